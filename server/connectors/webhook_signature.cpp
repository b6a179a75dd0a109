#include "server/connectors/webhook_signature.h"

#include <sodium.h>

#include <array>

namespace aisle {
namespace {

const unsigned char* octets(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

bool is_signed(std::string_view body, std::string_view signature, std::string_view secret) {
  if (secret.empty()) return false;
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> given{}, right{};
  std::size_t count = 0;
  const char* end = nullptr;
  if (sodium_base642bin(given.data(), given.size(), signature.data(), signature.size(), nullptr,
                        &count, &end, sodium_base64_VARIANT_ORIGINAL) != 0 ||
      count != given.size() || end != signature.data() + signature.size()) {
    return false;
  }
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, octets(secret), secret.size());
  crypto_auth_hmacsha256_update(&state, octets(body), body.size());
  crypto_auth_hmacsha256_final(&state, right.data());
  return sodium_memcmp(given.data(), right.data(), right.size()) == 0;
}

}  // namespace aisle
