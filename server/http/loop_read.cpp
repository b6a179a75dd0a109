// The loop's reading half: bytes become whole requests, or are refused.
#include <sys/epoll.h>
#include <sys/socket.h>

#include <algorithm>

#include "server/http/loop.h"

namespace aisle {
namespace {

constexpr std::string_view kHeadEnd = "\r\n\r\n";
constexpr std::size_t kIdleReadBytes = 512;         // A connection that waits keeps no more.
constexpr std::size_t kLingerBytesMax = 256 << 10;  // Of a refused peer's bytes, read and dropped.
constexpr std::chrono::seconds kRateCheck{5};

/// A line that ends without CR, which can't become a head any more.
bool has_bare_line_feed(std::string_view text, std::size_t from) {
  for (std::size_t i = text.find('\n', from); i != text.npos; i = text.find('\n', i + 1)) {
    if (i == 0 || text[i - 1] != '\r') return true;
  }
  return false;
}

}  // namespace

void Loop::ready(Connection& c, std::uint32_t events) {
  if (events & (EPOLLERR | EPOLLHUP)) return close(c);
  const bool awaited =
      c.state == ConnectionState::deferred || c.state == ConnectionState::streaming;
  if (awaited && (events & EPOLLRDHUP)) return close(c);
  if (events & EPOLLOUT) {
    flush(c);
    take_requests(c);
  }
  if (!(events & EPOLLIN)) return;
  if (c.state == ConnectionState::busy) {
    want(c, 0);  // More was pipelined, or the peer won't send more; the answer comes first.
  } else if (c.state == ConnectionState::head || c.state == ConnectionState::body ||
             c.state == ConnectionState::lingering) {
    read(c);
  }
}

void Loop::read(Connection& c) {
  const ssize_t n = recv(c.socket, scratch_.data(), scratch_.size(), MSG_DONTWAIT);
  if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (n <= 0) return close(c);
  const auto size = static_cast<std::size_t>(n);
  if (c.state != ConnectionState::lingering) return take_input(c, {scratch_.data(), size});
  c.dropped += size;
  if (c.dropped > kLingerBytesMax) close(c);
}

void Loop::take_input(Connection& c, std::string_view bytes) {
  if (c.state == ConnectionState::body) {
    const std::size_t missing = c.job->whole_bytes() - c.job->bytes.size();
    c.job->bytes.append(bytes.substr(0, missing));
    c.in.append(bytes.substr(std::min(missing, bytes.size())));
    if (bytes.size() >= missing) hand_over(c);
  } else {
    c.in.append(bytes);
  }
  take_requests(c);
}

void Loop::take_requests(Connection& c) {
  while (c.state == ConnectionState::head && !c.in.empty() && take_request(c)) {
  }
}

/// False: the head isn't whole yet.
bool Loop::take_request(Connection& c) {
  c.for_head = c.in.starts_with("HEAD ");
  const std::size_t end = c.in.find(kHeadEnd, c.scanned - std::min<std::size_t>(c.scanned, 3));
  if (end == std::string::npos) {
    if (c.scanned == 0) set_deadline(c, now_ + limits_.head_timeout);
    const bool no_request = c.in[0] < 'A' || c.in[0] > 'Z' || has_bare_line_feed(c.in, c.scanned);
    c.scanned = c.in.size();
    if (no_request) {
      refuse(c, HttpRefusalReason::bad_request_line, false);
    } else if (c.in.size() >= limits_.head_bytes_max) {
      refuse(c, HttpRefusalReason::head_too_large, false);
    }
    return false;
  }
  c.scanned = 0;
  const std::size_t head_bytes = end + kHeadEnd.size();
  if (head_bytes > limits_.head_bytes_max) {
    refuse(c, HttpRefusalReason::head_too_large, false);
    return false;
  }
  auto job = std::make_unique<RequestJob>();
  job->peer = c.peer;
  job->head_bytes = head_bytes;
  job->bytes.assign(c.in, 0, head_bytes);
  const HeadLimits head_limits{limits_.target_bytes_max, limits_.fields_max};
  auto outcome = parse_request_head(job->bytes, head_limits);
  c.in.erase(0, head_bytes);
  if (const auto* refusal = std::get_if<HttpRefusal>(&outcome)) {
    refuse(c, refusal->reason, refusal->keeps_connection);
    return true;
  }
  job->head = std::move(std::get<RequestHead>(outcome));
  if (job->head.body_bytes > 0) {
    // Room for all of it, so that it never moves; then the views are made anew.
    const std::size_t whole = job->whole_bytes();
    if (job->head.body_bytes > rules_.body_limit(job->head, limits_.body_bytes_max)) {
      refuse(c, HttpRefusalReason::body_too_large, false);
      return false;
    }
    if (buffered_bytes_ + whole > limits_.buffered_bytes_max) {
      refuse(c, HttpRefusalReason::overloaded, false);
      return false;
    }
    job->bytes.reserve(whole);
    job->head = std::get<RequestHead>(parse_request_head(job->bytes, head_limits));
  }
  if (!job->head.range.empty() && !rules_.allows_range(job->head.path)) {
    refuse(c, HttpRefusalReason::range_not_supported, job->head.keep_alive);
    return true;
  }
  begin_request(c, std::move(job));
  return true;
}

void Loop::begin_request(Connection& c, std::unique_ptr<RequestJob> job) {
  const std::size_t here = std::min(job->head.body_bytes, c.in.size());
  job->bytes.append(c.in, 0, here);
  c.in.erase(0, here);
  c.keep = job->head.keep_alive;
  job->id = {c.id, ++c.request_number};
  c.job = std::move(job);
  if (c.job->bytes.size() == c.job->whole_bytes()) return hand_over(c);
  c.state = ConnectionState::body;
  c.until = now_ + limits_.body_timeout;
  c.progress_bytes = c.job->bytes.size();
  charge(c);
  set_deadline(c, now_ + std::min<std::chrono::milliseconds>(limits_.body_timeout, kRateCheck));
}

void Loop::hand_over(Connection& c) {
  ++requests;
  c.state = ConnectionState::busy;
  c.deadline = SteadyTime::max();
  if (c.in.empty() && c.in.capacity() > kIdleReadBytes) std::string().swap(c.in);
  std::unique_ptr<RequestJob> job = std::move(c.job);
  charge(c);
  if (!submit_(job)) refuse(c, HttpRefusalReason::overloaded, c.keep);
}

void Loop::expire_body(Connection& c) {
  const std::size_t got = c.job->bytes.size() - c.progress_bytes;
  const std::size_t wanted =
      limits_.body_bytes_per_second_min * static_cast<std::size_t>(kRateCheck.count());
  if (now_ >= c.until || got < wanted) return refuse(c, HttpRefusalReason::body_timeout, false);
  c.progress_bytes = c.job->bytes.size();
  set_deadline(c, std::min<SteadyTime>(c.until, now_ + kRateCheck));
}

void Loop::refuse(Connection& c, HttpRefusalReason reason, bool keep) {
  ++refused;
  c.job.reset();
  if (!keep) std::string().swap(c.in);
  c.scanned = 0;
  c.linger = !keep;
  answer(c, refusal_answer(reason, keep, c.for_head), keep);
}

}  // namespace aisle
