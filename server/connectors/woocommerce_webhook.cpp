#include "server/connectors/woocommerce_webhook.h"

#include <nlohmann/json.hpp>

#include "server/connectors/shape.h"
#include "server/connectors/signature.h"
#include "server/connectors/woocommerce_value.h"
#include "shared/base/json.h"

namespace aisle {
namespace {

constexpr int kWooWebhookDepthMax = 32;
constexpr std::size_t kWooPingBytesMax = 40;

bool is_woo_ping(std::string_view body) {
  constexpr std::string_view kBegin = "webhook_id=";
  return body.size() > kBegin.size() && body.size() <= kWooPingBytesMax &&
         body.starts_with(kBegin) &&
         body.find_first_not_of("0123456789", kBegin.size()) == body.npos;
}

Error no_woo_webhook(ErrorCode code, const char* why) {
  return {code, std::string("woocommerce webhook: ") + why};
}

Result<ShopHint> woo_hint_of(std::string_view resource, std::string_view event,
                             std::string_view body) {
  const bool is_sound = static_cast<bool>(
      check_json(body, {.bytes_max = kWebhookBytesMax, .depth_max = kWooWebhookDepthMax}));
  const nlohmann::json json =
      is_sound ? nlohmann::json::parse(body, nullptr, false) : nlohmann::json();
  if (!json.is_object()) {
    return no_woo_webhook(ErrorCode::invalid_argument, "its body is no sound object");
  }
  Drift drift("woocommerce webhook");
  const ShopValue payload(json, drift);
  ShopHint hint{.kind = resource == "order" ? HintKind::order : HintKind::product,
                .id = payload["id"].text(),
                .deleted = event == "deleted"};
  const bool is_variation = woo_text(payload, "type") == "variation";
  const char* const better = resource == "order" ? "number" : "parent_id";
  if (!hint.deleted && (resource == "order" || is_variation)) {
    const std::string id = woo_text(payload, better);
    if (!id.empty() && id != "0") hint.id = id;
  }
  if (drift.found()) return no_woo_webhook(ErrorCode::invalid_argument, "it names nothing");
  return hint;
}

}  // namespace

Result<std::vector<ShopHint>> read_woo_webhook(const WebhookRequest& request,
                                               const std::string& secret) {
  const std::string_view body = request.body;
  std::vector<ShopHint> hints;
  if (body.size() > kWebhookBytesMax) {
    return no_woo_webhook(ErrorCode::too_large, "it is larger than 1 MiB");
  }
  const std::string_view signature = request.field("x-wc-webhook-signature");
  if (signature.empty() && is_woo_ping(body)) return hints;
  if (secret.empty()) {
    return no_woo_webhook(ErrorCode::not_found, "there is no webhook_key_file");
  }
  if (!is_signed(body, signature, secret)) {
    return no_woo_webhook(ErrorCode::permission_denied, "it is not signed with our secret");
  }
  const std::string_view topic = request.field("x-wc-webhook-topic");
  const std::size_t point = std::min(topic.find('.'), topic.size());
  const std::string_view resource = topic.substr(0, point);
  const std::string_view event = topic.substr(std::min(point + 1, topic.size()));
  if (resource != request.field("x-wc-webhook-resource")) {
    return no_woo_webhook(ErrorCode::invalid_argument, "its topic is not of its resource");
  }
  if (resource == "customer" || resource == "coupon") return hints;
  if (resource != "product" && resource != "order") {
    hints.push_back({.kind = HintKind::everything, .id = ""});
    return hints;
  }
  auto hint = woo_hint_of(resource, event, body);
  if (!hint) return hint.error();
  hints.push_back(std::move(*hint));
  return hints;
}

}  // namespace aisle
