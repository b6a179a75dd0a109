#include <gtest/gtest.h>

#include "tests/support/api_world.h"

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
