#include "server/connectors/signature.h"

#include <sodium.h>

#include <array>

namespace aisle {
namespace {

const unsigned char* signed_bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string base64_of(std::string_view bytes) {
  constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL;
  std::string out(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
  sodium_bin2base64(out.data(), out.size(), signed_bytes(bytes), bytes.size(), kVariant);
  out.pop_back();  // The zero at its end.
  return out;
}

std::string hmac_sha256_base64(std::string_view key, std::string_view text) {
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> code;
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, signed_bytes(key), key.size());
  crypto_auth_hmacsha256_update(&state, signed_bytes(text), text.size());
  crypto_auth_hmacsha256_final(&state, code.data());
  return base64_of({reinterpret_cast<const char*>(code.data()), code.size()});
}

bool is_signed(std::string_view body, std::string_view signature, std::string_view secret) {
  if (secret.empty()) return false;
  const std::string right = hmac_sha256_base64(secret, body);
  return signature.size() == right.size() &&
         sodium_memcmp(signature.data(), right.data(), right.size()) == 0;
}

HttpField basic_login(const std::string& user, const std::string& password) {
  return {"authorization", "Basic " + base64_of(user + ":" + password)};
}

}  // namespace aisle
