// The sites that a process keeps as their shops are: what runs in the server, and what `aisle sync`
// does by itself.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/command_line.h"
#include "server/config.h"
#include "server/control.h"
#include "server/http/metrics.h"
#include "server/http/webhook.h"
#include "server/storage/storage.h"
#include "server/sync/site_sync.h"
#include "server/sync/stoppable_http.h"
#include "server/sync/sync_threads.h"

namespace aisle {

struct SyncDeskParts {
  Storage& storage;
  HttpClient* http = nullptr;  ///< Null where no connector needs it.
  Metrics* metrics = nullptr;  ///< May be null.
  std::function<void(const SiteConfig&)>
      catalog_changed;  ///< On a thread of the desk's; may be empty.
};

class SyncDesk {
 public:
  /// Sites of the reference shop are left out: their stock is their own. `config` and the parts
  /// outlive it. Nothing runs yet. Errors: those of `make_site_connector`.
  static Result<std::unique_ptr<SyncDesk>> open(const Config& config, SyncDeskParts parts);

  ~SyncDesk();

  /// Begins to keep the sites fresh whose config says so.
  void start();

  /// Ends what is under way, soon, and begins nothing more. Any thread; again is nothing.
  void stop();

  Result<void> take_webhook(const WebhookCall& call);
  void note_import(const std::string& site, Time began);

  /// What `aisle sync` asks for. Answers the exit code.
  int carry_out(const SyncCommand& command, const Output& output);

 private:
  SyncDesk(const Config& config, SyncDeskParts parts);
  Result<void> add(const SiteConfig& site, const std::string& owner);
  SiteSync* find(std::string_view site) const;

  const Config& config_;
  const SyncDeskParts parts_;
  std::unique_ptr<StoppableHttp> http_;
  std::vector<std::unique_ptr<SiteSync>> sites_;
  std::unique_ptr<SyncThreads> threads_;  ///< Null until `start`. Last: they use all others.
};

}  // namespace aisle
