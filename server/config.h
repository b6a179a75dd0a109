// Settings: read once from one TOML file, checked once, then passed on as values.
//
// Paths in the file are relative to its folder. Every key, its default, unit and reason: README.md.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "server/connectors/registry.h"
#include "server/conversation/runner.h"
#include "server/http/front.h"
#include "server/http/log.h"
#include "server/http/settings.h"
#include "server/http/site.h"
#include "server/identity/jwt.h"
#include "server/models/budget.h"
#include "server/models/chain_settings.h"
#include "server/models/provider.h"
#include "server/sync/pace.h"
#include "server/toml/config_mistake.h"
#include "shared/base/result.h"

namespace aisle {

/// One source of a site's products and policies.
struct ConnectorConfig {
  std::string type;
  ConnectorSettings settings;  ///< Without key and way out.
  std::string key_file;
  std::string key_env;           ///< The name of an environment variable.
  std::string webhook_key_file;  ///< What the shop signs its webhooks with.
  std::string webhook_key_env;   ///< Likewise.
  int line = 0;
};

/// Where a key comes from that the shop's backend signs shoppers' identities with. One of the three
/// places is given: the last for EdDSA, one of the others for HS256.
struct IdentityKeyConfig {
  std::string id;
  KeyAlgorithm algorithm = KeyAlgorithm::hs256;
  std::string secret_file;
  std::string secret_env;  ///< The name of an environment variable.
  std::string public_key_file;
  int line = 0;
};

struct SiteConfig {
  Site site;
  std::vector<ConnectorConfig> connectors;
  std::vector<IdentityKeyConfig> identity_keys;
  SyncPace sync{std::chrono::minutes(0), std::chrono::hours(0)};
  int shrink_max_percent = 30;  ///< An import that would lose more of the catalog is refused.
};

/// How mails go out: through a server, or printed to the log; neither: none can be sent.
struct MailConfig {
  std::string server;  ///< "smtp://…" or "smtps://…".
  std::string from;
  std::string user;  ///< Empty: no login.
  std::string password_file;
  std::string password_env;  ///< The name of an environment variable.
  bool print = false;
  int line = 0;
};

/// One model; its key, if it needs one, is in one of the two places.
struct ModelProviderConfig {
  ProviderSettings settings;  ///< Without key and script.
  std::string key_file;
  std::string key_env;      ///< The name of an environment variable.
  std::string script_file;  ///< scripted: needed.
  ModelPrice price;
  int line = 0;
};

/// The language models that answer, in the order in which they are asked; none: no model answers.
struct ModelConfig {
  std::vector<ModelProviderConfig> providers;
  ChainSettings chain;
  std::int64_t tokens_max = 1'024;  ///< Of one answer.
  std::int64_t history_tokens_max = 4'000;  ///< Of the turns before, in a request.
  int steps_max = 6;                        ///< Answers of a model in one turn.
  BudgetSettings budget;
};

struct Config {
  std::string file;    ///< As given on the command line.
  std::string folder;  ///< What relative paths are relative to.

  std::string address = "127.0.0.1";
  int port = 8080;
  std::string data;  ///< The database file.
  std::string web;   ///< The folder of built web assets.
  int web_line = 0;  ///< Where the file says so.
  std::chrono::milliseconds stop_grace{20'000};
  FrontLimits front;
  ApiSettings api;

  std::string languages;  ///< The folder of language data; empty means the one that was installed.
  RunnerSettings runner;

  LogLevel log_level = LogLevel::info;
  MailConfig mail;
  ModelConfig model;
  std::vector<SiteConfig> sites;
};

/// Either `mistakes` is empty, or `config` means nothing.
struct ConfigResult {
  Config config;
  std::vector<ConfigMistake> mistakes;  ///< All that were found, by line.
};

inline constexpr std::size_t kConfigBytesMax = 1 << 20;

/// Reads a config's text. `file` names it in paths and is not opened.
ConfigResult parse_config(std::string_view text, const std::string& file);

/// Reads a config file. A file that can't be read is a mistake on line 0.
ConfigResult read_config(const std::string& file);

/// Files and folders that the config names and that are not there: `web` for serving, the
/// connectors' paths for importing `site` (empty: all sites).
std::vector<ConfigMistake> missing_web(const Config& config);
std::vector<ConfigMistake> missing_sources(const Config& config, std::string_view site);

/// The site of this key; null when there is none.
const SiteConfig* find_site(const Config& config, std::string_view key);

}  // namespace aisle
