#include "server/config.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "server/config_connector.h"
#include "server/config_model.h"
#include "server/config_path.h"
#include "server/toml/config_table.h"
#include "server/http/client_address.h"
#include "server/http/origin.h"
#include "server/net/smtp.h"
#include "shared/base/text.h"
#include "shared/commerce/money.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

constexpr std::int64_t kSyncMinutesMax = 7 * 24 * 60;
constexpr std::int64_t kSyncHoursMax = 90 * 24;

namespace fs = std::filesystem;

constexpr std::int64_t kMegabytes = 1 << 20;

bool is_name(std::string_view text, std::string_view more) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           more.find(c) != more.npos;
  });
}

bool is_colour(std::string_view text) {
  return (text.size() == 4 || text.size() == 7) && text[0] == '#' &&
         text.find_first_not_of("0123456789abcdefABCDEF", 1) == text.npos;
}

void read_front(ConfigTable& table, FrontLimits& limits) {
  table.number("head_bytes_max", limits.head_bytes_max, 1 << 10, 64 << 10);
  table.number("fields_max", limits.fields_max, 8, 256);
  table.number("target_bytes_max", limits.target_bytes_max, 256, 8 << 10);
  table.number("body_bytes_max", limits.body_bytes_max, 8 << 10, kMegabytes);
  table.number("connections_max", limits.connections_max, 1, 1'000'000);
  table.number("connections_per_address_max", limits.connections_per_address_max, 0, 1'000'000);
  table.number("requests_waiting_max", limits.requests_waiting_max, 1, 100'000);
  table.number("buffered_bytes_max", limits.buffered_bytes_max, kMegabytes, 65'536 * kMegabytes);
  table.number("unsent_bytes_max", limits.unsent_bytes_max, 16 << 10, 64 * kMegabytes);
  table.number("response_bytes_max", limits.response_bytes_max, 64 << 10, 256 * kMegabytes);
  table.number("body_bytes_per_second_min", limits.body_bytes_per_second_min, 0, kMegabytes);
  table.milliseconds("head_timeout_ms", limits.head_timeout, 100, kHourMs);
  table.milliseconds("body_timeout_ms", limits.body_timeout, 100, kHourMs);
  table.milliseconds("idle_timeout_ms", limits.idle_timeout, 100, kHourMs);
  table.milliseconds("write_timeout_ms", limits.write_timeout, 100, kHourMs);
  table.milliseconds("linger_timeout_ms", limits.linger_timeout, 0, kHourMs);
  table.milliseconds("stream_heartbeat_ms", limits.stream_heartbeat, 100, kHourMs);
  table.milliseconds("stream_lifetime_ms", limits.stream_lifetime, 1'000, 24 * kHourMs);
  table.number("workers", limits.workers, 1, 256);
}

// Port 0 takes a free one that nobody knows yet.
std::string default_url(const std::string& address, int port) {
  const bool is_ipv6 = address.find(':') != std::string::npos;
  return "http://" + (is_ipv6 ? "[" + address + "]" : address) +
         (port == 0 ? "" : ":" + std::to_string(port));
}

void read_server(const toml::table& toml, Config& config, std::vector<ConfigMistake>& mistakes) {
  ConfigTable table(toml, "[server]", mistakes);
  table.text("address", config.address);
  table.number("port", config.port, 0, 65'535);
  table.text("public_url", config.api.public_url);
  table.text("data", config.data, 4'000);
  table.text("web", config.web, 4'000);
  config.web_line = table.line_of("web");
  table.texts("trusted_proxies", config.api.trusted_proxies);
  table.texts("metrics_addresses", config.api.metrics_addresses);
  table.milliseconds("stop_grace_ms", config.stop_grace, 0, kHourMs);
  read_front(table, config.front);
  ApiSettings& api = config.api;
  table.number("requests_per_minute", api.requests_per_minute, 0, 100'000'000);
  table.number("conversations_per_minute", api.conversations_per_minute, 0, 100'000'000);
  table.number("messages_per_minute", api.messages_per_minute, 0, 100'000'000);
  table.number("identities_per_minute", api.identities_per_minute, 0, 100'000'000);
  table.number("conversation_messages_per_minute", api.conversation_messages_per_minute, 0,
               100'000'000);
  table.number("streams_per_conversation_max", api.streams_per_conversation_max, 1, 1'000);
  api.body_bytes_max = config.front.body_bytes_max;
  table.finish();

  std::string& url = api.public_url;
  if (url.empty()) url = default_url(config.address, config.port);
  if (url.back() == '/') url.pop_back();
  if (!is_origin(url)) {
    table.mistake("public_url",
                  "expected the address under which browsers reach this server, "
                  "like \"https://chat.shop.example\", without a path");
  }
  table.require("data", !config.data.empty(), "the path of the database file");
  table.require("web", !config.web.empty(), "the folder of the built web files");
}

void read_assistant(const toml::table& toml, Config& config, std::vector<ConfigMistake>& mistakes) {
  ConfigTable table(toml, "[assistant]", mistakes);
  table.text("languages", config.languages);
  table.number("words_per_second", config.runner.words_per_second, 0, 10'000);
  table.milliseconds("turn_timeout_ms", config.runner.turn_timeout, 100, kHourMs);
  table.milliseconds("leave_grace_ms", config.runner.leave_grace, 0, kHourMs);
  table.number("workers", config.runner.workers, 1, 256);
  table.number("shop_threads", config.runner.shop_threads, 2, 256);
  table.number("cached_conversations_max", config.runner.cached_conversations_max, 1, 10'000'000);
  table.finish();
}

void read_logs(const toml::table& toml, Config& config, std::vector<ConfigMistake>& mistakes) {
  ConfigTable table(toml, "[logs]", mistakes);
  std::string level = "info";
  table.text("level", level);
  table.finish();
  const std::vector<std::string> levels = {"debug", "info", "warning", "error"};
  const auto found = std::find(levels.begin(), levels.end(), level);
  if (found == levels.end()) {
    table.mistake("level", "expected \"debug\", \"info\", \"warning\" or \"error\"");
  } else {
    config.log_level = static_cast<LogLevel>(found - levels.begin());
  }
}

// After [server], whose address says whether mails may be printed.
void read_mail(const toml::table& toml, Config& config, std::vector<ConfigMistake>& mistakes) {
  ConfigTable table(toml, "[mail]", mistakes);
  MailConfig& mail = config.mail;
  mail.line = table.line();
  table.text("server", mail.server);
  table.text("from", mail.from, kMailAddressBytesMax);
  table.text("user", mail.user);
  table.text("password_file", mail.password_file, 4'000);
  table.text("password_env", mail.password_env, 200);
  table.flag("print", mail.print);
  table.finish();
  mail.password_file = path_under(config.folder, mail.password_file);

  if (mail.print && !mail.server.empty()) {
    table.mistake("print", "mails are either printed or sent; take out print or server");
  }
  if (mail.print && !is_loopback(config.address)) {
    table.mistake("print",
                  "one-time codes in the log are for trying on one machine alone; [server] address "
                  "is none of this machine's own, like \"127.0.0.1\"");
  }
  if (mail.print) return;
  table.require("server", !mail.server.empty(), "the mail server, like \"smtps://mail.example\"");
  table.require("from", !mail.from.empty(), "the address that mails come from");
  if (!mail.server.empty() && smtp_host(mail.server).empty()) {
    table.mistake("server", "expected \"smtp://host:587\" or \"smtps://host:465\"");
  }
  if (!mail.from.empty() && !is_mail_address(mail.from)) {
    table.mistake("from", "expected an address, like \"orders@shop.example\"");
  }
  const int passwords = !mail.password_file.empty() + !mail.password_env.empty();
  if (passwords != (mail.user.empty() ? 0 : 1)) {
    table.mistake("user",
                  "a user needs either password_file or password_env, and nobody else does");
  }
}

void check_origins(ConfigTable& table, std::string_view key, const std::vector<std::string>& list) {
  for (const std::string& origin : list) {
    if (is_origin(origin)) continue;
    table.mistake(key, "\"" + std::string(cut_utf8(origin, 100)) +
                           "\" is no origin; expected scheme, host and port alone, in lower case, "
                           "like \"https://shop.example\"");
  }
}

void read_words(ConfigTable& table, SiteWords& words) {
  table.text("language", words.language, 35);
  table.text("greeting", words.greeting, 1'000);
  table.texts("starters", words.starters, 8);
  table.text("contact", words.contact, 500);
  table.text("team_hours", words.team_hours, 200);
  table.text("disclosure", words.disclosure, 500);
  if (!is_name(words.language, "-")) table.mistake("language", "expected a tag like \"en\"");
}

SiteWords read_translation(const toml::table& toml, const Site& site,
                           std::vector<ConfigMistake>& mistakes) {
  ConfigTable table(toml, "[[sites.translations]]", mistakes);
  SiteWords words;
  words.language.clear();
  words.contact = site.words.contact;
  read_words(table, words);
  if (!words.language.empty() && site.words_for(words.language).language == words.language) {
    table.mistake("language", "the site has \"" + words.language + "\" already");
  }
  table.finish();
  return words;
}

IdentityKeyConfig read_identity_key(const toml::table& toml, const std::string& folder,
                                    std::vector<ConfigMistake>& mistakes) {
  ConfigTable table(toml, "[[sites.identity_keys]]", mistakes);
  IdentityKeyConfig key;
  key.line = table.line();
  std::string algorithm;
  table.text("id", key.id, 100);
  table.text("algorithm", algorithm, 10);
  table.text("secret_file", key.secret_file, 4'000);
  table.text("secret_env", key.secret_env, 200);
  table.text("public_key_file", key.public_key_file, 4'000);
  table.finish();
  key.secret_file = path_under(folder, key.secret_file);
  key.public_key_file = path_under(folder, key.public_key_file);

  table.require("id", !key.id.empty(), "a name, like \"k1\", that tokens carry as their kid");
  if (!key.id.empty() && !is_name(key.id, "-_")) {
    table.mistake("id", "expected only letters, digits, - and _");
  }
  const auto known = enum_value<KeyAlgorithm>(algorithm);
  table.require("algorithm", known.has_value(), "\"HS256\" or \"EdDSA\"");
  if (!algorithm.empty() && !known) {
    table.mistake("algorithm", "expected \"HS256\" (a secret that both sides have) or \"EdDSA\"");
  }
  if (!known) return key;
  key.algorithm = *known;
  const bool is_secret = key.algorithm == KeyAlgorithm::hs256;
  const int secrets = !key.secret_file.empty() + !key.secret_env.empty();
  const int public_keys = !key.public_key_file.empty();
  if (is_secret && (secrets != 1 || public_keys != 0)) {
    table.mistake("algorithm", "HS256 needs either secret_file or secret_env, and nothing else");
  }
  if (!is_secret && (secrets != 0 || public_keys != 1)) {
    table.mistake("algorithm", "EdDSA needs public_key_file, and nothing else");
  }
  return key;
}

void read_identity_keys(ConfigTable& table, SiteConfig& site, const std::string& folder,
                        std::vector<ConfigMistake>& mistakes) {
  std::set<std::string> ids;
  for (const toml::table* toml : table.tables("identity_keys")) {
    IdentityKeyConfig key = read_identity_key(*toml, folder, mistakes);
    if (!ids.insert(key.id).second) {
      mistakes.push_back({key.line, "[[sites.identity_keys]] id: \"" + key.id +
                                        "\" is the name of another key of this site already"});
    }
    site.identity_keys.push_back(std::move(key));
  }
}

// Shops with an address are kept fresh unless told otherwise; files are read when somebody says so.
void read_sync(ConfigTable& table, SiteConfig& site) {
  const auto any = [&](auto is) {
    return std::any_of(site.connectors.begin(), site.connectors.end(), is);
  };
  const bool has_address =
      any([](const ConnectorConfig& one) { return !one.settings.url.empty(); });
  const bool keeps_stock =
      any([](const ConnectorConfig& one) { return !one.settings.shop.empty(); });
  const SyncPace usual;
  std::int64_t minutes = has_address && !keeps_stock ? usual.changes.count() : 0;
  std::int64_t hours = has_address && !keeps_stock ? usual.full.count() : 0;
  table.number("sync_minutes", minutes, 0, kSyncMinutesMax);
  table.number("full_sync_hours", hours, 0, kSyncHoursMax);
  site.sync = {std::chrono::minutes(minutes), std::chrono::hours(hours)};
  if (keeps_stock && (minutes > 0 || hours > 0)) {
    table.mistake(minutes > 0 ? "sync_minutes" : "full_sync_hours",
                  "the reference shop keeps its stock itself, which a sync would undo; its catalog "
                  "comes by aisle import");
  }
}

SiteConfig read_site(const toml::table& toml, const std::string& folder, bool has_mail,
                     std::vector<ConfigMistake>& mistakes) {
  ConfigTable table(toml, "[[sites]]", mistakes);
  SiteConfig config;
  Site& site = config.site;
  table.text("key", site.key, 64);
  table.text("name", site.name, 200);
  read_words(table, site.words);
  table.text("currency", site.currency, 3);
  table.texts("origins", site.origins, 200);
  table.texts("image_hosts", site.image_hosts, 50);
  table.text("accent", site.accent, 7);
  table.text("voice", site.voice, 2'000);
  table.text("team", site.team, kMailAddressBytesMax);
  table.number("shrink_max_percent", config.shrink_max_percent, 0, 100);
  for (const toml::table* translation : table.tables("translations")) {
    site.translations.push_back(read_translation(*translation, site, mistakes));
  }
  for (const toml::table* connector : table.tables("connectors")) {
    config.connectors.push_back(read_connector(*connector, site, folder, mistakes));
  }
  read_identity_keys(table, config, folder, mistakes);
  read_sync(table, config);
  table.finish();

  table.require("key", !site.key.empty(), "a name of letters, digits, - and _");
  if (!site.key.empty() && !is_name(site.key, "-_")) {
    table.mistake("key", "expected only letters, digits, - and _");
  }
  table.require("name", !site.name.empty(), "the shop's name");
  table.require("origins", !site.origins.empty(),
                "the pages that may carry the widget, like [\"https://shop.example\"]");
  if (!is_currency(site.currency)) table.mistake("currency", "expected a code like \"EUR\"");
  if (!site.accent.empty() && !is_colour(site.accent)) {
    table.mistake("accent", "expected a colour like \"#1f6f54\"");
  }
  if (!site.team.empty() && !is_mail_address(site.team)) {
    table.mistake("team", "expected a mail address, like \"help@shop.example\"");
  }
  if (!site.team.empty() && !has_mail) {
    table.mistake("team", "requests reach the team by mail, so it needs a [mail]");
  }
  check_origins(table, "origins", site.origins);
  check_origins(table, "image_hosts", site.image_hosts);
  return config;
}

void read_root(const toml::table& toml, Config& config, std::vector<ConfigMistake>& mistakes) {
  const toml::table empty;
  ConfigTable root(toml, "the config", mistakes);
  const toml::table* server = root.table("server");
  if (!server && !toml.contains("server")) {
    mistakes.push_back({0, "[server] is missing: expected at least its `data` and `web`"});
  }
  if (server) read_server(*server, config, mistakes);
  const toml::table* assistant = root.table("assistant");
  read_assistant(assistant ? *assistant : empty, config, mistakes);
  const toml::table* logs = root.table("logs");
  read_logs(logs ? *logs : empty, config, mistakes);

  if (const toml::table* mail = root.table("mail")) read_mail(*mail, config, mistakes);
  if (const toml::table* model = root.table("model")) {
    config.model = read_model(*model, config.folder, mistakes);
  }

  std::set<std::string> keys;
  for (const toml::table* site : root.tables("sites")) {
    config.sites.push_back(
        read_site(*site, config.folder, root.table("mail") != nullptr, mistakes));
    const std::string& key = config.sites.back().site.key;
    if (!keys.insert(key).second) {
      mistakes.push_back({static_cast<int>(site->source().begin.line),
                          "[[sites]] key: \"" + key + "\" is the key of another site already"});
    }
  }
  if (!toml.contains("sites")) {
    mistakes.push_back({0, "there is no [[sites]]: expected at least one shop"});
  }
  root.finish();
}

}  // namespace

ConfigResult parse_config(std::string_view text, const std::string& file) {
  ConfigResult result;
  Config& config = result.config;
  config.file = file;
  config.folder = fs::path(file).parent_path().string();
  if (text.size() > kConfigBytesMax) {
    result.mistakes.push_back(
        {0, "expected at most " + std::to_string(kConfigBytesMax) + " bytes"});
    return result;
  }
  try {
    const toml::table root = toml::parse(text, file);
    read_root(root, config, result.mistakes);
  } catch (const toml::parse_error& error) {
    result.mistakes.push_back({static_cast<int>(error.source().begin.line),
                               "not TOML: " + std::string(error.description())});
  }
  std::stable_sort(result.mistakes.begin(), result.mistakes.end(),
                   [](const auto& a, const auto& b) { return a.line < b.line; });
  config.data = path_under(config.folder, config.data);
  config.web = path_under(config.folder, config.web);
  config.languages = path_under(config.folder, config.languages);
  return result;
}

ConfigResult read_config(const std::string& file) {
  std::error_code error;
  std::ifstream stream(file, std::ios::binary);
  if (!stream || fs::is_directory(file, error)) {
    return {{}, {{0, "can't be read; expected a config file (see server/README.md)"}}};
  }
  std::string text(kConfigBytesMax + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  return parse_config(text, file);
}

std::vector<ConfigMistake> missing_web(const Config& config) {
  std::error_code error;
  if (fs::is_directory(config.web, error)) return {};
  return {{config.web_line, "[server] web: there is no folder " + config.web +
                                "; expected the built web files (./run build makes them)"}};
}

std::vector<ConfigMistake> missing_sources(const Config& config, std::string_view site) {
  std::vector<ConfigMistake> mistakes;
  std::error_code error;
  for (const SiteConfig& one : config.sites) {
    if (!site.empty() && one.site.key != site) continue;
    if (one.connectors.empty()) {
      mistakes.push_back({0, "[[sites]] " + one.site.key +
                                 ": expected at least one "
                                 "[[sites.connectors]]"});
    }
    for (const ConnectorConfig& connector : one.connectors) {
      const auto need = [&](const char* key, const std::string& path) {
        if (path.empty() || fs::exists(path, error)) return;
        mistakes.push_back(
            {connector.line, std::string("[[sites.connectors]] ") + key + ": there is no " + path});
      };
      need("path", connector.settings.path);
      need("shop", connector.settings.shop);
    }
  }
  return mistakes;
}

const SiteConfig* find_site(const Config& config, std::string_view key) {
  const auto found = std::find_if(config.sites.begin(), config.sites.end(),
                                  [&](const SiteConfig& site) { return site.site.key == key; });
  return found == config.sites.end() ? nullptr : &*found;
}

}  // namespace aisle
