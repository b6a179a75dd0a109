#include "shared/protocol/codec.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "shared/protocol/arguments.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

constexpr Time kTime{std::chrono::milliseconds(1'795'512'600'123)};

Product full_product() {
  Product product{
      .id = {"p1"}, .title = "Jacke \"Föhn\"", .brand = "Alp", .category = {"Clothing", "Jackets"}};
  product.description = "Warm.\n\nDry.";
  product.url = "/p/1";
  product.image = "/i.svg";
  product.attributes = {{"Material", "nylon"}};
  product.variants = {{.id = {"v1"},
                       .options = {{"Colour", "red"}, {"Size", "M"}},
                       .price = {1999, "EUR"},
                       .list_price = Money{2999, "EUR"},
                       .availability = Availability::backorder,
                       .stock = 0,
                       .image = "/r.svg"}};
  product.rating_hundredths = 465;
  product.rating_count = 12;
  return product;
}

OrderFacts full_order() {
  const LineItem boots{{"p1"}, {"p1-2"}, "Boots", {{"Size", "42"}}, 9000, 2, true};
  return {.id = {"o1"},
          .state = OrderState::exchange_requested,
          .placed_at = kTime,
          .parcels = {{"DHL", "123", "https://dhl.example/123",
                       {{ParcelStatus::in_transit, kTime, "Leipzig"}}}},
          .history = {{OrderStep::placed, kTime}},
          .lines = {boots},
          .coming = {boots},
          .going_back = {boots},
          .delivery_fee = {495, "EUR"},
          .total = {18495, "EUR"},
          .address = PostalAddress{"Kim", "Weg 4", "", "04109", "Leipzig", "", "DE"},
          .methods = {{{"gift"}, PaymentKind::gift_card, "Gift card", "0007", Money{5, "EUR"}}},
          .paid_with = {"Visa 4242"},
          .refunds = {{"Visa 4242", {100, "EUR"}, kTime}},
          .actions = {OrderAction::return_items}};
}

Cart small_cart() {
  return {{{{"v1"}, {"p1"}, "Jacke", "Rot, M", 2, {12900, "EUR"}, "/j.jpg"}}, "/cart"};
}

ToolResult full_result() {
  ToolResult result{
      .status = ToolStatus::not_found, .message = "gone", .products = {full_product()}};
  result.total = 7;
  result.match = Match::corrected;
  result.corrected_text = "jacket";
  result.facets = {{"brand", "Alp", 3}};
  result.passages = {{{"returns"}, "Returns", "/returns", {"sale", "Sale", "30 days"}, 900}};
  result.receipts = {
      {{"r1"}, FactKind::stock, "p1", "Jacke", "in_stock", "/p/1", "feed", kTime, 900}};
  result.orders = {full_order()};
  result.proposal = Proposal{.order = {"o1"},
                             .action = OrderAction::exchange_items,
                             .agreed = "a deal",
                             .giving = full_order().lines,
                             .getting = full_order().lines,
                             .address = full_order().address,
                             .pay_with = "PayPal",
                             .moves = {{LedgerKind::refund, "Visa 4242", {100, "EUR"}, true}}};
  result.refusal = OrderRefusal{OrderRefusalReason::sold_out, {"p1-2"}, {"gift"}};
  result.cart = small_cart();
  result.cart_proposal = CartProposal{{{CartStepKind::set, {"v1"}, {"p1"}, 2}}, small_cart().lines};
  return result;
}

