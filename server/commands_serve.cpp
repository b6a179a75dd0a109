// `aisle serve`: joins the parts, answers shoppers, and stops without losing anything.
#include <algorithm>
#include <atomic>
#include <iostream>
#include <thread>

#include "server/commands.h"
#include "server/connector_watch.h"
#include "server/http/api.h"
#include "server/http/token.h"
#include "server/identity_keys.h"
#include "server/knowledge.h"
#include "server/mail.h"
#include "server/metered_storage.h"
#include "server/model_budget.h"
#include "server/model_desk.h"
#include "server/order_desk.h"
#include "server/signals.h"
#include "server/site_connectors.h"
#include "server/team_desk.h"

namespace aisle {
namespace {

Time now() {
  return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

int failed(const std::string& what, const Error& error) {
  std::cerr << what << ": " << error.message << "\n";
  return kExitFailed;
}

// All that lives while the server runs, in the order in which it must be made and unmade.
class Server {
 public:
  explicit Server(const Config& config) : config_(config), front_(config.front) {}

  int run();

 private:
  int prepare();
  Result<void> open_desks();
  Result<void> open_budgets();
  Result<void> load_site(const SiteConfig& site);
  void reload();
  void stop();
  int control(const std::vector<std::string>& arguments, const Output& output);
  int import(const std::vector<std::string>& arguments, const Output& output);

  const Config& config_;
  Signals signals_;  // before every thread
  Metrics metrics_;
  ConnectorWatch watch_{
      metrics_, now, [](std::string_view connector, std::string_view place) {
        log(LogLevel::error, "connector_drift", {{"connector", connector}, {"place", place}});
      }};
  std::unique_ptr<SpendKeeper> spends_;  // until the database has written all
  std::unique_ptr<Storage> database_;
  std::unique_ptr<MeteredStorage> storage_;
  std::unique_ptr<Budgets> budgets_;  ///< Of the language models; null without any.
  Languages languages_;
  std::unique_ptr<Mailer> mailer_;
  std::unique_ptr<HttpClient> http_;  ///< Of all connectors; null when none needs it.
  std::map<std::string, std::unique_ptr<OrderDesk>> desks_;  ///< Of the sites that have orders.
  std::unique_ptr<TeamDesk> team_;
  std::unique_ptr<ModelDesk> model_;  ///< Null without [model].
  std::unique_ptr<Runner> runner_;
  Front front_;
  std::unique_ptr<Api> api_;
  std::unique_ptr<ControlServer> control_;
  std::thread stopper_;
};

Result<void> Server::load_site(const SiteConfig& site) {
  const auto desk = desks_.find(site.site.key);
  auto knowledge = make_knowledge(site.site, *storage_, languages_,
                                  desk == desks_.end() ? nullptr : desk->second->orders);
  if (!knowledge) return knowledge.error();
  runner_->set_knowledge(*knowledge);
  api_->set_knowledge(*knowledge);
  log(LogLevel::info, "catalog_loaded",
      {{"site", site.site.key},
       {"products", static_cast<std::int64_t>((*knowledge)->index->products().size())}});
  return {};
}

// Without [mail] no code is ever sent; proof by number works all the same.
Result<void> Server::open_desks() {
  auto mailer = make_mailer(config_.mail);
  if (!mailer) return mailer.error();
  mailer_ = *mailer ? std::move(*mailer) : make_no_mailer();
  auto http = make_way_out(config_);
  if (!http) return http.error();
  http_ = std::move(*http);
  for (const SiteConfig& site : config_.sites) {
    auto desk = make_order_desk(site, *storage_, *mailer_, http_.get(), watch_);
    if (!desk) return desk.error();
    if (*desk) desks_[site.site.key] = std::move(*desk);
  }
  return {};
}

// What was spent today before a restart is spent.
Result<void> Server::open_budgets() {
  if (config_.model.providers.empty()) return {};
  spends_ = std::make_unique<SpendKeeper>(*storage_);
  auto budgets = make_budgets(config_.model, *storage_, *spends_, &metrics_.models(), now());
  if (!budgets) return budgets.error();
  budgets_ = *std::move(budgets);
  return {};
}

int Server::prepare() {
  if (const auto missing = missing_web(config_); !missing.empty()) {
    std::cerr << describe(missing, config_.file);
    return kExitWrongUse;
  }
  auto assets = Assets::load(config_.web);
  if (!assets) return failed("The web files can't be served", assets.error());
  auto languages = load_languages(languages_folder(config_.languages));
  if (!languages) return failed("The assistant's languages can't be read", languages.error());
  languages_ = std::move(*languages);
  auto database = open_storage(config_.data);
  if (!database)
    return failed("The database " + config_.data + " can't be opened", database.error());
  database_ = std::move(*database);
  storage_ = std::make_unique<MeteredStorage>(*database_, metrics_);
  if (auto opened = open_desks(); !opened) return failed("Orders can't be served", opened.error());
  if (auto opened = open_budgets(); !opened) {
    return failed("What the models have cost today can't be read", opened.error());
  }
  std::vector<Site> own_sites;
  for (const SiteConfig& site : config_.sites) own_sites.push_back(site.site);
  team_ = std::make_unique<TeamDesk>(own_sites, *mailer_);
  auto model = ModelDesk::open(config_.model, own_sites, budgets_.get(), &metrics_.models(), now);
  if (!model) return failed("The language models can't be asked", model.error());
  model_ = std::move(*model);
  RunnerWorld world;
  world.now = now;
  world.make_id = new_id;
  world.decide = decide_with_assistant;
  world.tell_team = [this](const State& state, auto done) { team_->tell(state, std::move(done)); };
  if (model_) {
    world.decide_later = [this](const SiteKnowledge& knowledge, const State& state,
                                const Turn& turn, std::shared_ptr<DecisionListener> listener) {
      return model_->turns().decide(knowledge, state, turn, std::move(listener));
    };
  }
  runner_ = make_runner(*storage_, config_.runner, std::move(world));

  if (auto trusted = front_.trust_proxies(config_.api.trusted_proxies); !trusted) {
    std::cerr << config_.file << ": [server] trusted_proxies: " << trusted.error().message << "\n";
    return kExitWrongUse;
  }
  if (auto bound = front_.bind(config_.address, config_.port); !bound) {
    const std::string place = config_.address + ":" + std::to_string(config_.port);
    return failed("Can't listen on " + place +
                      " (end the program that has it, or set another "
                      "[server] port)",
                  bound.error());
  }
  std::vector<Site> sites;
  std::vector<ConfigMistake> mistakes;
  for (const SiteConfig& site : config_.sites) {
    sites.push_back(site.site);
    sites.back().identity_keys = load_identity_keys(site, mistakes);
  }
  if (!mistakes.empty()) {
    std::cerr << describe(mistakes, config_.file);
    return kExitWrongUse;
  }
  api_ =
      std::make_unique<Api>(config_.api, std::move(sites), front_, *runner_, *storage_, metrics_);
  api_->set_assets(std::move(*assets));
  if (model_) {
    api_->on_message([this](const ConversationId& conversation, std::string address) {
      model_->spenders().note(conversation, std::move(address));
    });
  }
  for (const auto& [site, desk] : desks_) api_->set_order_access(site, *desk->access);
  for (const SiteConfig& site : config_.sites) {
    const auto loaded = load_site(site);
    if (loaded) continue;
    if (loaded.error().code != ErrorCode::not_found)
      return failed("Site " + site.site.key, loaded.error());
    log(LogLevel::warning, "no_catalog", {{"site", site.site.key}});
  }
  if (auto resumed = runner_->resume(); !resumed) {
    return failed("What a crash left unfinished can't be read", resumed.error());
  }
  auto control = ControlServer::open(control_path(config_.data),
                                     [this](const auto& arguments, const Output& output) {
                                       return this->control(arguments, output);
                                     });
  if (control)
    control_ = std::move(*control);
  else
    log(LogLevel::warning, "no_control", {{"reason", control.error().message}});
  return kExitOk;
}

int Server::run() {
  if (const int code = prepare(); code != kExitOk) return code;
  signals_.listen({.stop = [this] { stopper_ = std::thread([this] { stop(); }); },
                   .reload = [this] { reload(); }});
  log(LogLevel::info, "listening",
      {{"address", config_.address}, {"port", std::int64_t{front_.port()}}});
  front_.run();
  if (stopper_.joinable()) stopper_.join();
  control_.reset();
  log(LogLevel::info, "stopped");
  return kExitOk;
}

// Turns under way end first, so that their streams are whole; then the connections.
void Server::stop() {
  const auto deadline = std::chrono::steady_clock::now() + config_.stop_grace;
  log(LogLevel::info, "stopping");
  api_->begin_stopping();
  runner_->drain(config_.stop_grace);
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
      deadline - std::chrono::steady_clock::now());
  front_.shut_down(std::max(left, std::chrono::milliseconds(500)));
}

void Server::reload() {
  if (auto assets = Assets::load(config_.web))
    api_->set_assets(std::move(*assets));
  else
    log(LogLevel::error, "web_not_reloaded", {{"reason", assets.error().message}});
  for (const SiteConfig& site : config_.sites) {
    if (auto loaded = load_site(site); !loaded) {
      log(LogLevel::error, "site_not_reloaded",
          {{"site", site.site.key}, {"reason", loaded.error().message}});
    }
  }
}

int Server::import(const std::vector<std::string>& arguments, const Output& output) {
  ImportCommand command;
  for (const std::string& argument : arguments) {
    if (argument == "force") command.force = true;
    if (argument == "verbose") command.verbose = true;
    if (argument.substr(0, 5) == "site=") command.site = argument.substr(5);
    if (argument.substr(0, 5) == "demo=") command.demo = decode_argument(argument.substr(5));
  }
  if (!command.site.empty() && !find_site(config_, command.site)) {
    output("The running server has no site " + command.site +
           "; restart it with its new config.\n");
    return kExitFailed;
  }
  const auto imported = [&](const SiteConfig& site) {
    if (auto loaded = load_site(site); !loaded) output(loaded.error().message + "\n");
  };
  return import_into(*storage_, config_, http_.get(), command, imported, output);
}

int Server::control(const std::vector<std::string>& arguments, const Output& output) {
  const std::string& name = arguments[0];
  log(LogLevel::info, "control", {{"command", name}});
  if (name == "ping") return kExitOk;
  if (name == "import") return import(arguments, output);
  if (name == "export-shop" && arguments.size() > 1 && arguments[1].substr(0, 5) == "site=") {
    return export_from(*storage_, config_, arguments[1].substr(5), output);
  }
  if (name == "replay" && arguments.size() > 1 && arguments[1].substr(0, 3) == "id=") {
    const bool texts = arguments.size() > 2 && arguments[2] == "texts";
    return replay_from(*storage_, {"", arguments[1].substr(3), texts}, output);
  }
  output("The running server does not know the command " + name + "; is it of another version?\n");
  return kExitFailed;
}

}  // namespace

int serve(const Config& config) {
  set_log_level(config.log_level);
  return Server(config).run();
}

}  // namespace aisle
