// Quantities in attribute values, so that products can be compared: "1.9 kg", "28 l", "135 cm".
//
// Pure, in integers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/nlu/lexicon.h"

namespace aisle {

struct Measure {
  std::string kind;              ///< "weight"; empty for a bare number.
  std::int64_t thousandths = 0;  ///< Of the kind's base unit (gram, millimetre, millilitre).
};

/// The first number of a value, with the unit that follows it. None when there is no number. A
/// minus in front counts: "-5 degrees".
std::optional<Measure> read_measure(std::string_view value, const Lexicon& lexicon);

}  // namespace aisle
