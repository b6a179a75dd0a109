// A file in which a merchant has described a system that nobody else knows, as TOML.
#pragma once

#include <functional>
#include <string>

#include "server/toml/config_table.h"
#include "shared/base/result.h"

namespace aisle {

inline constexpr std::size_t kDescriptionBytesMax = 1 << 20;
inline constexpr const char* kDescriptionReference = "server/connectors/README.md";

/// Reads the file and hands its table to `read`, which notes mistakes. Errors: not_found,
/// too_large, unavailable (can't be read), invalid_argument: each mistake on a line of its own,
/// "erp.toml:12: …", by line.
Result<void> read_description(
    const std::string& path,
    const std::function<void(const toml::table&, std::vector<ConfigMistake>&)>& read);

}  // namespace aisle
