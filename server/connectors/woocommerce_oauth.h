// How a question to a WooCommerce is signed where it is sent in the clear.
//
// Pure. OAuth 1.0a with one leg (no token), HMAC-SHA256, its parameters in the query. Source:
// RFC 5849 section 3.4; WooCommerce's "Authentication over HTTP".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace aisle {

/// What a question is signed with. A shop takes a nonce once, within 15 minutes of its time.
struct WooSigning {
  std::string key;     ///< "ck_...".
  std::string secret;  ///< "cs_...".
  std::string nonce;
  std::int64_t seconds = 0;  ///< Since 1970.
};

/// The query with what signs it. `url` is without a query, as the shop calls itself; `query` is
/// escaped as by `escape_part`, without "?"; empty: none. No key is there twice.
std::string sign_woo(std::string_view method, std::string_view url, std::string_view query,
                     const WooSigning& with);

}  // namespace aisle
