// The shop's tools for MCP clients: HTTP around server/mcp.
#include "server/http/api_parts.h"
#include "server/http/body.h"
#include "server/mcp/answer.h"

namespace aisle {
namespace {

// The site that the path names, or the only one.
const Site* site_of(const ApiParts& parts, const Call& call) {
  if (!call.values.empty()) return parts.site(call.values[0]);
  return parts.sites.size() == 1 ? &parts.sites.front() : nullptr;
}

// What HTTP itself refuses; what the JSON holds is JSON-RPC's to refuse.
std::optional<Problem> http_problem(const ApiParts& parts, const Call& call) {
  const Body body(call.request, parts.settings.body_bytes_max);
  const auto& problem = body.problem();
  if (problem && (problem->status == 415 || problem->status == 413)) return problem;
  return std::nullopt;
}

}  // namespace

void answer_mcp_client(ApiParts& parts, Call& call) {
  const Site* site = site_of(parts, call);
  if (!site) {
    return call.answer->problem({.status = 404,
                                 .code = "unknown_site",
                                 .detail = "There is no such site; the path is /mcp/SITE."});
  }
  if (!parts.allows(*site, call.origin)) {
    return call.answer->problem({.status = 403,
                                 .code = "origin_not_allowed",
                                 .detail = "This page is not on the site's list of origins."});
  }
  if (const auto problem = http_problem(parts, call)) return call.answer->problem(*problem);
  const auto knowledge = parts.knowledge(site->key);
  if (!knowledge) {
    return call.answer->problem({.status = 503,
                                 .code = "unavailable",
                                 .detail = "There is no catalog yet.",
                                 .retry_after_s = 30});
  }
  const McpRequest request{call.request.body, call.request.get_header_value("MCP-Protocol-Version"),
                           call.request.get_header_value("Mcp-Method"),
                           call.request.get_header_value("Mcp-Name")};
  const Time now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  McpAnswer answer = answer_mcp(request, {site->name,
                                          {*knowledge->index, knowledge->connector,
                                           knowledge->fetched_at, now, knowledge->currency}});
  call.answer->header("Cache-Control", "no-store");
  if (answer.body.empty()) return call.answer->empty(answer.status);
  call.answer->json(answer.status, std::move(answer.body));
}

}  // namespace aisle
