// GraphQL over a shop's API: one document, its data or the reason why there is none.
//
// Source: GraphQL (October 2021) section 7; the codes are those that Apollo Server, Vendure,
// Shopify and Magento send in `extensions`.
#include <algorithm>
#include <array>

#include "server/connectors/shop_api.h"
#include "shared/base/text.h"
#include "shared/privacy/redaction.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMessageBytesMax = 300;

struct KnownCode {
  std::string_view name;
  ErrorCode code;
};
constexpr auto kKnownCodes = std::to_array<KnownCode>({
    {"FORBIDDEN", ErrorCode::permission_denied},
    {"UNAUTHENTICATED", ErrorCode::permission_denied},
    {"UNAUTHORIZED", ErrorCode::permission_denied},
    {"ACCESS_DENIED", ErrorCode::permission_denied},
    {"graphql-authorization", ErrorCode::permission_denied},
    {"graphql-authentication", ErrorCode::permission_denied},
    {"ENTITY_NOT_FOUND", ErrorCode::not_found},
    {"NOT_FOUND", ErrorCode::not_found},
    {"graphql-no-such-entity", ErrorCode::not_found},
    {"THROTTLED", ErrorCode::unavailable},
    {"INTERNAL_SERVER_ERROR", ErrorCode::unavailable},
});

std::string text_in(const Json& object, const char* key) {
  if (!object.is_object()) return {};
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Error error_of(const Json& error) {
  const Json none;
  const Json& extensions =
      error.is_object() && error.contains("extensions") ? error["extensions"] : none;
  std::string name = text_in(extensions, "code");
  if (name.empty()) name = text_in(extensions, "category");
  const auto known = std::find_if(kKnownCodes.begin(), kKnownCodes.end(),
                                  [&](const KnownCode& one) { return one.name == name; });
  const ErrorCode code = known == kKnownCodes.end() ? ErrorCode::invalid_argument : known->code;
  const std::string message = redact(cut_utf8(text_in(error, "message"), kMessageBytesMax));
  return {code, "the shop refuses a query" + (name.empty() ? "" : " (" + redact(name) + ")") +
                    (message.empty() ? "" : ": " + message)};
}

}  // namespace

Result<Json> ask_graphql(ShopApi& api, std::string_view path, std::string_view document,
                         const Json& variables, bool repeatable) {
  ShopQuestion question;
  question.method = "POST";
  question.path = path;
  question.body = {{"query", document}, {"variables", variables}};
  question.repeatable = repeatable;
  auto answer = api.ask(question);
  if (!answer) return answer.error();
  Json& body = answer->body;
  if (body.is_object() && body.contains("errors") && !body["errors"].empty()) {
    const Json& errors = body["errors"];
    return error_of(errors.is_array() ? errors.front() : errors);
  }
  if (body.is_object() && body.contains("data") && body["data"].is_object()) {
    return std::move(body["data"]);
  }
  return Error{ErrorCode::data_loss, "the shop's answer to a query has no data"};
}

}  // namespace aisle
