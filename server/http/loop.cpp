#include "server/http/loop.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

namespace aisle {
namespace {

constexpr ConnectionId kInboxId = 0;
constexpr std::size_t kEventsAtOnce = 512;

}  // namespace

std::size_t RouteRules::body_limit(const RequestHead& head, std::size_t otherwise) const {
  const BodyLimit* best = nullptr;
  for (const BodyLimit& limit : body_limits) {
    if (limit.method != head.method || !head.path.starts_with(limit.path_prefix)) continue;
    if (!best || limit.path_prefix.size() > best->path_prefix.size()) best = &limit;
  }
  return best ? best->bytes_max : otherwise;
}

bool RouteRules::allows_range(std::string_view path) const {
  return std::any_of(range_prefixes.begin(), range_prefixes.end(),
                     [&](const std::string& prefix) { return path.starts_with(prefix); });
}

Loop::Loop(const FrontLimits& limits, const RouteRules& rules, std::shared_ptr<Inbox> inbox,
           Submit submit)
    : limits_(limits),
      rules_(rules),
      inbox_(std::move(inbox)),
      submit_(std::move(submit)),
      epoll_(epoll_create1(EPOLL_CLOEXEC)) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = kInboxId;
  if (epoll_ >= 0) epoll_ctl(epoll_, EPOLL_CTL_ADD, inbox_->descriptor(), &event);
}

Loop::~Loop() {
  if (epoll_ >= 0) ::close(epoll_);
}

Connection* Loop::find(ConnectionId id) {
  const auto found = open_.find(id);
  return found == open_.end() ? nullptr : found->second.get();
}

Connection* Loop::find(RequestId request) {
  Connection* c = find(request.connection);
  return c && c->request_number == request.number ? c : nullptr;
}

bool Loop::drained() const { return draining_ && (open_.empty() || now_ >= drain_until_); }

void Loop::run() {
  std::array<epoll_event, kEventsAtOnce> events;
  now_ = std::chrono::steady_clock::now();
  while (!drained()) {
    const int n = epoll_wait(epoll_, events.data(), static_cast<int>(events.size()),
                             milliseconds_to_next_timer());
    now_ = std::chrono::steady_clock::now();
    bool has_messages = false;
    for (int i = 0; i < n; ++i) {
      const epoll_event& event = events[static_cast<std::size_t>(i)];
      if (event.data.u64 == kInboxId) {
        has_messages = true;
      } else if (Connection* c = find(event.data.u64)) {
        ready(*c, event.events);
      }
    }
    if (has_messages) take_messages();
    fire_timers();
    flush_dirty();
    closed_.clear();
  }
  shut_everything();
}

void Loop::take_messages() {
  inbox_->take(messages_);
  for (LoopMessage& message : messages_) {
    std::visit([this](auto& m) { receive(m); }, message);
  }
  messages_.clear();
}

void Loop::accepted(int socket) {
  const Peer peer = peer_of(socket);
  const bool exempt =
      limits_.connections_per_address_max == 0 || is_trusted(peer.address, rules_.trusted_proxies);
  const auto from_there = exempt ? per_address_.end() : per_address_.find(peer.address);
  const bool too_many =
      from_there != per_address_.end() && from_there->second >= limits_.connections_per_address_max;
  if (draining_ || too_many || open_.size() >= limits_.connections_max) {
    const std::string answer = refusal_answer(HttpRefusalReason::overloaded, false, false);
    send(socket, answer.data(), answer.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    ::close(socket);
    ++refused;
    return;
  }
  // A peer that vanished without a word is given up as soon as unread bytes are that old.
  const auto user_timeout = static_cast<unsigned>(limits_.write_timeout.count());
  setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &user_timeout, sizeof user_timeout);

  auto connection = std::make_unique<Connection>();
  Connection& c = *connection;
  c.id = next_id_++;
  c.socket = socket;
  c.peer = peer;
  c.is_counted = !exempt;
  if (c.is_counted) ++per_address_[peer.address];
  open_.emplace(c.id, std::move(connection));
  ++connections;
  epoll_event event{};
  event.events = c.interest = EPOLLIN;
  event.data.u64 = c.id;
  if (epoll_ctl(epoll_, EPOLL_CTL_ADD, socket, &event) != 0) return close(c);
  set_deadline(c, now_ + limits_.head_timeout);
}

