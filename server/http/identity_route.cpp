// Who is asking: takes a proof, and makes the conversation that shopper's.
#include <chrono>
#include <optional>

#include "server/http/api_parts.h"
#include "server/http/body.h"
#include "server/http/client_address.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

// One answer whatever was wrong, so that nobody learns from it what to forge next.
const Problem kRefused = {
    .status = 403, .code = "identity_refused", .detail = "This does not prove who is asking."};
const Problem kOtherShopper = {
    .status = 409,
    .code = "other_shopper",
    .detail = "This conversation belongs to another shopper; begin a new one."};

Time now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

// 0, or the seconds to wait.
int over_identity_limit(ApiParts& parts, Call& call, const ConversationId& id) {
  const auto at = std::chrono::steady_clock::now();
  if (const int wait = parts.identities_by_conversation.take(id.value, at); wait > 0) {
    parts.metrics.rate_limited("conversation_identities_per_minute");
    return wait;
  }
  const int wait = parts.identities_by_address.take(limit_key(call.request.remote_addr), at);
  if (wait > 0) parts.metrics.rate_limited("identities_per_minute");
  return wait;
}

void prove(ApiParts& parts, Call& call, const ConversationId& id, IdentityProven fact) {
  auto answer = call.answer;
  answer->defer();
  const auto level = enum_name(fact.level);
  parts.runner.post(id, std::move(fact), [&parts, answer, level](const Result<Recorded>& recorded) {
    if (recorded) {
      parts.metrics.identity_proven(level);
      return answer->empty(204);
    }
    if (recorded.error().code == ErrorCode::conflict) return answer->problem(kOtherShopper);
    answer->failure(recorded.error());
  });
}

// What a body holds: one of the three ways to prove, or the wish for a code.
struct Proof {
  std::string token;
  OrderClaim claim;
  std::string code;
  OrderId send_code;  ///< The order whose address it goes to.
};

Proof read_proof(Body& body, std::size_t bytes_max) {
  constexpr std::size_t kShortBytesMax = 300;
  Proof proof;
  proof.token = body.optional_text("token", bytes_max);
  proof.claim.number = body.optional_text("order", kShortBytesMax);
  proof.claim.email = body.optional_text("email", kShortBytesMax);
  proof.claim.postcode = body.optional_text("postcode", kShortBytesMax);
  proof.code = body.optional_text("code", kShortBytesMax);
  proof.send_code.value = body.optional_text("send_code", kShortBytesMax);
  const int ways = !proof.token.empty() + !proof.claim.number.empty() + !proof.code.empty() +
                   !proof.send_code.empty();
  if (ways != 1) body.refuse("token", "One of token, order, code and send_code is needed.");
  return proof;
}

std::optional<IdentityProven> of_token(ApiParts& parts, const Site& site,
                                       const std::string& token) {
  auto result = verify_token(token, site.identity_keys, site.key, now());
  if (const auto* proven = std::get_if<ProvenShopper>(&result)) {
    return IdentityProven{IdentityLevel::signed_token, proven->shopper, {}};
  }
  parts.metrics.identity_refused(enum_name(std::get<TokenFault>(result)));
  return std::nullopt;
}

std::optional<IdentityProven> of_order(ApiParts& parts, const Site& site, const Claimant& claimant,
                                       const Proof& proof) {
  const auto access = parts.order_access.find(site.key);
  const bool is_code = !proof.code.empty();
  std::optional<IdentityProven> proven;
  if (access != parts.order_access.end()) {
    proven = is_code ? access->second->prove_code(claimant, proof.code, now())
                     : access->second->prove_claim(claimant, proof.claim, now());
  }
  if (!proven) parts.metrics.identity_refused(is_code ? "code" : "order");
  return proven;
}

// The answer comes first and is always the same, so that it tells nothing about the order.
void send_code(ApiParts& parts, Call& call, const Site& site, const Claimant& claimant,
               const OrderId& order) {
  call.answer->empty(204);
  const auto access = parts.order_access.find(site.key);
  if (access == parts.order_access.end()) return;
  OrderAccess* codes = access->second;
  parts.runner.read(
      claimant.conversation, [&parts, codes, claimant, order](const Result<Recorded>& recorded) {
        if (!recorded) return;
        parts.mails.submit([codes, claimant, identity = recorded->state->identity, order] {
          codes->send_code(claimant, identity, order, now());
        });
      });
}

}  // namespace

void prove_identity(ApiParts& parts, Call& call) {
  const auto conversation = authorize(parts, call);
  if (!conversation) return;
  Body body(call.request, parts.settings.body_bytes_max);
  const Proof proof = read_proof(body, parts.settings.body_bytes_max);
  if (body.problem()) return call.answer->problem(*body.problem());
  if (const int wait = over_identity_limit(parts, call, conversation->id); wait > 0) {
    return call.answer->problem({.status = 429,
                                 .code = "rate_limited",
                                 .detail = "Too many proofs; please wait a moment.",
                                 .retry_after_s = wait});
  }
  const Site& site = *parts.site(conversation->site);
  const Claimant claimant{conversation->id, limit_key(call.request.remote_addr)};
  if (!proof.send_code.empty()) return send_code(parts, call, site, claimant, proof.send_code);
  auto proven = proof.token.empty() ? of_order(parts, site, claimant, proof)
                                    : of_token(parts, site, proof.token);
  if (!proven) return call.answer->problem(kRefused);
  prove(parts, call, conversation->id, std::move(*proven));
}

}  // namespace aisle
