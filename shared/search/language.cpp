#include "shared/search/language.h"

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

}  // namespace aisle
