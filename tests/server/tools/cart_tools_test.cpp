// The two tools about the cart, as a turn calls them: with receipts, and never a change by themselves.
#include <gtest/gtest.h>

#include <algorithm>

#include "server/tools/tool.h"
#include "shared/protocol/codec.h"
#include "tests/support/catalog.h"

namespace aisle {
namespace {

const Time kNow{std::chrono::seconds(1'000'000)};

Cart two_hats() {
  return {{{{"hat-1"}, {"hat"}, "Moor hat", "Red", 2, {1999, "EUR"}, {}}}, "/cart"};
}

ToolResult run_with_cart(ToolArguments arguments, const Cart* cart) {
  const SearchIndex index = test::index_of({test::ProductBuilder("hat", "Moor hat").costs(1999)});
  const ToolCall call{{"c2"}, std::move(arguments)};
  ToolContext context{index, "feed", kNow - std::chrono::hours(1), kNow, "EUR"};
  context.cart = cart;
  return find_tool(tool_name(call.arguments))->run(call, context);
}

const Receipt* receipt(const ToolResult& result, std::string_view value) {
  const auto found = std::find_if(result.receipts.begin(), result.receipts.end(),
                                  [&](const Receipt& each) { return each.value == value; });
  return found == result.receipts.end() ? nullptr : &*found;
}

TEST(CartTools, WhatIsInTheCartHasReceiptsOfThePageAndOfNow) {
  const Cart cart = two_hats();
  const ToolResult result = run_with_cart(GetCart{}, &cart);
  EXPECT_EQ(result.cart, cart);
  for (const char* price : {"19.99 EUR", "39.98 EUR"}) {
    const Receipt* found = receipt(result, price);
    ASSERT_NE(found, nullptr) << price;
    EXPECT_EQ(found->source, "page");
    EXPECT_EQ(found->fetched_at, kNow);
  }
}

TEST(CartTools, AnOfferHasTheCatalogsPriceAndChangesNothing) {
  const Cart empty;
  const ToolResult result =
      run_with_cart(UpdateCart{{{CartStepKind::add, {"hat-1"}, {"hat"}, 1}}}, &empty);
  ASSERT_TRUE(result.cart_proposal);
  EXPECT_EQ(result.cart, empty);
  const Receipt* price = receipt(result, "19.99 EUR");
  ASSERT_NE(price, nullptr);
  EXPECT_EQ(price->source, "feed");
}

TEST(CartTools, StepsThatCannotBeAreRefusedWithAMessageToMendThemBy) {
  const Cart cart = two_hats();
  const ToolResult result =
      run_with_cart(UpdateCart{{{CartStepKind::add, {"hat-1"}, {"hat"}, 0}}}, &cart);
  EXPECT_EQ(result.status, ToolStatus::invalid);
  EXPECT_NE(result.message.find("quantity"), result.message.npos);
}

TEST(CartTools, WithoutACartBothSayThatItCannotBeDone) {
  EXPECT_EQ(run_with_cart(GetCart{}, nullptr).status, ToolStatus::unsupported);
  EXPECT_EQ(run_with_cart(UpdateCart{{{CartStepKind::add, {"hat-1"}, {"hat"}, 1}}}, nullptr).status,
            ToolStatus::unsupported);
}

}  // namespace
}  // namespace aisle