std::vector<EventBody> every_body() {
  ShopperSentMessage with_cart{{"m2"}, "what's in it?", {"/", "Home", {}, small_cart()}};
  ShopperSentMessage filled{{"m3"}, "Send it back", {}, {}};
  filled.form = FilledForm{ProposeChange<ReturnItems>{{"o1"}, {{{{"v1"}, 2}}, ReturnReason::damaged, {"gift"}}},
                           ProposeChange<ChangeAddress>{{"o1"}, {full_order().address.value()}}};
  SearchCatalog search{
      .text = "jacket", .category = "Jackets", .brand = "Alp", .options = {{"Size", "M"}}};
  search.price_min = 0;
  search.price_max = 8000;
  search.sort = Sort::price_up;
  return {ConversationStarted{{"c1"}, "demo", "en", "EUR"},
          ShopperSentMessage{{"m1"}, "für 80 €?", {"/p/1?a=b", "Jacke", {"p1"}}},
          with_cart,
          filled,
          TurnStarted{{"t1"}, {"m1"}},
          ModelCalledTool{{"t1"}, {{"c1"}, search}},
          ModelCalledTool{{"t1"}, {{"c2"}, GetProduct{{{"p1"}, {"p2"}}}}},
          ModelCalledTool{{"t1"}, {{"c3"}, SearchPolicies{.text = "sale", .limit = 2}}},
          ModelCalledTool{{"t1"}, {{"c4"}, ListOrders{{"o9"}}}},
          ModelCalledTool{{"t1"}, {{"c5"}, FindOrder{{"o1"}}}},
          ModelCalledTool{{"t1"},
                          {{"c6"}, ProposeChange<ReturnItems>{
                                       {"o1"}, {{{{"p1-2"}, 2}}, ReturnReason::damaged, {"gift"}}}}},
          ModelCalledTool{{"t1"}, {{"c7"}, GetCart{}}},
          ModelCalledTool{{"t1"}, {{"c8"}, UpdateCart{{{CartStepKind::add, {"v1"}, {"p1"}, 2}}}}},
          ModelCalledTool{{"t1"}, {{"c9"}, other_tool(TrackOrder{{"o1"}})}},
          ToolReturned{{"t1"}, {"c1"}, full_result()},
          ModelSentText{{"t1"}, 5, "abc"},
          AssistantAnswered{
              {"t1"},
              {"Hi", Layout::orders, {{"p1"}}, {{"o1"}}, {{"r1"}}, {"More"}, "search", "item", false}},
          TurnCompleted{{"t1"}},
          TurnFailed{{"t1"}, FailureReason::deadline},
          TurnStopped{{"t1"}, "Hal"},
          FeedbackGiven{{"t1"}, Verdict::down, "wrong"},
          HandoffRequested{HandoffReason::unknown_outcome, "ada@example.org"},
          TeamTold{},
          ConversationErased{},
          IdentityProven{IdentityLevel::one_time_code, {"s1"}, {"o1"}},
          ConfirmationRequested{{"t1"}, {"c6"}, {"q1"}, kTime},
          ShopperConfirmed{{"q1"}},
          ShopperDeclined{{"q1"}},
          ActionPerformed{{"q1"}, full_order(), {{LedgerKind::charge, "PayPal", {5, "EUR"}, false}}},
          ActionFailed{{"q1"},
                       ActionFailure::refused,
                       OrderRefusal{OrderRefusalReason::changed_meanwhile, {}, {}}},
          CartChanged{{"t1"},
                      {{CartStepKind::set, {"v1"}, {"p1"}, 0}},
                      CartOutcome::refused,
                      small_cart()}};
}

TEST(Codec, EveryEventIsReadAsItWasWritten) {
  std::vector<bool> met(std::variant_size_v<EventBody>);
  for (const EventBody& body : every_body()) {
    const Event event{std::holds_alternative<ModelSentText>(body) ? 0 : 9, kTime, body};
    met[body.index()] = true;
    const std::string json = encode(event);
    const Result<Event> read = decode_event(json);
    ASSERT_TRUE(read) << json;
    EXPECT_EQ(*read, event) << json;
    EXPECT_EQ(encode(*read), json);
  }
  met.back() = true;  // UnknownHappened, below.
  EXPECT_EQ(std::count(met.begin(), met.end(), false), 0) << "an event is missing in this test";
}

TEST(Codec, HasTheFormThatTheHeaderShows) {
  EXPECT_EQ(encode(Event{7, kTime, TurnStarted{{"t1"}, {"m1"}}}),
            R"({"v":1,"seq":7,"time":")" + format_time(kTime) +
                R"(","type":"turn_started","turn":"t1","message":"m1"})");
}

TEST(Codec, MembersMayComeInAnyOrderAndUnknownOnesAreSkipped) {
  const auto event = decode_event(
      R"({"new":{"a":[1]},"message":"m1","turn":"t1","type":"turn_started","time":"2026-11-24T00:00:00Z","seq":3,"v":2})");
  ASSERT_TRUE(event);
  EXPECT_EQ(event->body, EventBody(TurnStarted{{"t1"}, {"m1"}}));
  EXPECT_EQ(event->seq, 3);
}

