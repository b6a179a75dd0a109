// The names that a catalog uses: what a shopper's words are read against.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace aisle {

struct NamedCount {
  std::string name;        ///< As the shop writes it: "Rain jackets".
  std::int64_t count = 0;  ///< Products that have it.

  bool operator==(const NamedCount&) const = default;
};

/// Everything most frequent first; equal counts by name. Each list has at most 5,000 names.
struct Vocabulary {
  std::vector<NamedCount> categories;  ///< Each name on any category path.
  std::vector<NamedCount> brands;
  std::map<std::string, std::vector<NamedCount>> options;  ///< Option or attribute name -> values.
  std::string currency;                                    ///< The most frequent one.

  bool operator==(const Vocabulary&) const = default;
};

}  // namespace aisle
