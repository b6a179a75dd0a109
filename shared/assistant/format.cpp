#include "shared/assistant/format.h"

#include <algorithm>
#include <array>

namespace aisle {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::string_view kNarrowSpace = "\u202F";

enum class SignAt { before, apart_before, behind };  ///< "€5", "€ 5", "5 €".

/// How numbers and amounts are written.
struct Style {
  std::string_view language, decimal_mark, thousands_mark;
  std::size_t digits_parted;  ///< Of a whole number: fewer are written in one piece.
  SignAt sign_at;
};
constexpr auto kStyles = std::to_array<Style>({
    {"en", ".", ",", 4, SignAt::before},           {"bg", ",", kNoBreakSpace, 5, SignAt::behind},
    {"cs", ",", kNoBreakSpace, 4, SignAt::behind}, {"da", ",", ".", 4, SignAt::behind},
    {"de", ",", ".", 4, SignAt::behind},           {"el", ",", ".", 4, SignAt::behind},
    {"es", ",", ".", 5, SignAt::behind},           {"fi", ",", kNoBreakSpace, 4, SignAt::behind},
    {"fr", ",", kNarrowSpace, 4, SignAt::behind},  {"hr", ",", ".", 4, SignAt::behind},
    {"hu", ",", kNoBreakSpace, 5, SignAt::behind}, {"it", ",", ".", 5, SignAt::behind},
    {"lt", ",", kNoBreakSpace, 4, SignAt::behind}, {"lv", ",", kNoBreakSpace, 5, SignAt::behind},
    {"nb", ",", kNoBreakSpace, 4, SignAt::behind}, {"nl", ",", ".", 4, SignAt::apart_before},
    {"no", ",", kNoBreakSpace, 4, SignAt::behind}, {"pl", ",", kNoBreakSpace, 5, SignAt::behind},
    {"pt", ",", ".", 4, SignAt::apart_before},     {"ro", ",", ".", 4, SignAt::behind},
    {"ru", ",", kNoBreakSpace, 4, SignAt::behind}, {"sv", ",", kNoBreakSpace, 4, SignAt::behind},
    {"tr", ",", ".", 4, SignAt::before},
});

/// Signs that stand for a currency; a language that has another comes first.
struct Sign {
  std::string_view language, currency, sign;
};
constexpr auto kSigns = std::to_array<Sign>({{"es", "USD", "US$"},
                                             {"es", "GBP", "GBP"},
                                             {"es", "JPY", "JPY"},
                                             {"fr", "USD", "$US"},
                                             {"fr", "GBP", "£GB"},
                                             {"fr", "JPY", "JPY"},
                                             {"hu", "EUR", "EUR"},
                                             {"ro", "EUR", "EUR"},
                                             {"", "EUR", "€"},
                                             {"", "USD", "$"},
                                             {"", "GBP", "£"},
                                             {"", "JPY", "¥"}});

const Style& style_of(std::string_view language) {
  const std::string_view subtag = language.substr(0, language.find('-'));
  const auto known = std::find_if(kStyles.begin(), kStyles.end(),
                                  [&](const Style& style) { return style.language == subtag; });
  return known == kStyles.end() ? kStyles.front() : *known;
}

std::string_view sign_of(std::string_view currency, const Style& style) {
  for (const Sign& known : kSigns) {
    const bool spoken = known.language.empty() || known.language == style.language;
    if (spoken && known.currency == currency) return known.sign;
  }
  return currency;
}

// "1299.00" as the language writes it.
std::string localised(std::string_view decimal, const Style& style) {
  const std::size_t point = std::min(decimal.find('.'), decimal.size());
  std::string text;
  for (std::size_t i = 0; i < point; ++i) {
    const bool parted = point >= style.digits_parted && i > 0 && (point - i) % 3 == 0;
    if (parted) text += style.thousands_mark;
    text += decimal[i];
  }
  if (point == decimal.size()) return text;
  return text.append(style.decimal_mark).append(decimal.substr(point + 1));
}

std::string amount_text(std::string_view decimal, const Money& money, std::string_view language) {
  const Style& style = style_of(language);
  const std::string_view sign = sign_of(money.currency, style);
  std::string number = localised(decimal, style);
  if (style.sign_at == SignAt::behind) return number.append(kNoBreakSpace).append(sign);
  const bool apart = style.sign_at == SignAt::apart_before || sign == money.currency;
  return std::string(sign).append(apart ? kNoBreakSpace : std::string_view()).append(number);
}

}  // namespace

std::string format_money(const Money& money, std::string_view language) {
  return amount_text(format_decimal(money), money, language);
}

std::string format_limit(const Money& money, std::string_view language) {
  std::string decimal = format_decimal(money);
  const std::size_t point = decimal.find('.');
  if (point != decimal.npos && decimal.find_first_not_of('0', point + 1) == decimal.npos) {
    decimal.resize(point);
  }
  return amount_text(decimal, money, language);
}

std::string format_rating(std::int64_t hundredths, std::string_view language) {
  std::string decimal =
      std::to_string(hundredths / 100) + "." + std::to_string(100 + hundredths % 100).substr(1);
  while (decimal.back() == '0') decimal.pop_back();
  if (decimal.back() == '.') decimal.pop_back();
  return localised(decimal, style_of(language));
}

}  // namespace aisle
