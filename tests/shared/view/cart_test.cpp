// The cart in the panel: clicks, what the page tells, and what is drawn of it.
#include <gtest/gtest.h>

#include "shared/conversation/reducer.h"
#include "tests/support/drawn.h"

namespace aisle::view {
namespace {

Product hat() {
  Product product;
  product.id = {"hat"};
  product.title = "Moor hat";
  product.url = "/hat";
  Variant variant;
  variant.id = {"hat-1"};
  variant.price = {1999, "EUR"};
  product.variants.push_back(variant);
  return product;
}

Cart holding(std::int64_t quantity) {
  return {{{{"hat-1"}, {"hat"}, "Moor hat", "Red", quantity, {1999, "EUR"}, {}}}, "/cart"};
}

const std::string kHat =
    R"("cart":{"lines":[{"variant":"hat-1","product":"hat","title":"Moor hat","choice":"Red","quantity":2,"price":{"amount":1999,"currency":"EUR"}}],"url":"/cart"})";

struct CartViewWorld {
  State state;
  PanelState panel;
  std::string effects;

  CartViewWorld& logged(EventBody body) {
    const Event event{state.last_seq + 1, Time{}, std::move(body)};
    state = aisle::reduce(std::move(state), event).state;
    PanelEffects asked;
    follow(panel, event, state, asked);
    return *this;
  }
  CartViewWorld& happens(const std::string& event) {
    PanelEffects asked;
    reduce(panel, event, state, asked);
    effects = asked.take();
    return *this;
  }
  CartViewWorld& tells(const std::string& members) {
    return happens(R"({"type":"cart_told",)" + members + "}");
  }
  CartViewWorld& wishes(const std::string& wish, const std::string& members = "") {
    return happens(R"({"type":"cart_wished","wish":")" + wish + R"(")" + members + "}");
  }
  /// A turn "t1" that shows the hat, and offers to add it.
  CartViewWorld& offers() {
    ToolResult result;
    result.products = {hat()};
    CartLine line = holding(1).lines[0];
    line.quantity = 0;
    result.cart_proposal = CartProposal{{{CartStepKind::add, {"hat-1"}, {"hat"}, 2}}, {line}};
    return logged(ShopperSentMessage{{"m1"}, "add it", {}})
        .logged(TurnStarted{{"t1"}, {"m1"}})
        .logged(ModelCalledTool{{"t1"}, {{"c1"}, UpdateCart{}}})
        .logged(ToolReturned{{"t1"}, {"c1"}, result})
        .logged(AssistantAnswered{
            {"t1"}, {.text = "One click", .layout = Layout::detail, .products = {{"hat"}}}})
        .logged(TurnCompleted{{"t1"}});
  }
  bool asks(std::string_view what) const { return effects.find(what) != effects.npos; }
  bool shows(std::string_view what) const { return drawn(state, panel).find(what) != std::string::npos; }
};

TEST(CartPanel, AClickOnAnOfferAsksForItsStepsAndNotTwice) {
  CartViewWorld world;
  world.tells(R"("cart":{})").offers().wishes("offer", R"(,"turn":"t1")");
  EXPECT_TRUE(world.asks(
      R"({"type":"change_cart","turn":"t1","steps":[{"kind":"add","variant":"hat-1","product":"hat","quantity":2}]})"))
      << world.effects;
  world.wishes("offer", R"(,"turn":"t1")");
  EXPECT_EQ(world.effects, "") << "while the page is at it";
  EXPECT_TRUE(world.shows(R"("disabled")"));
}

TEST(CartPanel, AClickThatOffersNothingAsksForNothing) {
  CartViewWorld world;
  world.tells(R"("cart":{})").offers().wishes("offer", R"(,"turn":"t9")");
  EXPECT_EQ(world.effects, "");
  world.wishes("set", R"(,"variant":"hat-1","quantity":-2)");
  EXPECT_EQ(world.effects, "") << "no step that can be";
  EXPECT_FALSE(world.panel.cart.busy);
}

TEST(CartPanel, WhatThePageSaysIsShownAndAnnounced) {
  CartViewWorld world;
  world.panel.site.name = "The shop";
  world.tells(R"("cart":{})").offers().wishes("offer", R"(,"turn":"t1")");
  world.tells(R"("outcome":"performed",)" + kHat);
  EXPECT_FALSE(world.panel.cart.busy);
  EXPECT_EQ(world.panel.cart.cart, holding(2));
  EXPECT_TRUE(world.asks("cart_done"));
  EXPECT_TRUE(world.shows("cart_pieces")) << "the head counts";
  EXPECT_TRUE(world.shows("cart_done")) << "before the log has it";
}

TEST(CartPanel, ARefusalIsSaidAndTheOfferStays) {
  CartViewWorld world;
  world.tells(R"("cart":{})").offers().wishes("offer", R"(,"turn":"t1")");
  world.tells(R"("outcome":"refused",)" + kHat);
  EXPECT_EQ(world.panel.notice, "cart_refused");
  EXPECT_TRUE(world.shows("try_again"));
}

TEST(CartPanel, APageWithoutACartHasNoButtonsForIt) {
  CartViewWorld world;
  world.offers();
  EXPECT_FALSE(world.shows("fill"));
  world.tells(R"("cart":{})");
  EXPECT_TRUE(world.shows("fill"));
  world.happens(R"({"type":"cart_told"})");
  EXPECT_FALSE(world.shows("fill")) << "the shopper has gone to a page without one";
}

TEST(CartPanel, ACartThatIsNoneIsNotTaken) {
  CartViewWorld world;
  world.tells(kHat);
  world.tells(R"("cart":{"lines":[{"variant":"","quantity":1}]},"outcome":"performed")");
  EXPECT_EQ(world.panel.cart.cart, holding(2)) << "a click's outcome leaves what is known";
  world.tells(R"("cart":{"lines":[{"variant":"","quantity":1}]})");
  EXPECT_FALSE(world.panel.cart.cart);
}

TEST(CartPanel, AMessageBringsTheCartOnlyWhileTheLogDoesNotKnowIt) {
  CartViewWorld world;
  world.tells(kHat).happens(R"({"type":"submitted","message":"m1","text":"hi"})");
  EXPECT_TRUE(world.asks(R"("cart":{"lines":[{"variant":"hat-1")")) << world.effects;
  world.logged(ShopperSentMessage{{"m1"}, "hi", {"", "", {}, holding(2)}});
  world.happens(R"({"type":"submitted","message":"m2","text":"hi"})");
  EXPECT_FALSE(world.asks(R"("cart")")) << world.effects;
}

TEST(CartPanel, TheStepperTakesTheLastPieceOut) {
  CartViewWorld world;
  world.tells(kHat).wishes("open");
  EXPECT_TRUE(world.shows("cart_fewer"));
  world.tells(R"("cart":{"lines":[{"variant":"hat-1","title":"Moor hat","quantity":1}]})");
  EXPECT_TRUE(world.shows("cart_remove"));
  EXPECT_FALSE(world.shows("cart_fewer"));
}

TEST(CartPanel, OnlyTheLatestAnswerShowsTheCartAsItIs) {
  CartViewWorld world;
  ToolResult result;
  result.cart = holding(2);
  for (const char* number : {"1", "2"}) {
    const TurnId turn{std::string("t") + number};
    const MessageId message{std::string("m") + number};
    world.logged(ShopperSentMessage{message, "my cart?", {}})
        .logged(TurnStarted{turn, message})
        .logged(ModelCalledTool{turn, {{"c1"}, GetCart{}}})
        .logged(ToolReturned{turn, {"c1"}, result})
        .logged(AssistantAnswered{turn, {.text = "This:", .layout = Layout::cart}})
        .logged(TurnCompleted{turn});
  }
  world.tells(kHat);
  const std::string panel = drawn(world.state, world.panel);
  const auto steppers = [&] {
    std::size_t count = 0;
    for (std::size_t at = panel.find(R"("stepper")"); at != panel.npos; at = panel.find(R"("stepper")", at + 1)) ++count;
    return count;
  };
  EXPECT_EQ(steppers(), 1u) << panel;
}

}  // namespace
}  // namespace aisle::view
