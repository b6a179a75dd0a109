#include "shared/commerce/decimal.h"

#include <algorithm>

namespace aisle {
namespace {

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Result<std::int64_t> parse_decimal(std::string_view decimal, int places, std::int64_t max) {
  const auto point = decimal.find('.');
  const std::string_view whole = decimal.substr(0, point);
  std::string_view fraction = point == decimal.npos ? "" : decimal.substr(point + 1);
  if (whole.empty() || (point != decimal.npos && fraction.empty()) || !all_digits(whole) ||
      !all_digits(fraction)) {
    return Error{ErrorCode::invalid_argument, "not a plain decimal like 19.99"};
  }
  const auto exponent = static_cast<std::size_t>(places);
  while (fraction.size() > exponent && fraction.back() == '0') fraction.remove_suffix(1);
  if (fraction.size() > exponent) {
    return Error{ErrorCode::invalid_argument,
                 "more than " + std::to_string(places) + " digits behind the point"};
  }
  std::int64_t value = 0;
  const auto append = [&](char digit) {
    if (value <= max) value = value * 10 + (digit - '0');
  };
  for (const char c : whole) append(c);
  for (const char c : fraction) append(c);
  for (std::size_t i = fraction.size(); i < exponent; ++i) append('0');
  if (value > max) return Error{ErrorCode::too_large, "over " + format_decimal(max, places)};
  return value;
}

std::string format_decimal(std::int64_t value, int places) {
  const auto exponent = static_cast<std::size_t>(places);
  std::string digits = std::to_string(value < 0 ? -value : value);
  if (digits.size() <= exponent) digits.insert(0, exponent + 1 - digits.size(), '0');
  if (exponent > 0) digits.insert(digits.size() - exponent, ".");
  return value < 0 ? "-" + digits : digits;
}

}  // namespace aisle
