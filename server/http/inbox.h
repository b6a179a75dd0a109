// What other threads ask of the loop: a queue, and a descriptor that wakes it.
//
// Any thread may call `post`. It outlives the loop for as long as somebody holds an exchange; what
// is posted after the loop's end is dropped.
#pragma once

#include <sys/eventfd.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <variant>
#include <vector>

namespace aisle {

class DeferredAnswer;

/// Names one connection for ever: numbers are not used again.
using ConnectionId = std::uint64_t;

/// One request of a connection; what comes late for an earlier one is told apart by its number.
struct RequestId {
  ConnectionId connection = 0;
  std::uint32_t number = 0;
};

struct SocketAccepted {
  int socket;
};
/// The whole answer to a request.
struct AnswerReady {
  RequestId request;
  std::string bytes;
  bool keep_connection;
};
/// The answer will come through `answer`.
struct AnswerDeferred {
  RequestId request;
  std::shared_ptr<DeferredAnswer> answer;
};
struct StreamStarted {
  RequestId request;
  std::string head;
  bool chunked;
};
struct StreamSent {
  RequestId request;
  std::string bytes;
};
struct StreamEnded {
  RequestId request;
};
/// The reader is too slow: more is queued than one stream may have.
struct StreamCut {
  RequestId request;
};
struct DrainBegan {
  std::chrono::steady_clock::time_point until;
};

using LoopMessage = std::variant<SocketAccepted, AnswerReady, AnswerDeferred, StreamStarted,
                                 StreamSent, StreamEnded, StreamCut, DrainBegan>;

class Inbox {
 public:
  Inbox() : wake_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}
  ~Inbox() {
    if (wake_ >= 0) close(wake_);
  }
  Inbox(const Inbox&) = delete;
  Inbox& operator=(const Inbox&) = delete;

  /// Readable while something waits; -1 if the process had no descriptor left.
  int descriptor() const { return wake_; }

  /// False: the loop is over, and the message was dropped.
  bool post(LoopMessage message) {
    bool first = false;
    {
      const std::lock_guard lock(mutex_);
      if (closed_) return false;
      first = messages_.empty();
      messages_.push_back(std::move(message));
    }
    if (first) eventfd_write(wake_, 1);
    return true;
  }

  /// Takes all that waits, in order. `out` must be empty; its room is used again.
  void take(std::vector<LoopMessage>& out) {
    eventfd_t count = 0;
    eventfd_read(wake_, &count);
    const std::lock_guard lock(mutex_);
    messages_.swap(out);
  }

  /// From now on nothing is taken in; `out` (empty) gets what still waits.
  void shut(std::vector<LoopMessage>& out) {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    messages_.swap(out);
  }

 private:
  std::mutex mutex_;
  std::vector<LoopMessage> messages_;
  bool closed_ = false;
  const int wake_;
};

}  // namespace aisle
