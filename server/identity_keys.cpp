#include "server/identity_keys.h"

#include "server/file.h"
#include "server/secret.h"

namespace aisle {
namespace {

constexpr std::size_t kKeyFileBytesMax = 64 << 10;

Result<std::string> read_strong_secret(const IdentityKeyConfig& key) {
  auto secret = read_secret("secret", key.secret_file, key.secret_env);
  if (!secret || (secret->size() >= kSecretBytesMin && secret->size() <= kSecretBytesMax)) {
    return secret;
  }
  return Error{ErrorCode::invalid_argument,
               std::string(key.secret_env.empty() ? "secret_file" : "secret_env") +
                   ": expected a secret of " + std::to_string(kSecretBytesMin) + " to " +
                   std::to_string(kSecretBytesMax) + " bytes, found " +
                   std::to_string(secret->size()) + "; `openssl rand -base64 48` makes one"};
}

Result<std::string> read_key_bytes(const IdentityKeyConfig& key) {
  if (key.algorithm == KeyAlgorithm::hs256) return read_strong_secret(key);
  const auto pem = read_file(key.public_key_file, kKeyFileBytesMax);
  if (!pem) return Error{ErrorCode::not_found, "public_key_file: " + pem.error().message};
  auto bytes = read_public_key(*pem);
  if (bytes) return bytes;
  return Error{ErrorCode::invalid_argument, "public_key_file: " + bytes.error().message};
}

}  // namespace

std::vector<IdentityKey> load_identity_keys(const SiteConfig& site,
                                            std::vector<ConfigMistake>& mistakes) {
  std::vector<IdentityKey> keys;
  for (const IdentityKeyConfig& key : site.identity_keys) {
    auto bytes = read_key_bytes(key);
    if (bytes) {
      keys.push_back({key.id, key.algorithm, std::move(*bytes)});
    } else {
      mistakes.push_back({key.line, "[[sites.identity_keys]] " + bytes.error().message});
    }
  }
  return keys;
}

}  // namespace aisle
