// A receipt says where a fact came from, when, and for how long it may be shown as it is.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/ids.h"
#include "shared/base/time.h"

namespace aisle {

/// `number`: an order's or a parcel's number, which proves nothing but itself.
enum class FactKind { price, stock, rating, attribute, policy, link, number, order };
constexpr auto enum_names(FactKind) {
  return std::to_array<std::string_view>(
      
      {"price", "stock", "rating", "attribute", "policy", "link", "number", "order"});
}

struct Receipt {
  ReceiptId id;         ///< Unique in its turn: "r3".
  FactKind kind = FactKind::attribute;
  std::string subject;  ///< What it is about: a product's or policy passage's id ("returns#sale").
  std::string title;    ///< For people: "Returns: sale items".
  std::string value;    ///< The fact itself as text; a policy's is the whole passage.
  std::string url;      ///< Where a person can check it; may be empty.
  std::string source;   ///< The connector it came from: "feed".
  Time fetched_at;
  std::int64_t lifetime_s = 0;  ///< Seconds from fetched_at on; 0 or more.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("id", self.id);
    visit("kind", self.kind);
    visit("subject", self.subject);
    visit("title", self.title);
    visit("value", self.value);
    visit("url", self.url);
    visit("source", self.source);
    visit("fetched_at", self.fetched_at);
    visit("lifetime_s", self.lifetime_s);
  }
  bool operator==(const Receipt&) const = default;
};

}  // namespace aisle
