// An adapter to a commerce platform: where a site's products, policies and orders come from.
//
// Implementations throw nothing; a library's exception ends in the file that wraps it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/connectors/check.h"
#include "server/connectors/orders.h"
#include "server/connectors/shop_hint.h"
#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/commerce/policy.h"
#include "shared/commerce/product.h"
#include "shared/commerce/shop.h"

namespace aisle {

/// A part of the source that was left out, and why. Reported to operations, by line.
struct Skipped {
  std::string file;
  std::int64_t line = 0;  ///< From 1; 0 when the source has no lines.
  std::string reason;     ///< "price: not a plain decimal like 19.99"

  bool operator==(const Skipped&) const = default;
};

/// What was read in all. `skipped` holds the first kSkippedMax; `skipped_count` counts all.
struct ReadReport {
  /// The source is as it was at ConnectorSettings::mark: no product was given, all of them hold.
  bool unchanged = false;
  std::string mark;           ///< The source's state, for the next time; "" when it does not tell.
  std::optional<Time> turns;  ///< When the same source gives other products: a sale begins or ends.
  std::int64_t rows = 0;
  std::int64_t skipped_count = 0;
  std::vector<Skipped> skipped;
};
inline constexpr std::size_t kSkippedMax = 1000;

inline void skip(ReadReport& report, Skipped one) {
  ++report.skipped_count;
  if (report.skipped.size() < kSkippedMax) report.skipped.push_back(std::move(one));
}

/// What a platform can do. The assistant offers nothing that no connector of the site can.
struct Capabilities {
  bool catalog = false;
  bool policies = false;
  bool orders = false;  ///< Reading them. The following are never there without.
  bool cancellation = false;
  bool address_change = false;
  bool item_change = false;
  bool payment_change = false;
  bool returns = false;
  bool exchanges = false;

  bool operator==(const Capabilities&) const = default;
};

/// What a platform can tell of its catalog besides all of it.
struct CatalogReach {
  bool resumes = false;  ///< A reading of everything can go on where one before has ended.
  bool changes = false;  ///< What has changed since a time.
  bool changes_tell_offers = false;  ///< That includes changes of nothing but prices and stock.
  bool product = false;              ///< One product.

  bool operator==(const CatalogReach&) const = default;
};

/// Takes products as they are read; false ends the reading early without an error.
using TakeProduct = std::function<bool(Product)>;

/// Where a reading of everything begins, and what it tells on its way.
struct ReadingPlaces {
  std::string
      from;  ///< As `reached` was given it, at most kReadingPlaceBytesMax; "": the beginning.

  /// All products before this place have been given. May be empty; false ends the reading.
  std::function<bool(const std::string& place)> reached;
};
inline constexpr std::size_t kReadingPlaceBytesMax = 2'000;

class Connector {
 public:
  virtual ~Connector() = default;

  /// The name it goes by in receipts and the config: "feed".
  virtual std::string_view name() const = 0;

  virtual Capabilities capabilities() const = 0;

  /// Gives each product once, in the source's order, in bounded memory. `take` is called on this
  /// thread; returning false from it ends the reading early without an error.
  /// Errors: not_found (no such source), data_loss (truncated or not of the format; what was given
  /// so far must be thrown away), too_large, unavailable.
  virtual Result<ReadReport> products(const std::function<bool(Product)>& take) = 0;

  /// What the next three can do.
  virtual CatalogReach reach() const { return {}; }

  /// The same from a place on. A product near it may be given that was given before it. Errors: as
  /// above, and invalid_argument (`from` is no place of this shop's, any more).
  virtual Result<ReadReport> products_from(const ReadingPlaces&, const TakeProduct& take) {
    return products(take);
  }

  /// Products that have changed at `since` or later by the shop's clock, as `products`. What is not
  /// for sale any more is not among them. Errors: as `products`.
  virtual Result<ReadReport> changed(Time since, const TakeProduct& take) {
    static_cast<void>(since), static_cast<void>(take);
    return Error{ErrorCode::invalid_argument, "this platform doesn't tell what has changed"};
  }

  /// One product as it is now; nothing when it is not for sale, or was never there. Errors: as
  /// `products`.
  virtual Result<std::optional<Product>> product(const ProductId& id) {
    static_cast<void>(id);
    return Error{ErrorCode::invalid_argument, "this platform doesn't tell of one product"};
  }

  /// What a webhook of this shop says; nothing when it is about what we don't keep. Any thread may
  /// ask. Errors: not_found (this connector takes none, or has no secret for them),
  /// permission_denied (it is not signed by the shop), invalid_argument (signed, but not
  /// understood).
  virtual Result<std::vector<ShopHint>> hints(const WebhookRequest&) const {
    return Error{ErrorCode::not_found, "this connector takes no webhooks"};
  }

  /// All policies; empty for a platform without any.
  /// Errors: as above.
  virtual Result<std::vector<Policy>> policies() = 0;

  /// Orders as they are now; null without that capability. Lives as long as the connector.
  virtual Orders* orders() { return nullptr; }

  /// What works of it with its settings and its key: one entry per capability, in their order.
  /// Changes nothing; asks the shop a few questions. A platform that tells the rights of a key
  /// answers by those; this asks for a product, the policies, and an order that nobody has, and
  /// takes the word of `capabilities` for the rest.
  virtual std::vector<CapabilityCheck> check();

  /// The shoppers and orders that a reference shop begins with; nothing for a platform that keeps
  /// its own. Errors: as above, and invalid_argument (the file, the path in it, what is wrong).
  virtual Result<std::optional<Shop>> first_shop() { return std::optional<Shop>(); }
};

/// Of an answer about one product; nothing when it is empty.
inline Result<std::optional<Product>> first_of(Result<std::vector<Product>> products) {
  if (!products) return products.error();
  if (products->empty()) return std::optional<Product>();
  return std::optional<Product>(std::move(products->front()));
}

}  // namespace aisle
