#include "server/models/chain.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

using namespace std::chrono_literals;

const Instant kStart{1'000s};

ModelFailed failure(ModelFault fault, std::optional<std::chrono::milliseconds> wait = {}) {
  return {fault, "m", wait, {}};
}

// A chain of two providers and one answer that has begun.
struct ChainBench {
  explicit ChainBench(ChainSettings settings = {}, std::size_t providers = 2)
      : chain(settings, providers), first(chain.begin(ask, kStart)) {}

  std::optional<Chain::Next> fail(ModelFault fault, double random = 0.5, bool said = false,
                                  std::optional<std::chrono::milliseconds> wait = {}) {
    return chain.fail(ask, failure(fault, wait), said, kStart, random);
  }

  Chain chain;
  ChainAsk ask;
  std::optional<Chain::Next> first;
};

TEST(Chain, TheFirstProviderIsAskedFirst) { EXPECT_EQ(ChainBench().first, (Chain::Next{0, 0ms})); }

TEST(Chain, APassingFaultIsTriedAgainAfterALongerAndLongerWait) {
  ChainBench world;
  EXPECT_EQ(world.fail(ModelFault::overloaded), (Chain::Next{0, 150ms}));
  EXPECT_EQ(world.fail(ModelFault::unavailable), (Chain::Next{0, 300ms}));
  EXPECT_EQ(world.fail(ModelFault::broken, 0.0), (Chain::Next{0, 0ms}));
}

TEST(Chain, TheWaitHasABound) {
  ChainBench world({.tries_max = 10, .backoff_max = 1'000ms, .breaker_failures = 100});
  for (int i = 0; i < 8; ++i) world.fail(ModelFault::unavailable);
  EXPECT_EQ(world.fail(ModelFault::unavailable, 0.999), (Chain::Next{0, 999ms}));
}

TEST(Chain, TheProvidersWishIsTheLeastWait) {
  EXPECT_EQ(ChainBench().fail(ModelFault::rate_limited, 0.0, false, 2s), (Chain::Next{0, 2s}));
}

TEST(Chain, ALongWishLeadsToTheNextAndLeavesThisOneAloneForIt) {
  ChainBench world;
  EXPECT_EQ(world.fail(ModelFault::rate_limited, 0.0, false, 60s), (Chain::Next{1, 0ms}));
  EXPECT_TRUE(world.chain.is_open(0, kStart + 59s));
  EXPECT_FALSE(world.chain.is_open(0, kStart + 60s));
}

TEST(Chain, AFaultThatStaysLeadsToTheNext) {
  for (const ModelFault fault :
       {ModelFault::late, ModelFault::endless, ModelFault::key_refused, ModelFault::no_credit,
        ModelFault::too_long, ModelFault::bad_request}) {
    EXPECT_EQ(ChainBench().fail(fault), (Chain::Next{1, 0ms})) << static_cast<int>(fault);
  }
}

TEST(Chain, ARequestThatCannotBeIsNotTheProvidersFault) {
  ChainBench world({.breaker_failures = 1});
  world.fail(ModelFault::bad_request);
  EXPECT_FALSE(world.chain.is_open(0, kStart));
}

TEST(Chain, AKeyThatIsRefusedLeavesTheProviderAlone) {
  ChainBench world;
  world.fail(ModelFault::key_refused);
  EXPECT_TRUE(world.chain.is_open(0, kStart));
}

TEST(Chain, OurOwnLimitLeadsToTheNextAndBlamesNobody) {
  ChainBench world({.breaker_failures = 1});
  EXPECT_EQ(world.chain.pass(world.ask, kStart), (Chain::Next{1, 0ms}));
  EXPECT_FALSE(world.chain.is_open(0, kStart));
}

TEST(Chain, BehindTheLastProviderIsNothing) {
  EXPECT_EQ(ChainBench({}, 1).fail(ModelFault::late), std::nullopt);
}

TEST(Chain, TriesHaveABoundOverAllProviders) {
  ChainBench world({.tries_max = 2});
  EXPECT_TRUE(world.fail(ModelFault::unavailable));
  EXPECT_EQ(world.fail(ModelFault::unavailable), std::nullopt);
}

TEST(Chain, WhatTheShopperHasSeenIsNotSaidAnew) {
  EXPECT_EQ(ChainBench().fail(ModelFault::unavailable, 0.5, true), std::nullopt);
}

TEST(Chain, RetriesAreAShareOfAnswers) {
  Chain chain({.tries_max = 10, .retry_percent = 20, .breaker_failures = 1'000'000}, 1);
  int retries = 0;
  for (int i = 0; i < 100; ++i) {
    ChainAsk ask;
    ASSERT_TRUE(chain.begin(ask, kStart));
    while (chain.fail(ask, failure(ModelFault::unavailable), false, kStart, 0.5)) ++retries;
  }
  EXPECT_LE(retries, 10 + 20) << "ten in hand, then a fifth";
  EXPECT_GE(retries, 20);
}

TEST(Chain, AFailingProviderIsLeftAloneAndTheNextAsked) {
  Chain chain({.tries_max = 1, .breaker_failures = 3}, 2);
  for (int i = 0; i < 3; ++i) {
    ChainAsk ask;
    EXPECT_EQ(chain.begin(ask, kStart), (Chain::Next{0, 0ms}));
    chain.fail(ask, failure(ModelFault::late), false, kStart, 0.5);
  }
  ChainAsk ask;
  EXPECT_EQ(chain.begin(ask, kStart), (Chain::Next{1, 0ms}));
}

TEST(Chain, WhenAllAreLeftAloneNobodyIsAsked) {
  Chain chain({.breaker_failures = 1}, 1);
  ChainAsk first, second;
  chain.begin(first, kStart);
  chain.fail(first, failure(ModelFault::late), false, kStart, 0.5);
  EXPECT_EQ(chain.begin(second, kStart), std::nullopt);
}

TEST(Breaker, AfterThePauseOneAnswerTries) {
  Breaker breaker(1, 30s);
  breaker.fail(kStart);
  EXPECT_FALSE(breaker.admit(kStart + 29s));
  EXPECT_TRUE(breaker.admit(kStart + 30s));
  EXPECT_FALSE(breaker.admit(kStart + 30s)) << "one is trying already";
  breaker.succeed();
  EXPECT_TRUE(breaker.admit(kStart + 30s));
}

TEST(Breaker, ATryThatFailsPausesAgain) {
  Breaker breaker(5, 30s);
  breaker.open_until(kStart);
  EXPECT_TRUE(breaker.admit(kStart));
  breaker.fail(kStart);
  EXPECT_FALSE(breaker.admit(kStart + 29s));
}

TEST(Breaker, ATryThatIsCancelledLeavesItToTheNext) {
  Breaker breaker(1, 30s);
  breaker.fail(kStart);
  EXPECT_TRUE(breaker.admit(kStart + 30s));
  breaker.leave();
  EXPECT_TRUE(breaker.admit(kStart + 30s));
}

TEST(Breaker, ASuccessForgetsFailures) {
  Breaker breaker(2, 30s);
  for (int i = 0; i < 10; ++i) {
    breaker.fail(kStart);
    breaker.succeed();
  }
  EXPECT_TRUE(breaker.admit(kStart));
}

}  // namespace
}  // namespace aisle
