#include "server/connectors/woocommerce_customer.h"

#include "server/connectors/woocommerce_value.h"

namespace aisle {
namespace {

std::string woo_two_parts(const std::string& first, const char* between, const std::string& last) {
  return first.empty() || last.empty() ? first + last : first + between + last;
}

}  // namespace

PostalAddress read_woo_address(const ShopValue& json) {
  PostalAddress address;
  const std::string company = woo_line(json, "company");
  address.name = woo_two_parts(woo_line(json, "first_name"), " ", woo_line(json, "last_name"));
  if (address.name.empty()) address.name = company;
  address.street = woo_line(json, "address_1");
  address.more =
      woo_two_parts(address.name == company ? "" : company, ", ", woo_line(json, "address_2"));
  address.postcode = woo_line(json, "postcode");
  address.city = woo_line(json, "city");
  address.region = woo_line(json, "state");
  address.country = woo_line(json, "country");
  return address;
}

Shopper read_woo_customer(const ShopValue& json) {
  Shopper shopper;
  shopper.id = {json["id"].text()};
  shopper.email = woo_text(json, "email");
  shopper.name = woo_two_parts(woo_line(json, "first_name"), " ", woo_line(json, "last_name"));
  for (const char* which : {"shipping", "billing"}) {
    const auto address = woo_object(json, which);
    if (!address) continue;
    PostalAddress read = read_woo_address(*address);
    if (shopper.name.empty()) shopper.name = read.name;
    const bool is_known = !shopper.addresses.empty() && shopper.addresses.front() == read;
    if (!wrong_part(read) && !is_known) shopper.addresses.push_back(std::move(read));
  }
  if (shopper.name.empty()) shopper.name = shopper.email;
  return shopper;
}

}  // namespace aisle
