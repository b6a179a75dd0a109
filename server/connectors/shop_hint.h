// What a shop tells us unasked, by a webhook: that something may have changed. Never what it is
// now.
//
// Anybody can send one, the same one may come again, late, or after a newer one. So it is believed
// only when it is signed, and then it says no more than what to read again.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "server/net/http_client.h"

namespace aisle {

enum class HintKind {
  product,     ///< One product: `id`.
  order,       ///< An order. Orders are asked for live, so there is nothing to do.
  everything,  ///< More than can be named.
};

struct ShopHint {
  HintKind kind = HintKind::everything;
  std::string id;        ///< As ProductId.
  bool deleted = false;  ///< What the shop says; it is asked all the same.

  bool operator==(const ShopHint&) const = default;
};

inline constexpr std::size_t kWebhookBytesMax = 1u << 20;
inline constexpr std::size_t kHintsOfWebhookMax = 100;

/// As it came. Names of fields are in lower case.
struct WebhookRequest {
  std::vector<HttpField> fields;
  std::string body;

  /// "" when there is none, or more than one.
  std::string_view field(std::string_view name) const {
    std::string_view value;
    std::size_t times = 0;
    for (const HttpField& one : fields) {
      if (one.name == name && ++times == 1) value = one.value;
    }
    return times == 1 ? value : std::string_view();
  }
};

}  // namespace aisle
