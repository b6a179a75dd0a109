#include "shared/search/spelling.h"

#include <algorithm>
#include <array>

namespace aisle {
namespace {

constexpr std::size_t kLettersMin = 3;
constexpr std::size_t kTwoEditsLettersMin = 6;
constexpr std::size_t kBytesMax = 40;

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Compares the wanted word with the words of a sorted list one after the other. Row i holds the
// distances of the first i letters of the current word to each start of the wanted one; neighbours
// in the list share their first rows. Source: optimal string alignment distance (Damerau 1964),
// kept to a band of the distance allowed.
class Distances {
 public:
  Distances(std::string_view wanted, int most) : wanted_(wanted), most_(most) {
    for (std::size_t j = 0; j <= wanted.size(); ++j) rows_[0][j] = static_cast<std::uint8_t>(j);
  }

  // Goes on with row `i` for the word; false when no word with this start can be near enough.
  bool add_row(std::string_view word, std::size_t i) {
    const auto& above = rows_[i - 1];
    auto& row = rows_[i];
    const char letter = word[i - 1];
    const auto band = static_cast<std::size_t>(most_);
    const std::size_t first = i > band ? i - band : 0;
    const std::size_t last = std::min(wanted_.size(), i + band);
    if (first > wanted_.size()) return false;
    int best = most_ + 1;
    for (std::size_t j = first; j <= last; ++j) {
      int distance = most_ + 1;
      if (j == 0) {
        distance = static_cast<int>(i);
      } else {
        distance = above[j - 1] + (wanted_[j - 1] == letter ? 0 : 1);
        if (j > first) distance = std::min(distance, row[j - 1] + 1);
        if (j < i + band) distance = std::min(distance, above[j] + 1);
        if (i > 1 && j > 1 && letter == wanted_[j - 2] && word[i - 2] == wanted_[j - 1]) {
          distance = std::min(distance, rows_[i - 2][j - 2] + 1);
        }
      }
      row[j] = static_cast<std::uint8_t>(distance);
      best = std::min(best, distance);
    }
    return best <= most_;
  }

  int at_end(std::size_t letters) const {
    const std::size_t difference =
        letters > wanted_.size() ? letters - wanted_.size() : wanted_.size() - letters;
    if (difference > static_cast<std::size_t>(most_)) return most_ + 1;
    return rows_[letters][wanted_.size()];
  }

 private:
  std::string_view wanted_;
  int most_;
  std::array<std::array<std::uint8_t, kBytesMax + 1>, kBytesMax + 3> rows_{};
};

std::size_t shared_start(std::string_view a, std::string_view b) {
  std::size_t n = 0;
  while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
  return n;
}

std::optional<std::size_t> nearest(const WordList& words, std::string_view wanted, int most,
                                   std::size_t first, std::size_t last) {
  Distances distances(wanted, most);
  std::optional<std::size_t> found;
  std::string_view before;  // the word that the rows belong to,
  std::size_t rows = 0;     // and how many of them are right
  const std::size_t letters_max = wanted.size() + static_cast<std::size_t>(most);
  for (std::size_t index = first; index < last;) {
    const std::string_view word = words.word(index);
    rows = std::min(rows, shared_start(before, word));
    before = word;
    bool near = true;
    const std::size_t letters = std::min(word.size(), letters_max + 1);
    while (near && rows < letters) {
      ++rows;
      near = rows <= letters_max && distances.add_row(word, rows);
    }
    if (!near) {  // Nor is any other word that starts so.
      index = words.end_of(word.substr(0, rows), index);
      --rows;
      continue;
    }
    if (distances.at_end(word.size()) <= most && !has_digit(word) &&
        (!found || words.number(index) > words.number(*found))) {
      found = index;
    }
    ++index;
  }
  return found;
}

}  // namespace

std::optional<std::string> nearest_word(const WordList& words, std::string_view word) {
  if (word.size() < kLettersMin || word.size() > kBytesMax || has_digit(word)) return std::nullopt;
  auto found = nearest(words, word, 1, 0, words.size());
  if (!found && word.size() >= kTwoEditsLettersMin) {
    const auto [first, last] = words.range(word.substr(0, 1));
    found = nearest(words, word, 2, first, last);
  }
  if (!found) return std::nullopt;
  return std::string(words.word(*found));
}

}  // namespace aisle
