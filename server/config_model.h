// Reads [model] of the config.
#pragma once

#include <string>
#include <vector>

#include "server/config.h"
#include "server/toml/config_table.h"

namespace aisle {

/// Relative paths are under `folder`. Opens nothing.
ModelConfig read_model(const toml::table& toml, const std::string& folder,
                       std::vector<ConfigMistake>& mistakes);

}  // namespace aisle
