// Amounts as they stand in a sentence.
//
// Pure, without locale. Source: CLDR 43 for which languages write a decimal comma.
#pragma once

#include <string>
#include <string_view>

#include "shared/commerce/money.h"

namespace aisle {

/// "19.99 EUR", in German "19,99 EUR". Thousands are not parted: the verifier and people read the
/// same digits. `language` is BCP 47; only its first subtag counts.
std::string format_money(const Money& money, std::string_view language);

/// As above, but "100 EUR" where nothing but zeros stands behind the point: for limits.
std::string format_limit(const Money& money, std::string_view language);

/// A rating of hundredths, without zeros behind: 465 is "4.65", 460 is "4.6", 400 is "4".
std::string format_rating(std::int64_t hundredths, std::string_view language);

}  // namespace aisle
