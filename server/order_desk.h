// What a site can do with orders: its connector's orders, and proof of them by number and code.
#pragma once

#include <memory>
#include <string>

#include "server/config.h"
#include "server/connector_watch.h"
#include "server/identity/order_access.h"
#include "server/storage/storage.h"

namespace aisle {

/// Finds whom an order belongs to by asking the shop.
class OrderContacts final : public OrderFinder {
 public:
  explicit OrderContacts(std::shared_ptr<Orders> orders) : orders_(std::move(orders)) {}

  Result<OrderContact> find_contact(const OrderId& number) override;

 private:
  std::shared_ptr<Orders> orders_;
};

struct OrderDesk {
  std::shared_ptr<Orders> orders;
  std::unique_ptr<OrderContacts> contacts;
  std::unique_ptr<OrderAccess> access;
};

/// Null when no connector of the site has orders. All others must outlive it; `http` may
/// be null where no connector needs it. Errors: those of `make_site_connector`.
Result<std::unique_ptr<OrderDesk>> make_order_desk(const SiteConfig& site, Storage& storage,
                                                   Mailer& mailer, HttpClient* http,
                                                   ConnectorWatch& watch);

}  // namespace aisle
