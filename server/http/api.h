// The public API, version 1: its routes, who may call them, and how often.
//
// One request passes, in this order: the strict front (a whole, well-formed request), the table of
// routes, the caller's origin, the rate limits, its handler. server/README.md follows one message.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "server/conversation/runner.h"
#include "server/http/api_parts.h"
#include "server/http/assets.h"
#include "server/http/front.h"
#include "server/http/metrics.h"
#include "server/http/settings.h"
#include "server/http/site.h"
#include "server/identity/order_access.h"
#include "server/storage/storage.h"

namespace aisle {

class Api {
 public:
  /// Installs its routes into `front`. All references must outlive it, and it must outlive the
  /// front's `run`.
  Api(ApiSettings settings, std::vector<Site> sites, Front& front, Runner& runner, Storage& storage,
      Metrics& metrics);
  ~Api();

  /// Replaces the web files. Before the first call they are all "not found".
  void set_assets(Assets assets);

  /// What suggestions and readiness look at; the runner has its own.
  void set_knowledge(std::shared_ptr<const SiteKnowledge> knowledge);

  /// Lets shoppers of a site prove orders by number and code; must outlive the front's `run`. Call
  /// before it. A site that has none refuses every such proof.
  void set_order_access(const std::string& site, OrderAccess& access);

  /// Is told from which address (as limits know it) a conversation's shopper wrote, before the
  /// message is worked on. Call before the front's `run`.
  void on_message(std::function<void(const ConversationId&, std::string)> function);

  /// Is given the webhooks of shops. Call before the front's `run`; without it there are none.
  void on_webhook(TakeWebhook function);

  /// From now on /readyz answers 503, so that a balancer sends nobody here any more.
  void begin_stopping();

 private:
  std::unique_ptr<ApiParts> parts_;
};

}  // namespace aisle
