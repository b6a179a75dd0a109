// Names of things, one type per kind of thing, so that an order can't be passed as a product.
#pragma once

#include <compare>
#include <string>

namespace aisle {

/// An opaque name, unique among its kind. Empty means "none". At most `kIdBytesMax` bytes when it
/// comes from outside; the codec refuses longer ones.
template <class Tag>
struct Id {
  std::string value;

  bool empty() const { return value.empty(); }
  auto operator<=>(const Id&) const = default;
};

inline constexpr std::size_t kIdBytesMax = 200;

using ConversationId = Id<struct ConversationTag>;
using MessageId = Id<struct MessageTag>;  ///< Chosen by the widget; the same id twice is one message.
using TurnId = Id<struct TurnTag>;
using CallId = Id<struct CallTag>;
using ReceiptId = Id<struct ReceiptTag>;
using ProductId = Id<struct ProductTag>;
using VariantId = Id<struct VariantTag>;
using PolicyId = Id<struct PolicyTag>;
using ShopperId = Id<struct ShopperTag>;  ///< The shop's name for a customer.
using OrderId = Id<struct OrderTag>;      ///< The order number that the shopper knows.
using PaymentMethodId = Id<struct PaymentMethodTag>;
using ConfirmationId = Id<struct ConfirmationTag>;  ///< A nonce: who knows it has seen the question.
using RequestKey = Id<struct RequestTag>;  ///< The same key twice is one request.

}  // namespace aisle
