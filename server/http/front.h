// The strict front: sockets, heads, bodies, deadlines and streams are ours, on epoll; routes,
// requests and responses are httplib's.
//
// A request is never run before it is whole (`request_head.h` has the rules); a handler runs on a
// small pool and never on the loop's thread. Streams and deferred answers belong to the loop, so
// none of them holds a thread. Why: cpp-httplib 0.11.4 alone reads heads without bounds, decodes
// percent signs in header values, holds a thread per stream, and listens with a backlog of 5.
//
// A refusal is a short RFC 9457 problem with a stable `code` (`refusal.h` lists them).
#pragma once

#include <httplib.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace aisle {

struct FrontLimits {
  std::size_t head_bytes_max = 16 << 10;
  std::size_t fields_max = 64;
  std::size_t target_bytes_max = 2 << 10;
  std::size_t body_bytes_max = 64 << 10;            ///< Unless the route says otherwise.
  std::size_t connections_max = 20'000;             ///< Also kept below the process's open files.
  std::size_t connections_per_address_max = 1'024;  ///< Trusted proxies are exempt. 0 is no bound.
  std::size_t requests_waiting_max = 1'024;         ///< Whole requests not run yet; then 503.
  std::size_t buffered_bytes_max = 256 << 20;  ///< Of all connections: bodies and unsent answers.
  std::size_t unsent_bytes_max = 1 << 20;      ///< Of one stream; a slower reader is cut.
  std::size_t response_bytes_max = 8 << 20;
  std::size_t body_bytes_per_second_min = 512;  ///< Looked at every 5 s; slower is refused.
  std::chrono::milliseconds head_timeout{10'000};
  std::chrono::milliseconds body_timeout{30'000};
  std::chrono::milliseconds idle_timeout{75'000};      ///< Between requests.
  std::chrono::milliseconds write_timeout{30'000};     ///< Without any progress.
  std::chrono::milliseconds linger_timeout{2'000};     ///< For a refused peer to read why.
  std::chrono::milliseconds stream_heartbeat{15'000};  ///< A comment line, so that dead peers show.
  /// Then the stream is ended and the client resumes; up to a tenth earlier, so that streams which
  /// began together don't end together.
  std::chrono::milliseconds stream_lifetime{600'000};
  int workers = 8;
};

/// An answer that will be given later: the connection waits without holding a thread.
/// All methods may be called from any thread; after the peer has gone they do nothing.
/// Destroying it unanswered answers 500, or ends the stream.
class HttpExchange {
 public:
  virtual ~HttpExchange() = default;

  /// Answers as a whole. Once only, and not after `start_stream`.
  virtual void respond(int status, std::string content_type, std::string body,
                       httplib::Headers headers = {}) = 0;

  /// Sends the head of a `text/event-stream` answer; then pieces; then the end.
  /// Line breaks and NUL in header values are dropped with their header.
  virtual void start_stream(httplib::Headers headers = {}) = 0;
  virtual void send(std::string bytes) = 0;
  virtual void end() = 0;

  virtual bool gone() const = 0;

  /// Called once, on the loop's thread, when nothing more can be sent before `end` was called: the
  /// peer went away, even if only its sending side, read too slowly, or the stream's lifetime or
  /// the server came to its end. Must not block. Called at once if that has happened already.
  virtual void on_gone(std::function<void()> callback) = 0;
};

class Front : public httplib::Server {
 public:
  explicit Front(FrontLimits limits);
  /// Shuts down without grace.
  ~Front() override;

  // Before `run`:

  /// Bodies of `method` whose path starts with `path_prefix`; the longest prefix counts.
  void set_body_limit(const std::string& method, const std::string& path_prefix,
                      std::size_t bytes_max);

  /// Lets GET take one range below `path_prefix`; everywhere else, a Range is refused with 416.
  void allow_ranges(const std::string& path_prefix);

  /// Whose X-Forwarded-For is believed: addresses, or blocks such as "10.0.0.0/8". Then
  /// `remote_addr` is the rightmost address that is no trusted proxy. Errors: invalid_argument.
  Result<void> trust_proxies(const std::vector<std::string>& blocks);

  /// Raises the number of open files to the hard limit, binds, and listens with a long backlog.
  /// Port 0 takes a free one. Errors: conflict (the port is in use), unavailable.
  Result<void> bind(const std::string& address, int port);
  int port() const;

  /// Serves until `shut_down` (or httplib's `stop`, which is a shut-down without grace).
  /// Call after `bind`, once.
  void run();

  /// Stops accepting, ends the streams, lets whole requests and deferred answers end for at most
  /// `grace`, closes everything, and returns when `run` is over. Not from a handler or callback.
  void shut_down(std::chrono::milliseconds grace);

  /// In a handler, before it returns: takes the answer over. What the handler puts into its
  /// Response afterwards is ignored. Headers that are set already (request id, CORS) go into the
  /// answer.
  std::shared_ptr<HttpExchange> defer(const httplib::Request& request, httplib::Response& response);

  struct Counts {
    std::int64_t connections = 0, streams = 0;  ///< Now.
    std::int64_t requests = 0, refused = 0;     ///< Since the start.
  };
  Counts counts() const;

 private:
  bool process_and_close_socket(socket_t socket) override;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace aisle
