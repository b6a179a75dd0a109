#include "server/site_connectors.h"

#include <algorithm>

#include "server/connectors/registry.h"
#include "server/net/curl_client.h"
#include "server/secret.h"

namespace aisle {
namespace {

Result<std::unique_ptr<Connector>> make_with_secrets(const ConnectorConfig& config,
                                                     HttpClient* http, Orders* orders) {
  ConnectorSettings settings = config.settings;
  settings.http = http;
  settings.orders = orders;
  if (!config.key_file.empty() || !config.key_env.empty()) {
    auto key = read_key(config.key_file, config.key_env);
    if (!key) return key.error();
    settings.key = std::move(*key);
  }
  return make_connector(config.type, settings);
}

}  // namespace

bool needs_way_out(const Config& config) {
  return std::any_of(config.sites.begin(), config.sites.end(), [](const SiteConfig& site) {
    return std::any_of(site.connectors.begin(), site.connectors.end(),
                       [](const ConnectorConfig& one) { return !one.settings.url.empty(); });
  });
}

Result<std::unique_ptr<HttpClient>> make_way_out(const Config& config) {
  if (!needs_way_out(config)) return std::unique_ptr<HttpClient>();
  return make_curl_client();
}

Result<std::unique_ptr<Connector>> make_site_connector(const ConnectorConfig& config,
                                                       HttpClient* http, Orders* orders) {
  auto made = make_with_secrets(config, http, orders);
  if (made) return made;
  return Error{made.error().code, "[[sites.connectors]] on line " + std::to_string(config.line) +
                                      ": connector \"" + config.type +
                                      "\": " + made.error().message};
}

Result<std::vector<std::unique_ptr<Connector>>> make_connectors(const SiteConfig& site,
                                                                HttpClient* http) {
  std::vector<std::unique_ptr<Connector>> connectors;
  for (const ConnectorConfig& one : site.connectors) {
    auto made = make_site_connector(one, http);
    if (!made) return made.error();
    connectors.push_back(std::move(*made));
  }
  return connectors;
}

}  // namespace aisle
