#include "server/secret.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "server/file.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::size_t kSecretFileBytesMax = 64 << 10;

}  // namespace

Result<std::string> read_secret(std::string_view key, const std::string& file,
                                const std::string& variable) {
  if (variable.empty()) {
    const auto text = read_file(file, kSecretFileBytesMax);
    if (text) return std::string(trim(*text));
    return Error{text.error().code, std::string(key) + "_file: " + text.error().message};
  }
  const char* value = std::getenv(variable.c_str());
  if (value) return std::string(trim(value));
  return Error{ErrorCode::not_found,
               std::string(key) + "_env: there is no environment variable " + variable};
}

Result<std::string> read_key(const std::string& file, const std::string& variable) {
  auto key = read_secret("key", file, variable);
  if (!key) return key;
  const bool fits =
      !key->empty() && key->size() <= kKeyBytesMax &&
      std::all_of(key->begin(), key->end(), [](char c) { return c > 0x20 && c < 0x7F; });
  if (fits) return key;
  return Error{ErrorCode::invalid_argument, "this is no key: expected one line without spaces"};
}

bool is_open_to_others(const std::string& file) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::perms rights = fs::status(file, error).permissions();
  return !file.empty() && !error &&
         (rights & (fs::perms::group_read | fs::perms::others_read)) != fs::perms::none;
}

}  // namespace aisle
