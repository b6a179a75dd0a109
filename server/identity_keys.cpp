#include "server/identity_keys.h"

#include <cstdlib>
#include <filesystem>

#include "server/file.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::size_t kKeyFileBytesMax = 64 << 10;

// The end of a file's last line is no part of a secret.
Result<std::string> read_secret(const IdentityKeyConfig& key) {
  std::string where = "secret_file";
  std::string text;
  if (key.secret_env.empty()) {
    auto read = read_file(key.secret_file, kKeyFileBytesMax);
    if (!read) return Error{ErrorCode::not_found, "secret_file: " + read.error().message};
    text = trim(*read);
  } else {
    where = "secret_env";
    const char* value = std::getenv(key.secret_env.c_str());
    if (!value) {
      return Error{ErrorCode::not_found,
                   "secret_env: there is no environment variable " + key.secret_env};
    }
    text = trim(value);
  }
  if (text.size() < kSecretBytesMin || text.size() > kSecretBytesMax) {
    return Error{ErrorCode::invalid_argument,
                 where + ": expected a secret of " + std::to_string(kSecretBytesMin) + " to " +
                     std::to_string(kSecretBytesMax) + " bytes, found " +
                     std::to_string(text.size()) + "; `openssl rand -base64 48` makes one"};
  }
  return text;
}

Result<std::string> read_key(const IdentityKeyConfig& key) {
  if (key.algorithm == KeyAlgorithm::hs256) return read_secret(key);
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
    auto bytes = read_key(key);
    if (bytes) {
      keys.push_back({key.id, key.algorithm, std::move(*bytes)});
    } else {
      mistakes.push_back({key.line, "[[sites.identity_keys]] " + bytes.error().message});
    }
  }
  return keys;
}

bool is_open_to_others(const std::string& file) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::perms rights = fs::status(file, error).permissions();
  return !file.empty() && !error &&
         (rights & (fs::perms::group_read | fs::perms::others_read)) != fs::perms::none;
}

}  // namespace aisle
