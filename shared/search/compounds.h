// Words that are written together, taken apart by the words that a catalog has: "regenjacke" holds
// a "jacke".
//
// Pure. Languages without such words have no links, and cost nothing here.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/search/language.h"
#include "shared/search/stemmer.h"

namespace aisle {

class Compounds {
 public:
  Compounds() = default;
  explicit Compounds(const SearchLanguage& language);

  bool any() const { return !links_.empty(); }  ///< Whether the language has such words.

  using Known = std::function<bool(const std::string& stem)>;

  /// Views of the word that was taken apart, without what links them.
  struct Split {
    std::string_view lead, last;
    bool lead_known = false;
  };
  /// The longest last part that is known, behind a lead that is known too, or behind any if the
  /// last part is long. None for most words.
  std::optional<Split> split(std::string_view spelled, const Known& known) const;

  /// The stems of all parts that are known: "kinderregenjacken" holds "regenjack", "kind", "jack"
  /// and "reg".
  std::vector<std::string> parts(std::string_view spelled, const Known& known) const;

 private:
  std::string_view known_lead(std::string_view lead, const Known& known) const;

  Stemmer stem_ = find_stemmer("");
  std::vector<std::string> links_;
  std::vector<std::string> whole_;  ///< Stems, sorted.
};

}  // namespace aisle
