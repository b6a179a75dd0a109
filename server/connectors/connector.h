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

}  // namespace aisle
