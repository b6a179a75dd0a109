// Puts shoppers and orders of a file into storage, when they fit to the catalog that is there.
#pragma once

#include <cstdint>
#include <string>

#include "server/storage/storage.h"
#include "shared/base/result.h"
#include "shared/commerce/shop.h"

namespace aisle {

/// Orders change where they are kept, so a nightly import must not bring the first ones back.
enum class ShopWhen {
  unless_same,  ///< Not when the last import gave the same shop.
  always,
};

struct ShopReport {
  std::int64_t shoppers = 0;
  std::int64_t orders = 0;
  bool kept = false;  ///< The source was the same, so what is stored was left alone.
};

/// `shop` is sound in itself. Errors: invalid_argument (an order names what the site's catalog
/// doesn't have: the path says which), not_found (there is no catalog yet), and storage's; the old
/// orders stay then.
Result<ShopReport> import_shop(Storage& storage, const std::string& site, const Shop& shop,
                               ShopWhen when);

/// A line for people.
std::string describe(const ShopReport& report);

}  // namespace aisle
