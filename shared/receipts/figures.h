// Numbers, currencies and dates as people write them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace aisle {

/// A run of digits with what may stand between them, at most kFigureBytesMax.
struct Figure {
  std::size_t end = 0;              ///< Where it ends; equal to where it was looked for: none.
  std::vector<std::string> groups;  ///< Digits as ASCII.
  std::string separators;           ///< One between two groups: '.' ',' '\'' '-' '/' ':'.
};
inline constexpr std::size_t kFigureBytesMax = 64;

/// What follows a figure's end and may make it another one: a separator and a digit.
inline constexpr std::size_t kFigureTailBytes = 4;
/// The longest currency's name, and the letter that would make it another word.
inline constexpr std::size_t kCurrencyBytesMax = 8;

Figure read_figure(std::string_view text, std::size_t pos);

/// The figure as a decimal without zeros that say nothing: "1.299,00" is "1299". Two readings when
/// a single point or comma may be either kind. Empty when it is no number.
std::vector<std::string> as_number(const Figure& figure);

/// The figure as a day, "2026-11-24". Two readings when day and month may be meant either way.
std::vector<std::string> as_date(const Figure& figure);

/// The value of at most four digits.
int small_number(std::string_view digits);

/// The currency whose sign or code begins at `pos`; `length` becomes its bytes. Empty when none
/// does.
std::string_view currency_at(std::string_view text, std::size_t pos, std::size_t& length);
/// Likewise the one that ends at `pos`.
std::string_view currency_before(std::string_view text, std::size_t pos, std::size_t& length);

/// 1 to 12 for a month's name or short name, folded; else 0.
int month_number(std::string_view folded);

}  // namespace aisle
