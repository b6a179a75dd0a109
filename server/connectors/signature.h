// What platforms sign and log in with: HMAC-SHA256, written as base64.
#pragma once

#include <string>
#include <string_view>

#include "server/net/http_client.h"

namespace aisle {

/// With padding, as in RFC 4648 section 4.
std::string base64_of(std::string_view bytes);

/// RFC 2104 with SHA-256; base64 of its 32 bytes.
std::string hmac_sha256_base64(std::string_view key, std::string_view text);

/// Whether `signature` is that of `body`; takes the same time for every wrong one of the right
/// length. An empty secret signs nothing. Source: shopify.dev/docs/apps/build/webhooks, and
/// WooCommerce's class-wc-webhook.php.
bool is_signed(std::string_view body, std::string_view signature, std::string_view secret);

/// RFC 7617.
HttpField basic_login(const std::string& user, const std::string& password);

}  // namespace aisle
