// The way out: HTTP requests to model providers and shop systems.
//
// `make_http_client` gives the real form, libcurl on one thread of its own; nothing here holds a
// thread per call. Redirects are answers like any other, and no proxy is taken from the
// environment.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace aisle {

struct HttpField {
  std::string name;  ///< In lower case in an answer.
  std::string value;

  bool operator==(const HttpField&) const = default;
};

/// Counted from the start of the call, but for `between_bytes`.
struct HttpDeadlines {
  std::chrono::milliseconds connect{5'000};         ///< Name, socket and TLS.
  std::chrono::milliseconds first_byte{30'000};     ///< Of the answer's body, or its end.
  std::chrono::milliseconds between_bytes{30'000};  ///< Of the body, from then on.
  std::chrono::milliseconds total{120'000};

  bool operator==(const HttpDeadlines&) const = default;
};

/// Where a URL comes from says where it may lead.
enum class UrlSource {
  config,  ///< The operator's word: https anywhere, http to this machine and private networks.
  data,    ///< A catalog's, a shopper's or a model's: https to public addresses only.
};

struct HttpRequest {
  std::string method = "GET";  ///< Or "POST", "PUT", "PATCH", "DELETE".
  std::string url;
  std::vector<HttpField> fields;
  std::string body;  ///< Not of a GET.
  HttpDeadlines deadlines;
  std::size_t body_bytes_max = 8 << 20;  ///< Of the answer, after its compression is undone.
  UrlSource source = UrlSource::config;

  /// Never to be sent twice. Any other request is sent again when the peer had closed a connection
  /// that was kept, before it answered; this one gets a connection of its own.
  bool once = false;

  bool operator==(const HttpRequest&) const = default;
};

inline constexpr std::size_t kHttpHeadBytesMax = 64 << 10;  ///< Of an answer.

struct HttpHead {
  int status = 0;
  std::vector<HttpField> fields;

  /// The first field of this name (in lower case); "" when there is none.
  std::string_view field(std::string_view name) const {
    for (const HttpField& one : fields) {
      if (one.name == name) return one.value;
    }
    return {};
  }
};

/// What becomes of a call. The functions are called one after another on the client's thread and
/// must not block. All three must be there.
struct HttpSink {
  std::function<void(const HttpHead&)> on_head;   ///< At most once, before the body.
  std::function<void(std::string_view)> on_body;  ///< Pieces of any size.
  std::function<void(Result<void>)> on_end;       ///< Once, last.
};

/// A call under way. Destroying it cancels: the connection is closed, and no function of the sink
/// is called any more but for one that is running already.
class HttpCall {
 public:
  virtual ~HttpCall() = default;
};

class HttpClient {
 public:
  virtual ~HttpClient() = default;

  /// Begins at once and answers before anything has happened. Any thread may call it, also from a
  /// function of a sink. Errors, by `on_end`: invalid_argument (a URL or field that can't be),
  /// permission_denied (an address that the URL may not lead to, a certificate that nobody vouches
  /// for), unavailable, deadline_exceeded, too_large (the head or the body).
  virtual std::unique_ptr<HttpCall> start(HttpRequest request, HttpSink sink) = 0;
};

}  // namespace aisle
