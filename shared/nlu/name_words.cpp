#include "shared/nlu/name_words.h"

#include <algorithm>
#include <array>

namespace aisle {
namespace {

constexpr std::size_t kBytesMax = 40;  ///< Longer words are never near; see `is_near`.

// The distances of a typed word to the starts of words that come in order, so that neighbours share
// their first rows. Source: optimal string alignment, as in language.cpp.
class Distances {
 public:
  Distances(std::string_view typed, int most) : typed_(typed), most_(most) {
    for (std::size_t j = 0; j <= typed.size(); ++j) rows_[0][j] = static_cast<int>(j);
  }

  // Row `i` of a word; false when no word that starts so can be near.
  bool add_row(std::string_view word, std::size_t i) {
    auto& row = rows_[i];
    const auto& above = rows_[i - 1];
    row[0] = static_cast<int>(i);
    int best = row[0];
    for (std::size_t j = 1; j <= typed_.size(); ++j) {
      const int replaced = above[j - 1] + (typed_[j - 1] == word[i - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && typed_[j - 1] == word[i - 2] && typed_[j - 2] == word[i - 1]) {
        row[j] = std::min(row[j], rows_[i - 2][j - 2] + 1);
      }
      best = std::min(best, row[j]);
    }
    return best <= most_;
  }

  bool is_near_at(std::size_t letters) const { return rows_[letters][typed_.size()] <= most_; }

 private:
  std::string_view typed_;
  int most_;
  std::array<std::array<int, kBytesMax + 1>, kBytesMax + 3> rows_;
};

std::size_t shared_start(std::string_view a, std::string_view b) {
  const auto differ = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(differ.first - a.begin());
}

// Gives the numbers in `order`, which is sorted by text, whose text is near to `typed`.
template <class Found>
void for_each_near(const std::vector<std::uint32_t>& order, const std::vector<std::string>& texts,
                   std::string_view typed, Found found) {
  const int most = typos_allowed(typed.size());
  if (most == 0 || typed.size() > kBytesMax) return;
  const auto starts_before = [&](std::uint32_t number, std::string_view start) {
    return std::string_view(texts[number]).substr(0, start.size()) < start;
  };
  const auto starts_behind = [&](std::string_view start, std::uint32_t number) {
    return start < std::string_view(texts[number]).substr(0, start.size());
  };
  const std::string_view first = typed.substr(0, 1);
  auto at = std::lower_bound(order.begin(), order.end(), first, starts_before);
  const auto end = std::upper_bound(at, order.end(), first, starts_behind);
  Distances distances(typed, most);
  const std::size_t letters_max = typed.size() + static_cast<std::size_t>(most);
  std::string_view before;  // The word that the rows belong to,
  std::size_t rows = 0;     // and how many of them are right.
  while (at != end) {
    const std::string_view word = texts[*at];
    rows = std::min(rows, shared_start(before, word));
    before = word;
    bool near = true;
    while (near && rows < std::min(word.size(), letters_max + 1)) {
      ++rows;
      near = rows <= letters_max && distances.add_row(word, rows);
    }
    if (!near) {  // Nor is any other word that starts so.
      at = std::upper_bound(at, end, word.substr(0, rows), starts_behind);
      --rows;
      continue;
    }
    if (distances.is_near_at(word.size()) && is_near(typed, word)) found(*at);
    ++at;
  }
}

}  // namespace

std::uint32_t NameWords::add(std::string_view folded, const WordForms& forms) {
  if (const auto known = numbers_.find(folded); known != numbers_.end()) return known->second;
  const auto number = static_cast<std::uint32_t>(words_.size());
  numbers_.emplace(folded, number);
  words_.emplace_back(folded);
  singulars_.push_back(forms.singular(folded));
  return number;
}

void NameWords::finish() {
  by_word_.resize(words_.size());
  for (std::uint32_t i = 0; i < by_word_.size(); ++i) by_word_[i] = i;
  by_singular_ = by_word_;
  const auto sort_by = [](Sorted& order, const std::vector<std::string>& texts) {
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return texts[a] < texts[b]; });
  };
  sort_by(by_word_, words_);
  sort_by(by_singular_, singulars_);
}

bool NameWords::has_singular(std::string_view singular) const {
  const auto at = std::lower_bound(
      by_singular_.begin(), by_singular_.end(), singular,
      [&](std::uint32_t number, std::string_view text) { return singulars_[number] < text; });
  return at != by_singular_.end() && singulars_[*at] == singular;
}

std::vector<NameWords::Match> NameWords::matches(const std::string& folded,
                                                 const std::string& singular) const {
  std::vector<Match> found;
  if (const auto same = numbers_.find(folded); same != numbers_.end()) {
    found.push_back({same->second, 0});
  }
  auto at = std::lower_bound(
      by_singular_.begin(), by_singular_.end(), singular,
      [&](std::uint32_t number, const std::string& text) { return singulars_[number] < text; });
  for (; at != by_singular_.end() && singulars_[*at] == singular; ++at) found.push_back({*at, 0});
  const auto near = [&](std::uint32_t number) { found.push_back({number, 1}); };
  for_each_near(by_word_, words_, folded, near);
  for_each_near(by_singular_, singulars_, singular, near);
  std::sort(found.begin(), found.end(), [](const Match& a, const Match& b) {
    return a.word != b.word ? a.word < b.word : a.slips < b.slips;
  });
  const auto same = [](const Match& a, const Match& b) { return a.word == b.word; };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
  return found;
}

}  // namespace aisle
