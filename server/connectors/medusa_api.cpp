#include "server/connectors/medusa_api.h"

#include "server/connectors/basic_auth.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

std::unique_ptr<ShopApi> make_api(const ConnectorSettings& settings, HttpField field) {
  std::string url = settings.url;
  while (url.ends_with('/')) url.pop_back();
  return make_shop_api(*settings.http,
                       {.name = "medusa", .base_url = url, .fields = {std::move(field)}});
}

std::string text_in(const Json& body, const char* key) {
  if (!body.is_object()) return "";
  const auto found = body.find(key);
  return found != body.end() && found->is_string() ? found->get<std::string>() : "";
}

Error refusal(int status, const Json& body) {
  const std::string type = text_in(body, "type");
  if (status == 404) return {ErrorCode::not_found, "medusa: there is nothing like that"};
  if (text_in(body, "message").find("ublishable") != std::string::npos) {
    return {ErrorCode::permission_denied, "medusa: the publishable key is not the shop's"};
  }
  if (status == 409 || type == "not_allowed") {
    return {ErrorCode::conflict, "medusa: the shop doesn't allow it now"};
  }
  return {ErrorCode::invalid_argument,
          "medusa: the shop refused the question: " + std::to_string(status)};
}

}  // namespace

std::unique_ptr<ShopApi> make_medusa_store(const ConnectorSettings& settings) {
  if (!settings.http) return nullptr;
  return make_api(settings, {"x-publishable-api-key", settings.public_key});
}

std::unique_ptr<ShopApi> make_medusa_admin(const ConnectorSettings& settings) {
  if (!settings.http || settings.key.empty()) return nullptr;
  return make_api(settings, {"authorization", basic_auth(settings.key, "")});
}

Result<Json> ask_medusa(ShopApi& api, const ShopQuestion& question) {
  auto answer = api.ask(question);
  if (!answer) return answer.error();
  const int status = answer->head.status;
  if (status >= 200 && status < 300) return std::move(answer->body);
  return refusal(status, answer->body);
}

std::string medusa_address(std::string_view text, std::string_view base_url) {
  if (text.starts_with("https://") || text.starts_with("http://")) return std::string(text);
  if (!text.starts_with('/') || text.starts_with("//") || base_url.empty()) return "";
  while (base_url.ends_with('/')) base_url.remove_suffix(1);
  return std::string(base_url) + std::string(text);
}

std::string medusa_currency(std::string_view code) {
  std::string capitals(code);
  for (char& c : capitals) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return capitals;
}

}  // namespace aisle
