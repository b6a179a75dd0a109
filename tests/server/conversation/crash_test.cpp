// A process that dies, or a disk that fails, after any commit: every message is answered once.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "server/conversation/runner.h"
#include "shared/conversation/reducer.h"
#include "tests/support/memory_storage.h"
#include "tests/support/runner_world.h"
#include "tests/support/storage_world.h"
#include "tests/support/temporary_folder.h"

namespace aisle {
namespace {

constexpr int kMessages = 3;
constexpr std::chrono::milliseconds kSecond{1'000};

std::string message_id(int i) { return "m" + std::to_string(i); }

// Without a digit, which the verifier would hold to be a fact.
std::string text_of(int i) { return std::string(static_cast<std::size_t>(i) + 1, 'x'); }

// What the shopper's side does: sends each message until it is acknowledged.
void say_all(RunnerBench& bench, std::set<int>& acknowledged) {
  for (int i = 0; i < kMessages; ++i) {
    if (acknowledged.contains(i)) continue;
    if (bench.say(message_id(i), text_of(i))) acknowledged.insert(i);
  }
}

State replayed(Storage& storage, const ConversationId& id = {"a"}) {
  State state;
  const auto log = storage.events(id, 0, 1000);
  for (const StoredEvent& stored : *log) {
    EXPECT_EQ(stored.seq, state.last_seq + 1);
    state = reduce(std::move(state), *decode_event(stored.json)).state;
  }
  return state;
}

void expect_each_answered_once(Storage& storage) {
  const State state = replayed(storage);
  ASSERT_EQ(state.turns.size(), static_cast<std::size_t>(kMessages));
  for (int i = 0; i < kMessages; ++i) {
    const Turn& turn = state.turns[static_cast<std::size_t>(i)];
    EXPECT_EQ(turn.message.value, message_id(i));
    const auto* answered = std::get_if<Answered>(&turn.progress);
    ASSERT_NE(answered, nullptr) << turn.message.value;
    EXPECT_TRUE(answered->completed);
    EXPECT_EQ(answered->answer.text, "You said " + text_of(i));
  }
  int answers = 0;
  const auto log = storage.events({"a"}, 0, 1000);
  for (const StoredEvent& stored : *log) {
    const Event event = *decode_event(stored.json);
    answers += std::holds_alternative<AssistantAnswered>(event.body) ? 1 : 0;
  }
  EXPECT_EQ(answers, kMessages);
}

// Lets time pass until nothing is open and everything was shown, as on a running server.
void wait_until_all_ended(RunnerBench& bench, Listener& listener, Storage& storage) {
  const auto all_shown = [&] {
    return !current_turn(replayed(storage)) &&
           listener.numbers().size() == storage.events({"a"}, 0, 1000)->size();
  };
  for (int i = 0; i < 200 && !all_shown(); ++i) {
    // Either a step is on its way, or a timer has to be called.
    bench.clock.pass(kSecond, std::chrono::milliseconds(50));
  }
}

class AfterCommit : public testing::TestWithParam<std::tuple<int, int>> {};

TEST_P(AfterCommit, ADeathLosesAndDoublesNothing) {
  const auto [commits, words_per_second] = GetParam();
  MemoryStorage storage;
  RunnerBench bench;
  bench.settings.words_per_second = words_per_second;
  bench.open(storage);
  ASSERT_TRUE(bench.start());
  std::set<int> acknowledged;
  storage.dies_after = commits + 1;
  say_all(bench, acknowledged);
  bench.runner->drain(std::chrono::milliseconds(0));
  for (int i : acknowledged) {
    const State state = replayed(storage);
    EXPECT_TRUE(std::any_of(state.turns.begin(), state.turns.end(),
                            [&](const Turn& turn) { return turn.message.value == message_id(i); }));
  }

  storage.work_again();
  bench.open(storage);
  Listener listener(*bench.runner, {"a"});
  ASSERT_TRUE(bench.runner->resume());
  say_all(bench, acknowledged);
  wait_until_all_ended(bench, listener, storage);
  expect_each_answered_once(storage);
  bench.runner.reset();
}

TEST_P(AfterCommit, AFailedCommitIsTriedAgainWithoutARestart) {
  const auto [commits, words_per_second] = GetParam();
  MemoryStorage storage;
  RunnerBench bench;
  bench.settings.words_per_second = words_per_second;
  bench.open(storage);
  ASSERT_TRUE(bench.start());
  Listener listener(*bench.runner, {"a"});
  storage.failing = {commits + 2, commits + 3};
  std::set<int> acknowledged;
  say_all(bench, acknowledged);
  say_all(bench, acknowledged);
  say_all(bench, acknowledged);
  ASSERT_EQ(acknowledged.size(), static_cast<std::size_t>(kMessages));
  wait_until_all_ended(bench, listener, storage);
  std::vector<std::int64_t> all;
  const auto log = storage.events({"a"}, 0, 1000);
  for (const StoredEvent& stored : *log) all.push_back(stored.seq);
  EXPECT_EQ(listener.numbers(), all) << "shown: what is stored, each once, in order";
  bench.runner.reset();
}

TEST_P(AfterCommit, ACommitThatFailedInNameOnlyIsFound) {
  const auto [commits, words_per_second] = GetParam();
  MemoryStorage storage;
  RunnerBench bench;
  bench.settings.words_per_second = words_per_second;
  bench.open(storage);
  ASSERT_TRUE(bench.start());
  Listener listener(*bench.runner, {"a"});
  storage.stored_but_refused = {commits + 2};
  std::set<int> acknowledged;
  say_all(bench, acknowledged);
  say_all(bench, acknowledged);
  ASSERT_EQ(acknowledged.size(), static_cast<std::size_t>(kMessages));
  wait_until_all_ended(bench, listener, storage);
  EXPECT_EQ(replayed(storage).turns.size(), static_cast<std::size_t>(kMessages));
  EXPECT_EQ(listener.numbers().size(), storage.events({"a"}, 0, 1000)->size());
  bench.runner.reset();
}

INSTANTIATE_TEST_SUITE_P(Crash, AfterCommit,
                         testing::Combine(testing::Range(0, 10), testing::Values(0, 50)));

TEST(Crash, TheRealStorageCarriesOnToo) {
  TemporaryFolder folder;
  auto storage = *open_storage(folder.file("aisle.db"));
  RunnerBench bench;
  bench.settings.words_per_second = 50;
  bench.open(*storage);
  ASSERT_TRUE(bench.start());
  {
    Listener listener(*bench.runner, {"a"});
    ASSERT_TRUE(bench.say("m0", text_of(0)));
    listener.until("model_sent_text");
    for (int i = 1; i < kMessages; ++i) {
      ASSERT_TRUE(bench.say(message_id(i), text_of(i)));
    }
  }
  bench.runner.reset();
  storage.reset();

  storage = *open_storage(folder.file("aisle.db"));
  bench.settings.words_per_second = 0;
  bench.open(*storage);
  Listener listener(*bench.runner, {"a"});
  ASSERT_TRUE(bench.runner->resume());
  listener.until("turn_completed", kMessages);
  expect_each_answered_once(*storage);
  EXPECT_TRUE(storage->unfinished()->empty());
  bench.runner.reset();
}

}  // namespace
}  // namespace aisle
