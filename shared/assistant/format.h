// Amounts as they stand in a sentence, and on the panel's cards.
//
// Pure, without locale. Source: CLDR 43, so that prose agrees with what browsers write (Intl with
// style "currency"); currencies whose sign a language does not know are written by their code.
#pragma once

#include <string>
#include <string_view>

#include "shared/commerce/money.h"

namespace aisle {

/// "€1,299.00", in German "1.299,00 €" with a no-break space. `language` is BCP 47; only its first
/// subtag counts, and one that is unknown writes as English does.
std::string format_money(const Money& money, std::string_view language);

/// As above, but "€100" where nothing but zeros stands behind the point: for limits.
std::string format_limit(const Money& money, std::string_view language);

/// A rating of hundredths, without zeros behind: 465 is "4.65", 460 is "4.6", 400 is "4".
std::string format_rating(std::int64_t hundredths, std::string_view language);

}  // namespace aisle
