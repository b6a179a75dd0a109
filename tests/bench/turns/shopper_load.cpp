// Many shoppers on one thread: each starts a conversation with Aisle and sends its messages,
// reading the streams of the turns. With --plain it asks a model's API itself, so that a
// pass-through and the model can be measured by the same program. Prints one line of JSON.
//
//   shopper_load --port 8080 --site KEY --streams 1000 --turns 2 --tokens 150 --ramp 5 --watch PID
//   shopper_load --port 9000 --plain --streams 20 --tokens 40
//   shopper_load --port 8080 --site KEY --streams 20 --ramp 6 --cancel stop --cancel-after-ms 150
//
// A shopper is connected, and has its conversation, before the clock starts. first_ms is from
// sending a message to its first token, gap_ms between the arrivals of two, delay_us from the
// model's saying a token to its arrival. The watched process's CPU time is taken over all turns,
// its memory before the first connection and when every shopper has heard a token. Exit codes: 0,
// also when turns went wrong (see "errors"); 1 when nothing can be measured.
#include <CLI/CLI.hpp>
#include <csignal>
#include <deque>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "tests/bench/process_figures.h"
#include "tests/bench/turns/requests.h"
#include "tests/bench/turns/response_reader.h"
#include "tests/bench/turns/sockets.h"
#include "tests/bench/turns/turn_reader.h"

namespace aisle::bench {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kPreparingMax = 64;  ///< Shoppers that connect at once.

struct Options {
  int port = 0, turns = 1, tokens = 200, watch = 0, cancel_after_ms = 0;
  std::size_t streams = 1;
  double ramp = 0, patience = 60;
  bool plain = false;
  std::string site, cancel, text = "Which jacket keeps me dry in autumn?";
};

Json percentiles(std::vector<float>& values, double unit) {
  if (values.empty()) return nullptr;
  std::sort(values.begin(), values.end());
  const auto at = [&](double part) {
    const auto index = static_cast<std::size_t>(part * static_cast<double>(values.size() - 1));
    return values[index] / unit;
  };
  return {{"p50", at(0.5)}, {"p95", at(0.95)}, {"p99", at(0.99)}, {"max", at(1)}};
}

enum class Step { waiting, connecting, starting, ready, reading, over };

struct Shopper {
  Step step = Step::waiting;
  int socket = -1, turns = 0, tokens = 0;
  std::string conversation, token, body;
  std::int64_t asked_us = 0, heard_us = 0;
  std::unique_ptr<ResponseReader> response;
  std::unique_ptr<TurnReader> turn;
};

class Load {
 public:
  explicit Load(Options options) : options_(std::move(options)), shoppers_(options_.streams) {}

  Json run() {
    const double memory_before = memory_kib(options_.watch);
    prepare_all();
    const double cpu_before = cpu_seconds(options_.watch);
    const std::int64_t begin = now_us();
    ask_all(begin);
    const double cpu = cpu_seconds(options_.watch) - cpu_before;
    Json result = {{"streams", options_.streams},
                   {"turns_completed", completed_},
                   {"tokens", tokens_},
                   {"foreign_answers", foreign_},
                   {"seconds", static_cast<double>(now_us() - begin) / 1e6},
                   {"first_ms", percentiles(first_us_, 1e3)},
                   {"gap_ms", percentiles(gap_us_, 1e3)},
                   {"delay_us", percentiles(delay_us_, 1)},
                   {"cancelled_us", cancelled_us_},
                   {"errors", errors_}};
    if (options_.watch > 0) {
      result["cpu_seconds"] = cpu;
      if (tokens_ > 0) result["cpu_us_per_token"] = cpu * 1e6 / static_cast<double>(tokens_);
      if (memory_at_peak_ > 0) {
        result["memory_kib_per_stream"] =
            (memory_at_peak_ - memory_before) / static_cast<double>(options_.streams);
      }
    }
    return result;
  }

 private:
  void prepare_all() {
    const std::int64_t end = now_us() + static_cast<std::int64_t>(options_.patience * 1e6);
    std::size_t begun = 0;
    while (prepared_ < shoppers_.size() && now_us() < end) {
      for (; begun < shoppers_.size() && begun - prepared_ < kPreparingMax; ++begun) connect(begun);
      poll(end);
    }
    if (prepared_ < shoppers_.size() || !errors_.empty()) {
      give_up("The shoppers could not be connected: " + Json(errors_).dump());
    }
  }

