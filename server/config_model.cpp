#include "server/config_model.h"

#include <algorithm>

#include "server/config_path.h"
#include "server/toml/config_table.h"
#include "server/net/curl_client.h"
#include "shared/commerce/money.h"

namespace aisle {
namespace {

constexpr std::int64_t kBudgetMax = 1'000'000'000'000'000;  // Tokens; or millionths of the unit.

bool is_known(const std::string& kind) {
  return kind == "scripted" || !usual_base_url(kind).empty();
}

bool is_field_name(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

void read_chain(ConfigTable& table, ChainSettings& chain) {
  table.number("tries_max", chain.tries_max, 1, 10);
  table.milliseconds("backoff_first_ms", chain.backoff_first, 1, 60'000);
  table.milliseconds("backoff_max_ms", chain.backoff_max, 1, 60'000);
  table.milliseconds("retry_after_max_ms", chain.retry_after_max, 0, 60'000);
  table.number("retry_percent", chain.retry_percent, 0, 100);
  table.number("breaker_failures", chain.breaker_failures, 1, 1'000);
  table.milliseconds("breaker_pause_ms", chain.breaker_pause, 100, kHourMs);
  table.number("concurrent_max", chain.concurrent_max, 1, 100'000);
  table.number("waiting_max", chain.waiting_max, 0, 100'000);
  table.milliseconds("waiting_timeout_ms", chain.waiting_timeout, 0, 60'000);
}

// Cached input costs what input does unless something else is said.
void read_price(ConfigTable& table, ModelPrice& price) {
  table.decimal("input_price", price.input, kCostPlaces, kModelPriceMax);
  price.cached_input = price.input;
  table.decimal("cached_input_price", price.cached_input, kCostPlaces, kModelPriceMax);
  table.decimal("output_price", price.output, kCostPlaces, kModelPriceMax);
}

void read_budget(const toml::table& toml, BudgetSettings& budget,
                 std::vector<ConfigMistake>& mistakes) {
  ConfigTable table(toml, "[model.budget]", mistakes);
  table.number("tokens_per_turn", budget.tokens_per_turn, 0, kBudgetMax);
  table.number("tokens_per_conversation", budget.tokens_per_conversation, 0, kBudgetMax);
  table.number("tokens_per_address_and_day", budget.tokens_per_address_and_day, 0, kBudgetMax);
  table.number("tokens_per_site_and_day", budget.tokens_per_site_and_day, 0, kBudgetMax);
  table.decimal("cost_per_turn", budget.cost_per_turn, kCostPlaces, kBudgetMax);
  table.decimal("cost_per_conversation", budget.cost_per_conversation, kCostPlaces, kBudgetMax);
  table.decimal("cost_per_site_and_day", budget.cost_per_site_and_day, kCostPlaces, kBudgetMax);
  table.text("currency", budget.currency, 3);
  table.finish();
  if (!is_currency(budget.currency)) table.mistake("currency", "expected a code like \"EUR\"");
}

void read_deadlines(ConfigTable& table, HttpDeadlines& deadlines) {
  table.milliseconds("connect_timeout_ms", deadlines.connect, 100, kHourMs);
  table.milliseconds("first_byte_timeout_ms", deadlines.first_byte, 100, kHourMs);
  table.milliseconds("between_bytes_timeout_ms", deadlines.between_bytes, 100, kHourMs);
  table.milliseconds("total_timeout_ms", deadlines.total, 100, kHourMs);
}

void check_scripted(ConfigTable& table, const ModelProviderConfig& provider) {
  table.require("script", !provider.script_file.empty(), "the path of a script");
  const ProviderSettings& settings = provider.settings;
  if (!settings.base_url.empty() || !settings.model.empty() || !provider.key_file.empty() ||
      !provider.key_env.empty()) {
    table.mistake("provider", "\"scripted\" has a script, and no base_url, model or key");
  }
}

void check_http(ConfigTable& table, const ModelProviderConfig& provider) {
  const ProviderSettings& settings = provider.settings;
  table.require("model", !settings.model.empty(), "the provider's name of the model");
  if (!provider.script_file.empty()) table.mistake("script", "only \"scripted\" has one");
  if (!settings.base_url.empty()) {
    if (const auto url = check_url(settings.base_url, UrlSource::config); !url) {
      table.mistake("base_url", url.error().message + ", like \"https://llm.example/v1\"");
    }
  }
  const int keys = !provider.key_file.empty() + !provider.key_env.empty();
  if (keys > 1) table.mistake("key_env", "the key is in one place: take out key_file or key_env");
  if (settings.base_url.empty() && keys == 0) {
    table.mistake("provider", "this service needs a key: expected key_file or key_env");
  }
  if (!is_field_name(settings.key_header)) {
    table.mistake("key_header", "expected a field's name in lower case, like \"api-key\"");
  }
}

ModelProviderConfig read_provider(const toml::table& toml, const std::string& folder,
                                  std::vector<ConfigMistake>& mistakes) {
  ConfigTable table(toml, "[[model.providers]]", mistakes);
  ModelProviderConfig provider;
  ProviderSettings& settings = provider.settings;
  provider.line = table.line();
  table.text("provider", settings.kind, 50);
  table.text("base_url", settings.base_url);
  table.text("model", settings.model, 200);
  table.text("key_file", provider.key_file, 4'000);
  table.text("key_env", provider.key_env, 200);
  table.text("key_header", settings.key_header, 100);
  table.text("script", provider.script_file, 4'000);
  table.flag("stream_usage", settings.stream_usage);
  read_price(table, provider.price);
  read_deadlines(table, settings.deadlines);
  table.finish();
  provider.key_file = path_under(folder, provider.key_file);
  provider.script_file = path_under(folder, provider.script_file);

  table.require("provider", !settings.kind.empty(), "one of " + provider_kinds());
  if (settings.kind == "scripted") {
    check_scripted(table, provider);
  } else if (is_known(settings.kind)) {
    check_http(table, provider);
  } else if (!settings.kind.empty()) {
    table.mistake("provider",
                  "there is no provider \"" + settings.kind + "\"; there are: " + provider_kinds());
  }
  return provider;
}

}  // namespace

ModelConfig read_model(const toml::table& toml, const std::string& folder,
                       std::vector<ConfigMistake>& mistakes) {
  ConfigTable table(toml, "[model]", mistakes);
  ModelConfig config;
  table.number("tokens_max", config.tokens_max, 16, 100'000);
  table.number("history_tokens_max", config.history_tokens_max, 0, 1'000'000);
  table.number("steps_max", config.steps_max, 1, 16);
  read_chain(table, config.chain);
  if (const toml::table* budget = table.table("budget")) {
    read_budget(*budget, config.budget, mistakes);
  }
  for (const toml::table* provider : table.tables("providers")) {
    config.providers.push_back(read_provider(*provider, folder, mistakes));
  }
  table.require("providers", !config.providers.empty(), "at least one [[model.providers]]");
  table.finish();
  return config;
}

}  // namespace aisle
