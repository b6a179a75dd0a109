// Any text as a shop: no crash; what is taken is sound and comes back the same from its own form.
#include <cstdlib>
#include <string>

#include "server/connectors/shop_file.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto shop = aisle::parse_shop(text);
  if (!shop) {
    if (shop.error().message.empty()) std::abort();
    return 0;
  }
  if (aisle::find_flaw(*shop)) std::abort();
  for (const aisle::Order& order : shop->orders) {
    if (aisle::paid(order) != aisle::owed(order)) std::abort();
  }
  const std::string written = aisle::format_shop(*shop);
  const auto again = aisle::parse_shop(written);
  if (!again || !(*again == *shop) || aisle::format_shop(*again) != written) std::abort();
  return 0;
}
