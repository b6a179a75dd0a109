#include <gtest/gtest.h>

#include "tests/support/api_world.h"
#include "tests/support/order_world.h"

namespace aisle {
namespace {

Time now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

HttpAnswer prove(ApiWorld& world, const ApiWorld::Conversation& conversation,
                 const std::string& token) {
  return world.ask_as(conversation, "POST", "/identity", R"({"token":")" + token + R"("})");
}

std::string events(ApiWorld& world, const ApiWorld::Conversation& conversation) {
  return world.ask_as(conversation, "GET", "/events").body;
}

TEST(IdentityRoute, ASignedTokenMakesTheConversationThatShoppers) {
  ApiWorld world;
  const auto conversation = world.start();
  const HttpAnswer answer = prove(world, conversation, good_token(now()));
  EXPECT_EQ(answer.status, 204) << answer.body;
  EXPECT_TRUE(answer.has("Cache-Control: no-store"));
  const std::string log = events(world, conversation);
  EXPECT_NE(log.find(R"("type":"identity_proven","level":"signed","shopper":"42")"), log.npos)
      << log;
  EXPECT_EQ(prove(world, conversation, good_token(now())).status, 204);
  EXPECT_EQ(events(world, conversation), log) << "twice is once";
}

TEST(IdentityRoute, AnotherShopperIsAConflictAndChangesNothing) {
  ApiWorld world;
  const auto conversation = world.start();
  ASSERT_EQ(prove(world, conversation, good_token(now())).status, 204);
  const std::string log = events(world, conversation);
  const HttpAnswer answer = prove(world, conversation, good_token(now(), "43"));
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(answer.json()["code"], "other_shopper");
  EXPECT_EQ(events(world, conversation), log);
}

TEST(IdentityRoute, EveryTokenThatProvesNothingGetsTheSameAnswer) {
  ApiWorld world({.identities_per_minute = 0});
  const std::string token = good_token(now());
  std::string said;
  const std::string faults[] = {
      "x",
      token + "A",
      good_token(now() - std::chrono::hours(2)),
      good_token(now() + std::chrono::hours(2)),
      signed_token(R"({"alg":"none"})", R"({"sub":"42"})"),
      signed_token(R"({"alg":"HS256","kid":"k2"})", R"({"sub":"42"})"),
      signed_token(R"({"alg":"HS256"})", R"({"sub":"42","aud":"shop"})"),
      std::string(9'000, 'a'),
  };
  for (const std::string& fault : faults) {
    const auto conversation = world.start();
    const HttpAnswer answer = prove(world, conversation, fault);
    EXPECT_EQ(answer.status, 403) << fault;
    if (said.empty()) said = answer.body;
    EXPECT_EQ(answer.body, said) << fault;
    EXPECT_EQ(events(world, conversation).find("identity_proven"), std::string::npos);
  }
  EXPECT_NE(said.find("identity_refused"), std::string::npos);
  const std::string figures = world.metrics.text({});
  EXPECT_NE(figures.find("aisle_identity_refused_total{reason=\"expired\"} 1"), figures.npos);
  EXPECT_NE(figures.find("aisle_identity_refused_total{reason=\"too_large\"} 1"), figures.npos);
}

TEST(IdentityRoute, AShopWithoutKeysAndAnotherShopsTokenProveNothing) {
  ApiWorld world;
  const auto conversation = world.start("other");
  EXPECT_EQ(prove(world, conversation, good_token(now())).status, 403);
}

TEST(IdentityRoute, ItNeedsTheConversationsOwnSecretAndATokenThatIsAText) {
  ApiWorld world;
  const auto conversation = world.start();
  const std::string body = R"({"token":")" + good_token(now()) + R"("})";
  EXPECT_EQ(world.ask("POST", conversation.path("/identity"), body).status, 401);
  EXPECT_EQ(world.ask_as({conversation.id, world.start().token}, "POST", "/identity", body).status,
            401);
  for (const char* wrong : {"{}", R"({"token":null})", R"({"token":7})", R"({"token":""})"}) {
    EXPECT_EQ(world.ask_as(conversation, "POST", "/identity", wrong).status, 422) << wrong;
  }
}

// An API whose shop has the orders of MemoryOrderFinder.
struct OrderRoutes {
  MemoryOrderFinder orders;
  MemoryMailer mailer;
  OrderAccess access{orders, mailer, "The shop"};
  ApiWorld world{ApiSettings{}, [this](Api& api) { api.set_order_access("shop", access); }};

  HttpAnswer post(const ApiWorld::Conversation& conversation, const std::string& body) {
    return world.ask_as(conversation, "POST", "/identity", body);
  }
};

TEST(IdentityRoute, AnOrderIsProvenByNumberAndThenByCode) {
  OrderRoutes routes;
  const auto conversation = routes.world.start();
  const auto claimed = routes.post(conversation, R"({"order":"T1001","email":"ada@shop.example"})");
  EXPECT_EQ(claimed.status, 204) << claimed.body;
  EXPECT_NE(events(routes.world, conversation)
                .find(R"("level":"order_number","shopper":"s1","order":"T1001")"),
            std::string::npos);
  routes.access.send_code(
      {{conversation.id}, "127.0.0.1"},
      {IdentityLevel::order_number, {"s1"}, {{{"T1001"}, IdentityLevel::order_number}}}, {"T1001"},
      now());
  EXPECT_EQ(routes.post(conversation, R"({"code":")" + routes.mailer.code() + R"("})").status, 204);
  EXPECT_NE(events(routes.world, conversation).find(R"("level":"one_time_code")"),
            std::string::npos);
  // Somebody else's order is right too, but this conversation has its shopper.
  EXPECT_EQ(routes.post(conversation, R"({"order":"T1003","email":"bob@shop.example"})").status,
            409);
}

TEST(IdentityRoute, EveryProofOfAnOrderThatFailsGetsTheSameAnswer) {
  OrderRoutes routes;
  const auto conversation = routes.world.start();
  const std::string said = routes.post(conversation, R"({"token":"x"})").body;
  for (const char* body :
       {R"({"order":"T9999","email":"ada@shop.example"})",
        R"({"order":"T1001","email":"bob@shop.example"})", R"({"order":"T1001","postcode":"1"})",
        R"({"order":"T1001"})", R"({"code":"123456"})", R"({"code":"x"})"}) {
    const HttpAnswer answer = routes.post(conversation, body);
    EXPECT_EQ(answer.status, 403) << body;
    EXPECT_EQ(answer.body, said) << body;
  }
  // More than the conversation's share of failures by now: right, and refused all the same.
  const HttpAnswer right =
      routes.post(conversation, R"({"order":"T1001","email":"ada@shop.example"})");
  EXPECT_EQ(right.status, 403);
  EXPECT_EQ(right.body, said);
  EXPECT_EQ(routes.world
                .ask_as(routes.world.start("other"), "POST", "/identity",
                        R"({"order":"T1001","email":"ada@shop.example"})")
                .body,
            said)
      << "a site without orders";
}

TEST(IdentityRoute, OneWayToProveAtATime) {
  OrderRoutes routes;
  const auto conversation = routes.world.start();
  for (const char* body : {R"({"order":"T1001","code":"123456"})", R"({"token":"x","order":"T1"})",
                           R"({"email":"ada@shop.example"})", R"({"order":7})"}) {
    EXPECT_EQ(routes.post(conversation, body).status, 422) << body;
  }
}

TEST(IdentityRoute, TriesAreLimitedPerConversation) {
  ApiWorld world;
  const auto conversation = world.start();
  for (int i = 0; i < kConversationIdentitiesPerMinute; ++i) {
    EXPECT_EQ(prove(world, conversation, "x").status, 403);
  }
  const HttpAnswer answer = prove(world, conversation, good_token(now()));
  EXPECT_EQ(answer.status, 429);
  EXPECT_TRUE(answer.has("Retry-After: "));
  EXPECT_EQ(prove(world, world.start(), good_token(now())).status, 204);
}

TEST(IdentityRoute, TriesAreLimitedPerAddress) {
  ApiWorld world({.identities_per_minute = 2});
  EXPECT_EQ(prove(world, world.start(), "x").status, 403);
  EXPECT_EQ(prove(world, world.start(), "x").status, 403);
  EXPECT_EQ(prove(world, world.start(), good_token(now())).status, 429);
}

}  // namespace
}  // namespace aisle
