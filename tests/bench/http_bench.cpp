// The front against what people would pick instead, in one run: idle connections, a burst of
// connects, streams, and cached JSON. Prints a table; a missed target is a row, not an error.
//
// From the root of the source. Needs node, and Express in tests/bench (npm ci there). The client is
// one thread. Two cores or more.
#include <httplib.h>
#include <sys/resource.h>

#include <csignal>
#include <memory>
#include <mutex>
#include <thread>

#include "server/http/front.h"
#include "tests/bench/http_load.h"
#include "tests/bench/server_process.h"
#include "tests/bench/table.h"

namespace aisle::bench {
namespace {

constexpr std::size_t kIdle = 10'000, kPeerIdle = 1'000, kBurst = 1'000, kStreams = 9'500;
constexpr double kIdleSeconds = 5, kRoundSeconds = 2, kPatienceSeconds = 20;
constexpr int kRounds = 3;

const std::string kGetCached = "GET /cached HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
const std::string kGetOnce = "GET /cached HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
const std::string kGetStream = "GET /stream HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
const std::string kGetPublish = "GET /publish HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";

std::string cached_json() {
  std::string json = R"({"widget":"config","items":[)";
  for (int i = 0; i < 20; ++i) {
    json += (i ? ",\"" : "\"") + std::string("suggestion number ") + std::to_string(i) + "\"";
  }
  return json + "]}";
}

void serve_front(int told) {
  FrontLimits limits;
  limits.connections_per_address_max = 0;
  limits.head_timeout = std::chrono::minutes(2);  // Idle ones ask nothing here.
  Front front(limits);
  std::mutex mutex;
  std::vector<std::shared_ptr<HttpExchange>> streams;
  const std::string json = cached_json();
  front.Get("/cached", [&](const httplib::Request&, httplib::Response& response) {
    response.set_content(json, "application/json");
  });
  front.Get("/stream", [&](const httplib::Request& request, httplib::Response& response) {
    auto exchange = front.defer(request, response);
    exchange->start_stream();
    exchange->send(":\n\n");
    const std::lock_guard lock(mutex);
    streams.push_back(std::move(exchange));
  });
  front.Get("/publish", [&](const httplib::Request&, httplib::Response& response) {
    const std::lock_guard lock(mutex);
    for (const auto& stream : streams) stream->send("data: all\n\n");
    response.set_content("ok", "text/plain");
  });
  if (!front.bind("127.0.0.1", 0)) return;
  dprintf(told, "%d\n", front.port());
  front.run();
}

/// httplib by itself. `threads` 0 leaves its pool and its keep-alive as they are.
void serve_httplib(int told, std::size_t threads) {
  httplib::Server server;
  if (threads > 0) {
    server.new_task_queue = [threads] { return new httplib::ThreadPool(threads); };
    server.set_keep_alive_max_count(1'000'000'000);
    server.set_keep_alive_timeout(600);
  }
  server.set_tcp_nodelay(true);
  const std::string json = cached_json();
  server.Get("/cached", [&](const httplib::Request&, httplib::Response& response) {
    response.set_content(json, "application/json");
  });
  dprintf(told, "%d\n", server.bind_to_any_port("127.0.0.1"));
  server.listen_after_bind();
}

double cpu_percent_over(const Server& server, double seconds) {
  const double before = server.cpu_seconds();
  const auto begin = Clock::now();
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
  return (server.cpu_seconds() - before) / seconds_since(begin) * 100;
}

/// Milliseconds until one more client has its answer, or -1 if it has none in time.
double time_to_answer(int port, const std::string& request, std::string_view end, double patience) {
  Load one(port);
  one.connect(1, request);
  return one.run(1, patience, end, false) == 1 ? one.latency(1) : -1;
}

void bench_idle() {
  std::string peer;
  {
    Server plain([](int told) { serve_httplib(told, 0); });
    Load idle(plain.port());
    idle.connect(kPeerIdle, "");
    idle.run(1, 1, "", false);
    const double cpu = cpu_percent_over(plain, kIdleSeconds);
    const double wait = time_to_answer(plain.port(), kGetCached, "]}", 3);
    peer = "httplib, " + std::to_string(kPeerIdle) + ": " + number(cpu, 1, "%") +
           (wait < 0 ? ", serves nobody else" : ", serves in " + number(wait, 0, "ms"));
  }
  Server front(serve_front);
  const double before = front.memory_kib();
  Load idle(front.port());
  // In parts, so that each fits the backlog.
  for (std::size_t n = 0; n < kIdle; n += 1'000) {
    idle.connect(1'000, "");
    idle.run(1, 0.2, "", false);
  }
  const double memory = (front.memory_kib() - before) / 1024;
  const double cpu = cpu_percent_over(front, kIdleSeconds);
  const double wait = time_to_answer(front.port(), kGetCached, "]}", 3);
  row("10,000 idle: CPU of one core", "under 0.5 %", number(cpu, 2, "%"), peer, verdict(cpu < 0.5));
  row("10,000 idle: memory", "under 20 MB", number(memory, 1, "MB"), "", verdict(memory < 20));
  row("10,000 idle: one more is answered in", "", number(wait, 1, "ms"), "",
      verdict(wait >= 0 && idle.lost_count() == 0));
}

struct Burst {
  std::size_t served;
  double p99;
};

Burst burst(int port) {
  Load load(port);
  load.connect(kBurst, kGetOnce);
  const std::size_t served = load.run(kBurst, kPatienceSeconds, "]}", false);
  return {served, load.latency(0.99)};
}

void bench_burst() {
  Server plain([](int told) { serve_httplib(told, 0); });
  const Burst peer = burst(plain.port());
  Server front(serve_front);
  const Burst ours = burst(front.port());
  row("burst of 1,000 connects: served", "1000", std::to_string(ours.served),
      "httplib: " + std::to_string(peer.served) + " in " + number(kPatienceSeconds, 0, "s"),
      verdict(ours.served == kBurst));
  row("burst of 1,000 connects: p99", "under 500 ms", number(ours.p99, 0, "ms"),
      "httplib: " + number(peer.p99, 0, "ms, of those served"), verdict(ours.p99 < 500));
}

struct Streams {
  std::size_t joined, reached, lost;
  double kib_each, fan_out_ms;
};

Streams streams_of(const Server& server) {
  time_to_answer(server.port(), kGetCached, "]}", 3);
  const double before = server.memory_kib();
  Load readers(server.port());
  std::size_t joined = 0;
  for (std::size_t n = 0; n < kStreams; n += 500) {
    readers.connect(500, kGetStream);
    joined += readers.run(500, kPatienceSeconds, ":\n\n\r\n", false);
  }
  const double memory = server.memory_kib() - before;
  Load publisher(server.port());
  const auto begin = Clock::now();
  publisher.connect(1, kGetPublish);
  publisher.run(1, 0.02, "ok", false);
  const std::size_t reached = readers.run(kStreams, kPatienceSeconds, "all\n\n\r\n", false);
  return {joined, reached, readers.lost_count(), memory / static_cast<double>(kStreams),
          seconds_since(begin) * 1e3};
}

void bench_streams() {
  Server node([](int told) { serve_node(told, "node"); });
  const Streams peer = streams_of(node);
  Server front(serve_front);
  const Streams ours = streams_of(front);
  row("9,500 streams: joined and reached by an event", "9500 and 9500",
      std::to_string(ours.joined) + " and " + std::to_string(ours.reached),
      "node: " + std::to_string(peer.joined) + " and " + std::to_string(peer.reached),
      verdict(ours.joined == kStreams && ours.reached == kStreams && ours.lost == 0));
  row("9,500 streams: memory each", "at most 8 KiB", number(ours.kib_each, 1, "KiB"),
      "node: " + number(peer.kib_each, 1, "KiB"), verdict(ours.kib_each <= 8));
  row("9,500 streams: one event to all", "", number(ours.fan_out_ms, 0, "ms"),
      "node: " + number(peer.fan_out_ms, 0, "ms"), "");
}

struct Rate {
  double per_second = 0, p99 = 0, cpu_us = 0;
};

Rate rate_of(const Server& server) {
  Load load(server.port());
  load.connect(64, kGetCached);
  load.run(SIZE_MAX, 0.3, "]}", true);
  const double cpu = server.cpu_seconds();
  const auto begin = Clock::now();
  const std::size_t answers = load.run(SIZE_MAX, kRoundSeconds, "]}", true);
  const double seconds = seconds_since(begin), n = static_cast<double>(answers);
  return {n / seconds, load.latency(0.99), (server.cpu_seconds() - cpu) / n * 1e6};
}

void bench_cached() {
  Server front(serve_front);
  Server plain([](int told) { serve_httplib(told, 64); });
  Server node([](int told) { serve_node(told, "node"); });
  Server express([](int told) { serve_node(told, "express"); });
  const std::pair<const char*, const Server*> servers[] = {
      {"front", &front},
      {"httplib, a thread per connection", &plain},
      {"node", &node},
      {"express", &express}};
  std::vector<Rate> rounds[4];
  for (int round = 0; round < kRounds; ++round) {
    for (int i = 0; i < 4; ++i) rounds[i].push_back(rate_of(*servers[i].second));
  }
  Rate medians[4];
  for (int i = 0; i < 4; ++i) {
    std::sort(rounds[i].begin(), rounds[i].end(),
              [](const Rate& a, const Rate& b) { return a.per_second < b.per_second; });
    medians[i] = rounds[i][kRounds / 2];
  }
  const double ratio = medians[0].per_second / medians[3].per_second;
  row("cached JSON, 64 connections: to Express", "at least 7 times", number(ratio, 1, "times"), "",
      verdict(ratio >= 7));
  for (int i = 0; i < 4; ++i) {
    row(std::string("  ") + servers[i].first, "", number(medians[i].per_second, 0, "a second"),
        "p99 " + number(medians[i].p99, 2, "ms, CPU ") + number(medians[i].cpu_us, 1, "us each"),
        "");
  }
}

}  // namespace
}  // namespace aisle::bench

int main() {
  using namespace aisle::bench;
  std::signal(SIGPIPE, SIG_IGN);
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  if (files.rlim_cur < kIdle + 500) {
    std::fprintf(stderr, "The hard limit of open files is %lu; %zu are needed (ulimit -Hn).\n",
                 static_cast<unsigned long>(files.rlim_cur), kIdle + 500);
    return 1;
  }
  row("what", "target", "value", "peer", "");
  bench_idle();
  bench_burst();
  bench_streams();
  bench_cached();
}
