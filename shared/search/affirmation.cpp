#include "shared/search/affirmation.h"

#include "shared/base/text.h"

namespace aisle {

Says Affirmation::of(std::string_view value) const {
  const std::vector<Word> first = words(value, 1);
  if (first.empty()) return Says::neither;
  const std::string& word = first.front().folded;
  if (yes_.contains(word)) return Says::yes;
  if (no_.contains(word)) return Says::no;
  if (word[0] < '0' || word[0] > '9') return Says::neither;
  return word.find_first_of("123456789") == word.npos ? Says::no : Says::yes;
}

bool Affirmation::is_bare(std::string_view value) const {
  const std::vector<Word> first = words(value, 2);
  return first.size() == 1 &&
         (yes_.contains(first.front().folded) || no_.contains(first.front().folded));
}

}  // namespace aisle
