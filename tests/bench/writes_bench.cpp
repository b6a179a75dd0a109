// How many "read a conversation's newest events and append one durably" a second, with 1, 16 and 64
// callers at once, and how long each waits (p99). Every append is in the file, with FULL, before it
// counts. Beside it in the same run: one commit per write, without a group, on the plain library.
#include <benchmark/benchmark.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <string>
#include <thread>
#include <vector>

#include "server/storage/storage.h"
#include "shared/protocol/codec.h"
#include "tests/support/temporary_folder.h"

namespace aisle {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kRun = std::chrono::seconds(2);

StoredEvent event(std::int64_t seq) {
  const std::string text = "Do you have waterproof jackets in size M under 80 euros?";
  return {seq, encode({seq, Time{}, ShopperSentMessage{{"m" + std::to_string(seq)}, text, {}}})};
}

Result<void> wait(const std::function<void(Storage::Done)>& ask) {
  auto promise = std::make_shared<std::promise<Result<void>>>();
  auto answer = promise->get_future();
  ask([promise](Result<void> result) { promise->set_value(std::move(result)); });
  return answer.get();
}

// One caller with a conversation of its own: reads, appends, waits, again. Answers each wait in ms.
std::vector<double> read_and_write(Storage& storage, const std::string& id, Clock::time_point end) {
  std::vector<double> waits;
  std::int64_t seq = 1;
  bool good = bool(wait([&](Storage::Done done) {
    storage.create({{id}, "shop", "hash"}, event(1), std::move(done));
  }));
  while (good && Clock::now() < end) {
    const auto begin = Clock::now();
    const auto newest = storage.events({id}, seq - 1, 10);
    good = newest && newest->size() == 1 &&
           wait([&](Storage::Done done) { storage.append({id}, {event(++seq)}, std::move(done)); });
    waits.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
  }
  if (!good) waits.clear();
  return waits;
}

void report(benchmark::State& state, std::vector<double> waits, double seconds) {
  if (waits.empty()) return state.SkipWithError("a read or a write failed");
  std::sort(waits.begin(), waits.end());
  state.counters["per_second"] = static_cast<double>(waits.size()) / seconds;
  state.counters["p50_ms"] = waits[waits.size() / 2];
  state.counters["p99_ms"] = waits[waits.size() * 99 / 100];
}

void ReadAndDurableWrite(benchmark::State& state) {
  for (auto _ : state) {
    TemporaryFolder folder;
    auto storage = open_storage(folder.file("bench.db"));
    if (!storage) return state.SkipWithError(storage.error().message.c_str());
    const auto begin = Clock::now();
    std::vector<std::future<std::vector<double>>> callers;
    for (int i = 0; i < state.range(0); ++i) {
      callers.push_back(std::async(std::launch::async, [&, i] {
        return read_and_write(**storage, "c" + std::to_string(i), begin + kRun);
      }));
    }
    std::vector<double> waits;
    for (auto& caller : callers) {
      const auto one = caller.get();
      if (one.empty()) return state.SkipWithError("a read or a write failed");
      waits.insert(waits.end(), one.begin(), one.end());
    }
    report(state, std::move(waits), std::chrono::duration<double>(Clock::now() - begin).count());
  }
}
BENCHMARK(ReadAndDurableWrite)
    ->Arg(1)
    ->Arg(16)
    ->Arg(64)
    ->ArgName("callers")
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kSecond);

// The lower limit without a group: the same table and settings, a prepared insert, a commit each.
void OneCommitPerWrite(benchmark::State& state) {
  TemporaryFolder folder;
  sqlite3* sql = nullptr;
  sqlite3_open(folder.file("bench.db").c_str(), &sql);
  sqlite3_exec(sql,
               "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
               "CREATE TABLE events (conversation TEXT, seq INTEGER, json TEXT,"
               " PRIMARY KEY (conversation, seq))",
               nullptr, nullptr, nullptr);
  sqlite3_stmt *read = nullptr, *write = nullptr;
  sqlite3_prepare_v2(sql, "SELECT json FROM events WHERE seq > ?1 AND conversation = 'c'", -1,
                     &read, nullptr);
  sqlite3_prepare_v2(sql, "INSERT INTO events VALUES ('c', ?1, ?2)", -1, &write, nullptr);
  for (auto _ : state) {
    std::vector<double> waits;
    const auto begin = Clock::now();
    bool good = true;
    for (std::int64_t seq = 1; good && Clock::now() < begin + kRun; ++seq) {
      const auto asked = Clock::now();
      sqlite3_bind_int64(read, 1, seq - 2);
      while (sqlite3_step(read) == SQLITE_ROW)
        benchmark::DoNotOptimize(sqlite3_column_text(read, 0));
      sqlite3_reset(read);
      const std::string json = event(seq).json;
      sqlite3_bind_int64(write, 1, seq);
      sqlite3_bind_text(write, 2, json.data(), static_cast<int>(json.size()), SQLITE_STATIC);
      good = sqlite3_step(write) == SQLITE_DONE;
      sqlite3_reset(write);
      waits.push_back(std::chrono::duration<double, std::milli>(Clock::now() - asked).count());
    }
    if (!good) waits.clear();
    report(state, std::move(waits), std::chrono::duration<double>(Clock::now() - begin).count());
  }
  sqlite3_finalize(read);
  sqlite3_finalize(write);
  sqlite3_close(sql);
}
BENCHMARK(OneCommitPerWrite)->Iterations(1)->UseRealTime()->Unit(benchmark::kSecond);

}  // namespace
}  // namespace aisle

BENCHMARK_MAIN();
