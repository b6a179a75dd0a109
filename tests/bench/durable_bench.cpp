// A message over HTTP that is in the file before its answer: read a conversation's newest event,
// append one, with WAL and synchronous FULL. Beside it in the same run: Express with
// better-sqlite3, the same settings. Prints a table.
//
// From the root of the source. Needs node, and the packages of tests/bench. 64 connections of one
// client thread; the rounds of both servers alternate.
#include <httplib.h>
#include <sys/resource.h>

#include <csignal>
#include <memory>
#include <mutex>
#include <vector>

#include "server/http/front.h"
#include "server/storage/storage.h"
#include "shared/protocol/codec.h"
#include "tests/bench/http_load.h"
#include "tests/bench/server_process.h"
#include "tests/bench/table.h"
#include "tests/support/temporary_folder.h"

namespace aisle::bench {
namespace {

constexpr std::size_t kCallers = 64;
constexpr double kRoundSeconds = 3;
constexpr int kRounds = 3;

const std::string kBody = R"({"text":"Do you have waterproof jackets in size M under 80 euros?"})";
const std::string kAppend =
    "POST /append HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    "Content-Length: " +
    std::to_string(kBody.size()) + "\r\n\r\n" + kBody;
const std::string kAnswerEnd = "true}";

StoredEvent event(std::int64_t seq, std::string text) {
  return {seq, encode({seq, Time{}, ShopperSentMessage{{"m" + std::to_string(seq)}, text, {}}})};
}

/// Conversations that nobody is writing to at the moment, with their last numbers.
class Free {
 public:
  explicit Free(Storage& storage) {
    for (std::size_t i = 0; i < kCallers; ++i) {
      const ConversationId id{"c" + std::to_string(i)};
      storage.create({id, "shop", "hash"}, event(1, "hello"), [](Result<void>) {});
      give_back({id, 1});
    }
  }
  std::pair<ConversationId, std::int64_t> take() {
    const std::lock_guard lock(mutex_);
    auto last = std::move(free_.back());
    free_.pop_back();
    return last;
  }
  void give_back(std::pair<ConversationId, std::int64_t> one) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(one));
  }

 private:
  std::mutex mutex_;
  std::vector<std::pair<ConversationId, std::int64_t>> free_;
};

void serve_aisle(int told, const std::string& path) {
  auto storage = open_storage(path);
  if (!storage) return;
  Free conversations(**storage);
  Front front(FrontLimits{});
  front.Post("/append", [&](const httplib::Request& request, httplib::Response& response) {
    std::shared_ptr<HttpExchange> exchange = front.defer(request, response);
    JsonReader in(request.body);
    std::string key, text;
    if (check_json(request.body, {})) {
      for (in.enter_object(); in.next_key(key);) text = in.string();
    }
    auto [id, last] = conversations.take();
    const auto newest = (*storage)->events(id, last - 1, 10);
    if (text.empty() || !newest || newest->size() != 1) {
      return exchange->respond(500, "application/json", R"({"ok":false})");
    }
    (*storage)->append(id, {event(last + 1, text)},
                       [exchange, &conversations, id, seq = last + 1](Result<void> stored) {
                         conversations.give_back({id, seq});
                         if (stored)
                           exchange->respond(200, "application/json", R"({"ok":true})");
                         else
                           exchange->respond(503, "application/json", R"({"ok":false})");
                       });
  });
  if (!front.bind("127.0.0.1", 0)) return;
  dprintf(told, "%d\n", front.port());
  front.run();
}

struct Rate {
  double per_second = 0, p50 = 0, p99 = 0;
};

Rate rate_of(const Server& server) {
  Load load(server.port());
  load.connect(kCallers, kAppend);
  const auto begin = Clock::now();
  const std::size_t answers = load.run(SIZE_MAX, kRoundSeconds, kAnswerEnd, true);
  return {static_cast<double>(answers) / seconds_since(begin), load.latency(0.5),
          load.latency(0.99)};
}

Rate median(std::vector<Rate> rounds) {
  std::sort(rounds.begin(), rounds.end(),
            [](const Rate& a, const Rate& b) { return a.per_second < b.per_second; });
  return rounds[rounds.size() / 2];
}

void bench_durable() {
  const TemporaryFolder our_folder, their_folder;
  Server aisle([&](int told) { serve_aisle(told, our_folder.file("bench.db")); });
  Server express([&](int told) { serve_node(told, "express-sqlite", their_folder.file("")); });
  std::vector<Rate> ours, theirs;
  for (int round = 0; round < kRounds; ++round) {
    ours.push_back(rate_of(aisle));
    theirs.push_back(rate_of(express));
  }
  const Rate our = median(ours), their = median(theirs);
  const double ratio = our.per_second / their.per_second;
  row("read and durable write: to Express", "at least 12 times", number(ratio, 1, "times"),
      "Express with better-sqlite3", verdict(ratio >= 12));
  const std::pair<const char*, Rate> both[] = {{"  Aisle", our}, {"  Express", their}};
  for (const auto& [name, rate] : both) {
    row(name, "", number(rate.per_second, 0, "a second"),
        "p50 " + number(rate.p50, 1, "ms, p99 ") + number(rate.p99, 1, "ms"), "");
  }
}

}  // namespace
}  // namespace aisle::bench

int main() {
  std::signal(SIGPIPE, SIG_IGN);
  aisle::bench::row("what", "target", "value", "peer", "");
  aisle::bench::bench_durable();
}
