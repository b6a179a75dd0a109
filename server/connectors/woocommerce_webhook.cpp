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

// "" when there is none, or more than one.
std::string_view woo_field(const std::vector<HttpField>& fields, std::string_view name) {
  std::string_view value;
  int times = 0;
  for (const HttpField& one : fields) {
    if (one.name == name && ++times == 1) value = one.value;
  }
  return times == 1 ? value : std::string_view();
}

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
      check_json(body, {.bytes_max = kWooWebhookBytesMax, .depth_max = kWooWebhookDepthMax}));
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

Result<std::vector<ShopHint>> read_woo_webhook(std::string_view secret,
                                               const std::vector<HttpField>& fields,
                                               std::string_view body) {
  std::vector<ShopHint> hints;
  if (body.size() > kWooWebhookBytesMax) {
    return no_woo_webhook(ErrorCode::too_large, "it is larger than 2 MiB");
  }
  const std::string_view signature = woo_field(fields, "x-wc-webhook-signature");
  if (signature.empty() && is_woo_ping(body)) return hints;
  if (secret.empty() || signature.empty() ||
      !same_signature(signature, hmac_sha256_base64(secret, body))) {
    return no_woo_webhook(ErrorCode::permission_denied, "it is not signed with our secret");
  }
  const std::string_view topic = woo_field(fields, "x-wc-webhook-topic");
  const std::size_t point = std::min(topic.find('.'), topic.size());
  const std::string_view resource = topic.substr(0, point);
  const std::string_view event = topic.substr(std::min(point + 1, topic.size()));
  if (resource != woo_field(fields, "x-wc-webhook-resource")) {
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
