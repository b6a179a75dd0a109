// The real HTTP client: libcurl's multi interface on epoll, one thread for all calls.
//
// HTTP/2 where the peer has it, and connections that are used again. A name is looked up by
// libcurl's resolver, which has a thread for as long as that takes; a lookup that is cancelled is
// left to end alone.
#pragma once

#include <memory>
#include <string>

#include "server/net/http_client.h"

namespace aisle {

struct CurlSettings {
  std::string ca_file;  ///< Of trusted certificates, as PEM; empty: the system's.
};

/// Destroying it ends its calls with `unavailable`. Destroy it before what its sinks refer to.
/// Errors: unavailable (no descriptors or memory).
Result<std::unique_ptr<HttpClient>> make_curl_client(CurlSettings settings = {});

/// Whether a client would try this URL at all: http or https with a host, and no user, password or
/// fragment; for `data` https alone. Errors: invalid_argument, with the reason.
Result<void> check_url(const std::string& url, UrlSource source);

}  // namespace aisle