void Loop::receive(AnswerReady& message) {
  Connection* c = find(message.request);
  if (!c || (c->state != ConnectionState::busy && c->state != ConnectionState::deferred)) return;
  if (c->answer) c->answer->complete();
  c->answer.reset();
  answer(*c, std::move(message.bytes), message.keep_connection);
  take_requests(*c);
}

void Loop::receive(AnswerDeferred& message) {
  Connection* c = find(message.request);
  if (!c || c->state != ConnectionState::busy) {
    message.answer->become_gone();
    return;
  }
  c->state = ConnectionState::deferred;
  c->answer = std::move(message.answer);
  want(*c, EPOLLRDHUP);
}

void Loop::receive(StreamStarted& message) {
  Connection* c = find(message.request);
  if (!c || c->state != ConnectionState::deferred) return;
  c->state = ConnectionState::streaming;
  c->chunked = message.chunked;
  c->out = std::move(message.head);
  c->sent = 0;
  c->progress = now_;
  const auto lifetime = limits_.stream_lifetime.count();
  const auto early =
      static_cast<std::int64_t>(random_()) % std::max<std::int64_t>(lifetime / 10, 1);
  c->until = now_ + std::chrono::milliseconds(lifetime - early);
  ++streams;
  set_stream_deadline(*c);
  if (draining_) {
    finish_stream(*c);
  } else {
    flush_later(*c);
  }
}

void Loop::receive(StreamSent& message) {
  Connection* c = find(message.request);
  if (!c || c->state != ConnectionState::streaming || c->ending) return;
  append_stream(*c, message.bytes);
  if (c->answer) c->answer->queued_bytes -= message.bytes.size();
}

void Loop::receive(StreamEnded& message) {
  Connection* c = find(message.request);
  if (!c || c->state != ConnectionState::streaming || c->ending) return;
  c->answer->complete();
  finish_stream(*c);
}

void Loop::receive(StreamCut& message) {
  Connection* c = find(message.request);
  if (c && c->state == ConnectionState::streaming) cut(*c);
}

void Loop::receive(DrainBegan& message) {
  drain_until_ = std::min(drain_until_, message.until);
  if (draining_) return;
  draining_ = true;
  std::vector<ConnectionId> ids;
  for (const auto& [id, connection] : open_) ids.push_back(id);
  for (const ConnectionId id : ids) {
    Connection* c = find(id);
    if (!c) continue;
    if (c->state == ConnectionState::head) {
      close(*c);
    } else if (c->state == ConnectionState::streaming && !c->ending) {
      finish_stream(*c);
    }
  }
}

void Loop::want(Connection& c, std::uint32_t events) {
  if (c.interest == events) return;
  epoll_event event{};
  event.events = events;
  event.data.u64 = c.id;
  epoll_ctl(epoll_, EPOLL_CTL_MOD, c.socket, &event);
  c.interest = events;
}

void Loop::charge(Connection& c) {
  const std::size_t held = c.unsent() + (c.job ? c.job->whole_bytes() : 0);
  buffered_bytes_ += held - c.charged;
  c.charged = held;
}

void Loop::close(Connection& c) {
  if (c.state == ConnectionState::closed) return;
  if (c.state == ConnectionState::streaming) --streams;
  c.state = ConnectionState::closed;
  if (c.answer) c.answer->lent.take_back();
  ::close(c.socket);
  buffered_bytes_ -= c.charged;
  if (c.is_counted) {
    const auto from_there = per_address_.find(c.peer.address);
    if (--from_there->second == 0) per_address_.erase(from_there);
  }
  --connections;
  const auto found = open_.find(c.id);
  closed_.push_back(std::move(found->second));
  open_.erase(found);
  if (c.answer) c.answer->become_gone();
}

void Loop::shut_everything() {
  inbox_->shut(messages_);
  for (LoopMessage& message : messages_) {
    if (const auto* late = std::get_if<SocketAccepted>(&message)) ::close(late->socket);
    if (const auto* late = std::get_if<AnswerDeferred>(&message)) late->answer->become_gone();
  }
  messages_.clear();
  while (!open_.empty()) close(*open_.begin()->second);
  closed_.clear();
}

}  // namespace aisle
