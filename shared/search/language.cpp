#include "shared/search/language.h"

#include <algorithm>

#include "shared/base/text.h"

namespace aisle {

std::string spelled(std::string_view folded, const Spellings& spellings) {
  std::string word(folded);
  for (const auto& [two, one] : spellings) {
    for (std::size_t at = word.find(two); at != word.npos; at = word.find(two, at + 1)) {
      const bool others = at > 0 && std::string_view("aeiouq").find(word[at - 1]) != word.npos;
      if (!others) word.replace(at, two.size(), one);
    }
  }
  return word;
}

std::string without_elisions(std::string_view text, const std::vector<std::string>& elisions) {
  std::string result(text);
  std::size_t begin = 0;  // Of the word at hand.
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t at = pos;
    const char32_t c = next_code_point(text, pos);
    if (is_letter(c) || digit_value(c) >= 0) continue;
    const bool apostrophe = c == '\'' || c == 0x2019 || c == 0x2BC;
    if (apostrophe && at > begin &&
        std::find(elisions.begin(), elisions.end(), fold(text.substr(begin, at - begin))) !=
            elisions.end()) {
      std::fill(result.begin() + static_cast<std::ptrdiff_t>(at),
                result.begin() + static_cast<std::ptrdiff_t>(pos), ' ');
    }
    begin = pos;
  }
  return result;
}

}  // namespace aisle
