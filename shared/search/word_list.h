// A sorted list of words in one piece of memory, found by word or by how they begin.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aisle {

class WordList {
 public:
  WordList() = default;

  /// Takes words with a number each; no word twice.
  explicit WordList(std::vector<std::pair<std::string, std::uint32_t>> words);

  std::size_t size() const { return numbers_.size(); }
  std::string_view word(std::size_t index) const {
    return std::string_view(text_).substr(begin_[index], begin_[index + 1] - begin_[index]);
  }
  std::uint32_t number(std::size_t index) const { return numbers_[index]; }

  /// The number of a word.
  std::optional<std::uint32_t> find(std::string_view word) const;

  /// The indexes from first to before second of the words that begin so.
  std::pair<std::size_t, std::size_t> range(std::string_view prefix) const;

  /// The first index after `from` whose word does not begin so; the word at `from` does. The nearer
  /// it lies, the less it costs.
  std::size_t end_of(std::string_view prefix, std::size_t from) const;

 private:
  std::size_t lower_bound(std::string_view word) const;
  std::size_t end_between(std::string_view prefix, std::size_t low, std::size_t high) const;

  std::string text_;
  std::vector<std::uint32_t> begin_ = {0};
  std::vector<std::uint32_t> numbers_;
};

}  // namespace aisle
