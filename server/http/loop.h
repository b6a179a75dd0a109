// The one thread that owns all sockets: it reads requests, writes answers, feeds streams and keeps
// deadlines. Nothing that it does blocks. The socket of a stream is lent to its handler while the
// loop has nothing to send on it (lent_socket.h).
//
// Idle connections cost nothing: deadlines lie in a heap, and a deadline that moved later is only
// looked at when its old entry comes up.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <queue>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/http/connection.h"
#include "server/http/front.h"
#include "server/http/inbox.h"

namespace aisle {

/// What routes say about requests before they are read. Written before the loop runs.
struct RouteRules {
  struct BodyLimit {
    std::string method;
    std::string path_prefix;
    std::size_t bytes_max;
  };
  std::vector<BodyLimit> body_limits;
  std::vector<std::string> range_prefixes;
  std::vector<AddressBlock> trusted_proxies;

  std::size_t body_limit(const RequestHead& head, std::size_t otherwise) const;
  bool allows_range(std::string_view path) const;
};

class Loop {
 public:
  /// Takes a request over and returns true, or returns false if there are too many. Later, exactly
  /// one of AnswerReady and AnswerDeferred is posted for it.
  using Submit = std::function<bool(std::unique_ptr<RequestJob>&)>;

  Loop(const FrontLimits& limits, const RouteRules& rules, std::shared_ptr<Inbox> inbox,
       Submit submit);
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  /// False: the process had no descriptors left.
  bool is_ready() const { return epoll_ >= 0; }

  /// Until a DrainBegan was carried out.
  void run();

  std::atomic<std::int64_t> connections{0}, streams{0}, requests{0}, refused{0};

 private:
  using Timer = std::pair<SteadyTime, ConnectionId>;

  Connection* find(ConnectionId id);
  Connection* find(RequestId request);  ///< Only while that request is under way.
  bool drained() const;
  int milliseconds_to_next_timer() const;

  // Messages.
  void take_messages();
  void accepted(int socket);
  void receive(SocketAccepted& message) { accepted(message.socket); }
  void receive(AnswerReady& message);
  void receive(AnswerDeferred& message);
  void receive(StreamStarted& message);
  void receive(StreamSent& message);
  void receive(StreamEnded& message);
  void receive(StreamCut& message);
  void receive(DrainBegan& message);

  // Reading.
  void ready(Connection& c, std::uint32_t events);
  void read(Connection& c);
  void take_input(Connection& c, std::string_view bytes);
  void take_requests(Connection& c);
  bool take_request(Connection& c);
  void begin_request(Connection& c, std::unique_ptr<RequestJob> job);
  void hand_over(Connection& c);
  void refuse(Connection& c, HttpRefusalReason reason, bool keep);

  // Writing.
  void answer(Connection& c, std::string bytes, bool keep);
  void append_stream(Connection& c, std::string_view bytes);
  void finish_stream(Connection& c);
  void flush(Connection& c);
  void flush_later(Connection& c);
  void flush_dirty();
  void answered(Connection& c);
  void linger(Connection& c);
  void cut(Connection& c);

  // Deadlines.
  void set_deadline(Connection& c, SteadyTime deadline);
  void set_stream_deadline(Connection& c);
  void fire_timers();
  void expire(Connection& c);
  void expire_body(Connection& c);
  void expire_stream(Connection& c);

  void want(Connection& c, std::uint32_t events);
  void charge(Connection& c);
  void close(Connection& c);
  void shut_everything();

  const FrontLimits& limits_;
  const RouteRules& rules_;
  const std::shared_ptr<Inbox> inbox_;
  const Submit submit_;
  const int epoll_;
  SteadyTime now_;  ///< As of the last waking.
  std::unordered_map<ConnectionId, std::unique_ptr<Connection>> open_;
  ConnectionId next_id_ = 1;
  std::vector<std::unique_ptr<Connection>> closed_;  ///< Until nobody can hold a reference.
  std::priority_queue<Timer, std::vector<Timer>, std::greater<>> timers_;
  std::vector<LoopMessage> messages_;
  std::vector<ConnectionId> dirty_;
  std::unordered_map<IpAddress, std::size_t, AddressHash> per_address_;
  std::size_t buffered_bytes_ = 0;
  bool draining_ = false;
  SteadyTime drain_until_ = SteadyTime::max();
  std::minstd_rand random_{std::random_device{}()};  ///< For jitter only.
  std::array<char, 32 << 10> scratch_;
};

}  // namespace aisle
