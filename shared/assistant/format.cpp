#include "shared/assistant/format.h"

#include <algorithm>
#include <array>

namespace aisle {
namespace {

constexpr std::array<std::string_view, 22> kDecimalComma = {
    "bg", "cs", "da", "de", "el", "es", "fi", "fr", "hr", "hu", "it",
    "lt", "lv", "nb", "nl", "no", "pl", "pt", "ro", "ru", "sv", "tr"};

std::string localised(std::string decimal, std::string_view language) {
  const std::string_view subtag = language.substr(0, language.find('-'));
  const bool comma =
      std::find(kDecimalComma.begin(), kDecimalComma.end(), subtag) != kDecimalComma.end();
  if (comma) std::replace(decimal.begin(), decimal.end(), '.', ',');
  return decimal;
}

}  // namespace

std::string format_money(const Money& money, std::string_view language) {
  return localised(format_decimal(money), language) + " " + money.currency;
}

std::string format_limit(const Money& money, std::string_view language) {
  std::string decimal = format_decimal(money);
  const std::size_t point = decimal.find('.');
  if (point != decimal.npos && decimal.find_first_not_of('0', point + 1) == decimal.npos) {
    decimal.resize(point);
  }
  return localised(std::move(decimal), language) + " " + money.currency;
}

std::string format_rating(std::int64_t hundredths, std::string_view language) {
  std::string decimal =
      std::to_string(hundredths / 100) + "." + std::to_string(100 + hundredths % 100).substr(1);
  while (decimal.back() == '0') decimal.pop_back();
  if (decimal.back() == '.') decimal.pop_back();
  return localised(std::move(decimal), language);
}

}  // namespace aisle
