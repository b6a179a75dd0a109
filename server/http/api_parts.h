// What every handler works with, and the handlers by name. For the files of this folder.
#pragma once

#include <atomic>
#include <map>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/conversation/runner.h"
#include "server/http/answering.h"
#include "server/http/assets.h"
#include "server/http/body.h"
#include "server/http/event_stream.h"
#include "server/http/rate_limit.h"
#include "server/http/route.h"
#include "server/http/settings.h"
#include "server/http/site.h"
#include "server/http/webhook.h"
#include "server/http/worker_pool.h"
#include "server/identity/order_access.h"
#include "server/storage/storage.h"

namespace aisle {

/// One request on its way through a handler.
struct Call {
  const httplib::Request& request;
  const std::vector<std::string_view>& values;  ///< Of the route's `{…}`.
  std::string origin;                           ///< The Origin header, checked for form; or "".
  std::shared_ptr<Answering> answer;
};

struct ApiParts {
  ApiParts(ApiSettings settings, std::vector<Site> sites, Front& front, Runner& runner,
           Storage& storage, Metrics& metrics);

  const Site* site(std::string_view key) const;
  std::shared_ptr<const Assets> assets() const;
  std::shared_ptr<const SiteKnowledge> knowledge(const std::string& site) const;

  /// Whether this page may speak to this site: it is on its list, or it is our own panel, or the
  /// caller is no browser.
  bool allows(const Site& site, const std::string& origin) const;

  const ApiSettings settings;
  const std::vector<Site> sites;
  Front& front;
  Runner& runner;
  Storage& storage;
  Metrics& metrics;
  EventStreams streams;
  std::vector<std::string> all_origins;  ///< Of all sites, for preflights.

  RateLimit requests_by_address;
  RateLimit conversations_by_address;
  RateLimit messages_by_address;
  RateLimit messages_by_conversation;
  RateLimit identities_by_address;
  RateLimit identities_by_conversation;
  RateLimit handoffs_by_address;

  WorkerPool mails{1, 100};  ///< Sends codes, so that no answer waits for a mail server.
  std::map<std::string, OrderAccess*> order_access;  ///< By site; complete before requests come.
  std::function<void(const ConversationId&, std::string)> on_message;  ///< May be empty.
  TakeWebhook on_webhook;                                              ///< May be empty.

  std::atomic<bool> stopping = false;
  mutable std::mutex mutex;  ///< Guards what follows.
  std::shared_ptr<const Assets> current_assets;
  std::map<std::string, std::shared_ptr<const SiteKnowledge>> current_knowledge;
  Result<void> last_check;  ///< Of storage, for readiness.
  std::optional<std::chrono::steady_clock::time_point> checked_at;
};

using Handler = void (*)(ApiParts&, Call&);

/// The conversation that the path names, if the bearer token is its own. Otherwise answers: 401 for
/// an unknown conversation and for a wrong token alike, 403 for a page of another site, 410 when it
/// was erased.
std::optional<StoredConversation> authorize(ApiParts& parts, Call& call);

// site_routes.cpp
void get_loader(ApiParts& parts, Call& call);
void get_widget_file(ApiParts& parts, Call& call);
void get_site(ApiParts& parts, Call& call);
void get_capsule(ApiParts& parts, Call& call);
void get_suggestions(ApiParts& parts, Call& call);
// conversation_routes.cpp
void start_conversation(ApiParts& parts, Call& call);
void get_events(ApiParts& parts, Call& call);
void stop_turn(ApiParts& parts, Call& call);
void give_feedback(ApiParts& parts, Call& call);
void request_handoff(ApiParts& parts, Call& call);
void export_conversation(ApiParts& parts, Call& call);
void erase_conversation(ApiParts& parts, Call& call);
// cart_route.cpp
void report_cart(ApiParts& parts, Call& call);
/// A cart in a request's body, if it has one; what does not fit is the body's problem.
std::optional<Cart> read_cart(Body& body);
// confirmation_route.cpp
void answer_confirmation(ApiParts& parts, Call& call);
// identity_route.cpp
void prove_identity(ApiParts& parts, Call& call);
// mcp_route.cpp
void answer_mcp_client(ApiParts& parts, Call& call);
// message_route.cpp
void send_message(ApiParts& parts, Call& call);
// webhook_route.cpp
void take_shop_webhook(ApiParts& parts, Call& call);
// operation_routes.cpp
void get_health(ApiParts& parts, Call& call);
void get_readiness(ApiParts& parts, Call& call);
void get_metrics(ApiParts& parts, Call& call);

}  // namespace aisle
