// The loop's writing half, and its deadlines.
#include <sys/epoll.h>
#include <sys/socket.h>

#include <algorithm>

#include "server/http/chunk.h"
#include "server/http/loop.h"

namespace aisle {
namespace {

constexpr std::string_view kHeartbeat = ":\n\n";
constexpr std::size_t kIdleBufferBytes = 64;  // Of a stream that has nothing to send.

}  // namespace

void Loop::answer(Connection& c, std::string bytes, bool keep) {
  c.state = ConnectionState::writing;
  c.keep = keep;
  c.out = std::move(bytes);
  c.sent = 0;
  c.progress = now_;
  charge(c);
  if (buffered_bytes_ > limits_.buffered_bytes_max) return cut(c);
  flush(c);
  if (c.state == ConnectionState::writing) set_deadline(c, now_ + limits_.write_timeout);
}

/// `bytes` as they go over the wire.
void Loop::append_stream(Connection& c, std::string_view bytes) {
  c.answer->lent.take_back();
  if (c.sent > 0 && c.sent >= c.unsent()) {
    c.out.erase(0, c.sent);
    c.sent = 0;
  }
  c.out.append(bytes);
  if (c.unsent() > limits_.unsent_bytes_max) {
    flush(c);
    if (c.unsent() > limits_.unsent_bytes_max) return cut(c);
  }
  if (c.state == ConnectionState::streaming) flush_later(c);
}

void Loop::finish_stream(Connection& c) {
  c.answer->lent.take_back();
  c.ending = true;
  if (c.chunked) {
    c.out.append(kLastChunk);
  } else {
    c.keep = false;
  }
  c.answer->become_gone();
  flush_later(c);
}

/// What is sent in one go is written in one go.
void Loop::flush_later(Connection& c) {
  if (c.dirty) return;
  c.dirty = true;
  dirty_.push_back(c.id);
}

void Loop::flush_dirty() {
  for (const ConnectionId id : dirty_) {
    Connection* c = find(id);
    if (!c) continue;
    c->dirty = false;
    flush(*c);
    take_requests(*c);
  }
  dirty_.clear();
}

void Loop::flush(Connection& c) {
  if (c.state != ConnectionState::writing && c.state != ConnectionState::streaming) return;
  while (c.unsent() > 0) {
    const ssize_t n =
        send(c.socket, c.out.data() + c.sent, c.unsent(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && errno == EAGAIN) {
      const bool streaming = c.state == ConnectionState::streaming;
      want(c, EPOLLOUT | (streaming ? EPOLLRDHUP : 0u));
      charge(c);
      if (buffered_bytes_ > limits_.buffered_bytes_max) return cut(c);
      if (streaming) set_stream_deadline(c);
      return;
    }
    if (n < 0) return close(c);
    c.sent += static_cast<std::size_t>(n);
    c.progress = now_;
  }
  c.out.clear();
  if (c.out.capacity() > kIdleBufferBytes) std::string().swap(c.out);
  c.sent = 0;
  charge(c);
  if (c.state == ConnectionState::streaming && !c.ending) {
    c.answer->lent.lend(c.socket);
    want(c, EPOLLRDHUP);
    set_stream_deadline(c);
  } else {
    answered(c);
  }
}

/// The last byte of an answer went.
void Loop::answered(Connection& c) {
  if (c.state == ConnectionState::streaming) --streams;
  c.state = ConnectionState::head;
  c.answer.reset();
  c.ending = false;
  if (c.linger) return linger(c);
  if (!c.keep || draining_) return close(c);
  want(c, EPOLLIN);
  set_deadline(c, now_ + limits_.idle_timeout);
}

/// Closing at once would make the kernel answer what the peer still sends with a reset, and the
/// peer would lose the refusal with it (RFC 9112 section 9.6).
void Loop::linger(Connection& c) {
  shutdown(c.socket, SHUT_WR);
  c.state = ConnectionState::lingering;
  want(c, EPOLLIN);
  set_deadline(c, now_ + limits_.linger_timeout);
}

/// Closes with a reset: else the kernel would keep what is unsent for a reader who doesn't read.
void Loop::cut(Connection& c) {
  const struct linger at_once = {1, 0};
  setsockopt(c.socket, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  close(c);
}

void Loop::set_deadline(Connection& c, SteadyTime deadline) {
  c.deadline = deadline;
  if (deadline >= c.timer_at) return;
  timers_.emplace(deadline, c.id);
  c.timer_at = deadline;
}

void Loop::set_stream_deadline(Connection& c) {
  if (c.answer) c.progress = std::max(c.progress, c.answer->lent.progress());
  const SteadyTime next =
      c.progress + (c.unsent() > 0 ? limits_.write_timeout : limits_.stream_heartbeat);
  set_deadline(c, c.ending ? next : std::min(next, c.until));
}

int Loop::milliseconds_to_next_timer() const {
  SteadyTime next = draining_ ? drain_until_ : SteadyTime::max();
  if (!timers_.empty()) next = std::min(next, timers_.top().first);
  if (next == SteadyTime::max()) return -1;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - now_).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, 60'000));
}

void Loop::fire_timers() {
  while (!timers_.empty() && timers_.top().first <= now_) {
    const auto [time, id] = timers_.top();
    timers_.pop();
    Connection* c = find(id);
    if (!c || c->timer_at != time) continue;  // Closed, or an earlier entry took its place.
    c->timer_at = SteadyTime::max();
    if (c->deadline > now_) {
      set_deadline(*c, c->deadline);
    } else {
      expire(*c);
      take_requests(*c);
    }
  }
}

void Loop::expire(Connection& c) {
  c.deadline = SteadyTime::max();
  switch (c.state) {
    case ConnectionState::head:
      return c.in.empty() ? close(c) : refuse(c, HttpRefusalReason::head_timeout, false);
    case ConnectionState::body: return expire_body(c);
    case ConnectionState::writing:
      if (now_ >= c.progress + limits_.write_timeout) return cut(c);
      return set_deadline(c, c.progress + limits_.write_timeout);
    case ConnectionState::streaming: return expire_stream(c);
    case ConnectionState::lingering: return close(c);
    case ConnectionState::busy:
    case ConnectionState::deferred:
    case ConnectionState::closed: return;
  }
}

void Loop::expire_stream(Connection& c) {
  const bool stuck = c.unsent() > 0;
  c.progress = std::max(c.progress, c.answer->lent.progress());
  if (stuck && now_ >= c.progress + limits_.write_timeout) return cut(c);
  if (!c.ending && now_ >= c.until) {
    finish_stream(c);
  } else if (!stuck && !c.ending && now_ >= c.progress + limits_.stream_heartbeat) {
    std::string beat;
    if (c.chunked) append_chunk(beat, kHeartbeat);
    append_stream(c, c.chunked ? std::string_view(beat) : kHeartbeat);
  }
  if (c.state == ConnectionState::streaming) set_stream_deadline(c);
}

}  // namespace aisle
