// How a WooCommerce is asked: its REST API v3 with a consumer key.
//
// Over https the key is a login; over http, which leads no further than a private network, every
// question is signed and the secret stays here.
// Source: woocommerce.github.io/woocommerce-rest-api-docs, and WooCommerce's own
// class-wc-rest-authentication.php (11.1).
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "server/connectors/registry.h"
#include "server/connectors/shop_api.h"
#include "server/connectors/woocommerce_oauth.h"

namespace aisle {

/// Puts the way to the API before a path ("/orders?status=any"), and signs.
class WooApi final : public ShopApi {
 public:
  /// `signing` makes a fresh one for each question; null: the key is a login. `url` as in the
  /// config; one that ends with "/index.php" is a shop without permalinks.
  WooApi(std::unique_ptr<ShopApi> api, std::string url, std::function<WooSigning()> signing);

  Result<ShopAnswer> ask(const ShopQuestion& question) override;

  /// `url` without "/index.php" and a slash at its end.
  static std::string origin_of(std::string url);

 private:
  ShopQuestion signed_form(const ShopQuestion& question) const;

  const std::unique_ptr<ShopApi> api_;
  const std::string origin_;
  const bool has_permalinks_;
  const std::function<WooSigning()> signing_;
};

/// Null where the settings have no way out.
std::unique_ptr<ShopApi> make_woo_api(const ConnectorSettings& settings);

/// An answer of 2xx. Errors: as `ShopApi::ask`; unavailable (there is no such API at the address);
/// not_found; conflict (409, 422); invalid_argument (another 400). Their texts hold nothing of the
/// answer.
Result<ShopAnswer> ask_woo(ShopApi& api, const ShopQuestion& question);

/// The part of a query that asks for these fields alone: "_fields=id%2Cname" of "id,name".
std::string woo_fields(std::string_view names);

}  // namespace aisle
