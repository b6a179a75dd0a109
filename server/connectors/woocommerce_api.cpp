#include "server/connectors/woocommerce_api.h"

#include <sodium.h>

#include "server/connectors/signature.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kWooRoute = "/wc/v3";
constexpr std::string_view kWooIndex = "/index.php";
constexpr std::size_t kWooNonceBytes = 16;

std::string woo_nonce() {
  unsigned char bytes[kWooNonceBytes];
  randombytes_buf(bytes, sizeof bytes);
  std::string hex(2 * sizeof bytes + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes, sizeof bytes);
  hex.pop_back();  // The zero at its end.
  return hex;
}

std::string woo_code(const Json& body) {
  if (!body.is_object()) return "";
  const auto found = body.find("code");
  return found != body.end() && found->is_string() ? found->get<std::string>() : "";
}

Error woo_refusal(int status, const Json& body) {
  const std::string code = woo_code(body);
  if (code == "rest_no_route") {
    return {ErrorCode::unavailable,
            "woocommerce: there is no REST API v3 at this address: it needs WooCommerce 3.5"};
  }
  if (status == 404 || code.ends_with("_invalid_id")) {
    return {ErrorCode::not_found, "woocommerce: there is nothing like that"};
  }
  const ErrorCode kind = status == 400 ? ErrorCode::invalid_argument : ErrorCode::conflict;
  return {kind, "woocommerce: the shop refused the question: " + std::to_string(status)};
}

}  // namespace

WooApi::WooApi(std::unique_ptr<ShopApi> api, std::string url, std::function<WooSigning()> signing)
    : api_(std::move(api)),
      origin_(origin_of(url)),
      has_permalinks_(!url.ends_with(kWooIndex)),
      signing_(std::move(signing)) {}

std::string WooApi::origin_of(std::string url) {
  if (url.ends_with(kWooIndex)) url.resize(url.size() - kWooIndex.size());
  while (url.ends_with('/')) url.pop_back();
  return url;
}

ShopQuestion WooApi::signed_form(const ShopQuestion& question) const {
  const std::size_t mark = std::min(question.path.find('?'), question.path.size());
  const std::string route = std::string(kWooRoute) + question.path.substr(0, mark);
  std::string query = question.path.substr(std::min(mark + 1, question.path.size()));
  if (!has_permalinks_) {
    query = "rest_route=" + escape_part(route) + (query.empty() ? "" : "&") + query;
  }
  const std::string path = has_permalinks_ ? "/wp-json" + route : std::string(kWooIndex);
  if (signing_) query = sign_woo(question.method, origin_ + path, query, signing_());
  ShopQuestion asked = question;
  asked.path = path + (query.empty() ? "" : "?") + query;
  // A signature is taken once: who asks again has to sign again.
  if (signing_) asked.repeatable = false;
  return asked;
}

Result<ShopAnswer> WooApi::ask(const ShopQuestion& question) {
  for (int tries = 1;; ++tries) {
    auto answer = api_->ask(signed_form(question));
    const bool may_repeat = signing_ && question.repeatable && tries < kShopTriesMax;
    if (answer || !may_repeat || answer.error().code != ErrorCode::unavailable) return answer;
  }
}

std::unique_ptr<ShopApi> make_woo_api(const ConnectorSettings& settings) {
  if (!settings.http) return nullptr;
  ShopApiSettings to{.name = "woocommerce", .base_url = WooApi::origin_of(settings.url)};
  std::function<WooSigning()> signing;
  if (settings.url.starts_with("http://")) {
    signing = [key = settings.user, secret = settings.key, clock = settings.clock] {
      const auto now = std::chrono::duration_cast<std::chrono::seconds>(clock().time_since_epoch());
      return WooSigning{key, secret, woo_nonce(), now.count()};
    };
  } else {
    to.fields = {basic_login(settings.user, settings.key)};
  }
  return std::make_unique<WooApi>(make_shop_api(*settings.http, std::move(to)), settings.url,
                                  std::move(signing));
}

Result<ShopAnswer> ask_woo(ShopApi& api, const ShopQuestion& question) {
  auto answer = api.ask(question);
  if (!answer) return answer.error();
  const int status = answer->head.status;
  if (status >= 200 && status < 300) return answer;
  return woo_refusal(status, answer->body);
}

std::string woo_fields(std::string_view names) { return "_fields=" + escape_part(names); }

}  // namespace aisle
