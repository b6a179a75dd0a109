// Holds every fact in an answer's prose to this turn's receipts.
//
// Amounts, percentages, dates, order numbers, stock counts and links need a receipt that says the
// same; numbers that only count ("the first two", "3 of 12 results") are let through when they are
// among `allowed_numbers`. What has no receipt is withheld; what isn't visible (visible.h) is taken
// out. streaming.h does the same for a text that is still being written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/receipts/receipt.h"

namespace aisle {

struct Withheld {
  std::size_t begin = 0;  ///< Bytes of the text that was given, without what isn't visible.
  std::size_t end = 0;
  std::string fact;

  bool operator==(const Withheld&) const = default;
};

struct Verified {
  std::string text;                ///< With `replacement` in place of what was withheld.
  std::vector<Withheld> withheld;  ///< Empty when everything had a receipt.
};

Verified verify(std::string_view text, const std::vector<Receipt>& receipts,
                std::string_view replacement, const std::vector<std::int64_t>& allowed_numbers = {});

}  // namespace aisle
