// Counts what connectors were asked, and tells operations when a platform answers in another shape
// than the one we know ("drift").
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "server/connectors/orders.h"
#include "server/http/metrics.h"

namespace aisle {

inline constexpr std::chrono::hours kDriftToldEvery{1};
inline constexpr std::size_t kDriftPlacesMax = 100;  ///< Of a process; further ones are "other".

/// Where an answer drifted, without the numbers of elements: "vendure order: lines[].price".
/// Nothing for an error that is no drift (shape.h says how they read).
std::string drift_place(const Error& error);

/// Any thread may call it.
class ConnectorWatch {
 public:
  /// `metrics` outlives it. `tell` writes one line for operations, by place.
  ConnectorWatch(Metrics& metrics, std::function<Time()> now,
                 std::function<void(std::string_view connector, std::string_view place)> tell)
      : metrics_(metrics), now_(std::move(now)), tell_(std::move(tell)) {}

  /// `error` is null for an answer. The same place is told once an hour.
  void asked(std::string_view connector, const Error* error);

 private:
  bool is_time_to_tell(const std::string& place);

  Metrics& metrics_;
  const std::function<Time()> now_;
  const std::function<void(std::string_view, std::string_view)> tell_;
  std::mutex mutex_;
  std::map<std::string, Time> told_;
};

/// Orders of a connector of this name, watched. Both others outlive it.
class WatchedOrders final : public Orders {
 public:
  WatchedOrders(Orders& orders, std::string connector, ConnectorWatch& watch)
      : orders_(orders), connector_(std::move(connector)), watch_(watch) {}

  bool can(OrderAction action) const override { return orders_.can(action); }
  Result<Shopper> shopper(const ShopperId& shopper) override;
  Result<Order> order(const ShopperId& shopper, const OrderId& id) override;
  Result<std::vector<Order>> orders(const ShopperId& shopper, const OrderId& before) override;
  Result<OrderGlance> glance(const OrderId& id, std::string_view proof) override;
  Result<Shopper> owner(const OrderId& id) override;
  Result<OrderOutcome> preview(const ShopperId& shopper, const OrderId& id,
                               const OrderChange& change, Time now) override;
  Result<OrderAnswer> change(const OrderRequest& request) override;

 private:
  template <class T>
  Result<T> told(Result<T> answer) {
    watch_.asked(connector_, answer ? nullptr : &answer.error());
    return answer;
  }

  Orders& orders_;
  const std::string connector_;
  ConnectorWatch& watch_;
};

}  // namespace aisle
