#include "server/net/curl_client.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <utility>
#include <vector>

#include "server/net/curl_transfer.h"

namespace aisle {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kEventsAtOnce = 256;
constexpr long kConnectionsKeptMax = 256;

using TransferPtr = std::shared_ptr<CurlTransfer>;

// What other threads want of the loop. Outlives the client for as long as calls hold it.
class Wishes {
 public:
  explicit Wishes(int wake) : wake_(wake) {}
  ~Wishes() { ::close(wake_); }

  void start(TransferPtr transfer) { add(started_, std::move(transfer)); }
  void cancel(TransferPtr transfer) { add(cancelled_, std::move(transfer)); }
  void stop() {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    wake();
  }

  struct Taken {
    std::vector<TransferPtr> started;
    std::vector<TransferPtr> cancelled;
    bool stopping = false;
  };
  Taken take() {
    std::uint64_t count = 0;
    [[maybe_unused]] const auto read = ::read(wake_, &count, sizeof count);
    const std::lock_guard lock(mutex_);
    return {std::exchange(started_, {}), std::exchange(cancelled_, {}), stopping_};
  }

  int descriptor() const { return wake_; }

 private:
  void add(std::vector<TransferPtr>& list, TransferPtr transfer) {
    const std::lock_guard lock(mutex_);
    list.push_back(std::move(transfer));
    wake();
  }
  void wake() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof one);
  }

  const int wake_;
  std::mutex mutex_;
  std::vector<TransferPtr> started_;
  std::vector<TransferPtr> cancelled_;
  bool stopping_ = false;
};

class Call final : public HttpCall {
 public:
  Call(std::shared_ptr<Wishes> wishes, TransferPtr transfer)
      : wishes_(std::move(wishes)), transfer_(std::move(transfer)) {}
  ~Call() override {
    if (!transfer_->cancelled.exchange(true)) wishes_->cancel(std::move(transfer_));
  }

 private:
  const std::shared_ptr<Wishes> wishes_;
  TransferPtr transfer_;
};

