// [[sites.connectors]]: where a site's products, policies and orders come from.
#pragma once

#include "server/config.h"
#include "server/toml/config_table.h"

namespace aisle {

/// Whether it reads files, here or at an address, rather than asking a platform.
bool is_of_files(const ConnectorConfig& connector);

/// Reads and checks one connector. Secrets are named, not read. `currency` and `language` are the
/// site's.
ConnectorConfig read_connector(const toml::table& toml, const Site& site, const std::string& folder,
                               std::vector<ConfigMistake>& mistakes);

}  // namespace aisle