  void ask_all(std::int64_t begin) {
    const std::int64_t end =
        begin + static_cast<std::int64_t>((options_.ramp + options_.patience) * 1e6);
    const double apart = options_.ramp * 1e6 / static_cast<double>(shoppers_.size());
    std::size_t asked = 0;
    while (over_ < shoppers_.size() && now_us() < end) {
      const auto next = [&] {
        return begin + static_cast<std::int64_t>(apart * static_cast<double>(asked));
      };
      for (; asked < shoppers_.size() && next() <= now_us(); ++asked) ask(asked);
      while (!to_cancel_.empty() &&
             shoppers_[to_cancel_.front()].asked_us + options_.cancel_after_ms * 1'000 <=
                 now_us()) {
        cancel(to_cancel_.front());
        to_cancel_.pop_front();
      }
      poll(!to_cancel_.empty() ? now_us() + 1'000 : asked < shoppers_.size() ? next() : end);
    }
    for (std::size_t i = 0; i < shoppers_.size(); ++i) {
      if (shoppers_[i].step != Step::over) fail(i, "not over in time");
    }
  }

  void poll(std::int64_t until_us) {
    const std::int64_t second = now_us() + 1'000'000;
    for (const epoll_event& event : poller_.wait(std::min(until_us, second))) {
      const std::size_t i = event.data.u64;
      if (shoppers_[i].step == Step::connecting)
        connected(i);
      else if (shoppers_[i].step != Step::over)
        read(i);
    }
  }

  void connect(std::size_t i) {
    Shopper& shopper = shoppers_[i];
    shopper.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (shopper.socket < 0) give_up("No open files are left.");
    send_at_once(shopper.socket);
    const sockaddr_in to = loopback(options_.port);
    if (::connect(shopper.socket, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0 &&
        errno != EINPROGRESS) {
      give_up("There is nobody to connect to, or no port is left.");
    }
    shopper.step = Step::connecting;
    poller_.add(shopper.socket, EPOLLOUT, i);
  }

  void connected(std::size_t i) {
    Shopper& shopper = shoppers_[i];
    poller_.change(shopper.socket, EPOLLIN, i);
    if (options_.plain || !shopper.conversation.empty()) return ready(i);
    shopper.step = Step::starting;
    shopper.response = std::make_unique<ResponseReader>();
    send(i, start_request(options_.site));
  }

  // Connected: for the first time, or again for the next turn when the server had closed.
  void ready(std::size_t i) {
    shoppers_[i].step = Step::ready;
    if (shoppers_[i].turns > 0)
      ask(i);
    else
      ++prepared_;
  }

  void ask(std::size_t i) {
    Shopper& shopper = shoppers_[i];
    if (shopper.step != Step::ready) return;  // It has failed.
    shopper.step = Step::reading;
    shopper.tokens = 0;
    shopper.response = std::make_unique<ResponseReader>();
    shopper.turn = std::make_unique<TurnReader>(options_.plain ? Dialect::model : Dialect::aisle);
    const std::string request = options_.plain
                                    ? model_request(options_.text)
                                    : message_request(shopper.conversation, shopper.token,
                                                      shopper.turns + 1, options_.text);
    shopper.asked_us = now_us();
    send(i, request);
    if (!options_.cancel.empty()) to_cancel_.push_back(i);
  }

  void send(std::size_t i, const std::string& request) {
    const ssize_t n = ::send(shoppers_[i].socket, request.data(), request.size(), MSG_NOSIGNAL);
    if (n != static_cast<ssize_t>(request.size())) fail(i, "a request could not be sent");
  }

  void read(std::size_t i) {
    Shopper& shopper = shoppers_[i];
    char bytes[32 << 10];
    const ssize_t n = recv(shopper.socket, bytes, sizeof bytes, 0);
    if (n < 0 && errno == EAGAIN) return;
    if (n <= 0 || !shopper.response) return fail(i, "closed early");
    const std::int64_t now = now_us();
    const std::string body = shopper.response->append({bytes, static_cast<std::size_t>(n)});
    if (shopper.response->is_malformed()) return fail(i, "a malformed response");
    if (const int status = shopper.response->status(); status >= 300) {
      return fail(i, "status " + std::to_string(status));
    }
    if (shopper.step == Step::starting) {
      shopper.body += body;
      if (shopper.response->is_whole()) started(i);
    } else {
      shopper.turn->append(body, [&](std::int64_t said_us) { heard(shopper, said_us, now); });
      if (shopper.response->is_whole()) turn_over(i);
    }
  }

  void started(std::size_t i) {
    Shopper& shopper = shoppers_[i];
    const Json answer = Json::parse(shopper.body, nullptr, false);
    if (!answer.is_object() || !answer.contains("token")) return fail(i, "no conversation");
    shopper.conversation = answer["conversation"];
    shopper.token = answer["token"];
    if (shopper.response->closes()) return again(i);
    ready(i);
  }

  void heard(Shopper& shopper, std::int64_t said_us, std::int64_t now) {
    if (shopper.tokens == 0) {
      first_us_.push_back(static_cast<float>(now - shopper.asked_us));
      if (shopper.turns == 0 && ++speaking_ == shoppers_.size()) {
        memory_at_peak_ = memory_kib(options_.watch);
      }
    } else if (now != shopper.heard_us) {
      gap_us_.push_back(static_cast<float>(now - shopper.heard_us));
    }
    delay_us_.push_back(static_cast<float>(now - said_us));
    shopper.heard_us = now;
    ++shopper.tokens;
    ++tokens_;
  }

  void turn_over(std::size_t i) {
    Shopper& shopper = shoppers_[i];
    const TurnReader& turn = *shopper.turn;
    if (!turn.failure().empty()) return fail(i, turn.failure());
    if (!turn.is_complete()) return fail(i, "ended early");
    if (shopper.tokens == 0) {
      ++foreign_;
      return fail(i, turn.has_text() ? "an answer that is not the model's" : "an empty answer");
    }
    if (shopper.tokens != options_.tokens) return fail(i, "an answer with tokens missing or twice");
    ++completed_;
    if (++shopper.turns == options_.turns) return over(shopper);
    if (shopper.response->closes()) return again(i);
    ready(i);
  }

  void again(std::size_t i) {
    ::close(shoppers_[i].socket);
    connect(i);
  }

  // Stop takes a connection of its own, as in a browser; its answer is waited for.
  void cancel(std::size_t i) {
    Shopper& shopper = shoppers_[i];
    if (shopper.step != Step::reading) return;
    if (options_.cancel == "leave") {
      cancelled_us_.push_back(now_us());
      return over(shopper);
    }
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in to = loopback(options_.port);
    const std::string request = stop_request(shopper.conversation, shopper.token);
    char answer[256] = {};
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0)
      give_up("Stop could not connect.");
    cancelled_us_.push_back(now_us());
    ::send(socket, request.data(), request.size(), MSG_NOSIGNAL);
    const ssize_t n = recv(socket, answer, sizeof answer - 1, 0);
    ::close(socket);
    if (n < 12 || std::string_view(answer + 9, 3) != "204") return fail(i, "Stop was refused");
    over(shopper);
  }

  void over(Shopper& shopper) {
    ::close(shopper.socket);
    shopper.step = Step::over;
    ++over_;
  }

  void fail(std::size_t i, const std::string& why) {
    if (shoppers_[i].step == Step::over) return;
    ++errors_[why];
    if (shoppers_[i].step < Step::ready) ++prepared_;
    over(shoppers_[i]);
  }

  const Options options_;
  Poller poller_;
  std::vector<Shopper> shoppers_;
  std::deque<std::size_t> to_cancel_;
  std::size_t prepared_ = 0, over_ = 0, speaking_ = 0;
  long completed_ = 0, tokens_ = 0, foreign_ = 0;
  double memory_at_peak_ = 0;
  std::vector<float> first_us_, gap_us_, delay_us_;
  std::vector<std::int64_t> cancelled_us_;
  std::map<std::string, long> errors_;
};

}  // namespace
}  // namespace aisle::bench

int main(int argc, char** argv) {
  using namespace aisle::bench;
  Options options;
  CLI::App app("Shoppers that read model turns");
  app.add_option("--port", options.port)->required();
  app.add_flag("--plain", options.plain, "Ask a model's API itself");
  app.add_option("--site", options.site, "The site's key");
  app.add_option("--streams", options.streams, "Shoppers at once")->check(CLI::PositiveNumber);
  app.add_option("--turns", options.turns, "Of each, one after the other");
  app.add_option("--tokens", options.tokens, "Of each answer");
  app.add_option("--ramp", options.ramp, "Seconds over which the first messages are spread");
  app.add_option("--patience", options.patience, "Seconds until what is not over has failed");
  app.add_option("--watch", options.watch, "The process whose CPU time and memory count");
  app.add_option("--cancel", options.cancel)->check(CLI::IsMember({"stop", "leave"}));
  app.add_option("--cancel-after-ms", options.cancel_after_ms, "After the message was sent");
  app.add_option("--text", options.text, "What the shoppers say");
  CLI11_PARSE(app, argc, argv);
  std::signal(SIGPIPE, SIG_IGN);
  raise_open_files(options.streams + 50);
  std::printf("%s\n", Load(std::move(options)).run().dump().c_str());
}
