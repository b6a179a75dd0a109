#include "server/connectors/shopify_api.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <thread>

namespace aisle {
namespace {

using Json = nlohmann::json;
using std::chrono::milliseconds;

constexpr milliseconds kPauseMin{200};
constexpr milliseconds kPauseUnknown{1'000};

const Json* member(const Json* object, const char* key) {
  if (!object || !object->is_object()) return nullptr;
  const auto found = object->find(key);
  return found == object->end() ? nullptr : &*found;
}

bool is_throttled(const Json& body) {
  const Json* errors = member(&body, "errors");
  if (!errors || !errors->is_array()) return false;
  return std::any_of(errors->begin(), errors->end(), [](const Json& error) {
    const Json* code = member(member(&error, "extensions"), "code");
    return code && *code == "THROTTLED";
  });
}

double number(const Json* value) { return value && value->is_number() ? value->get<double>() : 0; }

// Until enough points have flowed back.
milliseconds wait_of(const Json& body) {
  const Json* cost = member(member(&body, "extensions"), "cost");
  const Json* status = member(cost, "throttleStatus");
  const double missing =
      number(member(cost, "requestedQueryCost")) - number(member(status, "currentlyAvailable"));
  const double per_second = number(member(status, "restoreRate"));
  if (!(per_second > 0) || !std::isfinite(missing)) return kPauseUnknown;
  const double ms = std::clamp(missing / per_second * 1'000, 0.0,
                               static_cast<double>(kShopifyWaitMax.count()) + 1);
  return std::max(kPauseMin, milliseconds(static_cast<std::int64_t>(std::ceil(ms))));
}

}  // namespace

ShopifyApi::ShopifyApi(std::unique_ptr<ShopApi> api, Pause pause)
    : api_(std::move(api)), pause_(pause ? std::move(pause) : [](milliseconds time) {
        std::this_thread::sleep_for(time);
      }) {}

Result<ShopAnswer> ShopifyApi::ask(const ShopQuestion& question) {
  milliseconds left = kShopifyWaitMax;
  for (int times = 0;; ++times) {
    auto answer = api_->ask(question);
    if (!answer) return answer;
    note_version(answer->head);
    if (times == kShopifyThrottledMax || !is_throttled(answer->body)) return answer;
    const milliseconds wait = wait_of(answer->body);
    if (wait > left) return answer;
    left -= wait;
    pause_(wait);
  }
}

void ShopifyApi::note_version(const HttpHead& head) {
  const std::string_view served = head.field("x-shopify-api-version");
  if (served.empty() || served.size() > 20) return;
  const std::lock_guard lock(mutex_);
  served_version_ = served;
}

std::string ShopifyApi::served_version() const {
  const std::lock_guard lock(mutex_);
  return served_version_;
}

}  // namespace aisle