class CurlClient final : public HttpClient {
 public:
  CurlClient(CurlSettings settings, CURLM* multi, int epoll, int wake)
      : settings_(std::move(settings)),
        multi_(multi),
        epoll_(epoll),
        wishes_(std::make_shared<Wishes>(wake)) {
    curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, watch_socket);
    curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, static_cast<void*>(this));
    curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, set_timer);
    curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, static_cast<void*>(this));
    curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, kConnectionsKeptMax);
    epoll_event event{.events = EPOLLIN, .data = {.fd = wake}};
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, wake, &event);
    thread_ = std::thread([this] { work(); });
  }

  ~CurlClient() override {
    wishes_->stop();
    thread_.join();
    curl_multi_cleanup(multi_);
    ::close(epoll_);
  }

  std::unique_ptr<HttpCall> start(HttpRequest request, HttpSink sink) override {
    auto transfer = std::make_shared<CurlTransfer>(std::move(request), std::move(sink));
    auto call = std::make_unique<Call>(wishes_, transfer);
    wishes_->start(std::move(transfer));
    return call;
  }

 private:
  static int watch_socket(CURL*, curl_socket_t socket, int what, void* self, void* known) {
    auto& client = *static_cast<CurlClient*>(self);
    if (what == CURL_POLL_REMOVE) {
      ::epoll_ctl(client.epoll_, EPOLL_CTL_DEL, socket, nullptr);
      return 0;
    }
    epoll_event event{.events = 0, .data = {.fd = socket}};
    if (what & CURL_POLL_IN) event.events |= EPOLLIN;
    if (what & CURL_POLL_OUT) event.events |= EPOLLOUT;
    ::epoll_ctl(client.epoll_, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event);
    curl_multi_assign(client.multi_, socket, self);  // from now on it is known
    return 0;
  }

  static int set_timer(CURLM*, long ms, void* self) {
    auto& client = *static_cast<CurlClient*>(self);
    client.timer_ =
        ms < 0 ? std::nullopt : std::optional(Clock::now() + std::chrono::milliseconds(ms));
    return 0;
  }

  void work() {
    std::array<epoll_event, kEventsAtOnce> events;
    for (;;) {
      const int count = ::epoll_wait(epoll_, events.data(), kEventsAtOnce, wait_ms());
      int running = 0;
      bool is_woken = false;
      for (int i = 0; i < count; ++i) {
        const epoll_event& event = events[static_cast<std::size_t>(i)];
        if (event.data.fd == wishes_->descriptor()) {
          is_woken = true;
          continue;
        }
        int what = 0;
        if (event.events & (EPOLLIN | EPOLLHUP)) what |= CURL_CSELECT_IN;
        if (event.events & EPOLLOUT) what |= CURL_CSELECT_OUT;
        if (event.events & EPOLLERR) what |= CURL_CSELECT_ERR;
        curl_multi_socket_action(multi_, event.data.fd, what, &running);
      }
      if (timer_ && *timer_ <= Clock::now()) {
        timer_.reset();
        curl_multi_socket_action(multi_, CURL_SOCKET_TIMEOUT, 0, &running);
      }
      end_done();
      end_late();
      if (is_woken && !fulfil()) return;
    }
  }

  // Until curl's timer or the first deadline; rounded up, so as not to spin before it.
  int wait_ms() const {
    std::optional<Instant> next = timer_;
    if (!deadlines_.empty() && (!next || deadlines_.begin()->first < *next)) {
      next = deadlines_.begin()->first;
    }
    if (!next) return -1;
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(*next - Clock::now());
    return static_cast<int>(std::clamp<std::int64_t>(wait.count(), 0, 60'000));
  }

  // False when the client is to end.
  bool fulfil() {
    const Wishes::Taken taken = wishes_->take();
    for (const TransferPtr& transfer : taken.started) begin(transfer);
    for (const TransferPtr& transfer : taken.cancelled) remove(transfer.get());
    if (!taken.stopping) return true;
    while (!running_.empty()) {
      const TransferPtr transfer = remove(running_.begin()->first);
      transfer->end({ErrorCode::unavailable, "the client is stopping"});
    }
    return false;
  }

  void begin(const TransferPtr& transfer) {
    if (transfer->cancelled) return;
    const Instant now = Clock::now();
    if (const auto prepared = transfer->prepare(settings_, now, begun_); !prepared) {
      return transfer->end(prepared.error());
    }
    if (curl_multi_add_handle(multi_, transfer->handle()) != CURLM_OK) {
      return transfer->end({ErrorCode::unavailable, "libcurl can't begin"});
    }
    running_.emplace(transfer.get(), transfer);
    deadlines_.emplace(transfer->deadline(), transfer.get());
  }

  // Takes a call out, which closes its connection unless it had come to its end. Its deadline stays
  // behind until it passes, or is met by chance under the same address; then nothing is there to
  // end.
  TransferPtr remove(CurlTransfer* transfer) {
    const auto found = running_.find(transfer);
    if (found == running_.end()) return nullptr;
    const TransferPtr removed = std::move(found->second);
    running_.erase(found);
    curl_multi_remove_handle(multi_, removed->handle());
    return removed;
  }

  void end_done() {
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      CurlTransfer* transfer = nullptr;
      curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
      const CURLcode code = message->data.result;
      if (const TransferPtr removed = remove(transfer)) removed->end(code);
    }
  }

  // A deadline that has moved since it was noted is noted anew, so that a byte costs no
  // bookkeeping.
  void end_late() {
    for (CurlTransfer* const transfer : std::exchange(begun_, {})) {
      if (running_.contains(transfer)) deadlines_.emplace(transfer->deadline(), transfer);
    }
    const Instant now = Clock::now();
    while (!deadlines_.empty() && deadlines_.begin()->first <= now) {
      CurlTransfer* const transfer = deadlines_.begin()->second;
      deadlines_.erase(deadlines_.begin());
      if (!running_.contains(transfer)) continue;
      if (const Instant next = transfer->deadline(); next > now) {
        deadlines_.emplace(next, transfer);
      } else {
        remove(transfer)->end({ErrorCode::deadline_exceeded, "the answer did not come in time"});
      }
    }
  }

  const CurlSettings settings_;
  CURLM* const multi_;
  const int epoll_;
  const std::shared_ptr<Wishes> wishes_;
  std::map<CurlTransfer*, TransferPtr> running_;
  std::set<std::pair<Instant, CurlTransfer*>> deadlines_;
  std::vector<CurlTransfer*> begun_;
  std::optional<Instant> timer_;
  std::thread thread_;  ///< The last member: it starts when all others are there.
};

}  // namespace

Result<std::unique_ptr<HttpClient>> make_curl_client(CurlSettings settings) {
  CURLM* const multi = curl_ready() ? curl_multi_init() : nullptr;
  const int epoll = ::epoll_create1(EPOLL_CLOEXEC);
  const int wake = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (!multi || epoll < 0 || wake < 0) {
    if (multi) curl_multi_cleanup(multi);
    if (epoll >= 0) ::close(epoll);
    if (wake >= 0) ::close(wake);
    return Error{ErrorCode::unavailable, "there are no descriptors left for the way out"};
  }
  return std::unique_ptr<HttpClient>(
      std::make_unique<CurlClient>(std::move(settings), multi, epoll, wake));
}

}  // namespace aisle
