#include "server/check_connectors.h"

#include "server/config_connector.h"
#include "server/secret.h"
#include "server/site_connectors.h"

namespace aisle {
namespace {

// "address_change" is read as "address change".
std::string words_of(std::string name) {
  for (char& c : name) {
    if (c == '_') c = ' ';
  }
  return name;
}

void check_files(const std::string& source, Connector& connector, Findings& findings) {
  std::int64_t products = 0;
  const auto read = connector.products([&](Product) { return ++products, true; });
  const auto policies = connector.policies();
  const auto shop = connector.first_shop();
  if (!read || !policies || !shop) {
    const Error& error = !read ? read.error() : !policies ? policies.error() : shop.error();
    return findings.bad(source + ": " + error.message,
                        "mend its path or url, or fetch the source again");
  }
  findings.good(source + ": " + std::to_string(products) + " products, " +
                std::to_string(policies->size()) + " policies, " +
                (*shop ? std::to_string((*shop)->orders.size()) + " orders, " : "") +
                std::to_string(read->skipped_count) + " rows to be skipped");
}

void check_platform(const std::string& source, Connector& connector, Findings& findings) {
  const std::vector<CapabilityCheck> checks = connector.check();
  for (const CapabilityCheck& one : checks) {
    const std::string what = source + ": " + words_of(one.capability);
    switch (one.standing) {
      case Standing::works: findings.good(what + ": works"); break;
      case Standing::not_allowed: findings.bad(what + ": not allowed", one.mend); break;
      case Standing::not_configured: findings.note(what + ": not configured: " + one.mend); break;
      case Standing::not_possible:
        findings.note(what + ": the platform can't, so it is not offered");
        break;
      case Standing::failed: findings.bad(what + ": failed", one.mend); break;
    }
  }
}

}  // namespace

void check_connectors(const SiteConfig& site, HttpClient* http, Findings& findings) {
  const std::string name = "site " + site.site.key + ": ";
  if (site.connectors.empty()) {
    return findings.bad(name + "it has no connector", "add [[sites.connectors]]");
  }
  for (const ConnectorConfig& config : site.connectors) {
    const auto connector = make_site_connector(config, http);
    if (!connector) {
      findings.bad(name + connector.error().message, "mend the config, or the key's place");
      continue;
    }
    if (is_open_to_others(config.key_file)) {
      findings.note(name + config.key_file + " can be read by other users: chmod 600");
    }
    const std::string source = name + "connector " + std::string((*connector)->name());
    if (!is_of_files(config))
      check_platform(source, **connector, findings);
    else
      check_files(source, **connector, findings);
  }
}

}  // namespace aisle
