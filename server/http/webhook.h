// What shops tell the server unasked, on its way from HTTP to who understands it.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/result.h"

namespace aisle {

inline constexpr std::size_t kWebhookBodyBytesMax = 1u
                                                    << 20;  ///< More is refused before it is read.
inline constexpr std::string_view kWebhookPrefix = "/webhooks/";

struct WebhookCall {
  std::string_view site, connector;
  std::vector<std::pair<std::string, std::string>> fields;  ///< Names in lower case.
  std::string body;
};

/// Looks at who sent it and notes what it says; must not wait for a shop. Any thread. Errors:
/// not_found (no such site or connector, or it takes none), permission_denied (not signed by the
/// shop), invalid_argument (signed, but not understood).
using TakeWebhook = std::function<Result<void>(WebhookCall)>;

}  // namespace aisle
