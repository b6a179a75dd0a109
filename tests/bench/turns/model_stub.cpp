// A model that costs nothing to ask: OpenAI's Chat Completions as a stream, on one thread, for as
// many readers as there are descriptors. What it says is fixed but for the times in it (mark.h).
//
//   model_stub --port 9000 [--streams 10000]
//
//   POST /scenario          how it answers from now on, a line each: "tokens 200", "rate 20"
//   (tokens a
//                           second; 0: as fast as they are read), "first_ms 0" (to the first
//                           token), "silent_after 5" (tokens, then nothing), "tool NAME",
//                           "arguments JSON". Sets the report back to zero.
//   GET /report             what happened since then, as JSON; times are microseconds of the clock
//   POST …/chat/completions an answer. With a tool, it calls that, and says its text once the
//   tool's
//                           result stands last in the request.
//
// Prints a line when it listens.
#include <CLI/CLI.hpp>
#include <charconv>
#include <csignal>
#include <functional>
#include <nlohmann/json.hpp>
#include <queue>
#include <vector>

#include "tests/bench/turns/chat_stream.h"
#include "tests/bench/turns/sockets.h"

namespace aisle::bench {
namespace {

constexpr std::size_t kRequestBytesMax = 4 << 20;

struct Report {
  long streams = 0, completed = 0, tokens = 0, tool_calls = 0;
  std::vector<std::int64_t> closed_us;      ///< When an unfinished stream was seen to be closed.
  std::vector<std::int64_t> tool_round_us;  ///< From a tool call's last byte to the next request.
};

struct Connection {
  int socket = -1;
  std::string received, unsent;
  bool streaming = false, wants_usage = false, waits_for_room = false;
  int sent = 0;                  ///< Tokens of the answer under way.
  double due_us = 0;             ///< When the next token is.
  std::uint64_t generation = 0;  ///< Of answers; a timer of an older one counts no more.
};

struct Timer {
  double due_us;
  std::size_t index;
  std::uint64_t generation;
  bool operator>(const Timer& other) const { return due_us > other.due_us; }
};

class ModelStub {
 public:
  ModelStub(int port, std::size_t streams) {
    raise_open_files(streams + 50);
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int yes = 1;
    setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    const sockaddr_in address = loopback(port);
    if (::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(listener_, 4096) != 0) {
      give_up("The port " + std::to_string(port) + " can't be listened on.");
    }
    poller_.add(listener_, EPOLLIN, kListener);
    std::printf("listening\n");
    std::fflush(stdout);
  }

  [[noreturn]] void run() {
    for (;;) {
      const std::int64_t second = now_us() + 1'000'000;
      const auto due = timers_.empty() ? second : static_cast<std::int64_t>(timers_.top().due_us);
      for (const epoll_event& event : poller_.wait(due)) {
        if (event.data.u64 == kListener)
          accept_all();
        else
          handle(event.data.u64, event.events);
      }
      while (!timers_.empty() && timers_.top().due_us <= static_cast<double>(now_us())) {
        const Timer timer = timers_.top();
        timers_.pop();
        Connection& c = connections_[timer.index];
        if (c.streaming && c.generation == timer.generation) speak(timer.index);
      }
    }
  }

 private:
  static constexpr std::uint64_t kListener = UINT64_MAX;
  static constexpr std::uint32_t kReading = EPOLLIN | EPOLLRDHUP;

  void accept_all() {
    for (;;) {
      const int socket = ::accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
      if (socket < 0 && (errno == EMFILE || errno == ENFILE)) give_up("No open files are left.");
      if (socket < 0) return;
      send_at_once(socket);
      std::size_t index = connections_.size();
      if (free_.empty()) {
        connections_.emplace_back();
      } else {
        index = free_.back();
        free_.pop_back();
      }
      connections_[index].socket = socket;
      poller_.add(socket, kReading, index);
    }
  }

  void handle(std::size_t index, std::uint32_t events) {
    if (connections_[index].socket < 0) return;
    if (events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) return close(index);
    if (events & EPOLLIN) read(index);
    const Connection& c = connections_[index];
    if (!(events & EPOLLOUT) || c.socket < 0) return;
    if (send(index, "") && c.streaming && scenario_.rate == 0 && !c.waits_for_room) speak(index);
  }

  void close(std::size_t index) {
    Connection& c = connections_[index];
    if (c.streaming) report_.closed_us.push_back(now_us());
    ::close(c.socket);
    c = Connection{.generation = c.generation + 1};
    free_.push_back(index);
  }

  void read(std::size_t index) {
    Connection& c = connections_[index];
    char bytes[16 << 10];
    ssize_t n = 0;
    while ((n = recv(c.socket, bytes, sizeof bytes, 0)) > 0) {
      c.received.append(bytes, static_cast<std::size_t>(n));
    }
    if (n == 0 || errno != EAGAIN || c.received.size() > kRequestBytesMax) return close(index);
    while (connections_[index].socket >= 0 && take_request(index)) {
    }
  }

  /// Whether a whole request was there. One that comes while an answer is under way has to wait.
  bool take_request(std::size_t index) {
    Connection& c = connections_[index];
    const std::size_t head_end = c.received.find("\r\n\r\n");
    if (c.streaming || head_end == std::string::npos) return false;
    std::string head = c.received.substr(0, head_end + 2);
    const std::string line = head.substr(0, head.find('\r'));
    std::transform(head.begin(), head.end(), head.begin(), ::tolower);
    std::size_t body_bytes = 0;
    if (const auto at = head.find("\r\ncontent-length: "); at != head.npos) {
      std::from_chars(head.data() + at + 18, head.data() + head.size(), body_bytes);
    } else if (line.starts_with("POST")) {
      reply(index, "411 Length Required", "{}");
      return false;
    }
    if (c.received.size() < head_end + 4 + body_bytes) return false;
    const std::string body = c.received.substr(head_end + 4, body_bytes);
    c.received.erase(0, head_end + 4 + body_bytes);
    answer(index, line, body);
    return true;
  }

