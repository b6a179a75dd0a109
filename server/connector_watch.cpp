#include "server/connector_watch.h"

#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::string_view kExpected = ": expected ";
constexpr std::size_t kPlaceBytesMax = 100;

std::string_view outcome_of(const Error* error) {
  if (!error) return "ok";
  switch (error->code) {
    case ErrorCode::unavailable: return "unavailable";
    case ErrorCode::deadline_exceeded: return "deadline_exceeded";
    case ErrorCode::invalid_argument: return "invalid_argument";
    case ErrorCode::too_large: return "too_large";
    case ErrorCode::not_found: return "not_found";
    case ErrorCode::permission_denied: return "permission_denied";
    case ErrorCode::conflict: return "conflict";
    case ErrorCode::data_loss: break;
  }
  return "data_loss";
}

}  // namespace

std::string drift_place(const Error& error) {
  const auto end = error.message.find(kExpected);
  if (error.code != ErrorCode::data_loss || end == std::string::npos) return {};
  std::string place;
  for (const char c : cut_utf8(std::string_view(error.message).substr(0, end), kPlaceBytesMax)) {
    const bool is_number_of_element = c >= '0' && c <= '9' && !place.empty() && place.back() == '[';
    if (!is_number_of_element) place += c;
  }
  return place;
}

void ConnectorWatch::asked(std::string_view connector, const Error* error) {
  metrics_.connector_asked(connector, outcome_of(error));
  std::string place = error ? drift_place(*error) : "";
  if (place.empty()) return;
  {
    const std::lock_guard lock(mutex_);
    if (!told_.contains(place) && told_.size() >= kDriftPlacesMax) place = "other";
    const bool is_time = is_time_to_tell(place);
    if (is_time) tell_(connector, place);
  }
  metrics_.connector_drifted(connector, place);
}

bool ConnectorWatch::is_time_to_tell(const std::string& place) {
  const Time now = now_();
  const auto [entry, is_new] = told_.try_emplace(place, now);
  if (!is_new && now - entry->second < kDriftToldEvery) return false;
  entry->second = now;
  return true;
}

Result<Shopper> WatchedOrders::shopper(const ShopperId& shopper) {
  return told(orders_.shopper(shopper));
}

Result<Order> WatchedOrders::order(const ShopperId& shopper, const OrderId& id) {
  return told(orders_.order(shopper, id));
}

Result<std::vector<Order>> WatchedOrders::orders(const ShopperId& shopper, const OrderId& before) {
  return told(orders_.orders(shopper, before));
}

Result<OrderGlance> WatchedOrders::glance(const OrderId& id, std::string_view proof) {
  return told(orders_.glance(id, proof));
}

Result<Shopper> WatchedOrders::owner(const OrderId& id) { return told(orders_.owner(id)); }

Result<OrderOutcome> WatchedOrders::preview(const ShopperId& shopper, const OrderId& id,
                                            const OrderChange& change, Time now) {
  return told(orders_.preview(shopper, id, change, now));
}

Result<OrderAnswer> WatchedOrders::change(const OrderRequest& request) {
  return told(orders_.change(request));
}

}  // namespace aisle
