#include "server/http/api.h"

#include <algorithm>

#include "server/http/client_address.h"
#include "server/http/log.h"
#include "server/http/origin.h"
#include "server/http/token.h"

namespace aisle {
namespace {

using Table = std::vector<Route<Handler>>;
using HandlerResponse = httplib::Server::HandlerResponse;

const Table& routes() {
  static const Table kRoutes = {
      {"GET", "/aisle.js", get_loader},
      {"GET", "/widget/{file*}", get_widget_file},
      {"GET", "/v1/sites/{key}", get_site},
      {"GET", "/v1/sites/{key}/capsule", get_capsule},
      {"GET", "/v1/suggest", get_suggestions},
      {"POST", "/v1/conversations", start_conversation},
      {"POST", "/v1/conversations/{id}/messages", send_message},
      {"GET", "/v1/conversations/{id}/events", get_events},
      {"POST", "/v1/conversations/{id}/stop", stop_turn},
      {"POST", "/v1/conversations/{id}/feedback", give_feedback},
      {"POST", "/v1/conversations/{id}/cart", report_cart},
      {"POST", "/v1/conversations/{id}/handoff", request_handoff},
      {"POST", "/v1/conversations/{id}/identity", prove_identity},
      {"POST", "/v1/conversations/{id}/confirmations/{confirmation}", answer_confirmation},
      {"GET", "/v1/conversations/{id}/export", export_conversation},
      {"DELETE", "/v1/conversations/{id}", erase_conversation},
      {"POST", "/mcp", answer_mcp_client},
      {"POST", "/mcp/{site}", answer_mcp_client},
      {"POST", "/webhooks/{site}/{connector}", take_shop_webhook},
      {"GET", "/healthz", get_health},
      {"GET", "/readyz", get_readiness},
      {"GET", "/metrics", get_metrics},
  };
  return kRoutes;
}

bool is_api(std::string_view path) {
  return path.starts_with("/v1/") || path == "/mcp" || path.starts_with("/mcp/");
}

bool is_limited(std::string_view path) { return is_api(path) || path.starts_with(kWebhookPrefix); }

// What every answer carries, whatever becomes of the request.
void set_common_headers(const httplib::Request& request, httplib::Response& response) {
  response.set_header("X-Request-Id", new_id());
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("Referrer-Policy", "no-referrer");
  if (is_api(request.path)) response.set_header("Vary", "Origin");
}

Problem unknown_route(const std::vector<std::string_view>& other_methods, Answering& answer) {
  if (other_methods.empty()) {
    return {.status = 404, .code = "not_found", .detail = "There is nothing at this address."};
  }
  std::string allow;
  for (const std::string_view method : other_methods) {
    allow += (allow.empty() ? "" : ", ") + std::string(method);
  }
  answer.header("Allow", allow);
  return {.status = 405, .code = "method_not_allowed", .detail = "Only " + allow + " works here."};
}

void answer_preflight(Answering& answer, bool allowed) {
  if (!allowed) {
    return answer.problem({.status = 403,
                           .code = "origin_not_allowed",
                           .detail = "This page is on no site's list of origins."});
  }
  answer.header("Access-Control-Allow-Methods", "GET, POST, DELETE");
  answer.header("Access-Control-Allow-Headers", "authorization, content-type, last-event-id, mcp-protocol-version, "
                "mcp-method, mcp-name");
  answer.header("Access-Control-Max-Age", "600");
  answer.empty(204);
}

// The part of a request that needs no body. False: the handler is still to be called.
bool is_answered_early(ApiParts& parts, const httplib::Request& request,
                       httplib::Response& response, const Found<Handler>& found) {
  const bool preflight = request.method == "OPTIONS";
  const std::string_view route = found.route ? found.route->pattern
                                 : preflight ? "preflight"
                                             : "none";
  const auto refuse = [&](const Problem& problem) {
    Answering(parts.front, parts.metrics, request, response, route).problem(problem);
    return true;
  };
  const std::string origin = request.get_header_value("Origin");
  const bool own = origin.empty() || origin == parts.settings.public_url;
  const bool allowed = own || is_allowed(origin, parts.all_origins);
  if (is_api(request.path) && !origin.empty() && allowed) {
    response.set_header("Access-Control-Allow-Origin", origin);
    response.set_header("Access-Control-Expose-Headers", "X-Request-Id, Retry-After");
  }
  if (preflight) {
    Answering answer(parts.front, parts.metrics, request, response, route);
    answer_preflight(answer, allowed && !origin.empty() && is_api(request.path));
    return true;
  }
  if (!found.route) {
    Answering answer(parts.front, parts.metrics, request, response, route);
    answer.problem(unknown_route(found.other_methods, answer));
    return true;
  }
  if (!is_limited(request.path)) return false;
  if (!allowed && is_api(request.path)) {
    return refuse({.status = 403,
                   .code = "origin_not_allowed",
                   .detail = "This page is on no site's list of origins."});
  }
  const int wait = parts.requests_by_address.take(limit_key(request.remote_addr),
                                                  std::chrono::steady_clock::now());
  if (wait > 0) {
    parts.metrics.rate_limited("requests_per_minute");
    return refuse({.status = 429,
                   .code = "rate_limited",
                   .detail = "Too many requests from this address.",
                   .retry_after_s = wait});
  }
  return false;
}

void run_handler(ApiParts& parts, const httplib::Request& request, httplib::Response& response,
                 const Found<Handler>& found) {
  Call call{request, found.values, request.get_header_value("Origin"),
            std::make_shared<Answering>(parts.front, parts.metrics, request, response,
                                        found.route->pattern)};
  found.route->handler(parts, call);
}

}  // namespace

ApiParts::ApiParts(ApiSettings api_settings, std::vector<Site> api_sites, Front& api_front,
                   Runner& api_runner, Storage& api_storage, Metrics& api_metrics)
    : settings(std::move(api_settings)),
      sites(std::move(api_sites)),
      front(api_front),
      runner(api_runner),
      storage(api_storage),
      metrics(api_metrics),
      streams(api_metrics, settings.streams_per_conversation_max),
      requests_by_address(settings.requests_per_minute),
      conversations_by_address(settings.conversations_per_minute),
      messages_by_address(settings.messages_per_minute),
      messages_by_conversation(settings.conversation_messages_per_minute),
      identities_by_address(settings.identities_per_minute),
      identities_by_conversation(kConversationIdentitiesPerMinute),
      handoffs_by_address(kAddressHandoffsPerMinute) {
  for (const Site& site : sites) {
    all_origins.insert(all_origins.end(), site.origins.begin(), site.origins.end());
  }
}

const Site* ApiParts::site(std::string_view key) const {
  const auto found =
      std::find_if(sites.begin(), sites.end(), [&](const Site& site) { return site.key == key; });
  return found == sites.end() ? nullptr : &*found;
}

std::shared_ptr<const Assets> ApiParts::assets() const {
  const std::lock_guard lock(mutex);
  return current_assets;
}

std::shared_ptr<const SiteKnowledge> ApiParts::knowledge(const std::string& site) const {
  const std::lock_guard lock(mutex);
  const auto found = current_knowledge.find(site);
  return found == current_knowledge.end() ? nullptr : found->second;
}

bool ApiParts::allows(const Site& site, const std::string& origin) const {
  return origin.empty() || origin == settings.public_url || is_allowed(origin, site.origins);
}

Api::Api(ApiSettings settings, std::vector<Site> sites, Front& front, Runner& runner,
         Storage& storage, Metrics& metrics)
    : parts_(std::make_unique<ApiParts>(std::move(settings), std::move(sites), front, runner,
                                        storage, metrics)) {
  ApiParts& parts = *parts_;
  front.set_pre_routing_handler(
      [&parts](const httplib::Request& request, httplib::Response& response) {
        set_common_headers(request, response);
        const Found<Handler> found = find_route(routes(), request.method, request.path);
        if (is_answered_early(parts, request, response, found)) return HandlerResponse::Handled;
        if (request.method == "POST") return HandlerResponse::Unhandled;  // its body is to be read
        run_handler(parts, request, response, found);
        return HandlerResponse::Handled;
      });
  // Only paths that the table knows come here, so they are short enough for httplib's pattern.
  const auto run_posted = [&parts](const httplib::Request& request, httplib::Response& response) {
    const Found<Handler> found = find_route(routes(), request.method, request.path);
    if (found.route) run_handler(parts, request, response, found);
  };
  front.Post("/v1/.*", run_posted);
  front.Post("/mcp.*", run_posted);
  front.Post("/webhooks/.*", run_posted);
  front.set_body_limit("POST", std::string(kWebhookPrefix), kWebhookBodyBytesMax);
  front.set_exception_handler(
      [](const httplib::Request&, httplib::Response& response, std::exception_ptr) {
        log(LogLevel::error, "exception", {{"request", response.get_header_value("X-Request-Id")}});
        response.status = 500;
        response.set_content(
            to_json(Problem{.status = 500, .code = "internal", .detail = "Something went wrong."}),
            std::string(kProblemType));
      });
}

Api::~Api() = default;

void Api::set_assets(Assets assets) {
  auto shared = std::make_shared<const Assets>(std::move(assets));
  const std::lock_guard lock(parts_->mutex);
  parts_->current_assets = std::move(shared);
}

void Api::set_knowledge(std::shared_ptr<const SiteKnowledge> knowledge) {
  const std::lock_guard lock(parts_->mutex);
  parts_->current_knowledge[knowledge->site] = std::move(knowledge);
}

void Api::set_order_access(const std::string& site, OrderAccess& access) {
  parts_->order_access[site] = &access;
}

void Api::on_message(std::function<void(const ConversationId&, std::string)> function) {
  parts_->on_message = std::move(function);
}

void Api::on_webhook(TakeWebhook function) { parts_->on_webhook = std::move(function); }

void Api::begin_stopping() { parts_->stopping = true; }

}  // namespace aisle
