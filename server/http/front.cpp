#include "server/http/front.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <thread>

#include "server/http/loop.h"
#include "server/http/run_request.h"
#include "server/http/worker_pool.h"

namespace aisle {
namespace {

constexpr int kBacklog = 4096;
constexpr std::size_t kOtherFiles = 256;  // Descriptors that are left for what is no connection.

/// httplib's accept loop calls us in its own thread; the loop does the rest.
class InlineQueue final : public httplib::TaskQueue {
  using Enqueued = decltype(std::declval<httplib::TaskQueue&>().enqueue({}));  // void or bool

 public:
  Enqueued enqueue(std::function<void()> task) override {
    task();
    return static_cast<Enqueued>(true);
  }
  void shutdown() override {}
};

/// The process's open files, raised to what it may have.
std::size_t raise_open_files() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 1024;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
  getrlimit(RLIMIT_NOFILE, &limit);
  return limit.rlim_cur;
}

void set_problem(httplib::Response& response, HttpRefusalReason reason) {
  response.status = status_of(reason);
  response.headers.erase("Content-Type");
  response.set_content(problem_of(reason), "application/problem+json");
}

/// What httplib refuses by itself has no body; a handler's own answer is left alone.
httplib::Server::HandlerResponse explain(const httplib::Request&, httplib::Response& response) {
  if (!response.body.empty()) return httplib::Server::HandlerResponse::Unhandled;
  switch (response.status) {
    case 400: set_problem(response, HttpRefusalReason::bad_request_line); break;
    case 404: set_problem(response, HttpRefusalReason::not_found); break;
    case 413: set_problem(response, HttpRefusalReason::body_too_large); break;
    case 416: set_problem(response, HttpRefusalReason::range_not_supported); break;
    case 500: set_problem(response, HttpRefusalReason::internal_error); break;
    default: return httplib::Server::HandlerResponse::Unhandled;
  }
  return httplib::Server::HandlerResponse::Handled;
}

}  // namespace

struct Front::Impl {
  explicit Impl(FrontLimits given) : limits(given) {}

  FrontLimits limits;
  RouteRules rules;
  std::shared_ptr<Inbox> inbox = std::make_shared<Inbox>();
  std::unique_ptr<Loop> loop;
  std::unique_ptr<WorkerPool> workers;
  int listener = -1;
  int port = 0;

  std::mutex mutex;
  std::condition_variable finished;
  bool started = false;
  bool over = false;
  std::atomic<bool> stopping{false};
};

