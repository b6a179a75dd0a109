#include "shared/nlu/language.h"

#include <algorithm>
#include <array>

#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::size_t kWordBytesMax = 40;

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int distance(std::string_view a, std::string_view b) {
  std::array<std::array<int, kWordBytesMax + 1>, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i - 1) % 3];
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], rows[(i - 2) % 3][j - 2] + 1);
    }
  }
  return rows[a.size() % 3][b.size()];
}

}  // namespace

std::string WordForms::singular(std::string_view folded) const {
  constexpr std::size_t kKept = 2;
  if (plural_endings.empty()) return stem(folded);
  for (const auto& [many, one] : plural_endings) {
    if (folded.size() < many.size() + kKept && folded != many) continue;
    if (!folded.ends_with(many)) continue;
    return std::string(folded.substr(0, folded.size() - many.size())) + one;
  }
  return std::string(folded);
}

std::string WordForms::plain(std::string_view text) const {
  std::string folded = fold(text);
  return spellings.empty() ? folded : spelled(folded, spellings);
}

int typos_allowed(std::size_t letters) { return letters < 5 ? 0 : letters < 9 ? 1 : 2; }

bool is_near(std::string_view typed, std::string_view known) {
  if (typed.empty() || known.empty() || typed[0] != known[0]) return false;
  const std::size_t shorter = std::min(typed.size(), known.size());
  const std::size_t longer = std::max(typed.size(), known.size());
  if (longer > kWordBytesMax) return false;
  const int allowed = typos_allowed(shorter);
  if (allowed == 0 || longer - shorter > static_cast<std::size_t>(allowed)) return false;
  if (has_digit(typed) || has_digit(known)) return false;
  return distance(typed, known) <= allowed;
}

}  // namespace aisle
