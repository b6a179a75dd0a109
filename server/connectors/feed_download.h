// Gets a feed by its address, unless it is as it was the last time.
//
// Source: RFC 9110 sections 13.1.2, 13.1.3 (conditions) and 15.4 (redirects).
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "server/net/http_client.h"
#include "shared/base/result.h"

namespace aisle {

inline constexpr int kFeedRedirectsMax = 5;

struct FeedDownload {
  bool unchanged = false;    ///< There is nothing new, and nothing was written.
  std::string mark;          ///< For the next time; "" when the server gives none.
  std::string content_type;  ///< As the server says.
};

/// Waits on this thread. `mark` is "" or what an earlier download of this address gave. `write` is
/// called on the client's thread, one call after another, never after this has returned. A redirect
/// to another host may lead to public addresses over https alone.
/// Errors: not_found; permission_denied; too_large (over `bytes_max`); unavailable (another answer,
/// too many redirects); deadline_exceeded; invalid_argument (no such address); those of `write`.
Result<FeedDownload> download_feed(HttpClient& http, const std::string& url,
                                   const std::string& mark, std::size_t bytes_max,
                                   std::function<Result<void>(std::string_view)> write);

}  // namespace aisle
