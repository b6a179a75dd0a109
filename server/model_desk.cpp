#include "server/model_desk.h"

#include <random>

#include "server/http/log.h"
#include "server/http/token.h"
#include "server/model.h"

namespace aisle {
namespace {

// Spreads retries; nothing secret hangs on it.
double random_fraction() {
  thread_local std::minstd_rand engine{std::random_device{}()};
  return std::uniform_real_distribution<double>(0, 1)(engine);
}

}  // namespace

Result<std::unique_ptr<ModelDesk>> ModelDesk::open(const ModelConfig& config,
                                                   const std::vector<Site>& sites,
                                                   Budgets* budgets, ModelMeter* meter,
                                                   std::function<Time()> now) {
  if (config.providers.empty()) return std::unique_ptr<ModelDesk>();
  std::unique_ptr<ModelDesk> desk(new ModelDesk);
  auto http = make_curl_client();
  if (!http) return http.error();
  desk->http_ = std::move(*http);
  ChainWorld chain;
  chain.now = [] { return std::chrono::steady_clock::now(); };
  chain.random = random_fraction;
  chain.after = [desk = desk.get()](std::chrono::milliseconds delay, std::function<void()> then) {
    desk->timer_.after(delay, std::move(then));
  };
  chain.meter = meter;
  auto provider = make_model(config, *desk->http_, std::move(chain));
  if (!provider) return provider.error();
  desk->provider_ = std::move(*provider);

  ModelTurnWorld world;
  world.now = std::move(now);
  world.canary = new_id();
  for (const Site& site : sites) {
    world.shops[site.key] = {site.name, site.currency, site.voice, !site.team.empty()};
  }
  world.budgets = budgets;
  world.gave_up = [](const std::string& site, std::string_view reason) {
    log(LogLevel::warning, "model_gave_up", {{"site", site}, {"reason", std::string(reason)}});
  };
  const ModelTurnSettings settings{{config.tokens_max, config.history_tokens_max},
                                   config.steps_max};
  desk->turns_ = std::make_unique<ModelTurns>(*desk->provider_, settings, std::move(world));
  return desk;
}

}  // namespace aisle
