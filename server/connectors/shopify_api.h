// Shopify's way of being busy, and of serving another version than was asked for.
//
// A query that costs more points than are left is refused with status 200 and the code THROTTLED
// before anything is done, so it is asked again, also when it changes something. A version that
// is past is served by the oldest that there is, which the answer's head tells.
// Source: shopify.dev/docs/api/usage/limits and /versioning.
#pragma once

#include <functional>
#include <mutex>

#include "server/connectors/shop_api.h"

namespace aisle {

inline constexpr int kShopifyThrottledMax = 4;  ///< Times that one question waits.
inline constexpr std::chrono::milliseconds kShopifyWaitMax{12'000};  ///< Of one question, together.

class ShopifyApi final : public ShopApi {
 public:
  using Pause = std::function<void(std::chrono::milliseconds)>;

  /// Waits on the asking thread.
  explicit ShopifyApi(std::unique_ptr<ShopApi> api, Pause pause = nullptr);

  Result<ShopAnswer> ask(const ShopQuestion& question) override;

  /// Of the last answer that told; empty before.
  std::string served_version() const;

  void pause(std::chrono::milliseconds time) const { pause_(time); }

 private:
  void note_version(const HttpHead& head);

  const std::unique_ptr<ShopApi> api_;
  const Pause pause_;
  mutable std::mutex mutex_;
  std::string served_version_;
};

}  // namespace aisle
