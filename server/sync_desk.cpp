#include "server/sync_desk.h"

#include <algorithm>
#include <random>

#include "server/http/log.h"
#include "server/http/token.h"
#include "server/site_connectors.h"
#include "server/sync/sync_error.h"
#include "server/sync/sync_report.h"

namespace aisle {
namespace {

// The reference shop writes orders' stock into its catalog.
bool keeps_its_stock(const SiteConfig& site) {
  return std::any_of(site.connectors.begin(), site.connectors.end(),
                     [](const ConnectorConfig& one) { return !one.settings.shop.empty(); });
}

double random_share() {
  std::random_device device;
  return std::uniform_real_distribution<double>(0, 1)(device);
}

void log_end(const SyncEnd& end) {
  if (end.error) {
    log(LogLevel::warning, "sync_failed",
        {{"site", end.site},
         {"work", end.work},
         {"code", error_name(end.error->code)},
         {"reason", end.error->message}});
    return;
  }
  log(LogLevel::info, "synced",
      {{"site", end.site},
       {"work", end.work},
       {"added", end.change.added},
       {"updated", end.change.updated},
       {"removed", end.change.removed}});
}

WebhookRequest request_of(const WebhookCall& call) {
  WebhookRequest request{{}, call.body};
  for (const auto& [name, value] : call.fields) request.fields.push_back({name, value});
  return request;
}

}  // namespace

SyncDesk::SyncDesk(const Config& config, SyncDeskParts parts)
    : config_(config), parts_(std::move(parts)) {
  if (parts_.http) http_ = std::make_unique<StoppableHttp>(*parts_.http);
}

SyncDesk::~SyncDesk() { stop(); }

Result<std::unique_ptr<SyncDesk>> SyncDesk::open(const Config& config, SyncDeskParts parts) {
  std::unique_ptr<SyncDesk> desk(new SyncDesk(config, std::move(parts)));
  const std::string owner = new_id();
  for (const SiteConfig& site : config.sites) {
    if (site.connectors.empty() || keeps_its_stock(site)) continue;
    if (auto added = desk->add(site, owner); !added) return added.error();
  }
  return desk;
}

Result<void> SyncDesk::add(const SiteConfig& site, const std::string& owner) {
  auto connectors = make_connectors(site, http_.get());
  if (!connectors) return connectors.error();
  SyncWorld world{.now = system_time, .owner = owner, .spread = random_share()};
  world.ended = [metrics = parts_.metrics](const SyncEnd& end) {
    if (!metrics) return;  // A command tells it itself.
    log_end(end);
    metrics->sync_ended(end.site, end.work, end.error ? error_name(end.error->code) : "ok",
                        end.change.added + end.change.updated + end.change.removed);
  };
  world.catalog_changed = [this, &site] {
    if (parts_.catalog_changed) parts_.catalog_changed(site);
  };
  sites_.push_back(
      std::make_unique<SiteSync>(SyncSettings{site.site.key, site.sync, site.shrink_max_percent},
                                 std::move(*connectors), parts_.storage, std::move(world)));
  return {};
}

void SyncDesk::start() {
  threads_ = std::make_unique<SyncThreads>(system_time);
  for (const auto& sync : sites_) {
    const SiteConfig* site = find_site(config_, sync->site());
    if (site->sync != SyncPace{std::chrono::minutes(0), std::chrono::hours(0)})
      threads_->add(*sync);
  }
}

void SyncDesk::stop() {
  for (const auto& sync : sites_) sync->stop();
  if (threads_) threads_->stop();
  if (http_) http_->stop();
}

SiteSync* SyncDesk::find(std::string_view site) const {
  for (const auto& sync : sites_) {
    if (sync->site() == site) return sync.get();
  }
  return nullptr;
}

Result<void> SyncDesk::take_webhook(const WebhookCall& call) {
  SiteSync* const sync = find(call.site);
  if (!sync) return Error{ErrorCode::not_found, "this site takes no webhooks"};
  const auto taken = sync->take_webhook(call.connector, request_of(call));
  if (parts_.metrics) {
    parts_.metrics->webhook_came(call.site, taken ? "taken" : error_name(taken.error().code));
  }
  if (!taken) return taken.error();
  if (*taken && threads_) threads_->wake();
  return {};
}

void SyncDesk::note_import(const std::string& site, Time began) {
  if (SiteSync* const sync = find(site)) sync->note_import(began);
}

int SyncDesk::carry_out(const SyncCommand& command, const Output& output) {
  std::vector<SyncStatus> statuses;
  int code = kExitOk;
  int count = 0;
  for (const auto& sync : sites_) {
    if (!command.site.empty() && sync->site() != command.site) continue;
    ++count;
    if (command.status || command.json) {
      auto status = sync->status();
      if (!status) {
        output(sync->site() + ": " + status.error().message + "\n");
        return kExitFailed;
      }
      statuses.push_back(*std::move(status));
      continue;
    }
    const auto end = sync->run(command.full ? SyncWork::full : SyncWork::changes);
    output(describe_sync_end(sync->site(), end));
    if (!end) code = kExitFailed;
  }
  if (command.json) {
    output(syncs_to_json(statuses) + "\n");
  } else if (command.status) {
    output(describe_syncs(statuses));
  } else if (count == 0) {
    output(
        "No such site has a shop that it can be synced with; the reference shop's catalog comes "
        "by aisle import.\n");
    return kExitFailed;
  }
  return code;
}

}  // namespace aisle
