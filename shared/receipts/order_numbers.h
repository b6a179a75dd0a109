// Numbers of orders and parcels that are written without a "#": "TF-9999", "order 100234".
//
// A code is a run of letters, digits and hyphens with a digit in it. Codes are models' names too
// ("WH-1000XM5"), so only some are held to receipts: those that look like a number that a shop or a
// carrier gives, and those that are called one. English, German, French and Spanish.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace aisle {

/// Longer codes are read in parts.
inline constexpr std::size_t kCodeBytesMax = 64;
/// How far back `is_called_order` looks.
inline constexpr std::size_t kCalledBytesMax = 128;

/// Hyphens, the no-break one and short dashes.
bool is_hyphen(char32_t c);
/// What a code is made of; ideographs are not.
bool is_code_part(char32_t c);

/// A code in one form: folded, each hyphen as "-", without a "#" in front and hyphens at its ends.
std::string as_code(std::string_view written);

/// Whether a code as written can be nothing but such a number or a product's name that the turn
/// must have told: "TF-9999", "ORD-2026-0001", "TF10023", "1Z999AA10123456784". Not "GTX-50",
/// "WH-1000XM5", "mid-2026", "EN-13537".
bool looks_like_order_number(std::string_view written);

/// Whether a code that follows `before` is called an order's or a parcel's number ("Bestell-Nr. ",
/// "tracking number is **") and is long enough to be one.
bool is_called_order(std::string_view before, std::string_view written);

/// Whether a number that follows `before` is a standard's: "EN ", "ISO ".
bool follows_standard(std::string_view before);

/// The codes of a text in one form, each also with the word before it: "tf 9999" gives "9999" and
/// "tf-9999". Cost: linear.
std::vector<std::string> codes_in(std::string_view text);

}  // namespace aisle
