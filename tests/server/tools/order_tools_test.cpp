// Whose orders the tools tell of, what they propose, and that a confirmed change is made once.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "server/connectors/memory_orders.h"
#include "server/tools/tool.h"
#include "shared/protocol/arguments.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/fields.h"
#include "tests/support/catalog.h"
#include "tests/support/passing_orders.h"
#include "tests/support/shop.h"

namespace aisle::test {
namespace {

// Kim's shop, and somebody who has proven something.
struct Desk {
  MemoryOrders orders{small_shop(), small_catalog()};
  SearchIndex index = index_of({}, {});
  Identity identity;

  static Identity is_signed(const std::string& shopper = "kim") {
    return {IdentityLevel::signed_token, {shopper}, {}};
  }
  static Identity knows(IdentityLevel level, const std::string& order) {
    return {level, {"kim"}, {{{order}, level}}};
  }

  ToolContext context() { return {index, "demo", day(4), day(4), "EUR", identity, &orders}; }
  ToolResult run(ToolArguments arguments) {
    const ToolCall call{{"c1"}, std::move(arguments)};
    return find_tool(tool_name(call.arguments))->run(call, context());
  }
  ActionOutcome perform(ToolArguments arguments, const Proposal& proposal, const char* key = "q1") {
    const ToolCall call{{"c1"}, std::move(arguments)};
    return find_tool(tool_name(call.arguments))->perform(call, proposal, {key}, context());
  }
};

ProposeChange<CancelOrder> cancel(const std::string& order) { return {{order}, {}}; }

TEST(OrderTools, EachIsFoundByItsNameAndItsSchemaIsClosed) {
  for (const char* name :
       {"list_orders", "find_order", "cancel_order", "change_order_address", "change_order_items",
        "change_order_payment", "return_items", "exchange_items"}) {
    const Tool* tool = find_tool(name);
    ASSERT_NE(tool, nullptr) << name;
    EXPECT_EQ(tool->name(), name);
    const auto schema = nlohmann::json::parse(tool->schema(), nullptr, false);
    ASSERT_FALSE(schema.is_discarded()) << name;
    EXPECT_EQ(schema["additionalProperties"], false) << name;
  }
}

// A shop that can only cancel.
struct OnlyCancelling : PassingOrders {
  using PassingOrders::PassingOrders;
  bool can(OrderAction action) const override { return action == OrderAction::cancel; }
};

TEST(OrderTools, WhatTheShopCantIsNotOffered) {
  Desk desk;
  desk.identity = Desk::is_signed();
  OnlyCancelling shop(desk.orders);
  ToolContext context = desk.context();
  context.orders = &shop;
  for (const ToolArguments& arguments :
       {ToolArguments(FindOrder{{"TF-1001"}}), ToolArguments(ListOrders{})}) {
    const ToolResult result = find_tool(tool_name(arguments))->run({{"c1"}, arguments}, context);
    ASSERT_FALSE(result.orders.empty());
    for (const OrderFacts& order : result.orders) {
      if (order.id.value != "TF-1001") continue;
      EXPECT_EQ(order.actions, std::vector<OrderAction>{OrderAction::cancel});
    }
  }
}

TEST(OrderTools, NobodyIsToldAnything) {
  Desk desk;
  EXPECT_EQ(desk.run(ListOrders{}).status, ToolStatus::unproven);
  EXPECT_EQ(desk.run(FindOrder{{"TF-1001"}}).status, ToolStatus::unproven);
  EXPECT_EQ(desk.run(cancel("TF-1001")).status, ToolStatus::unproven);
}

TEST(OrderTools, AShopWithoutOrdersSaysSo) {
  Desk desk;
  ToolContext context = desk.context();
  context.orders = nullptr;
  const ToolCall call{{"c1"}, ListOrders{}};
  EXPECT_EQ(find_tool("list_orders")->run(call, context).status, ToolStatus::unsupported);
}

TEST(OrderTools, WhoIsSignedInSeesTheirOrdersWithReceipts) {
  Desk desk;
  desk.identity = Desk::is_signed();
  const ToolResult result = desk.run(ListOrders{});
  ASSERT_EQ(result.orders.size(), 2u);
  ASSERT_EQ(result.receipts.size(), 2u);
  EXPECT_EQ(result.receipts[0].subject, result.orders[0].id.value);
  EXPECT_EQ(desk.run(FindOrder{{"TF-1001"}}).orders[0].lines.size(), 2u);
}

TEST(OrderTools, AnotherShoppersOrderLooksLikeNone) {
  Desk desk;
  desk.identity = Desk::is_signed("alex");
  const ToolResult theirs = desk.run(FindOrder{{"TF-1001"}});
  const ToolResult none = desk.run(FindOrder{{"TF-9999"}});
  EXPECT_EQ(theirs, none);
  EXPECT_EQ(theirs.status, ToolStatus::not_found);
  EXPECT_EQ(desk.run(cancel("TF-1001")), desk.run(cancel("TF-9999")));
}

TEST(OrderTools, ANumberShowsStatusAndCarrierOnly) {
  Desk desk;
  desk.identity = Desk::knows(IdentityLevel::order_number, "TF-1002");
  const ToolResult result = desk.run(FindOrder{{"TF-1002"}});
  ASSERT_EQ(result.orders.size(), 1u);
  const OrderFacts& order = result.orders[0];
  EXPECT_TRUE(order.is_glance());
  EXPECT_EQ(order.state, OrderState::delivered);
  ASSERT_EQ(order.parcels.size(), 1u);
  EXPECT_EQ(order.parcels[0].carrier, "DHL");
  EXPECT_EQ(order.parcels[0].tracking, "");
  const std::string all = to_json(result);
  for (const char* secret : {"Cairn", "4242", "Kim", "Leipzig", "9000", "90.00"}) {
    EXPECT_EQ(all.find(secret), all.npos) << secret << " in " << all;
  }
  EXPECT_EQ(desk.run(FindOrder{{"TF-1001"}}).status, ToolStatus::unproven);
}

TEST(OrderTools, ANumberIsNotEnoughForAChangeButACodeIs) {
  Desk desk;
  desk.identity = Desk::knows(IdentityLevel::order_number, "TF-1001");
  EXPECT_EQ(desk.run(cancel("TF-1001")).status, ToolStatus::unproven);
  desk.identity = Desk::knows(IdentityLevel::one_time_code, "TF-1001");
  EXPECT_TRUE(desk.run(cancel("TF-1001")).proposal.has_value());
}

TEST(OrderTools, AProposalChangesNothingAndSaysWhatMoves) {
  Desk desk;
  desk.identity = Desk::is_signed();
  const Shop before = desk.orders.shop();
  const ToolResult result = desk.run(cancel("TF-1001"));
  ASSERT_TRUE(result.proposal.has_value());
  EXPECT_EQ(result.proposal->action, OrderAction::cancel);
  ASSERT_EQ(result.proposal->moves.size(), 1u);
  EXPECT_EQ(result.proposal->moves[0],
            (MoneyMove{LedgerKind::refund, "Visa 4242", {29'000, "EUR"}, false}));
  EXPECT_EQ(desk.orders.shop(), before);
}

TEST(OrderTools, ARefusalNamesItsReason) {
  Desk desk;
  desk.identity = Desk::is_signed();
  const ToolResult result = desk.run(cancel("TF-1002"));
  EXPECT_EQ(result.status, ToolStatus::refused);
  ASSERT_TRUE(result.refusal.has_value());
  EXPECT_EQ(result.refusal->reason, OrderRefusalReason::already_shipped);
}

TEST(OrderTools, AReturnTellsWhereTheMoneyGoesLater) {
  Desk desk;
  desk.identity = Desk::is_signed();
  const ProposeChange<ReturnItems> wanted{{"TF-1002"}, {{{{"boots-41"}, 1}}, {}, {}}};
  const ToolResult result = desk.run(wanted);
  ASSERT_TRUE(result.proposal.has_value()) << result.message;
  ASSERT_EQ(result.proposal->moves.size(), 1u);
  EXPECT_TRUE(result.proposal->moves[0].later);
  EXPECT_EQ(result.proposal->moves[0].amount, (Money{9'000, "EUR"}));
}

TEST(OrderTools, AConfirmedChangeIsMadeOnce) {
  Desk desk;
  desk.identity = Desk::is_signed();
  const Proposal proposal = *desk.run(cancel("TF-1001")).proposal;
  const ActionOutcome first = desk.perform(cancel("TF-1001"), proposal);
  const auto* done = std::get_if<ActionPerformed>(&first);
  ASSERT_NE(done, nullptr);
  EXPECT_EQ(done->order.state, OrderState::cancelled);
  EXPECT_EQ(done->moves, proposal.moves);
  const Shop after = desk.orders.shop();
  EXPECT_EQ(desk.perform(cancel("TF-1001"), proposal), first) << "the same question";
  EXPECT_EQ(desk.orders.shop(), after);
}

TEST(OrderTools, AnotherDealThanTheOneShownIsNotMade) {
  Desk desk;
  desk.identity = Desk::is_signed();
  const ProposeChange<ChangeItems> wanted{{"TF-1001"},
                                          {{{{"jacket-S"}, {"jacket-L"}, 1}}, {"visa"}}};
  Proposal shown = *desk.run(wanted).proposal;
  shown.agreed = "what the price was an hour ago";
  const Shop before = desk.orders.shop();
  const ActionOutcome outcome = desk.perform(wanted, shown);
  const auto* failed = std::get_if<ActionFailed>(&outcome);
  ASSERT_NE(failed, nullptr);
  EXPECT_EQ(failed->failure, ActionFailure::refused);
  ASSERT_TRUE(failed->refusal.has_value());
  EXPECT_EQ(failed->refusal->reason, OrderRefusalReason::changed_meanwhile);
  EXPECT_EQ(desk.orders.shop(), before);
}

TEST(OrderTools, WhatProposesNothingPerformsNothing) {
  Desk desk;
  desk.identity = Desk::is_signed();
  EXPECT_TRUE(std::holds_alternative<ActionFailed>(desk.perform(ListOrders{}, {})));
}

TEST(TrackOrderTool, TellsParcelsAndLinksButNothingOfMoneyOrPeople) {
  Desk desk;
  desk.identity = Desk::is_signed();
  const ToolResult result = desk.run(other_tool(TrackOrder{{"TF-1002"}}));
  ASSERT_EQ(result.orders.size(), 1u);
  const OrderFacts& order = result.orders.front();
  EXPECT_FALSE(order.parcels.empty());
  EXPECT_FALSE(order.history.empty());
  EXPECT_TRUE(order.lines.empty());
  EXPECT_FALSE(order.address);
  EXPECT_TRUE(order.total.currency.empty());
  EXPECT_NE(result.message.find("1 x "), std::string::npos);
}

TEST(TrackOrderTool, AnothersOrderIsAnsweredLikeOneThatThereIsNot) {
  Desk desk;
  desk.identity = Desk::is_signed("alex");
  const ToolResult theirs = desk.run(other_tool(TrackOrder{{"TF-1002"}}));
  EXPECT_EQ(theirs.status, ToolStatus::not_found);
  EXPECT_EQ(theirs, desk.run(other_tool(TrackOrder{{"TF-9999"}})));
  desk.identity = Desk::knows(IdentityLevel::order_number, "TF-1001");
  EXPECT_EQ(desk.run(other_tool(TrackOrder{{"TF-1002"}})),
            desk.run(other_tool(TrackOrder{{"TF-9999"}})));
}

TEST(TrackOrderTool, ANumberAloneOpensNoMoreThanAGlance) {
  Desk desk;
  desk.identity = Desk::knows(IdentityLevel::order_number, "TF-1002");
  const ToolResult result = desk.run(other_tool(TrackOrder{{"TF-1002"}}));
  ASSERT_EQ(result.orders.size(), 1u);
  for (const Parcel& parcel : result.orders[0].parcels) EXPECT_TRUE(parcel.tracking.empty());
  EXPECT_TRUE(result.message.empty());
}

}  // namespace
}  // namespace aisle::test
