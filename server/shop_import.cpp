#include "server/shop_import.h"

#include "server/storage/order_storage.h"
#include "shared/base/hash.h"
#include "shared/protocol/fields.h"

namespace aisle {

Result<ShopReport> import_shop(Storage& storage, const std::string& site, const Shop& shop,
                               ShopWhen when) {
  ShopReport report{static_cast<std::int64_t>(shop.shoppers.size()),
                    static_cast<std::int64_t>(shop.orders.size())};
  const std::string source = std::to_string(fnv1a(to_json(shop)));
  if (when == ShopWhen::unless_same) {
    const auto before = storage.orders().shop_source(site);
    report.kept = before && *before == source;
    if (report.kept) return report;
  }
  const auto catalog = storage.products(site);
  if (!catalog) return catalog.error();
  if (const auto flaw = find_flaw(shop, *catalog)) {
    return Error{ErrorCode::invalid_argument, flaw->path + ": " + flaw->message};
  }
  if (auto done = storage.orders().replace_shop(site, shop, source); !done) return done.error();
  return report;
}

std::string describe(const ShopReport& report) {
  return "  " + std::to_string(report.shoppers) + " shoppers, " + std::to_string(report.orders) +
         " orders" +
         (report.kept ? ": the same as last time, so what became of them is kept" : "") + "\n";
}

}  // namespace aisle