TEST(Codec, WhatThisVersionDoesNotKnowIsKeptByteForByte) {
  for (
      const char* json :
      {R"({"seq":4, "type":"parcel_sent" ,"x":1.50,"time":"2026-11-24T00:00:00Z"})",
       R"({"seq":4,"time":"2026-11-24T00:00:00Z","type":"turn_failed","turn":"t1","reason":"sunspots"})",
       R"({"seq":4,"time":"2026-11-24T00:00:00Z","type":"assistant_answered","turn":"t1","answer":{"layout":"carousel"}})",
       R"({"seq":4,"time":"2026-11-24T00:00:00Z","type":"model_called_tool","turn":"t1","call":{"id":"c","tool":"fly","arguments":{"to":"moon"}}})"}) {
    const auto event = decode_event(json);
    ASSERT_TRUE(event) << json;
    EXPECT_TRUE(std::holds_alternative<UnknownHappened>(event->body)) << json;
    EXPECT_EQ(event->seq, 4);
    EXPECT_EQ(encode(*event), json);
  }
}

TEST(Codec, RefusesWhatDoesNotFit) {
  for (
      const char* json :
      {"", "[]", "7", "{}", R"({"seq":1})", R"({"type":7})", R"({"type":"turn_started","turn":7})",
       R"({"type":"turn_started","seq":-1})", R"({"type":"turn_started","seq":1.5})",
       R"({"type":"turn_started","seq":"1"})", R"({"type":"turn_started","time":"yesterday"})",
       R"({"type":"shopper_sent_message","page":[]})",
       R"({"type":"assistant_answered","answer":"x"})",
       R"({"type":"assistant_answered","answer":{"products":{"a":1}}})",
       R"({"type":"assistant_answered","answer":{"understood":"yes"}})",
       R"({"type":"turn_started","type":"turn_started"})",
       R"({"type":"model_called_tool","turn":"t1","call":[]})",
       R"({"type":"model_called_tool","turn":"t1","call":{"id":"c","tool":"search_catalog","arguments":7}})"}) {
    const auto event = decode_event(json);
    EXPECT_FALSE(event && !std::holds_alternative<UnknownHappened>(event->body)) << json;
  }
}

TEST(Codec, BoundsWhatComesFromOutside) {
  const std::string long_id(kIdBytesMax + 1, 'x');
  EXPECT_FALSE(decode_event(R"({"type":"turn_started","turn":")" + long_id + "\"}"));
  std::string many = R"({"type":"assistant_answered","answer":{"suggestions":["")";
  for (std::size_t i = 0; i < kElementsMax; ++i) many += ",\"\"";
  EXPECT_FALSE(decode_event(many + "]}}"));
  EXPECT_EQ(decode_event(std::string(kEventBytesMax + 1, ' ')).error().code, ErrorCode::too_large);
  EXPECT_FALSE(
      decode_event(R"({"type":"x","a":)" + std::string(40, '[') + std::string(40, ']') + "}"));
}

TEST(ToolArguments, AreReadByTheirNameAndRefusedOtherwise) {
  const ToolArguments search = SearchCatalog{.text = "tent", .price_max = 100};
  const auto read = decode_arguments(tool_name(search), encode(search));
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, search);
  EXPECT_EQ(decode_arguments("fly", "{}").error().code, ErrorCode::not_found);
  EXPECT_EQ(decode_arguments("get_product", R"({"ids":7})").error().code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(decode_arguments("search_catalog", R"({"sort":"magic"})").error().code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(decode_arguments("search_catalog", "{").error().code, ErrorCode::invalid_argument);
}

TEST(ToolArguments, ThoseOfOtherToolsArePassedOnOnOneLineAndFitTheirType) {
  const auto read = decode_arguments("track_order", "{\n  \"order\": \"o1\"\n}");
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, ToolArguments(OtherTool{"track_order", R"({"order":"o1"})"}));
  EXPECT_EQ(arguments_of<TrackOrder>(*read), TrackOrder{{"o1"}});
  EXPECT_FALSE(arguments_of<Recommend>(*read));
  EXPECT_EQ(decode_arguments("track_order", R"({"order":7})").error().code,
            ErrorCode::invalid_argument);
}

}  // namespace
}  // namespace aisle
