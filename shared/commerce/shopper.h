// A customer of the shop: who they are, where they live, how they pay.
//
// What a shopper typed is never proof of being one; see `proves` in order.h and the server's
// identity.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/ids.h"
#include "shared/commerce/money.h"

namespace aisle {

inline constexpr std::size_t kAddressPartBytesMax = 200;

struct PostalAddress {
  std::string name;      ///< Who receives the parcel.
  std::string street;    ///< With the house number.
  std::string more;      ///< A second line: floor, company. May be empty.
  std::string postcode;  ///< As the country writes it.
  std::string city;
  std::string region;   ///< State, province or county; may be empty.
  std::string country;  ///< ISO 3166-1, two upper-case letters: "DE".

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("name", self.name);
    visit("street", self.street);
    visit("more", self.more);
    visit("postcode", self.postcode);
    visit("city", self.city);
    visit("region", self.region);
    visit("country", self.country);
  }
  bool operator==(const PostalAddress&) const = default;
};

/// The name of the first part that is missing or not of its form; nothing when a parcel could be
/// sent there. Does not know whether the place exists.
std::optional<std::string_view> wrong_part(const PostalAddress& address);

enum class PaymentKind { card, wallet, gift_card };
constexpr auto enum_names(PaymentKind) {
  return std::to_array<std::string_view>({"card", "wallet", "gift_card"});
}

/// How a shopper can pay. No number of a card or account is anywhere, only what tells it apart.
struct PaymentMethod {
  PaymentMethodId id;
  PaymentKind kind = PaymentKind::card;
  std::string label;             ///< "Visa", "PayPal", "Gift card".
  std::string last_digits;       ///< "4242"; empty for a wallet.
  std::optional<Money> balance;  ///< Of a gift card, never below 0; other kinds have none.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("id", self.id);
    visit("kind", self.kind);
    visit("label", self.label);
    visit("last_digits", self.last_digits);
    visit("balance", self.balance);
  }
  bool operator==(const PaymentMethod&) const = default;
};

struct Shopper {
  ShopperId id;
  std::string name;
  std::string email;
  std::string language;                  ///< BCP 47, of the letters the shop writes.
  std::vector<PostalAddress> addresses;  ///< The first is the one used unless another is chosen.
  std::vector<PaymentMethod> payment_methods;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("id", self.id);
    visit("name", self.name);
    visit("email", self.email);
    visit("language", self.language);
    visit("addresses", self.addresses);
    visit("payment_methods", self.payment_methods);
  }
  bool operator==(const Shopper&) const = default;
};

/// Null when the shopper has no such method, which is the case for everybody else's.
const PaymentMethod* find_method(const Shopper& shopper, const PaymentMethodId& id);

}  // namespace aisle
