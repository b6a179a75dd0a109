// An amount of money in integer minor units, and its exact reading from decimals.
//
// No floating point: "19.99" EUR is 1999. Source: exponents of ISO 4217 (2024).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace aisle {

inline constexpr std::int64_t kMoneyAmountMax = (1LL << 53) - 1;  ///< JavaScript reads it exactly.

struct Money {
  std::int64_t amount = 0;  ///< Minor units: cents of EUR, yen of JPY, fils of KWD.
  std::string currency;     ///< ISO 4217 code, three upper-case letters.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("amount", self.amount);
    visit("currency", self.currency);
  }
  bool operator==(const Money&) const = default;
};

/// Digits behind the decimal point of a currency: 2 unless ISO 4217 says 0, 3 or 4.
int currency_exponent(std::string_view currency);

/// Three upper-case ASCII letters. Does not know whether the currency exists.
bool is_currency(std::string_view code);

/// Reads a plain decimal with a point, as platforms write it: "19.99", "20", "0.5". Trailing zeros
/// beyond the exponent are accepted, other digits there are not (a price is never rounded).
/// Errors: invalid_argument (form, sign, precision, currency), too_large (over kMoneyAmountMax).
Result<Money> parse_money(std::string_view decimal, std::string_view currency);

/// "19.99" for 1999 EUR: the inverse of `parse_money`, for machines.
std::string format_decimal(const Money& money);

}  // namespace aisle
