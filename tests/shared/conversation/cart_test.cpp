// What a conversation knows of the cart on the shop's page.
#include <gtest/gtest.h>

#include "shared/conversation/reducer.h"

namespace aisle {
namespace {

Cart cart_of(std::int64_t quantity) {
  return {{{{"v1"}, {"p1"}, "Hat", "Red", quantity, {1000, "EUR"}, {}}}, "/cart"};
}

State add(State state, EventBody body) {
  return reduce(std::move(state), {state.last_seq + 1, Time{}, std::move(body)}).state;
}

/// A turn "t1" that offers to add a hat.
State offered() {
  State state;
  ToolResult result;
  result.cart_proposal = CartProposal{{{CartStepKind::add, {"v1"}, {"p1"}, 1}}, cart_of(1).lines};
  state = add(state, ShopperSentMessage{{"m1"}, "add it", {"/", "", {}, cart_of(2)}});
  state = add(state, TurnStarted{{"t1"}, {"m1"}});
  state = add(state, ModelCalledTool{{"t1"}, {{"c1"}, UpdateCart{}}});
  state = add(state, ToolReturned{{"t1"}, {"c1"}, result});
  state = add(state, AssistantAnswered{{"t1"}, {.text = "Shall I?"}});
  return add(state, TurnCompleted{{"t1"}});
}

TEST(CartState, TheCartOfAMessagesPageIsTheConversations) {
  const State state = offered();
  EXPECT_EQ(state.cart, cart_of(2));
  EXPECT_FALSE(state.turns[0].page.cart) << "kept once";
}

TEST(CartState, AMessageWithoutACartLeavesTheOneBefore) {
  const State state = add(offered(), ShopperSentMessage{{"m2"}, "thanks", {}});
  EXPECT_EQ(state.cart, cart_of(2));
}

TEST(CartState, AClickOnAnOfferIsRememberedWithItsTurn) {
  State state = add(offered(), CartChanged{{"t1"}, {}, CartOutcome::refused, cart_of(2)});
  EXPECT_EQ(state.turns[0].cart_outcome, CartOutcome::refused);
  state = add(state, CartChanged{{"t1"}, {}, CartOutcome::performed, cart_of(3)});
  EXPECT_EQ(state.turns[0].cart_outcome, CartOutcome::performed);
  EXPECT_EQ(state.cart, cart_of(3));
  state = add(state, CartChanged{{"t1"}, {}, CartOutcome::unavailable, {}});
  EXPECT_EQ(state.turns[0].cart_outcome, CartOutcome::performed) << "what was done stays done";
  EXPECT_EQ(state.cart, cart_of(3)) << "a page that does not tell leaves what is known";
}

TEST(CartState, AClickOnNoOfferChangesTheCartAlone) {
  State state = offered();
  state = add(state, CartChanged{{}, {}, CartOutcome::performed, cart_of(5)});
  EXPECT_EQ(state.cart, cart_of(5));
  EXPECT_FALSE(state.turns[0].cart_outcome);
  state = add(state, CartChanged{{"t9"}, {}, CartOutcome::performed, cart_of(6)});
  EXPECT_EQ(state.cart, cart_of(6)) << "a turn that there is not";
}

TEST(CartState, ErasingForgetsTheCart) {
  EXPECT_FALSE(add(offered(), ConversationErased{}).cart);
}

}  // namespace
}  // namespace aisle