  void answer(std::size_t index, const std::string& line, const std::string& body) {
    if (line.starts_with("POST ") && line.find("/chat/completions") != line.npos) {
      if (body.find(R"("stream":true)") == body.npos) {
        return reply(index, "400 Bad Request", R"({"error":{"message":"only streams"}})");
      }
      return begin_stream(index, body);
    }
    if (line.starts_with("POST /scenario ")) {
      scenario_ = read_scenario(body);
      report_ = {};
      return reply(index, "200 OK", "{}");
    }
    if (line.starts_with("GET /report ")) return reply(index, "200 OK", report_json());
    reply(index, "404 Not Found", R"({"error":{"message":"not found"}})");
  }

  void reply(std::size_t index, std::string_view status, const std::string& json) {
    send(index, "HTTP/1.1 " + std::string(status) + "\r\nContent-Type: application/json\r\n" +
                    "Content-Length: " + std::to_string(json.size()) + "\r\n\r\n" + json);
  }

  std::string report_json() const {
    const auto open = std::count_if(connections_.begin(), connections_.end(),
                                    [](const Connection& c) { return c.streaming; });
    return nlohmann::json{{"open", open},
                          {"streams", report_.streams},
                          {"completed", report_.completed},
                          {"tokens", report_.tokens},
                          {"tool_calls", report_.tool_calls},
                          {"closed_us", report_.closed_us},
                          {"tool_round_us", report_.tool_round_us}}
        .dump();
  }

  void begin_stream(std::size_t index, const std::string& body) {
    Connection& c = connections_[index];
    c.wants_usage = body.find(R"("include_usage":true)") != body.npos;
    c.sent = 0;
    c.streaming = true;
    ++c.generation;
    ++report_.streams;
    const std::int64_t now = now_us();
    const auto result = body.rfind(R"("role":"tool")"), said = body.rfind(R"("role":"user")");
    const bool has_result = result != body.npos && (said == body.npos || said < result);
    if (has_result && tool_called_us_ > 0) report_.tool_round_us.push_back(now - tool_called_us_);
    tool_called_us_ = 0;
    std::string head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
        "Transfer-Encoding: chunked\r\n\r\n";
    if (!send(index, head + delta(R"({"role":"assistant","content":""})"))) return;
    if (!scenario_.tool.empty() && !has_result) return call_tool(index);
    c.due_us = static_cast<double>(now) + scenario_.first_ms * 1e3;
    if (scenario_.silent_after != 0) timers_.push({c.due_us, index, c.generation});
  }

  void call_tool(std::size_t index) {
    const std::string id = "call_stub_" + std::to_string(++report_.tool_calls);
    if (send(index, tool_call(id, scenario_))) finish(index, R"("tool_calls")");
    tool_called_us_ = now_us();
  }

  /// Says the tokens that are due, and sets the timer for the next.
  void speak(std::size_t index) {
    Connection& c = connections_[index];
    while (c.sent < scenario_.tokens) {
      if (c.sent == scenario_.silent_after) return;
      const std::int64_t now = now_us();
      if (scenario_.rate > 0 && c.due_us > static_cast<double>(now)) {
        return timers_.push({c.due_us, index, c.generation});
      }
      if (!send(index, delta(R"({"content":")" + make_mark(now) + R"( "})"))) return;
      ++c.sent;
      ++report_.tokens;
      if (scenario_.rate > 0)
        c.due_us += 1e6 / scenario_.rate;
      else if (c.waits_for_room)
        return;
    }
    finish(index, R"("stop")");
  }

  void finish(std::size_t index, std::string_view reason) {
    Connection& c = connections_[index];
    c.streaming = false;
    ++report_.completed;
    send(index, answer_end(reason, c.sent, c.wants_usage));
  }

  /// Sends what it can and keeps the rest. False when the connection is gone.
  bool send(std::size_t index, std::string_view bytes) {
    Connection& c = connections_[index];
    c.unsent += bytes;
    const ssize_t n = ::send(c.socket, c.unsent.data(), c.unsent.size(), MSG_NOSIGNAL);
    if (n < 0 && errno != EAGAIN) {
      close(index);
      return false;
    }
    c.unsent.erase(0, static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
    if (c.unsent.empty() == c.waits_for_room) {
      c.waits_for_room = !c.unsent.empty();
      poller_.change(c.socket, kReading | (c.waits_for_room ? EPOLLOUT : 0u), index);
    }
    return true;
  }

  Poller poller_;
  int listener_;
  Scenario scenario_;
  Report report_;
  std::int64_t tool_called_us_ = 0;  ///< The last call's end, until a request comes.
  std::vector<Connection> connections_;
  std::vector<std::size_t> free_;
  std::priority_queue<Timer, std::vector<Timer>, std::greater<>> timers_;
};

}  // namespace
}  // namespace aisle::bench

int main(int argc, char** argv) {
  CLI::App app("A model that streams tokens at a fixed rate");
  int port = 0;
  std::size_t streams = 10'000;
  app.add_option("--port", port)->required();
  app.add_option("--streams", streams, "How many at once it must have files for");
  CLI11_PARSE(app, argc, argv);
  std::signal(SIGPIPE, SIG_IGN);
  aisle::bench::ModelStub(port, streams).run();
}
