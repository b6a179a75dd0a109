// Webhooks of shops: whoever has the secret may send anything.
#include <sodium.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "server/connectors/shopify_webhook.h"

namespace {

constexpr std::string_view kFuzzSecret = "secret";

std::string signature_of(const std::string& body) {
  unsigned char mac[crypto_auth_hmacsha256_BYTES];
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(kFuzzSecret.data()),
                              kFuzzSecret.size());
  crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(body.data()),
                                body.size());
  crypto_auth_hmacsha256_final(&state, mac);
  std::string text(sodium_base64_ENCODED_LEN(sizeof mac, sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), mac, sizeof mac, sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string body(reinterpret_cast<const char*>(data), size);
  aisle::WebhookRequest request{
      {{"x-shopify-topic", "products/update"}, {"x-shopify-hmac-sha256", signature_of(body)}},
      body};
  const auto hints = aisle::read_shopify_webhook(request, std::string(kFuzzSecret));
  if (!hints && hints.error().code != aisle::ErrorCode::invalid_argument) std::abort();
  if (hints && (hints->size() != 1 || hints->front().id.empty())) std::abort();
  request.fields[1].value = body;  // As a signature it is forged.
  if (aisle::read_shopify_webhook(request, std::string(kFuzzSecret))) std::abort();
  return 0;
}
