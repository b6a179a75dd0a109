// A number with its unit of measure: "28 l", "2 people", "400 lumens".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/nlu/lexicon.h"
#include "shared/nlu/utterance.h"

namespace aisle {

struct Quantity {
  std::int64_t thousandths = 0;
  std::string kind;
  std::int64_t unit = 0;  ///< Thousandths of the kind's base; see Unit.
  Span span;

  /// Whether both are as much, wherever they stand.
  bool operator==(const Quantity& other) const {
    return kind == other.kind && thousandths * unit == other.thousandths * other.unit;
  }
};

/// A number and its unit, "28 l" or "28l", at word `i`.
std::optional<Quantity> quantity_at(const Utterance& words, const Lexicon& lexicon, std::size_t i);

/// The quantity that a value of the catalog is, and nothing else; a bare number counts in the unit
/// that the option is called by, if it is: "Persons: 4".
std::optional<Quantity> quantity_of_value(const std::string& option, const std::string& value,
                                          const Lexicon& lexicon);

}  // namespace aisle
