// What the panel tells of the cart, over HTTP, with real storage behind it.
#include <gtest/gtest.h>

#include "server/conversation/runner.h"
#include "tests/support/api_world.h"

namespace aisle {
namespace {

const std::string kLine =
    R"({"variant":"v1","product":"p1","title":"Hat","choice":"Red","quantity":2,"price":{"amount":1999,"currency":"EUR"}})";
const std::string kCart = R"({"lines":[)" + kLine + R"(],"url":"/cart"})";
const std::string kSteps = R"([{"kind":"add","variant":"v1","product":"p1","quantity":1}])";

struct CartWorld {
  ApiWorld api;
  ApiWorld::Conversation conversation = api.start();

  HttpAnswer report(const std::string& members) {
    return api.ask_as(conversation, "POST", "/cart", "{" + members + "}");
  }
  std::string log() { return api.ask_as(conversation, "GET", "/events?after=0", "").body; }
};

TEST(CartRoute, WhatAClickDidIsInTheLog) {
  CartWorld world;
  const HttpAnswer answer =
      world.report(R"("turn":"t1","outcome":"performed","steps":)" + kSteps + R"(,"cart":)" + kCart);
  EXPECT_EQ(answer.status, 204) << answer.body;
  const std::string log = world.log();
  EXPECT_NE(log.find("cart_changed"), log.npos) << log;
  EXPECT_NE(log.find(R"("outcome":"performed")"), log.npos) << log;
}

TEST(CartRoute, ACartThatIsNoneIsRefusedAndNotStored) {
  CartWorld world;
  const std::string outcome = R"("outcome":"performed","steps":)" + kSteps;
  for (const std::string& cart :
       {std::string(R"({"lines":[)") + kLine + "," + kLine + "]}", std::string(R"({"lines":7})"),
        std::string(R"({"lines":[{"variant":"v1","quantity":-1}]})"), std::string("[]")}) {
    const HttpAnswer answer = world.report(outcome + R"(,"cart":)" + cart);
    EXPECT_EQ(answer.status, 422) << cart << answer.body;
    EXPECT_EQ(answer.json()["member"], "cart") << answer.body;
  }
  EXPECT_EQ(world.log().find("cart_changed"), std::string::npos);
}

TEST(CartRoute, StepsAndOutcomeAreChecked) {
  CartWorld world;
  EXPECT_EQ(world.report(R"("outcome":"stolen","steps":)" + kSteps).status, 422);
  EXPECT_EQ(world.report(R"("outcome":"performed","steps":[])").status, 422);
  EXPECT_EQ(world.report(R"("outcome":"performed")").status, 422);
  EXPECT_EQ(world.report(
                R"("outcome":"performed","steps":[{"kind":"steal","variant":"v1","quantity":1}])")
                .status,
            422);
}

TEST(CartRoute, WhatIsEngravedIsRedacted) {
  CartWorld world;
  world.report(R"("outcome":"performed","steps":)" + kSteps +
               R"(,"cart":{"lines":[{"variant":"v1","title":"Mug for kim@example.com","quantity":1}]})");
  const std::string log = world.log();
  EXPECT_NE(log.find("Mug for"), log.npos) << log;
  EXPECT_EQ(log.find("kim@example.com"), log.npos) << log;
}

TEST(CartRoute, AMessageBringsTheCartOfItsPage) {
  CartWorld world;
  const HttpAnswer answer =
      world.api.ask_as(world.conversation, "POST", "/messages",
                       R"({"id":"m1","text":"hi","page":{"url":"/","cart":)" + kCart + "}}");
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_NE(world.log().find(R"("variant":"v1")"), std::string::npos) << world.log();
  EXPECT_EQ(world.api
                .ask_as(world.conversation, "POST", "/messages",
                        R"({"id":"m2","text":"hi","page":{"url":"/","cart":{"lines":[{}]}}})")
                .status,
            422);
}

}  // namespace
}  // namespace aisle
