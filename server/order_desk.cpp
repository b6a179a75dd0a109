#include "server/order_desk.h"

#include <optional>

#include "server/site_connectors.h"
#include "server/stored_orders.h"

namespace aisle {
namespace {

// A connector, what it keeps its orders in, and its orders: they go together.
struct OrderSource {
  StoredOrders stored;
  std::unique_ptr<Connector> connector;
  std::optional<WatchedOrders> watched;
};

}  // namespace

Result<OrderContact> OrderContacts::find_contact(const OrderId& number) {
  const auto owner = orders_->owner(number);
  if (!owner) return owner.error();
  const auto order = orders_->order(owner->id, number);
  if (!order) return order.error();
  return OrderContact{order->id, owner->id, owner->email, order->address.postcode};
}

Result<std::unique_ptr<OrderDesk>> make_order_desk(const SiteConfig& site, Storage& storage,
                                                   Mailer& mailer, HttpClient* http,
                                                   ConnectorWatch& watch) {
  for (const ConnectorConfig& config : site.connectors) {
    auto source = std::make_shared<OrderSource>(
        OrderSource{StoredOrders(storage.orders(), site.site.key), nullptr, {}});
    Orders* const stored = config.settings.shop.empty() ? nullptr : &source->stored;
    auto connector = make_site_connector(config, http, stored);
    if (!connector) return connector.error();
    source->connector = std::move(*connector);
    Orders* orders = source->connector->orders();
    if (!orders) continue;
    auto desk = std::make_unique<OrderDesk>();
    source->watched.emplace(*orders, config.type, watch);
    desk->orders = std::shared_ptr<Orders>(source, &*source->watched);
    desk->contacts = std::make_unique<OrderContacts>(desk->orders);
    desk->access = std::make_unique<OrderAccess>(*desk->contacts, mailer, site.site.name);
    return desk;
  }
  return std::unique_ptr<OrderDesk>();
}

}  // namespace aisle
