#include "shared/view/view.h"

#include <gtest/gtest.h>

#include "shared/conversation/reducer.h"
#include "shared/view/diff.h"

namespace aisle::view {
namespace {

// A conversation that is drawn after each step; `draw` answers the patches.
struct WholeViewWorld {
  State state;
  PanelState panel;
  View view;
  Canvas canvas;

  WholeViewWorld& logged(EventBody body) {
    const bool transient = std::holds_alternative<ModelSentText>(body);
    const Event event{transient ? 0 : state.last_seq + 1, Time{}, std::move(body)};
    state = aisle::reduce(std::move(state), event).state;
    return *this;
  }
  WholeViewWorld& asked(const std::string& number) {
    return logged(ShopperSentMessage{{"m" + number}, "question " + number, {}})
        .logged(TurnStarted{{"t" + number}, {"m" + number}});
  }
  WholeViewWorld& answered(const std::string& number, Answer answer) {
    return logged(AssistantAnswered{{"t" + number}, std::move(answer)})
        .logged(TurnCompleted{{"t" + number}});
  }
  WholeViewWorld& says(const std::string& text) {
    const auto& running = std::get<Running>(state.turns.back().progress);
    const auto offset = static_cast<std::int64_t>(running.text.size());
    return logged(ModelSentText{state.turns.back().id, offset, text});
  }
  std::string draw() {
    Screen screen = view.draw(state, panel);
    Patches patches;
    for (int region = 0; region < kRegions; ++region) {
      canvas.show(static_cast<Region>(region), screen[static_cast<std::size_t>(region)], patches);
    }
    return patches.take();
  }
  int nodes() {
    int sum = 0;
    for (const Nodes& region : view.draw(state, panel)) {
      for (const NodePtr& node : region) sum += count(*node);
    }
    return sum;
  }
};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

Product jacket() {
  Product product;
  product.id = {"p1"};
  product.title = "Rain jacket";
  product.url = "/rain-jacket";
  for (const char* size : {"S", "M"}) {
    Variant variant;
    variant.id = {std::string("v") + size};
    variant.options = {{"Size", size}};
    variant.price = {*size == 'S' ? 5000 : 6000, "EUR"};
    product.variants.push_back(variant);
  }
  return product;
}

WholeViewWorld& with_jacket(WholeViewWorld& world) {
  ToolResult result;
  result.products = {jacket()};
  return world.asked("1")
      .logged(ModelCalledTool{{"t1"}, {{"c1"}, SearchCatalog{.text = "jacket"}}})
      .logged(ToolReturned{{"t1"}, {"c1"}, result});
}

TEST(View, AStreamedPieceIsOneSmallPatch) {
  WholeViewWorld world;
  world.asked("1").says("Hello there");
  world.draw();
  world.says(", friend");
  const std::string patches = world.draw();
  EXPECT_TRUE(has(patches, R"("append")")) << patches;
  EXPECT_LT(patches.size(), 60u) << patches;
}

TEST(View, PatchesDoNotGrowWithTheTextBefore) {
  WholeViewWorld world;
  world.asked("1");
  for (int i = 0; i < 200; ++i) world.says("A paragraph with **words** in it.\n\n");
  world.draw();
  world.says("One");
  world.draw();
  world.says(" more");
  EXPECT_LT(world.draw().size(), 60u);
}

TEST(View, TheFinalAnswerKeepsWhatWasStreamed) {
  WholeViewWorld world;
  world.asked("1").says("One.\n\nTwo.");
  world.draw();
  const std::string patches = world.answered("1", {.text = "One.\n\nTwo."}).draw();
  EXPECT_FALSE(has(patches, "One.")) << patches;
  EXPECT_FALSE(has(patches, "Two.")) << patches;
}

TEST(View, NothingNewDrawsNothing) {
  WholeViewWorld world;
  world.asked("1").answered("1", {.text = "Hi"});
  world.draw();
  EXPECT_EQ(world.draw(), "[]");
}

TEST(View, AFailedTurnSaysWhyAndOnlyTheLastOffersToTryAgain) {
  for (const auto& [reason, text] : {std::pair{FailureReason::unavailable, "turn_failed"},
                                     std::pair{FailureReason::deadline, "turn_too_slow"}}) {
    WholeViewWorld world;
    world.asked("1").logged(TurnFailed{{"t1"}, reason});
    const std::string failed = world.draw();
    EXPECT_TRUE(has(failed, text)) << failed;
    EXPECT_TRUE(has(failed, R"("data-text":"question 1")")) << failed;
    world.asked("2").logged(TurnFailed{{"t2"}, reason});
    EXPECT_TRUE(has(world.draw(), R"("data-text":"question 2")"));
    WholeViewWorld later;
    later.state = world.state;
    EXPECT_FALSE(has(later.draw(), R"("data-text":"question 1")"));
  }
}

TEST(View, FiveThousandMessagesAreAtMostAThousandNodes) {
  WholeViewWorld world;
  for (int i = 0; i < 2500; ++i) {
    world.asked(std::to_string(i)).answered(std::to_string(i), {.text = "An **answer**."});
  }
  EXPECT_LE(world.nodes(), 1000);
  const std::string patches = world.draw();
  EXPECT_TRUE(has(patches, "question 2499"));
  EXPECT_TRUE(has(patches, "earlier_clicked"));
  EXPECT_FALSE(has(patches, "question 2000\""));
}

TEST(View, ShowEarlierShowsMore) {
  WholeViewWorld world;
  for (int i = 0; i < 500; ++i) {
    world.asked(std::to_string(i)).answered(std::to_string(i), {.text = "An answer."});
  }
  const int before = world.nodes();
  world.panel.earlier = 1;
  EXPECT_GT(world.nodes(), before + kNodesEarlier / 2);
}

TEST(View, AProductThatNoToolReturnedIsNotShown) {
  WholeViewWorld world;
  with_jacket(world).answered(
      "1", {.text = "Two", .layout = Layout::cards, .products = {{"p1"}, {"made-up"}}});
  const std::string patches = world.draw();
  EXPECT_TRUE(has(patches, "Rain jacket"));
  EXPECT_TRUE(has(patches, R"(["money","5000","EUR"])"));
  EXPECT_FALSE(has(patches, "made-up"));
}

TEST(View, PickingAVariantShowsItsPrice) {
  WholeViewWorld world;
  with_jacket(world).answered("1", {.text = "One", .layout = Layout::cards, .products = {{"p1"}}});
  world.draw();
  world.panel.choices.push_back({{"t1"}, {"p1"}, {"vM"}});
  EXPECT_TRUE(has(world.draw(), R"(["money","6000","EUR"])"));
}

// The jacket again, its M sold out in one colour and not made in another.
Product in_colours() {
  Product product = jacket();
  product.variants.clear();
  for (const auto& [colour, size] : {std::pair{"Red", "S"}, {"Red", "M"}, {"Blue", "S"}}) {
    Variant& variant = product.variants.emplace_back();
    variant.id = {std::string(colour) + size};
    variant.options = {{"Colour", colour}, {"Size", size}};
    variant.price = {5000, "EUR"};
    variant.image = std::string("/") + colour + ".svg";
    if (*size == 'M') variant.availability = Availability::out_of_stock;
  }
  return product;
}

std::string drawn_detail(const char* chosen) {
  WholeViewWorld world;
  ToolResult result;
  result.products = {in_colours()};
  world.asked("1")
      .logged(ModelCalledTool{{"t1"}, {{"c1"}, GetProduct{{{"p1"}}}}})
      .logged(ToolReturned{{"t1"}, {"c1"}, result})
      .answered("1", {.text = "One", .layout = Layout::detail, .products = {{"p1"}}});
  world.panel.choices.push_back({{"t1"}, {"p1"}, {chosen}});
  return world.draw();
}

TEST(View, AValueThatIsSoldOutOrNotMadeWithTheOthersSaysWhy) {
  EXPECT_TRUE(has(drawn_detail("RedS"), R"("aria-label":["label","value_gone","M"])"));
  EXPECT_TRUE(has(drawn_detail("BlueS"), R"("aria-label":["label","value_not_with","M","Blue"])"));
}

TEST(View, ASoldOutChoiceIsNamedAndThoseLikeItAreOffered) {
  const std::string gone = drawn_detail("RedM");
  EXPECT_TRUE(has(gone, R"(["label","combination_gone","Red, M"])")) << gone;
  EXPECT_TRUE(has(gone, R"("data-variant":"RedS"},["Red, S"]])")) << gone;
  EXPECT_FALSE(has(gone, R"(["Blue, S"])")) << gone;
  EXPECT_FALSE(has(drawn_detail("RedS"), "combination_gone"));
}

TEST(View, OnlyValuesThatDifferInTheirPictureAreShownAsPictures) {
  const std::string detail = drawn_detail("RedS");
  EXPECT_TRUE(has(detail, R"("class":"options pictured","role":"radiogroup","aria-label":"Colour")"));
  EXPECT_TRUE(has(detail, R"("class":"options","role":"radiogroup","aria-label":"Size")"));
}

TEST(View, AProductOpensOverTheConversationOnlyWhenItsTurnHasIt) {
  WholeViewWorld world;
  with_jacket(world).answered("1", {.text = "One"});
  world.draw();
  world.panel.overlay = OpenProduct{{"t1"}, {"made-up"}};
  EXPECT_EQ(world.draw(), "[]");
  world.panel.overlay = OpenProduct{{"t1"}, {"p1"}};
  EXPECT_TRUE(has(world.draw(), "Rain jacket"));
}

// A turn whose search also read the price of a product, at an hour after the epoch.
WholeViewWorld with_price_receipt() {
  WholeViewWorld world;
  ToolResult result;
  result.products = {jacket()};
  result.receipts = {{{"c1.1"}, FactKind::price, "p1", "Rain jacket", "50.00 EUR", "/rain-jacket",
                      "feed", Time{std::chrono::milliseconds(3'600'000)}, 300},
                     {{"c1.2"}, FactKind::stock, "p1", "Rain jacket", "in_stock 3", "/rain-jacket",
                      "feed", Time{std::chrono::milliseconds(3'600'000)}, 300}};
  world.asked("1")
      .logged(ModelCalledTool{{"t1"}, {{"c1"}, SearchCatalog{.text = "jacket"}}})
      .logged(ToolReturned{{"t1"}, {"c1"}, result})
      .answered("1", {.text = "One", .layout = Layout::cards, .products = {{"p1"}}});
  return world;
}

TEST(View, APriceLeadsToItsReceiptOnlyWhereTheTurnHasOne) {
  EXPECT_TRUE(has(with_price_receipt().draw(), R"("data-receipt":"c1.1")"));
  WholeViewWorld without;
  with_jacket(without).answered("1", {.text = "One", .layout = Layout::cards, .products = {{"p1"}}});
  EXPECT_FALSE(has(without.draw(), "data-receipt"));
}

TEST(View, AReceiptShowsWhatWasReadTogetherAndItsAge) {
  WholeViewWorld world = with_price_receipt();
  world.draw();
  world.panel.now_ms = 3'612'000;
  world.panel.overlay = OpenCitation{{"t1"}, {"c1.1"}};
  const std::string receipt = world.draw();
  EXPECT_TRUE(has(receipt, R"([["money","5000","EUR"]])")) << receipt;
  EXPECT_TRUE(has(receipt, R"(["label","pieces","3"])")) << receipt;
  EXPECT_TRUE(has(receipt, R"(["ago","3600000","3612000"])")) << receipt;
  EXPECT_FALSE(has(receipt, "may_have_changed")) << receipt;
  world.panel.now_ms = 3'900'001;
  EXPECT_TRUE(has(world.draw(), "may_have_changed"));
}

TEST(View, OnlyTheLastAnswerOffersReplies) {
  WholeViewWorld world;
  world.asked("1").answered("1", {.text = "Hi", .suggestions = {"Tell me more"}});
  EXPECT_TRUE(has(world.draw(), "Tell me more"));
  EXPECT_TRUE(has(world.asked("2").draw(), R"("remove")"));
}

TEST(View, WhoTheShopperIsIsNotShown) {
  WholeViewWorld world;
  world.asked("1").answered("1", {.text = "Hi"}).draw();
  const std::string patches =
      world.logged(IdentityProven{IdentityLevel::one_time_code, {"customer-42"}, {"order-7"}})
          .draw();
  EXPECT_TRUE(patches.empty() || patches == "[]") << patches;
}

TEST(View, AnErasedConversationShowsNothingOfIt) {
  WholeViewWorld world;
  world.asked("1").answered("1", {.text = "Secret"});
  world.draw();
  const std::string patches = world.logged(ConversationErased{}).draw();
  EXPECT_TRUE(has(patches, "erased"));
  EXPECT_TRUE(has(patches, R"("remove")"));
}

}  // namespace
}  // namespace aisle::view
