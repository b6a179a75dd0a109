// What the assistant answers: its words, and what is drawn with them.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/ids.h"

namespace aisle {

/// How the products of an answer are shown, or what else the panel draws under it: orders, or a
/// form that is sent apart from the messages.
enum class Layout {
  none,
  cards,
  comparison,
  detail,
  orders,        ///< One whole, several in short.
  identify,      ///< "Your order's number, and its e-mail address or postcode".
  code,          ///< "The code that was mailed to you".
  cart,          ///< What the shop's page has in it.
  return_form,   ///< "What goes back, and why?"
  address_form,  ///< "Where shall it go instead?"
  handoff_form,  ///< "Where can the team reach you?"
};
constexpr auto enum_names(Layout) {
  return std::to_array<std::string_view>({"none", "cards", "comparison", "detail", "orders",
                                          "identify", "code", "cart", "return_form", "address_form",
                                          "handoff_form"});
}

/// A whole answer. It names handles only: products and receipts are those that this turn's tools
/// returned, and a handle that they don't have shows nothing.
struct Answer {
  std::string text;  ///< Markdown, verified against the turn's receipts.
  Layout layout = Layout::none;
  std::vector<ProductId> products;  ///< In the order shown; "the second one" counts here.
  std::vector<OrderId> orders;      ///< Likewise of this turn's tools.
  std::vector<ReceiptId> citations;
  std::vector<std::string> suggestions;  ///< Replies the shopper may send by one click, at most 6.
  std::string intent;                    ///< For the record: what was understood.
  std::string asking;  ///< What it asks back, for the turn that follows: "item". Empty: nothing.
  bool understood = true;  ///< False for "I don't know".

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("text", self.text);
    visit("layout", self.layout);
    visit("products", self.products);
    visit("orders", self.orders);
    visit("citations", self.citations);
    visit("suggestions", self.suggestions);
    visit("intent", self.intent);
    visit("asking", self.asking);
    visit("understood", self.understood);
  }
  bool operator==(const Answer&) const = default;
};

}  // namespace aisle
