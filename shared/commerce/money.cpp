#include "shared/commerce/money.h"

#include <algorithm>
#include <array>

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

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
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
  const auto invalid = [&](std::string_view why) {
    return Error{ErrorCode::invalid_argument, "price: " + std::string(why)};
  };
  if (!is_currency(currency)) return invalid("the currency is not three capital letters");
  const auto point = decimal.find('.');
  const std::string_view whole = decimal.substr(0, point);
  std::string_view fraction = point == decimal.npos ? "" : decimal.substr(point + 1);
  if (whole.empty() || (point != decimal.npos && fraction.empty()) || !all_digits(whole) ||
      !all_digits(fraction)) {
    return invalid("not a plain decimal like 19.99");
  }
  const auto exponent = static_cast<std::size_t>(currency_exponent(currency));
  while (fraction.size() > exponent && fraction.back() == '0') fraction.remove_suffix(1);
  if (fraction.size() > exponent) return invalid("more decimals than the currency has");
  std::int64_t amount = 0;
  const auto append = [&](char digit) {
    if (amount <= kMoneyAmountMax) amount = amount * 10 + (digit - '0');
  };
  for (const char c : whole) append(c);
  for (const char c : fraction) append(c);
  for (std::size_t i = fraction.size(); i < exponent; ++i) append('0');
  if (amount > kMoneyAmountMax) return Error{ErrorCode::too_large, "price: over 2^53 - 1"};
  return Money{amount, std::string(currency)};
}

std::string format_decimal(const Money& money) {
  const auto exponent = static_cast<std::size_t>(currency_exponent(money.currency));
  std::string digits = std::to_string(money.amount < 0 ? -money.amount : money.amount);
  if (digits.size() <= exponent) digits.insert(0, exponent + 1 - digits.size(), '0');
  if (exponent > 0) digits.insert(digits.size() - exponent, ".");
  return money.amount < 0 ? "-" + digits : digits;
}

}  // namespace aisle
