// The Admin API of a Vendure as one who may use it: with a session that is kept, or with an API
// key.
//
// A session is begun at the first question and again when the shop has forgotten it. Vendure says
// neither: a token that it doesn't know is answered as if there were none, so what looks like a
// missing right may be a lost session.
// Source: docs.vendure.io/current/core/core-concepts/auth; seen on 3.7.3: the answer to a token
// that isn't known has a field `vendure-auth-token`, an empty one on the Admin API.
#pragma once

#include <memory>
#include <string>

#include "server/connectors/shop_api.h"

namespace aisle {

inline constexpr std::string_view kVendureAdminPath = "/admin-api";

struct VendureLogin {
  std::string user;  ///< Of an administrator; empty: `key` is an API key.
  std::string key;   ///< The password, or "id:secret".
};

/// Questions go to paths under kVendureAdminPath. Errors: as ShopApi; permission_denied also where
/// the shop knows neither user, password nor key.
std::unique_ptr<ShopApi> make_vendure_session(std::unique_ptr<ShopApi> api, VendureLogin login);

}  // namespace aisle
