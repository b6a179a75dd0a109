// Secrets that the config names: in a file, or in an environment variable.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace aisle {

/// What `file` holds, or when `variable` is given the environment, without white space around it.
/// `key` is how the config calls it: "password" for password_file and password_env.
/// Errors: not_found, too_large; they name the place and never what was read.
Result<std::string> read_secret(std::string_view key, const std::string& file,
                                const std::string& variable);

inline constexpr std::size_t kKeyBytesMax = 4'000;

/// A secret that goes into a field of a request: printable ASCII without spaces, at least one
/// letter. Errors: as above, and invalid_argument.
Result<std::string> read_key(const std::string& file, const std::string& variable);

/// Whether a file's rights let users beside its owner read it; false when there is no such file.
bool is_open_to_others(const std::string& file);

}  // namespace aisle
