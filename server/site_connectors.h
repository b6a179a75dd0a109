// The connectors of a site, with what only a running command has: their secrets and the way out.
#pragma once

#include <memory>
#include <vector>

#include "server/config.h"
#include "server/connectors/connector.h"
#include "shared/base/result.h"

namespace aisle {

/// Whether a connector of any site speaks with a shop over HTTP.
bool needs_way_out(const Config& config);

/// The client that all connectors share; null when none needs one. Destroy it after them.
/// Errors: unavailable.
Result<std::unique_ptr<HttpClient>> make_way_out(const Config& config);

/// One connector. `http` outlives it and may be null where `needs_way_out` says no; `orders`, of
/// the reference shop, may be null too. Errors: not_found, invalid_argument (a key that can't be
/// read or used, settings that the connector can't use); they name the config's line and never
/// what was read.
Result<std::unique_ptr<Connector>> make_site_connector(const ConnectorConfig& config,
                                                       HttpClient* http, Orders* orders = nullptr);

/// All connectors of a site, in the config's order. Errors: as above.
Result<std::vector<std::unique_ptr<Connector>>> make_connectors(const SiteConfig& site,
                                                                HttpClient* http);

}  // namespace aisle
