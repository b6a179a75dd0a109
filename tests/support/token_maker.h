// Makes JSON Web Tokens, good ones and forged ones. Not with the library that verifies them.
#pragma once

#include <sodium.h>

#include <array>
#include <string>
#include <string_view>

#include "server/identity/jwt.h"

namespace aisle {

inline std::string base64url(std::string_view bytes) {
  std::string text(
      sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.pop_back();  // the NUL
  return text;
}

inline std::string hmac_sha256(std::string_view secret, std::string_view text) {
  crypto_auth_hmacsha256_state state;
  std::string mac(crypto_auth_hmacsha256_BYTES, '\0');
  crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(secret.data()),
                              secret.size());
  crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(text.data()),
                                text.size());
  crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(mac.data()));
  return mac;
}

/// An Ed25519 key pair from a seed of one repeated byte.
struct SigningPair {
  std::string public_key = std::string(crypto_sign_PUBLICKEYBYTES, '\0');
  std::string secret_key = std::string(crypto_sign_SECRETKEYBYTES, '\0');

  explicit SigningPair(char seed = 's') {
    const std::string bytes(crypto_sign_SEEDBYTES, seed);
    crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(public_key.data()),
                             reinterpret_cast<unsigned char*>(secret_key.data()),
                             reinterpret_cast<const unsigned char*>(bytes.data()));
  }

  std::string sign(std::string_view text) const {
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                         reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                         reinterpret_cast<const unsigned char*>(secret_key.data()));
    return signature;
  }
};

inline const std::string kTestSecret = "0123456789abcdef0123456789abcdef";

inline std::string unsigned_token(std::string_view header, std::string_view claims) {
  return base64url(header) + "." + base64url(claims);
}

inline std::string signed_token(std::string_view header, std::string_view claims,
                                std::string_view secret = kTestSecret) {
  const std::string text = unsigned_token(header, claims);
  return text + "." + base64url(hmac_sha256(secret, text));
}

inline std::string signed_token(std::string_view header, std::string_view claims,
                                const SigningPair& pair) {
  const std::string text = unsigned_token(header, claims);
  return text + "." + base64url(pair.sign(text));
}

/// A token for the site "shop" that is good at `now` and for ten minutes.
inline std::string good_token(Time now, const std::string& subject = "42") {
  const auto at = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  return signed_token(
      R"({"alg":"HS256","typ":"JWT","kid":"k1"})",
      R"({"sub":")" + subject + R"(","aud":"shop","exp":)" + std::to_string(at + 600) + "}");
}

inline IdentityKey test_key() { return {"k1", KeyAlgorithm::hs256, kTestSecret}; }

}  // namespace aisle
