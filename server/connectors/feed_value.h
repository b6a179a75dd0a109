// What the cells of a feed mean. Every function says in one sentence what it expected.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/connectors/feed_row.h"
#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/commerce/product.h"

namespace aisle {

/// "19.99 EUR". Without a currency it is `currency`, if that is one; another one than `currency` is
/// an error, unless that is "". Errors: invalid_argument, too_large.
Result<Money> read_price(std::string_view text, std::string_view currency);

/// Writes what is paid `now`, and what was paid `before` where that is more, as price and sale
/// price.
void put_prices(FeedRow& row, std::string_view now, std::string_view before,
                std::string_view currency);

/// "in_stock", "in stock", "preorder", "pre-order", ... Errors: invalid_argument.
Result<Availability> read_availability(std::string_view text);

/// A time that both ends belong to.
struct FeedPeriod {
  Time begin{}, end{};

  bool has(Time now) const { return begin <= now && now <= end; }
  /// The first moment after `now` at which `has` says something else than now; none: never.
  std::optional<Time> turns_after(Time now) const;
};

/// "2026-11-24T09:30+0100/2026-12-01T23:59+0100". Without times it is whole days; without a zone it
/// is UTC. Errors: invalid_argument.
Result<FeedPeriod> read_period(std::string_view text);

/// "4.65" is 465; at most two decimals, 0 to 5. Errors: invalid_argument.
Result<std::int64_t> read_rating(std::string_view text);

/// Digits only, at most 1,000,000,000. Errors: invalid_argument.
Result<std::int64_t> read_count(std::string_view text);

/// An address that begins with http:// or https:// and has no spaces or quotes in it; one that
/// begins with a single "/" gets `base_url` before it, if there is one. "" stays "". Errors:
/// invalid_argument.
Result<std::string> read_address(std::string_view text, std::string_view base_url);

/// "Clothing > Jackets", at most kCategoryLevelsMax of them; numbers alone are nothing.
std::vector<std::string> read_category(std::string_view text);
inline constexpr std::size_t kCategoryLevelsMax = 10;

}  // namespace aisle
