#include "server/models/chain_provider.h"

#include <gtest/gtest.h>

#include <deque>
#include <utility>

#include "server/models/scripted.h"
#include "tests/support/model_meter.h"
#include "tests/support/model_world.h"

namespace aisle {
namespace {

using namespace std::chrono_literals;

// A provider whose answers the test gives, one call after another.
class Puppet final : public Provider {
 public:
  struct Asked {
    ModelSink sink;
    bool* gone;
  };
  std::unique_ptr<ModelCall> ask(ModelRequestPtr, ModelSink sink) override {
    struct Call final : ModelCall {
      explicit Call(bool& flag) : gone(flag) {}
      ~Call() override { gone = true; }
      bool& gone;
    };
    bool& gone = gone_.emplace_back(false);
    asked.push_back({std::move(sink), &gone});
    return std::make_unique<Call>(gone);
  }
  std::deque<Asked> asked;

 private:
  std::deque<bool> gone_;
};

struct World {
  explicit World(ChainSettings settings = {}, ModelMeter* meter = nullptr) {
    auto one = std::make_unique<Puppet>(), two = std::make_unique<Puppet>();
    first = one.get();
    second = two.get();
    std::vector<ChainLink> links;
    links.push_back({std::move(one), {"anthropic", "one"}, {1'000'000, 500'000, 2'000'000}});
    links.push_back({std::move(two), {"gemini", "two"}, {10'000'000, 10'000'000, 10'000'000}});
    chain =
        make_chain_provider(std::move(links), settings,
                            {[this] { return now; }, [] { return 0.5; },
                             [this](std::chrono::milliseconds wait, std::function<void()> then) {
                               timers.emplace_back(wait, std::move(then));
                             },
                             meter});
  }
  ~World() {  // The sinks that the puppets keep refer to the chain, which owns the puppets.
    first->asked.clear();
    second->asked.clear();
  }
  std::unique_ptr<ModelCall> ask(ModelOutcome& outcome, std::string site = "a") {
    ModelRequest request;
    request.site = std::move(site);
    return chain->ask(std::make_shared<const ModelRequest>(std::move(request)),
                      [&outcome](ModelPiece piece) { outcome.add({std::move(piece)}); });
  }
  void ring() {
    for (auto& [wait, then] : std::exchange(timers, {})) then();
  }

  Instant now{1'000s};
  std::vector<std::pair<std::chrono::milliseconds, std::function<void()>>> timers;
  Puppet* first;
  Puppet* second;
  std::unique_ptr<Provider> chain;
};

const ModelPiece kDown = ModelFailed{ModelFault::unavailable, "m", {}, {}};
const ModelPiece kLate = ModelFailed{ModelFault::late, "m", {}, {}};

TEST(ChainProvider, AnAnswerIsPassedOn) {
  World world;
  ModelOutcome outcome;
  const auto call = world.ask(outcome);
  world.first->asked[0].sink(ModelSaid{"Hi"});
  world.first->asked[0].sink(ModelFinished{});
  EXPECT_EQ(outcome.text, "Hi");
  EXPECT_TRUE(outcome.finished());
}

TEST(ChainProvider, AFailureIsTriedAgainAfterItsWaitAndNotTold) {
  World world;
  ModelOutcome outcome;
  const auto call = world.ask(outcome);
  world.first->asked[0].sink(kDown);
  EXPECT_TRUE(outcome.last.empty());
  ASSERT_EQ(world.timers.size(), 1u);
  EXPECT_EQ(world.timers[0].first, 150ms);
  world.ring();
  ASSERT_EQ(world.first->asked.size(), 2u);
  world.first->asked[1].sink(ModelFinished{});
  EXPECT_TRUE(outcome.finished());
}

TEST(ChainProvider, TheNextProviderAnswersWhenTheFirstCannot) {
  World world;
  ModelOutcome outcome;
  const auto call = world.ask(outcome);
  world.first->asked[0].sink(kLate);
  ASSERT_EQ(world.second->asked.size(), 1u);
  EXPECT_TRUE(*world.first->asked[0].gone);
  world.second->asked[0].sink(ModelFinished{});
  EXPECT_TRUE(outcome.finished());
}

TEST(ChainProvider, WhenNobodyCanTheLastFailureIsTold) {
  World world;
  ModelOutcome outcome;
  const auto call = world.ask(outcome);
  world.first->asked[0].sink(kLate);
  world.second->asked[0].sink(kLate);
  ASSERT_TRUE(outcome.failed());
  EXPECT_EQ(outcome.failed()->fault, ModelFault::late);
}

TEST(ChainProvider, AFailureBehindSomeTextIsTold) {
  World world;
  ModelOutcome outcome;
  const auto call = world.ask(outcome);
  world.first->asked[0].sink(ModelSaid{"Hi"});
  world.first->asked[0].sink(kDown);
  EXPECT_TRUE(outcome.failed());
  EXPECT_TRUE(world.second->asked.empty());
}

TEST(ChainProvider, PiecesOfATryThatIsOverAreNotPassedOn) {
  World world;
  ModelOutcome outcome;
  const auto call = world.ask(outcome);
  world.first->asked[0].sink(kLate);
  world.first->asked[0].sink(ModelSaid{"ghost"});
  EXPECT_EQ(outcome.text, "");
}

TEST(ChainProvider, LeavingCancelsUpstreamAndTellsNothing) {
  World world;
  ModelOutcome outcome;
  auto call = world.ask(outcome);
  call.reset();
  EXPECT_TRUE(*world.first->asked[0].gone);
  world.first->asked[0].sink(ModelSaid{"ghost"});
  EXPECT_EQ(outcome, ModelOutcome{});
}

TEST(ChainProvider, LeavingBetweenTwoTriesEndsTheRetries) {
  World world;
  ModelOutcome outcome;
  auto call = world.ask(outcome);
  world.first->asked[0].sink(kDown);
  call.reset();
  world.ring();
  EXPECT_EQ(world.first->asked.size(), 1u);
}

TEST(ChainProvider, BeyondTheLimitAnAnswerWaitsForAPlace) {
  World world({.concurrent_max = 1});
  ModelOutcome one, two;
  const auto first = world.ask(one);
  const auto second = world.ask(two);
  EXPECT_EQ(world.first->asked.size(), 1u);
  world.first->asked[0].sink(ModelFinished{});
  ASSERT_EQ(world.first->asked.size(), 2u);
  world.first->asked[1].sink(ModelFinished{});
  EXPECT_TRUE(two.finished());
}

TEST(ChainProvider, LeavingGivesThePlaceToTheNext) {
  World world({.concurrent_max = 1});
  ModelOutcome one, two;
  auto first = world.ask(one);
  const auto second = world.ask(two);
  first.reset();
  EXPECT_EQ(world.first->asked.size(), 2u);
}

TEST(ChainProvider, WhoWaitsTooLongIsAnsweredByTheNext) {
  World world({.concurrent_max = 1});
  ModelOutcome one, two;
  const auto first = world.ask(one);
  const auto second = world.ask(two);
  world.ring();
  EXPECT_EQ(world.second->asked.size(), 1u);
}

TEST(ChainProvider, AnAnswersUsageAndCostAreThoseOfAllItsTries) {
  World world;
  ModelOutcome outcome;
  const auto call = world.ask(outcome);
  world.first->asked[0].sink(ModelFailed{ModelFault::late, "m", {}, {100, 0, 10}});
  world.second->asked[0].sink(ModelFinished{.usage = {200, 50, 20}});
  ASSERT_TRUE(outcome.finished());
  EXPECT_EQ(outcome.finished()->usage, (ModelUsage{300, 50, 30}));
  EXPECT_EQ(outcome.finished()->cost, (100 + 2 * 10) + 10 * (200 + 20));
}

TEST(ChainProvider, TheMeterIsToldHowEachTryEnded) {
  MemoryMeter meter;
  World world({}, &meter);
  ModelOutcome outcome;
  const auto call = world.ask(outcome, "shop");
  world.now += 2s;
  world.first->asked[0].sink(ModelFailed{ModelFault::late, "m", {}, {100, 0, 10}});
  world.now += 1s;
  world.second->asked[0].sink(ModelSaid{"Hi"});
  world.now += 1s;
  world.second->asked[0].sink(ModelFinished{.usage = {200, 50, 20}});
  ASSERT_EQ(meter.tries.size(), 2u);
  EXPECT_EQ(meter.tries[0], (std::pair<std::string, ModelTry>("one", {.site = "shop",
                                                                      .took = 2s,
                                                                      .fault = ModelFault::late,
                                                                      .usage = {100, 0, 10},
                                                                      .cost = 120})));
  EXPECT_EQ(
      meter.tries[1],
      (std::pair<std::string, ModelTry>(
          "two",
          {.site = "shop", .took = 2s, .first_text = 1s, .usage = {200, 50, 20}, .cost = 2'200})));
}

TEST(ChainProvider, AnAnswerThatNobodyWaitsForCostsItsEstimate) {
  MemoryMeter meter;
  World world({}, &meter);
  ModelOutcome outcome;
  auto call = world.ask(outcome);
  call.reset();
  ASSERT_EQ(meter.tries.size(), 1u);
  EXPECT_TRUE(meter.tries[0].second.cancelled);
  EXPECT_EQ(meter.tries[0].second.cost, 2 * ModelRequest{}.tokens_max);
}

TEST(ChainProvider, TheMeterKnowsBreakersAndPlaces) {
  MemoryMeter meter;
  World world({.breaker_failures = 1, .concurrent_max = 1, .waiting_max = 1}, &meter);
  ModelOutcome one, two, three;
  const auto first = world.ask(one), second = world.ask(two);
  EXPECT_EQ(meter.last_places[0].second, (ModelPlaces{BreakerState::closed, 1, 1}));
  const auto third = world.ask(three);
  EXPECT_EQ(meter.without_place, std::vector<std::string>{"one"});
  world.first->asked[0].sink(kLate);
  EXPECT_EQ(meter.last_places[0].second, (ModelPlaces{BreakerState::open, 1, 0}));
}

TEST(ChainProvider, ScriptedProvidersThatAnswerAtOnceAreNoTrouble) {
  std::vector<ChainLink> links;
  links.push_back({*make_scripted(R"({"turns":[{"answers":[{"fault":"late"}]}]})"), {}, {}});
  links.push_back({*make_scripted(R"({"turns":[{"answers":[{"text":"Hi"}]}]})"), {}, {}});
  const auto chain = make_chain_provider(
      std::move(links), {}, {[] { return Instant(1s); }, [] { return 0.5; }, [](auto, auto) {}});
  ModelOutcome outcome;
  const auto call =
      chain->ask(any_request(), [&](ModelPiece piece) { outcome.add({std::move(piece)}); });
  EXPECT_EQ(outcome.text, "Hi");
  EXPECT_TRUE(outcome.finished());
}

}  // namespace
}  // namespace aisle
