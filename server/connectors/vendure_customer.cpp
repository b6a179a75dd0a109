#include "server/connectors/vendure_customer.h"

#include <algorithm>

#include "server/connectors/platform_orders.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::size_t kAddressesMax = 100;

std::string joined(const std::string& a, const std::string& b, const char* between) {
  return a.empty() || b.empty() ? a + b : a + between + b;
}

}  // namespace

std::string vendure_text(const ShopValue& object, std::string_view key) {
  const auto value = object.maybe(key);
  return value ? std::string(trim(value->text())) : std::string();
}

PostalAddress read_vendure_address(const ShopValue& json) {
  PostalAddress address;
  address.name = vendure_text(json, "fullName");
  address.street = vendure_text(json, "streetLine1");
  address.more = joined(vendure_text(json, "company"), vendure_text(json, "streetLine2"), ", ");
  address.postcode = vendure_text(json, "postalCode");
  address.city = vendure_text(json, "city");
  address.region = vendure_text(json, "province");
  const auto country = json.maybe("country");
  address.country = country ? (*country)["code"].text() : vendure_text(json, "countryCode");
  return address;
}

Shopper read_vendure_customer(const ShopValue& customer, const std::string& guest) {
  Shopper shopper;
  shopper.id = {guest.empty() ? customer["id"].text() : std::string(kGuestPrefix) + guest};
  shopper.email = customer["emailAddress"].text();
  shopper.name =
      joined(vendure_text(customer, "firstName"), vendure_text(customer, "lastName"), " ");
  if (shopper.name.empty()) shopper.name = shopper.email;
  const auto addresses = customer.maybe("addresses");
  if (!addresses) return shopper;
  for (const ShopValue& json : addresses->list(kAddressesMax)) {
    PostalAddress address = read_vendure_address(json);
    if (wrong_part(address)) continue;
    const auto is_default = json.maybe("defaultShippingAddress");
    const bool goes_first = is_default && is_default->flag();
    shopper.addresses.insert(goes_first ? shopper.addresses.begin() : shopper.addresses.end(),
                             std::move(address));
  }
  return shopper;
}

PaymentMethod vendure_payment_method(const std::string& code) {
  std::string label(cut_utf8(code, kIdBytesMax));
  std::replace_if(
      label.begin(), label.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
  if (!label.empty() && label[0] >= 'a' && label[0] <= 'z') {
    label[0] = static_cast<char>(label[0] - 'a' + 'A');
  }
  return {.id = {code}, .kind = PaymentKind::wallet, .label = label};
}

std::int64_t vendure_rest(const ShopValue& payment) {
  std::int64_t rest = std::clamp<std::int64_t>(payment["amount"].whole(), 0, kMoneyAmountMax);
  for (const ShopValue& refund : payment["refunds"].list(kLinesMax)) {
    if (refund["state"].text() == "Failed") continue;
    rest -= std::clamp<std::int64_t>(refund["total"].whole(), 0, kMoneyAmountMax);
  }
  const std::string state = payment["state"].text();
  return state == "Settled" || state == "Authorized" ? std::max<std::int64_t>(0, rest) : 0;
}

}  // namespace aisle
