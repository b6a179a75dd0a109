// Webhooks of shops: `POST /webhooks/<site>/<connector>`.
//
// The answer is quick, since shops wait for it and give up on an address that fails too often. So
// what is signed and yet not understood is taken as well: a shop must not stop telling the rest.
#include <algorithm>

#include "server/http/api_parts.h"
#include "server/http/log.h"

namespace aisle {
namespace {

std::string in_lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

Problem problem_with_webhook(const Error& error) {
  if (error.code == ErrorCode::permission_denied) {
    return {.status = 401,
            .code = "not_signed",
            .detail = "This is not signed with the secret of webhook_key_file."};
  }
  return {.status = 404,
          .code = "not_found",
          .detail = "No webhooks are taken here; the path is /webhooks/SITE/CONNECTOR."};
}

}  // namespace

void take_shop_webhook(ApiParts& parts, Call& call) {
  WebhookCall webhook{call.values[0], call.values[1], {}, call.request.body};
  for (const auto& [name, value] : call.request.headers) {
    webhook.fields.emplace_back(in_lower_case(name), value);
  }
  const auto taken = parts.on_webhook ? parts.on_webhook(std::move(webhook))
                                      : Result<void>(Error{ErrorCode::not_found, "none"});
  call.answer->header("Cache-Control", "no-store");
  if (taken) return call.answer->empty(204);
  if (taken.error().code == ErrorCode::invalid_argument) {
    log(LogLevel::warning, "webhook_not_understood",
        {{"request", call.answer->id()}, {"reason", taken.error().message}});
    return call.answer->empty(204);
  }
  call.answer->problem(problem_with_webhook(taken.error()));
}

}  // namespace aisle
