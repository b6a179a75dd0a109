// Where an order stands, and the only ways from one place to another.
//
//     placed
//       |
//     pending ----------------------> cancelled
//       |      \.
//       |       partly_shipped
//       |      /
//     shipped
//       |
//     delivered ---> return_requested ----> returned
//              \---> exchange_requested --> exchanged
//
// Until something has left the warehouse everything can be changed; while goods are on their way
// nothing can; once all are there, they can be returned or exchanged, once. Whoever wants both, or
// has to return from a later state, speaks with a person.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace aisle {

enum class OrderState {
  pending,             ///< Placed and paid for; nothing has been packed.
  partly_shipped,      ///< Some goods have left, others have not.
  shipped,             ///< All have left; at least one parcel is still on its way.
  delivered,           ///< Every parcel has arrived.
  cancelled,           ///< By the shopper; all money is back.
  return_requested,    ///< Goods are to come back; the money follows when they are here.
  returned,            ///< They are here and the money is back.
  exchange_requested,  ///< Goods are to come back; the new ones are reserved, the price settled.
  exchanged,           ///< The old ones are here and the new ones have been sent.
};
constexpr auto enum_names(OrderState) {
  return std::to_array<std::string_view>({"pending", "partly_shipped", "shipped", "delivered",
                                          "cancelled", "return_requested", "returned",
                                          "exchange_requested", "exchanged"});
}

/// What can happen to an order. Its history is a list of these.
enum class OrderStep {
  placed,  ///< The first step of every order, and no other.
  address_changed,
  payment_changed,
  items_changed,
  cancelled,
  part_shipped,
  all_shipped,
  delivered,
  return_requested,
  return_received,
  exchange_requested,
  exchange_completed,
};
constexpr auto enum_names(OrderStep) {
  return std::to_array<std::string_view>(
      {"placed", "address_changed", "payment_changed", "items_changed", "cancelled", "part_shipped",
       "all_shipped", "delivered", "return_requested", "return_received", "exchange_requested",
       "exchange_completed"});
}

/// One way of the picture above.
struct OrderWay {
  OrderState from;
  OrderStep step;
  OrderState to;
};

/// All ways that there are.
inline constexpr auto kOrderWays = std::to_array<OrderWay>({
    {OrderState::pending, OrderStep::address_changed, OrderState::pending},
    {OrderState::pending, OrderStep::payment_changed, OrderState::pending},
    {OrderState::pending, OrderStep::items_changed, OrderState::pending},
    {OrderState::pending, OrderStep::cancelled, OrderState::cancelled},
    {OrderState::pending, OrderStep::part_shipped, OrderState::partly_shipped},
    {OrderState::pending, OrderStep::all_shipped, OrderState::shipped},
    {OrderState::partly_shipped, OrderStep::part_shipped, OrderState::partly_shipped},
    {OrderState::partly_shipped, OrderStep::all_shipped, OrderState::shipped},
    {OrderState::shipped, OrderStep::delivered, OrderState::delivered},
    {OrderState::delivered, OrderStep::return_requested, OrderState::return_requested},
    {OrderState::delivered, OrderStep::exchange_requested, OrderState::exchange_requested},
    {OrderState::return_requested, OrderStep::return_received, OrderState::returned},
    {OrderState::exchange_requested, OrderStep::exchange_completed, OrderState::exchanged},
});

/// The state that a step leads to; nothing when there is no such way.
constexpr std::optional<OrderState> after(OrderState state, OrderStep step) {
  for (const OrderWay& way : kOrderWays) {
    if (way.from == state && way.step == step) return way.to;
  }
  return std::nullopt;
}

}  // namespace aisle
