// The running shop that AISLE_SHOP describes, its connector, and a hand on its till: the control
// server that plays shopper and merchant (README.md).
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "server/connectors/registry.h"

namespace aisle::test {

/// Some pieces of a variant in a shop's basket.
struct Wanted {
  VariantId variant;
  std::int64_t count = 1;
};

struct Customer {
  ShopperId id;
  std::string email;
};

class RealShop {
 public:
  /// Of `description`, the line that a start.mjs prints. Ends the process when it can't be used.
  explicit RealShop(const std::string& description);

  Connector& connector() { return *connector_; }
  Orders& orders() { return *connector_->orders(); }
  Capabilities can() { return connector_->capabilities(); }
  bool has_key() const { return !settings_.key.empty(); }
  bool has_address() const { return !settings_.url.empty(); }  ///< A database has none.

  /// Another connector of the same shop, whose settings differ.
  Result<std::unique_ptr<Connector>> connect(void (*change)(ConnectorSettings&)) const;

  /// Asks the control server. Nothing when the shop can't do that (501); what else goes wrong fails
  /// the test and is null.
  std::optional<nlohmann::json> play(const std::string& method, const std::string& path,
                                     const nlohmann::json& body = nullptr);

  /// All of the catalog as the connector reads it; fails the test when it can't.
  std::vector<Product> catalog();

  /// Variants of different products with at least ten pieces, or of unknown stock; `count` of them.
  std::vector<VariantId> buyable(std::size_t count);

  /// A new one each time, of whom nobody has heard before.
  Customer customer();

  /// Places and pays an order; its number. `customer` without an id orders as a guest.
  OrderId order(const Customer& customer, const std::vector<Wanted>& items);

  /// As the shop itself says.
  nlohmann::json shown(const OrderId& number);

 private:
  std::unique_ptr<HttpClient> http_;
  std::string type_;
  std::string control_;
  ConnectorSettings settings_;
  std::unique_ptr<Connector> connector_;
  int customers_ = 0;
};

/// The one of this process.
RealShop& shop();

/// Where the test orders go.
PostalAddress street();

}  // namespace aisle::test
