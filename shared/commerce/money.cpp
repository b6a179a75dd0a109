#include "shared/commerce/money.h"

#include <algorithm>
#include <array>

#include "shared/commerce/decimal.h"

namespace aisle {
namespace {

constexpr std::array<std::string_view, 16> kNoDecimals = {
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW",
    "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"};
constexpr std::array<std::string_view, 7> kThreeDecimals = {"BHD", "IQD", "JOD", "KWD",
                                                            "LYD", "OMR", "TND"};

bool contains(const auto& list, std::string_view code) {
  return std::find(list.begin(), list.end(), code) != list.end();
}

}  // namespace

int currency_exponent(std::string_view currency) {
  if (contains(kNoDecimals, currency)) return 0;
  if (contains(kThreeDecimals, currency)) return 3;
  if (currency == "CLF" || currency == "UYW") return 4;
  return 2;
}

bool is_currency(std::string_view code) {
  return code.size() == 3 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Result<Money> parse_money(std::string_view decimal, std::string_view currency) {
  if (!is_currency(currency)) {
    return Error{ErrorCode::invalid_argument, "price: the currency is not three capital letters"};
  }
  const auto amount = parse_decimal(decimal, currency_exponent(currency), kMoneyAmountMax);
  if (!amount) return Error{amount.error().code, "price: " + amount.error().message};
  return Money{*amount, std::string(currency)};
}

std::string format_decimal(const Money& money) {
  return format_decimal(money.amount, currency_exponent(money.currency));
}

}  // namespace aisle
