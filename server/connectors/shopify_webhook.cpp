#include "server/connectors/shopify_webhook.h"

#include <nlohmann/json.hpp>

#include "server/connectors/shopify_product.h"
#include "server/connectors/signature.h"
#include "shared/base/json.h"

namespace aisle {
namespace {

constexpr int kWebhookDepthMax = 32;

Error not_understood(const char* what) {
  return {ErrorCode::invalid_argument, std::string("shopify webhook: ") + what};
}

}  // namespace

Result<std::vector<ShopHint>> read_shopify_webhook(const WebhookRequest& request,
                                                   const std::string& secret) {
  if (secret.empty()) {
    return Error{ErrorCode::not_found, "shopify webhook: there is no webhook_key_file"};
  }
  if (!is_signed(request.body, request.field("x-shopify-hmac-sha256"), secret)) {
    return Error{ErrorCode::permission_denied, "shopify webhook: it is not signed by the shop"};
  }
  const std::string_view topic = request.field("x-shopify-topic");
  if (topic.starts_with("orders/") || topic.starts_with("refunds/")) {
    return std::vector<ShopHint>{{.kind = HintKind::order}};
  }
  if (!topic.starts_with("products/")) return std::vector<ShopHint>();
  if (!check_json(request.body, {.bytes_max = kWebhookBytesMax, .depth_max = kWebhookDepthMax})) {
    return not_understood("the body is no sound JSON");
  }
  const auto body = nlohmann::json::parse(request.body, nullptr, false);
  if (!body.is_object()) return not_understood("the body is no object");
  const auto found = body.find("id");
  if (found == body.end() || !found->is_number_unsigned()) {
    return not_understood("the body has no number of a product");
  }
  const std::string id = std::to_string(found->get<std::uint64_t>());
  if (shopify_gid("Product", id).empty()) return not_understood("that is no number of a product");
  return std::vector<ShopHint>{
      {.kind = HintKind::product, .id = id, .deleted = topic == "products/delete"}};
}

}  // namespace aisle
