#include "server/http/token.h"

#include <sodium.h>

#include <array>
#include <cstdlib>

namespace aisle {
namespace {

inline constexpr std::size_t kTokenCharacters = 43;

// Every use goes through here, so that the library is ready whoever comes first.
bool sodium_ready() {
  static const bool ready = sodium_init() >= 0;
  return ready;
}

template <std::size_t kBytes>
std::string random_text() {
  if (!sodium_ready()) std::abort();  // without randomness nothing may be given out
  std::array<unsigned char, kBytes> bytes;
  randombytes_buf(bytes.data(), bytes.size());
  constexpr std::size_t kEncodedMax =
      sodium_base64_ENCODED_LEN(kBytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  std::array<char, kEncodedMax> text;
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  sodium_memzero(bytes.data(), bytes.size());
  return text.data();
}

}  // namespace

std::string new_token() { return random_text<32>(); }

std::string new_id() { return random_text<16>(); }

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash;
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size());
  std::array<char, crypto_hash_sha256_BYTES * 2 + 1> hex;
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

std::string token_hash(std::string_view token) { return sha256_hex(token); }

bool same_hash(std::string_view left, std::string_view right) {
  return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string_view bearer(std::string_view authorization) {
  constexpr std::string_view kScheme = "Bearer ";
  if (authorization.substr(0, kScheme.size()) != kScheme) return {};
  const std::string_view token = authorization.substr(kScheme.size());
  return token.size() == kTokenCharacters ? token : std::string_view();
}

std::string content_tag(std::string_view bytes) { return sha256_hex(bytes).substr(0, 16); }

}  // namespace aisle
