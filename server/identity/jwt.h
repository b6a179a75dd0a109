// Proof of who a shopper is: a JSON Web Token that the shop's own backend has signed.
//
// Strict by choice: what the standard leaves open is closed here, so that a token is either of the
// one form that server/README.md shows, or refused. The site's keys say which algorithm counts, the
// token never does. Pure: `now` is an argument. Any thread may call it.
// Source: RFC 7519 and 7515; RFC 8037 for EdDSA; RFC 8725 for what has gone wrong elsewhere.
#pragma once

#include <array>
#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "shared/base/ids.h"
#include "shared/base/result.h"
#include "shared/base/time.h"

namespace aisle {

enum class KeyAlgorithm { hs256, eddsa };
/// As a token's header spells them.
constexpr auto enum_names(KeyAlgorithm) {
  return std::to_array<std::string_view>({"HS256", "EdDSA"});
}

/// One key of a site. Several make room for a change of keys.
struct IdentityKey {
  std::string id;  ///< What a token names as its `kid`.
  KeyAlgorithm algorithm = KeyAlgorithm::hs256;
  std::string bytes;  ///< The secret, or the 32 bytes of an Ed25519 public key.
};

inline constexpr std::size_t kTokenBytesMax = 4'096;
inline constexpr std::size_t kSecretBytesMin = 32;  ///< RFC 7518 section 3.2.
inline constexpr std::size_t kSecretBytesMax = 1'024;
inline constexpr std::chrono::seconds kTokenLifetimeMax{3'600};
inline constexpr std::chrono::seconds kClockLeeway{60};  ///< Between the shop's clock and ours.

/// What a token has proven. All but `shopper` may be empty.
struct ProvenShopper {
  ShopperId shopper;  ///< The token's `sub`: the shop's own name for the customer.
  std::string email;
  std::string name;
  std::string locale;
  Time expires_at{};

  bool operator==(const ProvenShopper&) const = default;
};

/// Why a token was refused: for counting. A caller of the API hears only that it was.
enum class TokenFault {
  no_key,  ///< The site has none.
  too_large,
  form,    ///< Not three parts of base64url.
  header,  ///< Not JSON, a key twice, or a member other than alg, typ and kid.
  unknown_key,
  algorithm,  ///< Not the one of the key.
  signature,
  claims,  ///< Not JSON, a key twice, one is missing or of the wrong kind or too long.
  audience,
  expired,
  not_yet,   ///< Its `nbf` or `iat` lies ahead.
  lifetime,  ///< Its `exp` lies further ahead than kTokenLifetimeMax.
};
constexpr auto enum_names(TokenFault) {
  return std::to_array<std::string_view>({"no_key", "too_large", "form", "header", "unknown_key",
                                          "algorithm", "signature", "claims", "audience", "expired",
                                          "not_yet", "lifetime"});
}

/// Verifies a token that was made for `audience`, the site's key. A token without `kid` needs the
/// site to have one key alone.
std::variant<ProvenShopper, TokenFault> verify_token(std::string_view token,
                                                     std::span<const IdentityKey> keys,
                                                     std::string_view audience, Time now);

/// The 32 bytes of the Ed25519 public key in a PEM text ("-----BEGIN PUBLIC KEY-----").
/// Errors: invalid_argument (anything else, also a private key).
Result<std::string> read_public_key(const std::string& pem);

}  // namespace aisle
