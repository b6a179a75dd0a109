#include "shared/privacy/scan.h"

#include <algorithm>

#include "shared/base/text.h"

namespace aisle::privacy {

Scan::Scan(std::string_view text) {
  chars_.reserve(text.size() + 1);
  for (std::size_t pos = 0; pos < text.size();) {
    Char c;
    c.begin = static_cast<std::uint32_t>(pos);
    c.code = next_code_point(text, pos);
    c.digit = static_cast<std::int8_t>(digit_value(c.code));
    c.letter = is_letter(c.code);
    chars_.push_back(c);
  }
  chars_.push_back({.begin = static_cast<std::uint32_t>(text.size())});
  // Names that stand for what was taken out before.
  for (std::size_t i = 0; i + 1 < chars_.size(); ++i) {
    if (chars_[i].code != '[') continue;
    for (const std::string_view name : enum_names(PersonalData{})) {
      if (text.substr(chars_[i].begin + 1, name.size()) != name) continue;
      const std::size_t end = i + name.size() + 2;
      if (at(end - 1).code != ']') continue;
      for (std::size_t k = i; k < end; ++k) chars_[k].taken = true;
      if (name == "card") card_ends_.push_back(end);
    }
  }
}

bool Scan::is(std::size_t i, std::string_view ascii) const {
  const Char& c = at(i);
  return c.code > 0 && c.code < 0x80 && !c.taken &&
         ascii.find(static_cast<char>(c.code)) != ascii.npos;
}

std::size_t Scan::digits_end(std::size_t i) const {
  while (digit(i)) ++i;
  return i;
}

std::string Scan::word_before(std::size_t i, int count) const {
  const std::size_t limit = i > kContextMax ? i - kContextMax : 0;
  for (;; --count) {
    while (i > limit && !letter(i - 1)) {
      if (at(i - 1).taken || digit(i - 1)) return {};
      --i;
    }
    const std::size_t end = i;
    while (i > limit && letter(i - 1)) --i;
    if (i == end) return {};
    if (count > 0) continue;
    std::string word;
    for (std::size_t k = i; k < end; ++k) append_utf8(word, at(k).code);
    return fold(word);
  }
}

void Scan::take(PersonalData kind, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) chars_[i].taken = true;
  findings_.push_back({kind, at(begin).begin, at(end).begin});
  if (kind == PersonalData::card) card_ends_.push_back(end);
}

std::vector<Finding> Scan::findings() && {
  const auto before = [](const Finding& a, const Finding& b) { return a.begin < b.begin; };
  std::make_heap(findings_.begin(), findings_.end(), before);  // Smaller than std::sort.
  std::sort_heap(findings_.begin(), findings_.end(), before);
  return std::move(findings_);
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace aisle::privacy
