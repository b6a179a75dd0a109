// Whether a webhook comes from the shop: an HMAC-SHA256 of its raw body, in Base64.
//
// Source: shopify.dev/docs/apps/build/webhooks (verify), RFC 2104, RFC 4648 section 4.
#pragma once

#include <string_view>

namespace aisle {

/// Takes the same time for every wrong signature of the right length. An empty secret signs
/// nothing.
bool is_signed(std::string_view body, std::string_view signature, std::string_view secret);

}  // namespace aisle
