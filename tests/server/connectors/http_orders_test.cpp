// Orders of a described API, and their changes.
#include "tests/support/described_shop.h"

namespace aisle::test::described {
namespace {

class DescribedOrdering : public DescribedShop {
 public:
  Orders& orders() { return *connector->orders(); }
  ErrorCode failure(const json& order) {
    const auto found = find(order);
    EXPECT_FALSE(found);
    return found ? ErrorCode() : found.error().code;
  }
  OrderRequest request(OrderChange change) {
    return {{"key 1"}, {"7"}, {"1001"}, std::move(change), "", system_time()};
  }
};

TEST_F(DescribedOrdering, TheExampleOfTheReadmeIsASoundOrder) {
  const Order one = sound(order());
  EXPECT_EQ(one.id.value, "1001");
  EXPECT_EQ(one.state, OrderState::pending);
  EXPECT_EQ(paid(one), 10490);
  EXPECT_EQ(one.delivery_fee, 490);
  EXPECT_EQ(count_of(one.lines, {"J1-S"}), 3);
  EXPECT_EQ(one.lines.size(), 2u) << "100.00 doesn't divide by three";
  EXPECT_EQ(one.address, (PostalAddress{.name = "Kim Berger",
                                        .street = "Lindenweg 4",
                                        .postcode = "04109",
                                        .city = "Leipzig",
                                        .country = "DE"}));
  EXPECT_EQ(path_of(0), "/orders/1001");
}

TEST_F(DescribedOrdering, AnOrderIsOneQuestion) {
  EXPECT_TRUE(find(order()));
  EXPECT_EQ(http.count(), 1u);
}

TEST_F(DescribedOrdering, NumbersArePartsOfThePathAndNothingElse) {
  then({{"error", "unknown"}}, 404);
  for (const char* number : {"../customers/7", "1001/cancel", "1001?x=1", ".."}) {
    EXPECT_EQ(orders().order({"7"}, {number}).error().code, ErrorCode::not_found) << number;
  }
  const std::vector<HttpRequest> asked = http.requests();
  for (const HttpRequest& one : asked) EXPECT_EQ(one.url.find('/', 15), one.url.rfind('/'));
  EXPECT_EQ(asked.size(), 3u) << "\"..\" is never asked for";
}

TEST_F(DescribedOrdering, WhatASystemAnswersForNoOrderIsNotFound) {
  const std::vector<json> nothings = {json(), {{"order", nullptr}}, {{"order", json::array()}}};
  for (const json& nothing : nothings) {
    then(nothing);
    EXPECT_EQ(orders().order({"7"}, {"1001"}).error().code, ErrorCode::not_found) << nothing;
  }
  for (const int status : {400, 404, 422}) {
    then({{"error", "no"}}, status);
    EXPECT_EQ(orders().order({"7"}, {"1001"}).error().code, ErrorCode::not_found) << status;
  }
}

TEST_F(DescribedOrdering, OfASearchTheOneWithTheNumberIsTaken) {
  json other = order();
  other["no"] = "11001";
  then({{"order", {other, order()}}});
  EXPECT_EQ(orders().order({"7"}, {"1001"})->id.value, "1001");
  then({{"order", {other}}});
  EXPECT_EQ(orders().order({"7"}, {"1001"}).error().code, ErrorCode::not_found);
}

TEST_F(DescribedOrdering, AnotherOrderThanTheOneAskedForIsNotFound) {
  json other = order();
  other["no"] = "1002";
  EXPECT_EQ(failure(other), ErrorCode::not_found);
}

TEST_F(DescribedOrdering, SomebodyElsesIsDenied) {
  json other = order();
  other["buyer"]["id"] = 8;
  EXPECT_EQ(failure(other), ErrorCode::permission_denied);
  other["buyer"]["id"] = "guest:1001";
  EXPECT_EQ(failure(other), ErrorCode::data_loss) << "a customer can't pass for a guest";
}

TEST_F(DescribedOrdering, AnotherCustomerThanTheOneAskedForIsNotFound) {
  then({{"id", 8}, {"first", "Alex"}, {"last", "X"}, {"mail", "alex@example.com"}});
  EXPECT_EQ(orders().shopper({"7"}).error().code, ErrorCode::not_found);
  then({{"id", 7}, {"first", "Kim"}, {"last", nullptr}, {"mail", "kim@example.com"}});
  EXPECT_EQ(orders().shopper({"7"})->name, "Kim");
}

TEST_F(DescribedOrdering, WithoutACustomerItIsAGuests) {
  json one = order();
  one["buyer"]["id"] = nullptr;
  then({{"order", one}});
  EXPECT_EQ(orders().owner({"1001"})->id.value, "guest:1001");
}

TEST_F(DescribedOrdering, WhatIsMissingOrOfAnotherKindIsDriftByName) {
  const auto drift = [&](auto change) {
    json one = order();
    change(one);
    const auto found = find(one);
    EXPECT_FALSE(found);
    return found ? "" : found.error().message;
  };
  EXPECT_NE(drift([](json& o) { o.erase("at"); }).find("placed_at: expected a time"),
            std::string::npos);
  EXPECT_NE(drift([](json& o) { o["at"] = "soon"; }).find("placed_at: expected"),
            std::string::npos);
  EXPECT_NE(drift([](json& o) { o["at"] = -5; }).find("placed_at: expected"), std::string::npos);
  EXPECT_NE(drift([](json& o) { o["shipping"] = "4,90"; }).find("delivery_fee: expected"),
            std::string::npos);
  EXPECT_NE(drift([](json& o) { o["lines"] = 5; }).find("lines (at \"/lines\"): expected a list"),
            std::string::npos);
  EXPECT_NE(drift([](json& o) { o.erase("lines"); }).find("lines: expected at least one"),
            std::string::npos);
  EXPECT_NE(drift([](json& o) { o["lines"][0]["count"] = 0; }).find("lines[0].count"),
            std::string::npos);
  EXPECT_NE(drift([](json& o) { o["lines"][0]["count"] = "1e9"; }).find("lines[0].count"),
            std::string::npos);
  EXPECT_NE(drift([](json& o) { o["no"] = json::array({1}); }).find("number"), std::string::npos);
  EXPECT_NE(drift([](json& o) { o["lines"] = json(std::vector<int>(1'001)); }).find("at most 1000"),
            std::string::npos);
}

TEST_F(DescribedOrdering, AStateWithoutAMeaningIsShownAndLeftToAPerson) {
  json one = order();
  one["state"] = "ON_HOLD";
  expect_beyond_rules(one);
  one["state"] = "PACKING";
  expect_beyond_rules(one);
  EXPECT_EQ(find(one)->state, OrderState::pending);
}

TEST_F(DescribedOrdering, SumsThatDontComeOutAreLeftToAPerson) {
  json one = order();
  one["total"] = "9990";
  expect_beyond_rules(one);
}

TEST_F(DescribedOrdering, ParcelsTakeAnOrderFurtherThanItsWord) {
  json one = order();
  one["parcels"] = {parcel(nullptr)};
  EXPECT_EQ(sound(one).state, OrderState::shipped);
  one["parcels"] = {parcel(1'795'950'000)};
  const Order there = sound(one);
  EXPECT_EQ(there.state, OrderState::delivered);
  EXPECT_EQ(count_of(there.fulfillments.at(0).items, {"J1-S"}), 3);
}

TEST_F(DescribedOrdering, AParcelWithoutANumberIsLeftToAPerson) {
  json one = order();
  one["state"] = "SENT";
  one["parcels"] = json::array();
  expect_beyond_rules(one);
  EXPECT_EQ(find(one)->state, OrderState::shipped) << "what the shop says is shown all the same";
}

TEST_F(DescribedOrdering, ACancelledOrderHasItsMoneyBack) {
  json one = order();
  one["state"] = "VOID";
  const Order cancelled = sound(one);
  EXPECT_EQ(cancelled.state, OrderState::cancelled);
  EXPECT_EQ(paid(cancelled), 0);
}

TEST_F(DescribedOrdering, AReturnIsPaidWhenItIsBack) {
  json one = order();
  one["parcels"] = {parcel(1'795'950'000)};
  one["returns"] = {
      {{"at", 1'796'000'000}, {"back", nullptr}, {"lines", {{{"sku", "J1-S"}, {"count", 3}}}}}};
  const Order asked = sound(one);
  EXPECT_EQ(asked.state, OrderState::return_requested);
  EXPECT_EQ(paid(asked), 10490);
  one["returns"][0]["back"] = 1'796'100'000;
  const Order back = sound(one);
  EXPECT_EQ(back.state, OrderState::returned);
  EXPECT_EQ(paid(back), 0);
}

TEST_F(DescribedOrdering, AReturnOfWhatWasNotBoughtIsLeftToAPerson) {
  json one = order();
  one["parcels"] = {parcel(1'795'950'000)};
  one["returns"] = {{{"at", 1'796'000'000}, {"lines", {{{"sku", "J1-XL"}, {"count", 1}}}}}};
  expect_beyond_rules(one);
}

TEST_F(DescribedOrdering, AListIsNewestFirstAndOnlyTheShoppers) {
  json newer = order(), other = order();
  newer["no"] = "1002";
  newer["at"] = 1'795'800'001;
  other["buyer"]["id"] = 8;
  then({{"orders", {order(), newer, other}}});
  const auto list = orders().orders({"7"}, {});
  ASSERT_EQ(list->size(), 2u);
  EXPECT_EQ(list->at(0).id.value, "1002");
  EXPECT_EQ(orders().orders({"7"}, {"1002"})->size(), 1u);
  EXPECT_EQ(orders().orders({"7"}, {"999"}).error().code, ErrorCode::not_found);
}

TEST_F(DescribedOrdering, AListOfNumbersAsksForEach) {
  describe_as(with(readme_example("# erp.toml"), "list = \"/orders\" ",
                   "number = \"\"\nlist = \"/orders\" "));
  then({{"orders", {1001, "1002"}}}).then({{"order", order()}}).then({{"error", "gone"}}, 404);
  const auto list = orders().orders({"7"}, {});
  ASSERT_TRUE(list) << list.error().message;
  EXPECT_EQ(list->size(), 1u);
  EXPECT_EQ(http.count(), 3u);
}

TEST_F(DescribedOrdering, AnEmptyListAsksWhetherThereIsSuchACustomer) {
  then({{"orders", json::array()}}).then({{"error", "no"}}, 404);
  EXPECT_EQ(orders().orders({"7"}, {}).error().code, ErrorCode::not_found);
  EXPECT_EQ(path_of(1), "/customers/7");
}

TEST_F(DescribedOrdering, CancellingIsOneQuestionWithItsKey) {
  json cancelled = order();
  cancelled["state"] = "VOID";
  then({{"order", order()}}).then({}).then({{"order", cancelled}});
  const auto done = orders().change(request(CancelOrder{CancelReason::too_late}));
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_TRUE(std::holds_alternative<OrderDone>(*done));
  const HttpRequest asked = http.requests().at(1);
  EXPECT_EQ(asked.method, "POST");
  EXPECT_EQ(path_of(1), "/orders/1001/cancel");
  EXPECT_EQ(json::parse(asked.body), (json{{"reason", "too_late"}}));
  const bool has_key = std::any_of(
      asked.fields.begin(), asked.fields.end(),
      [](const HttpField& f) { return f.name == "Idempotency-Key" && f.value == "key%201"; });
  EXPECT_TRUE(has_key);
  EXPECT_EQ(http.count(), 3u);
}

TEST_F(DescribedOrdering, WithoutAKeyAChangeIsSentOnce) {
  describe_as(with(readme_example("# erp.toml"), "key_header", "# key_header"));
  then({{"order", order()}}).then({}, 503);
  EXPECT_EQ(orders().change(request(CancelOrder{})).error().code, ErrorCode::unavailable);
  EXPECT_EQ(http.count(), 2u);
}

TEST_F(DescribedOrdering, WhatTheSystemRefusesIsRefused) {
  for (const int status : {400, 404, 405, 409, 422}) {
    connector = make(settings);
    then({{"order", order()}}).then({{"error", "no"}}, status);
    const auto answer = orders().change(request(CancelOrder{}));
    ASSERT_TRUE(answer) << status << answer.error().message;
    ASSERT_TRUE(std::holds_alternative<OrderRefusal>(*answer)) << status;
    EXPECT_EQ(std::get<OrderRefusal>(*answer).reason, OrderRefusalReason::changed_meanwhile);
  }
}

TEST_F(DescribedOrdering, AReturnNamesItsItemsInTheSystemsWords) {
  json there = order();
  there["parcels"] = {parcel(1'795'950'000)};
  json asked = there;
  asked["returns"] = {{{"at", 1'796'000'000}, {"lines", {{{"sku", "J1-S"}, {"count", 2}}}}}};
  then({{"order", there}}).then({}).then({{"order", asked}});
  const auto done =
      orders().change(request(ReturnItems{{{{"J1-S"}, 2}}, ReturnReason::damaged, {}}));
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_TRUE(std::holds_alternative<OrderDone>(*done));
  EXPECT_EQ(json::parse(http.requests().at(1).body),
            json::parse(R"({"lines": [{"sku": "J1-S", "count": 2}], "reason": "ANY"})"));
}

TEST_F(DescribedOrdering, WhatIsNotDescribedIsRefusedBeforeItIsOffered) {
  PostalAddress moved{.name = "K", .street = "S 1", .postcode = "1", .city = "C", .country = "DE"};
  then({{"order", order()}});
  const auto preview = orders().preview({"7"}, {"1001"}, ChangeAddress{moved}, system_time());
  EXPECT_EQ(std::get<OrderRefusal>(*preview).reason, OrderRefusalReason::needs_a_person);
}

TEST_F(DescribedOrdering, AKeyIsInNoError) {
  then({{"error", "s3cret-key"}}, 401);
  const auto found = orders().order({"7"}, {"1001"});
  EXPECT_EQ(found.error().code, ErrorCode::unavailable);
  EXPECT_EQ(found.error().message.find("s3cret"), std::string::npos);
}

TEST_F(DescribedOrdering, ACheckTriesEveryQuestion) {
  then(items(json::array({item()}))).then({{"error", "no"}}, 404).then({{"error", "no"}}, 404);
  then({{"error", "no"}}, 500);
  const std::vector<CapabilityCheck> checks = connector->check();
  EXPECT_EQ(checks.at(0), (CapabilityCheck{"catalog", Standing::works, ""}));
  EXPECT_EQ(checks.at(2).standing, Standing::failed) << "the list of orders fails";
  EXPECT_EQ(checks.at(3).standing, Standing::failed);
}

}  // namespace
}  // namespace aisle::test::described
