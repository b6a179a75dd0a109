// How a Medusa v2 is asked: its Store API with the publishable key, its Admin API with a secret
// one.
//
// Source: docs.medusajs.com/api/store and /admin (2.21), and a running 2.21.2.
#pragma once

#include <memory>

#include "server/connectors/registry.h"
#include "server/connectors/shop_api.h"

namespace aisle {

/// Null where the settings have no way out, or not the key for it.
std::unique_ptr<ShopApi> make_medusa_store(const ConnectorSettings& settings);
std::unique_ptr<ShopApi> make_medusa_admin(const ConnectorSettings& settings);

/// The body of an answer of 2xx. Errors: as `ShopApi::ask`; permission_denied (the publishable key
/// is missing or wrong, which Medusa says with 400); not_found (404); conflict (409, or the order
/// doesn't allow it); invalid_argument (another 400). Their texts hold nothing of the answer.
Result<nlohmann::json> ask_medusa(ShopApi& api, const ShopQuestion& question);

/// Of an address of a shop, absolute; `base_url` goes before one that begins with "/". Empty where
/// there is none.
std::string medusa_address(std::string_view text, std::string_view base_url);

/// ISO 4217 in capitals: Medusa writes "eur".
std::string medusa_currency(std::string_view code);

}  // namespace aisle
