// Files as whole texts.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace aisle {

/// Errors: not_found (no such file, or it can't be read), too_large.
Result<std::string> read_file(const std::string& path, std::size_t bytes_max);

/// Writes beside the file and then renames, so that a reader sees the old text or the new one.
/// Errors: unavailable, with the system's word.
Result<void> write_file(const std::string& path, std::string_view text);

}  // namespace aisle
