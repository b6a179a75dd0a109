// What operations ask: is it alive, does it work, what is it doing.
#include <algorithm>

#include "server/http/api_parts.h"
#include "server/http/client_address.h"
#include "server/http/log.h"
#include "shared/base/json.h"

namespace aisle {
namespace {

// Storage is asked at most once a second, however often somebody asks us.
Result<void> storage_check(ApiParts& parts) {
  const auto now = std::chrono::steady_clock::now();
  const std::lock_guard lock(parts.mutex);
  if (!parts.checked_at || now - *parts.checked_at >= std::chrono::seconds(1)) {
    parts.last_check = parts.storage.check();
    parts.checked_at = now;
  }
  return parts.last_check;
}

std::vector<std::string> what_is_wrong(ApiParts& parts) {
  std::vector<std::string> problems;
  if (parts.stopping) problems.push_back("the server is stopping");
  if (const auto checked = storage_check(parts); !checked) {
    problems.push_back("storage: " + checked.error().message);
  }
  for (const Site& site : parts.sites) {
    if (!parts.knowledge(site.key)) {
      problems.push_back("site " + site.key + ": no catalog; run `aisle import`");
    }
  }
  if (!parts.assets()) problems.push_back("the web files are not loaded");
  return problems;
}

}  // namespace

void get_health(ApiParts&, Call& call) {
  call.answer->header("Cache-Control", "no-store");
  call.answer->json(200, R"({"status":"alive"})");
}

void get_readiness(ApiParts& parts, Call& call) {
  const std::vector<std::string> problems = what_is_wrong(parts);
  JsonWriter out;
  out.begin_object();
  out.key("status");
  out.string(problems.empty() ? "ready" : "not_ready");
  out.key("problems");
  out.begin_array();
  for (const std::string& problem : problems) out.string(problem);
  out.end_array();
  out.end_object();
  call.answer->header("Cache-Control", "no-store");
  call.answer->json(problems.empty() ? 200 : 503, out.take());
}

void get_metrics(ApiParts& parts, Call& call) {
  const std::string& address = call.request.remote_addr;
  const auto& allowed = parts.settings.metrics_addresses;
  // A proxy on this machine that the config does not name would make everybody look local.
  const bool through_proxy =
      call.request.has_header("X-Forwarded-For") && parts.settings.trusted_proxies.empty();
  const bool may = std::find(allowed.begin(), allowed.end(), address) != allowed.end() ||
                   (is_loopback(address) && !through_proxy);
  if (!may) {
    return call.answer->problem({.status = 403,
                                 .code = "permission_denied",
                                 .detail = "Figures are for addresses in metrics_addresses."});
  }
  call.answer->bytes(200, "text/plain; version=0.0.4; charset=utf-8",
                     parts.metrics.text(parts.front.counts()));
}

}  // namespace aisle
