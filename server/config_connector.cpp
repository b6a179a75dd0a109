#include "server/config_connector.h"

#include <algorithm>

#include "server/config_path.h"
#include "server/net/curl_client.h"

namespace aisle {
namespace {

constexpr std::int64_t kFileBytesMax = 64LL << 30;
constexpr std::int64_t kReturnDaysMax = 3'650;

bool is_country(const std::string& code) {
  return code.size() == 2 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// They go into fields of requests.
bool is_plain(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

void check_address(ConfigTable& table, ConnectorConfig& connector) {
  std::string& url = connector.settings.url;
  if (url.empty()) return;
  const bool is_file = is_of_files(connector);  // A platform's paths are put behind its address.
  while (!is_file && url.size() > 1 && url.back() == '/') url.pop_back();
  if (const auto checked = check_url(url, UrlSource::config); !checked) {
    table.mistake("url", checked.error().message + ", like \"https://shop.example\"");
  } else if (!is_file && url.find_first_of("?#") != url.npos) {
    table.mistake("url", "expected the shop's address without a query");
  }
}

void check_platform_settings(ConfigTable& table, ConnectorConfig& connector) {
  ConnectorSettings& settings = connector.settings;
  check_address(table, connector);
  const auto plain = [&](const char* key, const std::string& value) {
    if (!is_plain(value)) table.mistake(key, "expected letters, digits and signs without spaces");
  };
  plain("public_key", settings.public_key);
  plain("user", settings.user);
  plain("channel", settings.channel);
  plain("version", settings.version);
  if (!connector.key_file.empty() && !connector.key_env.empty()) {
    table.mistake("key_env", "the key is in one place: take out key_file or key_env");
  }
  if (!connector.webhook_key_file.empty() && !connector.webhook_key_env.empty()) {
    table.mistake("webhook_key_env",
                  "the secret is in one place: take out webhook_key_file or webhook_key_env");
  }
  for (const std::string& country : settings.rules.countries) {
    if (is_country(country)) continue;
    table.mistake("countries", "expected codes of two capitals, like [\"DE\", \"AT\"]");
    break;
  }
}

// A shop is either files, or a system with an address or a description; what belongs to the one is
// a mistake with the other.
void check_kind(ConfigTable& table, const ConnectorConfig& connector) {
  const ConnectorSettings& settings = connector.settings;
  if (settings.is_live()) {
    const char* const either = "a connector has either a url or files";
    if (!settings.path.empty()) table.mistake("path", either);
    if (!settings.shop.empty()) table.mistake("shop", either);
    return;
  }
  const auto alone = [&](const char* key, bool is_there) {
    if (is_there) table.mistake(key, "this belongs to a shop with an address; there is no url");
  };
  alone("key_file", !connector.key_file.empty());
  alone("key_env", !connector.key_env.empty());
  alone("webhook_key_file", !connector.webhook_key_file.empty());
  alone("webhook_key_env", !connector.webhook_key_env.empty());
  alone("public_key", !settings.public_key.empty());
  alone("user", !settings.user.empty());
  alone("channel", !settings.channel.empty());
  alone("version", !settings.version.empty());
  alone("return_days", settings.rules.return_days != 0);
  alone("countries", !settings.rules.countries.empty());
}

}  // namespace

bool is_of_files(const ConnectorConfig& connector) {
  return !connector.settings.is_live() || connector.type == "feed";
}

ConnectorConfig read_connector(const toml::table& toml, const Site& site, const std::string& folder,
                               std::vector<ConfigMistake>& mistakes) {
  ConfigTable table(toml, "[[sites.connectors]]", mistakes);
  ConnectorConfig connector;
  ConnectorSettings& settings = connector.settings;
  connector.line = table.line();
  settings.currency = site.currency;
  settings.language = site.words.language;
  table.text("type", connector.type, 50);
  table.text("path", settings.path, 4'000);
  table.text("shop", settings.shop, 4'000);
  table.text("currency", settings.currency, 3);
  table.text("base_url", settings.base_url, 500);
  table.text("format", settings.format, 20);
  table.text("language", settings.language, 35);
  table.number("file_bytes_max", settings.file_bytes_max, 1 << 10, kFileBytesMax);
  table.text("url", settings.url, 2'000);
  table.text("description", settings.description, 4'000);
  table.text("key_file", connector.key_file, 4'000);
  table.text("key_env", connector.key_env, 200);
  table.text("webhook_key_file", connector.webhook_key_file, 4'000);
  table.text("webhook_key_env", connector.webhook_key_env, 200);
  table.text("public_key", settings.public_key, 500);
  table.text("user", settings.user, 200);
  table.text("channel", settings.channel, 200);
  table.text("version", settings.version, 50);
  table.number("return_days", settings.rules.return_days, 0, kReturnDaysMax);
  table.texts("countries", settings.rules.countries, 250);
  table.finish();
  settings.path = path_under(folder, settings.path);
  settings.shop = path_under(folder, settings.shop);
  settings.description = path_under(folder, settings.description);
  connector.key_file = path_under(folder, connector.key_file);
  connector.webhook_key_file = path_under(folder, connector.webhook_key_file);
  check_platform_settings(table, connector);
  check_kind(table, connector);
  table.require("type", !connector.type.empty(), "a connector's name, like \"feed\"");
  if (connector.type.empty()) return connector;
  if (const auto made = make_connector(connector.type, settings); !made) {
    mistakes.push_back({connector.line, "[[sites.connectors]] " + made.error().message});
  }
  return connector;
}

}  // namespace aisle