Front::Front(FrontLimits limits) : impl_(std::make_unique<Impl>(limits)) {
  new_task_queue = [] { return new InlineQueue; };
  set_tcp_nodelay(true);
  // httplib's own default is SO_REUSEPORT, with which two servers share a port without knowing.
  set_socket_options([this](socket_t socket) {
    const int yes = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    impl_->listener = socket;
  });
  set_payload_max_length(1'000'000'000);  // The front's own limits are the ones that count.
  set_error_handler(httplib::Server::HandlerWithResponse(explain));
  set_exception_handler(
      [](const httplib::Request&, httplib::Response& response, std::exception_ptr) {
        set_problem(response, HttpRefusalReason::internal_error);
      });
  impl_->workers = std::make_unique<WorkerPool>(std::max(1, impl_->limits.workers),
                                                impl_->limits.requests_waiting_max);
  impl_->loop = std::make_unique<Loop>(
      impl_->limits, impl_->rules, impl_->inbox, [this](std::unique_ptr<RequestJob>& job) {
        // std::function wants to be copyable, so the task holds the job by a bare pointer.
        RequestJob* const taken = job.get();
        const bool submitted = impl_->workers->submit([this, taken] {
          const std::unique_ptr<RequestJob> owned(taken);
          const RequestRun run{*owned, impl_->inbox, impl_->rules, impl_->limits,
                               impl_->stopping.load()};
          run_request(run, [this](httplib::Stream& stream, bool close_connection,
                                  const std::function<void(httplib::Request&)>& set_up) {
            bool closed = false;
            return process_request(stream, close_connection, closed, set_up);
          });
        });
        if (submitted) job.release();
        return submitted;
      });
}

Front::~Front() {
  shut_down(std::chrono::milliseconds(0));
  impl_->workers->stop();
}

void Front::set_body_limit(const std::string& method, const std::string& path_prefix,
                           std::size_t bytes_max) {
  impl_->rules.body_limits.push_back({method, path_prefix, bytes_max});
}

void Front::allow_ranges(const std::string& path_prefix) {
  impl_->rules.range_prefixes.push_back(path_prefix);
}

Result<void> Front::trust_proxies(const std::vector<std::string>& blocks) {
  std::vector<AddressBlock> trusted;
  for (const std::string& text : blocks) {
    const auto block = parse_address_block(text);
    if (!block) {
      return Error{ErrorCode::invalid_argument, "\"" + text + "\" is no address and no block"};
    }
    trusted.push_back(*block);
  }
  impl_->rules.trusted_proxies = std::move(trusted);
  return {};
}

Result<void> Front::bind(const std::string& address, int port) {
  const std::size_t files = raise_open_files();
  if (files > 2 * kOtherFiles) {
    impl_->limits.connections_max = std::min(impl_->limits.connections_max, files - kOtherFiles);
  }
  if (!impl_->loop->is_ready() || impl_->inbox->descriptor() < 0) {
    return Error{ErrorCode::unavailable, "no descriptor is left for the event loop"};
  }
  errno = 0;
  if (port == 0) {
    impl_->port = bind_to_any_port(address);
  } else {
    impl_->port = bind_to_port(address, port) ? port : -1;
  }
  if (impl_->port <= 0) {
    const int error = errno;
    const std::string where = address + ":" + std::to_string(port);
    if (error == EADDRINUSE) return Error{ErrorCode::conflict, where + " is in use"};
    return Error{ErrorCode::unavailable, "can't bind " + where + ": " + std::strerror(error)};
  }
  // httplib listens with a backlog of 5; listening again changes it.
  if (::listen(impl_->listener, kBacklog) != 0) {
    return Error{ErrorCode::unavailable, std::string("can't listen: ") + std::strerror(errno)};
  }
  return {};
}

int Front::port() const { return impl_->port; }

void Front::run() {
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->started = true;
  }
  std::thread loop([this] { impl_->loop->run(); });
  // httplib gives up, and closes the listener, at any error of accept that it doesn't know, such as
  // a full table of files in the whole system. Its descriptor is kept so that serving goes on.
  const int spare = fcntl(impl_->listener, F_DUPFD_CLOEXEC, 0);
  while (!impl_->stopping) {
    listen_after_bind();
    if (impl_->stopping || svr_sock_ == INVALID_SOCKET || spare < 0) break;
    svr_sock_ = fcntl(spare, F_DUPFD_CLOEXEC, 0);
    if (svr_sock_ < 0) break;
  }
  if (spare >= 0) ::close(spare);
  if (!impl_->stopping.exchange(true)) {
    impl_->inbox->post(DrainBegan{std::chrono::steady_clock::now()});
  }
  loop.join();
  impl_->workers->stop();
  const std::lock_guard lock(impl_->mutex);
  impl_->over = true;
  impl_->finished.notify_all();
}

void Front::shut_down(std::chrono::milliseconds grace) {
  impl_->stopping = true;
  const socket_t listener = svr_sock_.exchange(INVALID_SOCKET);
  if (listener != INVALID_SOCKET) {
    ::shutdown(listener, SHUT_RDWR);  // Wakes the thread that waits in accept.
    ::close(listener);
  }
  impl_->inbox->post(DrainBegan{std::chrono::steady_clock::now() + grace});
  std::unique_lock lock(impl_->mutex);
  impl_->finished.wait(lock, [this] { return impl_->over || !impl_->started; });
}

std::shared_ptr<HttpExchange> Front::defer(const httplib::Request&, httplib::Response& response) {
  return defer_current_request(response.headers);
}

Front::Counts Front::counts() const {
  const Loop& loop = *impl_->loop;
  return {loop.connections, loop.streams, loop.requests, loop.refused};
}

bool Front::process_and_close_socket(socket_t socket) {
  const int flags = fcntl(socket, F_GETFL);
  if (flags < 0 || fcntl(socket, F_SETFL, flags | O_NONBLOCK) != 0 ||
      fcntl(socket, F_SETFD, FD_CLOEXEC) != 0 || !impl_->inbox->post(SocketAccepted{socket})) {
    ::close(socket);
    return false;
  }
  return true;
}

}  // namespace aisle
