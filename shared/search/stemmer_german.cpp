// Source: snowballstem.org, "German stemming algorithm". Folding has written "ß" as "ss" and
// dropped the umlauts already, which the algorithm does itself, first and last.
#include <algorithm>
#include <array>
#include <utility>

#include "shared/search/stemmer.h"

namespace aisle {
namespace {

constexpr std::string_view kBeforeS = "bdfghklmnrt";
constexpr std::string_view kBeforeLoanS = "aopy";  // "Ponchos", "Tops": shops have many of them.
constexpr std::string_view kBeforeSt = "bdfghklmnt";
constexpr std::size_t kBeforeRegionMin = 3;

// Words that only look as if they had an ending: "LED" is no "Leder".
constexpr auto kWhole = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"leder", "leder"}, {"wasser", "wasser"}, {"messer", "messer"}, {"jeans", "jeans"}});

// One word on its way to its stem. Regions are positions from which on an ending may go.
class GermanWord {
 public:
  explicit GermanWord(std::string_view folded) : word_(folded) {
    // A u or y between vowels is none.
    for (std::size_t i = 1; i + 1 < word_.size(); ++i) {
      if ((word_[i] == 'u' || word_[i] == 'y') && is_vowel(i - 1) && is_vowel(i + 1)) {
        word_[i] = word_[i] == 'u' ? 'U' : 'Y';
      }
    }
    const std::size_t first = behind_consonant(0);
    second_region_ = behind_consonant(first);
    first_region_ = std::max(first, kBeforeRegionMin);
  }

  std::string stem() && {
    take_inflection();
    take_comparison();
    take_derivation();
    std::replace(word_.begin(), word_.end(), 'U', 'u');
    std::replace(word_.begin(), word_.end(), 'Y', 'y');
    return std::move(word_);
  }

 private:
  bool is_vowel(std::size_t i) const {
    return std::string_view("aeiouy").find(word_[i]) != std::string_view::npos;
  }

  // The place behind the first consonant that follows a vowel, from `begin` on.
  std::size_t behind_consonant(std::size_t begin) const {
    std::size_t i = begin;
    while (i < word_.size() && !is_vowel(i)) ++i;
    while (i < word_.size() && is_vowel(i)) ++i;
    return std::min(i + 1, word_.size());
  }

  // The longest of the endings that the word has; empty when none.
  std::string_view ending(std::initializer_list<std::string_view> endings) const {
    std::string_view best;
    for (const std::string_view one : endings) {
      if (one.size() > best.size() && word_.ends_with(one)) best = one;
    }
    return best;
  }

  bool take(std::string_view ending, std::size_t region) {
    if (ending.empty() || word_.size() - ending.size() < region) return false;
    word_.resize(word_.size() - ending.size());
    return true;
  }

  bool stands_behind(std::size_t letters, std::string_view allowed) const {
    return word_.size() > letters &&
           allowed.find(word_[word_.size() - letters - 1]) != allowed.npos;
  }

  void take_inflection() {
    const std::string_view found = ending({"em", "ern", "er", "e", "en", "es", "s"});
    if (found == "s" && !stands_behind(1, kBeforeS) && !stands_behind(1, kBeforeLoanS)) return;
    const bool may_double = found == "e" || found == "en" || found == "es";
    if (take(found, first_region_) && may_double && word_.ends_with("niss")) word_.pop_back();
  }

  void take_comparison() {
    const std::string_view found = ending({"en", "er", "est", "st"});
    if (found == "st" && (word_.size() < 6 || !stands_behind(2, kBeforeSt))) return;
    take(found, first_region_);
  }

  void take_derivation() {
    const std::string_view found =
        ending({"end", "ung", "ig", "ik", "isch", "lich", "heit", "keit"});
    const bool behind_e = stands_behind(found.size(), "e");
    if ((found == "ig" || found == "ik" || found == "isch") && behind_e) return;
    if (!take(found, second_region_)) return;
    if (found == "end" || found == "ung") {
      if (!stands_behind(2, "e")) take(ending({"ig"}), second_region_);
    } else if (found == "lich" || found == "heit") {
      take(ending({"er", "en"}), first_region_);
    } else if (found == "keit") {
      take(ending({"lich", "ig"}), second_region_);
    }
  }

  std::string word_;
  std::size_t first_region_ = 0;
  std::size_t second_region_ = 0;
};

}  // namespace

std::string stem_german(std::string_view folded) {
  const bool plain =
      std::all_of(folded.begin(), folded.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!plain) return std::string(folded);
  for (const auto& [word, stem] : kWhole) {
    if (folded == word) return std::string(stem);
  }
  return GermanWord(folded).stem();
}

}  // namespace aisle
