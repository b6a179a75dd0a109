#include "shared/search/word_list.h"

#include <algorithm>

namespace aisle {

WordList::WordList(std::vector<std::pair<std::string, std::uint32_t>> words) {
  std::sort(words.begin(), words.end());
  begin_.reserve(words.size() + 1);
  numbers_.reserve(words.size());
  for (const auto& [word, number] : words) {
    text_ += word;
    begin_.push_back(static_cast<std::uint32_t>(text_.size()));
    numbers_.push_back(number);
  }
  text_.shrink_to_fit();
}

std::optional<std::uint32_t> WordList::find(std::string_view word) const {
  const std::size_t index = lower_bound(word);
  if (index == size() || this->word(index) != word) return std::nullopt;
  return numbers_[index];
}

std::pair<std::size_t, std::size_t> WordList::range(std::string_view prefix) const {
  const std::size_t first = lower_bound(prefix);
  return {first, end_between(prefix, first, size())};
}

std::size_t WordList::end_of(std::string_view prefix, std::size_t from) const {
  std::size_t low = from, step = 1;
  while (low + step < size() && word(low + step).starts_with(prefix)) {
    low += step;
    step *= 2;
  }
  return end_between(prefix, low + 1, std::min(low + step, size()));
}

// Words before `low` begin so, words from `high` on don't.
std::size_t WordList::end_between(std::string_view prefix, std::size_t low,
                                  std::size_t high) const {
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (word(middle).starts_with(prefix))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

std::size_t WordList::lower_bound(std::string_view word) const {
  std::size_t low = 0, high = size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (this->word(middle) < word)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

}  // namespace aisle
