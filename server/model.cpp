#include "server/model.h"

#include "server/file.h"
#include "server/models/scripted.h"
#include "server/secret.h"

namespace aisle {
namespace {

Error on_line(int line, Error error) {
  error.message = "[[model.providers]] on line " + std::to_string(line) + ": " + error.message;
  return error;
}

Result<ProviderSettings> with_secrets(const ModelProviderConfig& config) {
  ProviderSettings settings = config.settings;
  if (!config.script_file.empty()) {
    auto script = read_file(config.script_file, kScriptBytesMax);
    if (!script) return script.error();
    settings.script = std::move(*script);
  }
  if (config.key_file.empty() && config.key_env.empty()) return settings;
  auto key = read_key(config.key_file, config.key_env);
  if (!key) return key.error();
  settings.key = std::move(*key);
  return settings;
}

}  // namespace

Result<std::unique_ptr<Provider>> make_model(const ModelConfig& config, HttpClient& http,
                                             ChainWorld world) {
  if (config.providers.empty()) return std::unique_ptr<Provider>();
  std::vector<ChainLink> links;
  for (const ModelProviderConfig& one : config.providers) {
    const auto settings = with_secrets(one);
    if (!settings) return on_line(one.line, settings.error());
    auto provider = make_provider(*settings, http);
    if (!provider) return on_line(one.line, provider.error());
    links.push_back({std::move(*provider), {one.settings.kind, one.settings.model}, one.price});
  }
  return make_chain_provider(std::move(links), config.chain, std::move(world));
}

}  // namespace aisle
