// The cart on the shop's page: what a shopper's click made of it, as the panel tells.
#include "server/http/api_parts.h"
#include "server/http/body.h"
#include "shared/base/text.h"
#include "shared/privacy/redaction.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

// What a shopper had engraved may stand in a title.
void clean(Cart& cart) {
  for (CartLine& line : cart.lines) {
    line.title = cut_utf8(redact(line.title), kCartTextBytesMax);
    line.choice = cut_utf8(redact(line.choice), kCartTextBytesMax);
  }
}

std::vector<CartStep> read_steps(Body& body) {
  auto steps = from_json<std::vector<CartStep>>(body.json("steps"));
  if (!steps) {
    body.refuse("steps", "It must be a list of steps with kind, variant and quantity.");
    return {};
  }
  if (std::string problem = problem_with(*steps); !problem.empty()) {
    body.refuse("steps", std::move(problem));
  }
  return *std::move(steps);
}

}  // namespace

std::optional<Cart> read_cart(Body& body) {
  const std::string json = body.json("cart");
  if (json.empty()) return std::nullopt;
  auto cart = from_json<Cart>(json);
  std::string problem = cart ? problem_with(*cart) : cart.error().message;
  if (!problem.empty()) {
    body.refuse("cart", std::move(problem));
    return std::nullopt;
  }
  clean(*cart);
  return *std::move(cart);
}

void report_cart(ApiParts& parts, Call& call) {
  const auto conversation = authorize(parts, call);
  if (!conversation) return;
  Body body(call.request, parts.settings.body_bytes_max);
  CartChanged changed{{body.optional_text("turn", kIdBytesMax)}, {}, {}, read_cart(body)};
  const auto outcome = enum_value<CartOutcome>(body.text("outcome", 20));
  if (!outcome) {
    body.refuse("outcome", "It must be \"performed\", \"refused\" or \"unavailable\".");
  }
  if (!body.problem()) changed.steps = read_steps(body);
  if (body.problem()) return call.answer->problem(*body.problem());
  changed.outcome = *outcome;
  auto answer = call.answer;
  answer->defer();
  parts.runner.post(conversation->id, std::move(changed),
                    [answer](const Result<Recorded>& recorded) {
                      if (recorded)
                        answer->empty(204);
                      else
                        answer->failure(recorded.error());
                    });
}

}  // namespace aisle
