#include "server/connectors/shop_file.h"

#include <nlohmann/json.hpp>

#include "server/connectors/local_file.h"
#include "server/connectors/strict_json.h"

namespace aisle {
namespace {

constexpr std::string_view kFormat = "aisle-shop-1";

// The file as a whole: a shop, and what says that it is one.
struct ShopDocument {
  std::string format;
  Shop shop;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("format", self.format);
    Shop::fields(self.shop, visit);
  }
};

}  // namespace

Result<Shop> parse_shop(std::string_view json) {
  if (auto checked = check_json(json, {.bytes_max = kShopBytesMax}); !checked) {
    return checked.error();
  }
  auto document = StrictReader(json).read_all<ShopDocument>();
  if (!document) return document.error();
  if (document->format != kFormat) {
    return Error{ErrorCode::invalid_argument, "format: expected \"" + std::string(kFormat) + "\""};
  }
  if (const auto flaw = find_flaw(document->shop)) {
    return Error{ErrorCode::invalid_argument, flaw->path + ": " + flaw->message};
  }
  return std::move(document->shop);
}

std::string format_shop(const Shop& shop) {
  const std::string json = to_json(ShopDocument{std::string(kFormat), shop});
  // Our own text is well formed, so this neither fails nor throws.
  return nlohmann::ordered_json::parse(json, nullptr, false).dump(2) + "\n";
}

Result<Shop> read_shop(const std::string& path) {
  const auto text = read_local_file(path, kShopBytesMax);
  if (!text) return text.error();
  auto shop = parse_shop(*text);
  if (!shop) return Error{shop.error().code, path + ": " + shop.error().message};
  return shop;
}

}  // namespace aisle
