// The strict front: sockets, heads, bodies, deadlines and streams are ours, on epoll; routes,
// requests and responses are httplib's.
//
// Why, and every rule: DESIGN of the front in server/README.md. A request is never run before it is
// whole; a handler runs on a small pool and is never on the loop's thread. Streams and deferred
// answers belong to the loop, so none of them holds a thread.
#pragma once

#include <httplib.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace aisle {

struct FrontLimits {
  std::size_t head_bytes_max = 16 << 10;
  std::size_t fields_max = 64;
  std::size_t target_bytes_max = 2 << 10;
  std::size_t body_bytes_max = 64 << 10;       ///< Unless the route says otherwise.
  std::size_t connections_max = 20'000;
  std::size_t requests_waiting_max = 1'024;    ///< Whole requests not run yet; then 503.
  std::size_t unsent_bytes_max = 1 << 20;      ///< Of one connection; a slower reader is cut.
  std::size_t response_bytes_max = 8 << 20;
  std::chrono::milliseconds head_timeout{10'000};
  std::chrono::milliseconds body_timeout{30'000};
  std::chrono::milliseconds idle_timeout{75'000};    ///< Between requests.
  std::chrono::milliseconds write_timeout{30'000};   ///< Without any progress.
  std::chrono::milliseconds stream_heartbeat{15'000};  ///< A comment line, so that dead peers show.
  std::chrono::milliseconds stream_lifetime{600'000};  ///< Then closed; the client resumes.
  int workers = 8;
};

/// An answer that will be given later: the connection waits without holding a thread.
/// All methods may be called from any thread; after the peer has gone they do nothing.
class Exchange {
 public:
  virtual ~Exchange() = default;

  /// Answers as a whole. Once only, and not after `start_stream`.
  virtual void respond(int status, std::string content_type, std::string body,
                       httplib::Headers headers = {}) = 0;

  /// Sends the head of a `text/event-stream` answer; then pieces; then the end.
  virtual void start_stream(httplib::Headers headers = {}) = 0;
  virtual void send(std::string bytes) = 0;
  virtual void end() = 0;

  virtual bool gone() const = 0;

  /// Called once, on the loop's thread, when the peer goes away before the end. Must not block.
  virtual void on_gone(std::function<void()> callback) = 0;
};

class Front : public httplib::Server {
 public:
  explicit Front(FrontLimits limits);
  ~Front() override;

  /// Binds, then listens with a long backlog. Errors: conflict (the port is in use), unavailable.
  Result<void> bind(const std::string& address, int port);
  int port() const;

  /// Serves until `stop`. Call after `bind`, once.
  void run();

  /// Stops accepting, lets what is under way end for at most `grace`, then closes everything.
  void shut_down(std::chrono::milliseconds grace);

  /// In a handler: takes the answer over. What the handler puts into its Response is ignored then.
  /// Headers already set by the pre-routing handler (request id, CORS) go into the answer.
  std::shared_ptr<Exchange> defer(const httplib::Request& request, httplib::Response& response);

  struct Counts {
    std::int64_t connections = 0, streams = 0, requests = 0, refused = 0;
  };
  Counts counts() const;

 private:
  bool process_and_close_socket(socket_t socket) override;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace aisle
