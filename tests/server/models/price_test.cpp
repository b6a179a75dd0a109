#include "server/models/price.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

constexpr ModelPrice kPrice{.input = 3'000'000, .cached_input = 300'000, .output = 15'000'000};

TEST(Price, CachedInputHasAPriceOfItsOwn) {
  EXPECT_EQ(cost_of({.input_tokens = 1'000, .cached_tokens = 600, .output_tokens = 100}, kPrice),
            400 * 3 + 180 + 100 * 15);
}

TEST(Price, WhatIsLessThanAMillionthIsRoundedUpOnceAtTheEnd) {
  EXPECT_EQ(cost_of({.input_tokens = 1}, {.input = 1}), 1);
  EXPECT_EQ(cost_of({.input_tokens = 1, .output_tokens = 1}, {.input = 500'000, .output = 500'000}),
            1);
  EXPECT_EQ(cost_of({}, kPrice), 0);
}

TEST(Price, CountsThatCannotBeAreBroughtIntoTheirBounds) {
  constexpr std::int64_t kHuge = INT64_MAX;
  const ModelPrice most{kModelPriceMax, kModelPriceMax, kModelPriceMax};
  EXPECT_EQ(cost_of({kHuge, kHuge, kHuge}, most),
            2 * (kUsageTokensMax / 1'000'000) * kModelPriceMax);
  EXPECT_EQ(cost_of({-5, 3, -7}, most), 0);
  EXPECT_EQ(tokens_of({kHuge, 0, kHuge}), 2 * kUsageTokensMax);
}

TEST(Price, TheEstimateGrowsWithEveryPartOfARequest) {
  ModelRequest request;
  request.tokens_max = 50;
  EXPECT_EQ(estimated_usage(request), (ModelUsage{.output_tokens = 50}));
  request.system = {"123456"};
  request.tools = std::vector<ModelTool>{{"123", "123", "123"}};
  request.messages = {ShopperText{"123", {{"image/png", "abcd"}}},
                      ModelText{.text = "123", .calls = {{.tool = "123", .arguments = "123"}}},
                      ToolTexts{{{{"c"}, "123", "123"}}}};
  EXPECT_EQ(estimated_usage(request),
            (ModelUsage{.input_tokens = 2 + 3 + 1 + 3 + 2 + kImageTokens, .output_tokens = 50}));
}

TEST(Price, AFailureTookWhatTheProviderTold) {
  const ModelFailed failed{ModelFault::late, "m", {}, {.input_tokens = 7}};
  EXPECT_EQ(usage_of(failed, true, {.input_tokens = 100}), (ModelUsage{.input_tokens = 7}));
}

TEST(Price, AFailureThatToldNothingTookTheEstimateOnlyWhereItMayHaveWorked) {
  const ModelUsage estimate{.input_tokens = 100};
  for (const ModelFault fault : {ModelFault::late, ModelFault::broken, ModelFault::endless}) {
    EXPECT_EQ(usage_of({fault, "m"}, false, estimate), estimate);
  }
  for (const ModelFault fault : {ModelFault::unavailable, ModelFault::rate_limited,
                                 ModelFault::key_refused, ModelFault::bad_request}) {
    EXPECT_EQ(usage_of({fault, "m"}, false, estimate), ModelUsage{});
    EXPECT_EQ(usage_of({fault, "m"}, true, estimate), estimate);
  }
}

}  // namespace
}  // namespace aisle
