// The JSON form of the reference shop: rules, shoppers and orders in one file. README.md describes
// it.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/commerce/shop.h"

namespace aisle {

inline constexpr std::size_t kShopBytesMax = 64u << 20;

/// Reads a shop that is sound in itself (`find_flaw`); whether its products are there, the catalog
/// knows. Errors: invalid_argument (not JSON, or a path and what was expected there), too_large.
Result<Shop> parse_shop(std::string_view json);

/// The canonical text, which reads back as the same shop: two spaces a level, members in their
/// order, none that is empty, times in UTC with milliseconds, a line end at the end.
std::string format_shop(const Shop& shop);

/// The shop in a file. Errors: as `parse_shop` and not_found, unavailable; the message begins with
/// the path.
Result<Shop> read_shop(const std::string& path);

}  // namespace aisle
