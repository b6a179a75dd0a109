// The names that a catalog uses (categories, brands, options), each with a number.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "shared/commerce/product.h"
#include "shared/search/affirmation.h"

namespace aisle {

/// What makes two spellings one name: folded words, joined by spaces. "Rain-Jackets" is "rain
/// jackets".
std::string name_key(std::string_view name);

/// Numbers names in the order in which they are met. Spellings with the same key are one name; the
/// first is the one that is shown.
class Names {
 public:
  std::uint32_t add(std::string_view name);
  std::optional<std::uint32_t> find(std::string_view name) const;

  std::size_t size() const { return shown_.size(); }
  const std::string& shown(std::uint32_t number) const { return shown_[number]; }
  const std::string& key(std::uint32_t number) const { return keys_[number]; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  using Numbers = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;

  Numbers spelled_;  // as written; it saves folding again
  Numbers keyed_;
  std::vector<std::string> shown_;
  std::vector<std::string> keys_;
};

/// One value of one option or attribute.
struct OptionValue {
  std::uint32_t option = 0;  ///< In CatalogNames::options.
  std::uint32_t value = 0;   ///< In CatalogNames::values.
};

/// Longer values are text to search in, not values to choose by.
inline constexpr std::size_t kOptionValueBytesMax = 80;

/// All names of a catalog. The same value under two options ("red" as colour and as trim) has one
/// number in `values` and two in `pairs`.
struct CatalogNames {
  Affirmation affirmation;
  bool compounds = false;  ///< Whether a word may end another: "rot" is in "glutrot".
  Names categories;
  Names brands;
  Names options;
  Names values;
  std::vector<OptionValue> pairs;

  /// The number of a pair in `pairs`; none when the value is empty or too long.
  std::optional<std::uint32_t> add_pair(const Attribute& attribute);

  /// The pairs that a wish means: the value itself or, if no product has that, all values that have
  /// its words among theirs ("red": "dark red"), or at their ends where words are written together.
  /// A bare yes means all values that say yes, and a bare no all that say no. Empty when there is
  /// none.
  std::vector<std::uint32_t> find_pairs(const Attribute& wish) const;

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> pair_numbers_;  // option << 32 | value
  std::vector<std::vector<std::uint32_t>> pairs_of_option_;
  std::vector<Says> says_;  // by pair
};

}  // namespace aisle
