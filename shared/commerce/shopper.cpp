#include "shared/commerce/shopper.h"

#include <algorithm>

namespace aisle {
namespace {

bool is_country(std::string_view code) {
  return code.size() == 2 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

}  // namespace

std::optional<std::string_view> wrong_part(const PostalAddress& address) {
  struct Part {
    std::string_view name;
    const std::string& text;
    bool needed;
  };
  const Part parts[] = {
      {"name", address.name, true},  {"street", address.street, true},
      {"more", address.more, false}, {"postcode", address.postcode, true},
      {"city", address.city, true},  {"region", address.region, false},
  };
  for (const Part& part : parts) {
    if (part.text.size() > kAddressPartBytesMax) return part.name;
    if (part.needed && is_blank(part.text)) return part.name;
  }
  if (!is_country(address.country)) return "country";
  return std::nullopt;
}

const PaymentMethod* find_method(const Shopper& shopper, const PaymentMethodId& id) {
  for (const PaymentMethod& method : shopper.payment_methods) {
    if (method.id == id) return &method;
  }
  return nullptr;
}

}  // namespace aisle
