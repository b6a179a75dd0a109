#include "server/identity/jwt.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <sodium.h>
#include <jwt/algorithm.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "shared/base/json.h"
#include "shared/protocol/fields.h"

// Of libcpp-jwt (1.4) only the HMAC is used. Its `decode` takes a token without `exp`, folds the
// case of `alg`, decodes base64 loosely, reads the clock itself, knows no EdDSA, and compares
// signatures in a time that depends on them.

namespace aisle {
namespace {

constexpr std::size_t kPublicKeyBytes = crypto_sign_PUBLICKEYBYTES;
constexpr std::size_t kSubjectBytesMax = 200;
constexpr std::size_t kEmailBytesMax = 254;  // RFC 5321, erratum 1690.
constexpr std::size_t kNameBytesMax = 200;
constexpr std::size_t kLocaleBytesMax = 35;  // RFC 5646 section 4.4.1.

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

struct Parts {
  std::string_view header, claims, signature;
  std::string_view signed_text;  // Header and claims with the dot between them.
};

std::optional<Parts> split(std::string_view token) {
  if (std::count(token.begin(), token.end(), '.') != 2) return std::nullopt;
  const std::size_t first = token.find('.'), second = token.rfind('.');
  return Parts{token.substr(0, first), token.substr(first + 1, second - first - 1),
               token.substr(second + 1), token.substr(0, second)};
}

// libsodium refuses padding, other characters, and bits left over in the last character.
std::optional<std::string> decode_base64url(std::string_view text) {
  std::string decoded(text.size() / 4 * 3 + 3, '\0');
  std::size_t size = 0;
  if (text.empty() || sodium_base642bin(reinterpret_cast<unsigned char*>(decoded.data()),
                                        decoded.size(), text.data(), text.size(), nullptr, &size,
                                        nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0) {
    return std::nullopt;
  }
  decoded.resize(size);
  return decoded;
}

struct Header {
  std::string algorithm, key;
};

std::optional<Header> read_header(std::string_view json) {
  if (!check_json(json, {.bytes_max = kTokenBytesMax, .depth_max = 1})) return std::nullopt;
  JsonReader in(json);
  Header header;
  std::string name, type = "JWT";
  in.enter_object();
  while (in.next_key(name)) {
    if (name == "alg")
      header.algorithm = in.string();
    else if (name == "typ")
      type = in.string();
    else if (name == "kid" && (header.key = in.string()).empty())
      in.fail();
    else if (name != "kid")
      in.fail();  // crit, jwk, jku, x5u, … or what nobody asked for
  }
  if (!in.ok() || type != "JWT") return std::nullopt;
  return header;
}

const IdentityKey* find_key(std::span<const IdentityKey> keys, const std::string& id) {
  if (id.empty()) return keys.size() == 1 ? &keys.front() : nullptr;
  const auto found =
      std::find_if(keys.begin(), keys.end(), [&](const IdentityKey& key) { return key.id == id; });
  return found == keys.end() ? nullptr : &*found;
}

bool is_hmac(const IdentityKey& key, std::string_view text, std::string_view signature) {
  if (key.bytes.size() < kSecretBytesMin) return false;
  const auto [mac, error] =
      jwt::HMACSign<jwt::algo::HS256>::sign(jwt::string_view(key.bytes.data(), key.bytes.size()),
                                            jwt::string_view(text.data(), text.size()));
  return !error && !mac.empty() && mac.size() == signature.size() &&
         sodium_memcmp(mac.data(), signature.data(), mac.size()) == 0;
}

bool is_ed25519(const IdentityKey& key, std::string_view text, std::string_view signature) {
  return key.bytes.size() == kPublicKeyBytes && signature.size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(bytes(signature), bytes(text), text.size(),
                                     bytes(key.bytes)) == 0;
}

bool is_signed(const IdentityKey& key, std::string_view text, std::string_view signature) {
  switch (key.algorithm) {
    case KeyAlgorithm::hs256: return is_hmac(key, text, signature);
    case KeyAlgorithm::eddsa: return is_ed25519(key, text, signature);
  }
  return false;
}

struct Claims {
  ProvenShopper shopper;
  std::string audience;
  std::optional<std::int64_t> expires, not_before, issued;  // Seconds since 1970.
};

// No control character may reach a log or a mail by way of a token.
bool is_plain(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

std::optional<Claims> read_claims(std::string_view json) {
  if (!check_json(json, {.bytes_max = kTokenBytesMax, .depth_max = 8})) return std::nullopt;
  JsonReader in(json);
  Claims claims;
  std::string name;
  const auto read = [&](std::size_t bytes_max) {
    std::string text = in.string();
    if (text.size() > bytes_max || !is_plain(text)) in.fail();
    return text;
  };
  const auto seconds = [&] {
    const std::int64_t value = in.integer();
    if (value < 0) in.fail();
    return value;
  };
  in.enter_object();
  while (in.next_key(name)) {
    if (name == "sub")
      claims.shopper.shopper.value = read(kSubjectBytesMax);
    else if (name == "email")
      claims.shopper.email = read(kEmailBytesMax);
    else if (name == "name")
      claims.shopper.name = read(kNameBytesMax);
    else if (name == "locale")
      claims.shopper.locale = read(kLocaleBytesMax);
    else if (name == "aud")
      claims.audience = in.string();
    else if (name == "exp")
      claims.expires = seconds();
    else if (name == "nbf")
      claims.not_before = seconds();
    else if (name == "iat")
      claims.issued = seconds();
    else
      in.skip();
  }
  if (!in.ok() || !claims.expires || claims.shopper.shopper.empty()) return std::nullopt;
  return claims;
}

std::optional<TokenFault> fault_in_time(const Claims& claims, Time now) {
  using std::chrono::seconds;
  const std::int64_t at = std::chrono::floor<seconds>(now).time_since_epoch().count();
  const std::int64_t leeway = kClockLeeway.count(), expires = *claims.expires;
  if (expires + leeway <= at) return TokenFault::expired;
  if (expires > at + kTokenLifetimeMax.count() + leeway) return TokenFault::lifetime;
  for (const auto& begin : {claims.not_before, claims.issued}) {
    if (!begin) continue;
    if (*begin > at + leeway) return TokenFault::not_yet;
    if (*begin > expires) return TokenFault::claims;
  }
  return std::nullopt;
}

std::variant<ProvenShopper, TokenFault> verify(std::string_view token,
                                               std::span<const IdentityKey> keys,
                                               std::string_view audience, Time now) {
  if (keys.empty()) return TokenFault::no_key;
  if (token.size() > kTokenBytesMax) return TokenFault::too_large;
  const auto parts = split(token);
  if (!parts) return TokenFault::form;
  const auto header_json = decode_base64url(parts->header);
  const auto claims_json = decode_base64url(parts->claims);
  const auto signature = decode_base64url(parts->signature);
  if (!header_json || !claims_json || !signature) return TokenFault::form;

  const auto header = read_header(*header_json);
  if (!header) return TokenFault::header;
  const IdentityKey* key = find_key(keys, header->key);
  if (!key) return TokenFault::unknown_key;
  if (header->algorithm != enum_name(key->algorithm)) return TokenFault::algorithm;
  if (!is_signed(*key, parts->signed_text, *signature)) return TokenFault::signature;

  auto claims = read_claims(*claims_json);
  if (!claims) return TokenFault::claims;
  if (claims->audience != audience) return TokenFault::audience;
  if (const auto fault = fault_in_time(*claims, now)) return *fault;
  claims->shopper.expires_at = Time(std::chrono::seconds(*claims->expires));
  return std::move(claims->shopper);
}

}  // namespace

std::variant<ProvenShopper, TokenFault> verify_token(std::string_view token,
                                                     std::span<const IdentityKey> keys,
                                                     std::string_view audience, Time now) {
  static const bool ready = sodium_init() >= 0;
  try {
    if (ready) return verify(token, keys, audience, now);
  } catch (...) {
    // The library's; whatever it was, nothing has been proven.
  }
  return TokenFault::signature;
}

Result<std::string> read_public_key(const std::string& pem) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> text(
      BIO_new_mem_buf(pem.data(), static_cast<int>(std::min<std::size_t>(pem.size(), 1 << 16))),
      BIO_free);
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
      text ? PEM_read_bio_PUBKEY(text.get(), nullptr, nullptr, nullptr) : nullptr, EVP_PKEY_free);
  std::string raw(kPublicKeyBytes, '\0');
  std::size_t size = raw.size();
  if (!key || EVP_PKEY_get_id(key.get()) != EVP_PKEY_ED25519 ||
      EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<unsigned char*>(raw.data()), &size) !=
          1 ||
      size != raw.size()) {
    return Error{ErrorCode::invalid_argument,
                 "expected an Ed25519 public key in PEM (\"-----BEGIN PUBLIC KEY-----\")"};
  }
  return raw;
}

}  // namespace aisle
