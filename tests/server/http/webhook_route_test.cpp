// Webhooks of shops, over HTTP.
#include <gtest/gtest.h>

#include <mutex>

#include "tests/support/api_world.h"

namespace aisle {
namespace {

struct TakenWebhook {
  std::string site, connector, body, signature;
};

// A server that gives webhooks to somebody who answers `verdict`.
struct WebhookWorld {
  Result<void> verdict;
  std::vector<TakenWebhook> taken;
  std::mutex mutex;
  ApiWorld api{
      {}, [this](Api& api) {
        api.on_webhook([this](const WebhookCall& call) {
          TakenWebhook one{std::string(call.site), std::string(call.connector), call.body, ""};
          for (const auto& [name, value] : call.fields) {
            if (name == "x-shopify-hmac-sha256") one.signature += value;
          }
          const std::lock_guard lock(mutex);
          taken.push_back(std::move(one));
          return verdict;
        });
      }};

  int post(const std::string& body, const std::string& path = "/webhooks/shop/shopify") {
    return api.ask("POST", path, body, "X-Shopify-Hmac-SHA256: c2ln\r\n").status;
  }
};

TEST(WebhookRoute, TheRawBodyAndTheFieldsArePassedOnAndTheAnswerIsEmpty) {
  WebhookWorld world;
  EXPECT_EQ(world.post("{\"id\": 1}\n"), 204);
  ASSERT_EQ(world.taken.size(), 1u);
  EXPECT_EQ(world.taken[0].site, "shop");
  EXPECT_EQ(world.taken[0].connector, "shopify");
  EXPECT_EQ(world.taken[0].body, "{\"id\": 1}\n");
  EXPECT_EQ(world.taken[0].signature, "c2ln");
}

TEST(WebhookRoute, AForgedOneIsNotAuthorized) {
  WebhookWorld world;
  world.verdict = Error{ErrorCode::permission_denied, "secret words"};
  const HttpAnswer answer = world.api.ask("POST", "/webhooks/shop/shopify", "{}");
  EXPECT_EQ(answer.status, 401);
  EXPECT_EQ(answer.body.find("secret words"), std::string::npos);
}

TEST(WebhookRoute, OneThatNobodyTakesIsNotFound) {
  WebhookWorld world;
  world.verdict = Error{ErrorCode::not_found, "no such connector"};
  EXPECT_EQ(world.post("{}"), 404);
  ApiWorld without;
  EXPECT_EQ(without.ask("POST", "/webhooks/shop/shopify", "{}").status, 404);
}

TEST(WebhookRoute, ASignedOneThatIsNotUnderstoodIsTakenSoThatTheShopGoesOn) {
  WebhookWorld world;
  world.verdict = Error{ErrorCode::invalid_argument, "no number of a product"};
  EXPECT_EQ(world.post("{}"), 204);
}

TEST(WebhookRoute, AMebibyteIsTakenAndTenAreRefusedUnread) {
  WebhookWorld world;
  EXPECT_EQ(world.post(std::string(kWebhookBodyBytesMax, ' ')), 204);
  EXPECT_EQ(world.post(std::string(kWebhookBodyBytesMax + 1, ' ')), 413);
  EXPECT_EQ(world.post(std::string(10u << 20, ' ')), 413);
  EXPECT_EQ(world.taken.size(), 1u);
}

TEST(WebhookRoute, OnlyPostOnTheWholePathIsARoute) {
  WebhookWorld world;
  EXPECT_EQ(world.api.ask("GET", "/webhooks/shop/shopify").status, 405);
  EXPECT_EQ(world.post("{}", "/webhooks/shop"), 404);
  EXPECT_EQ(world.post("{}", "/webhooks/shop/shopify/more"), 404);
  EXPECT_TRUE(world.taken.empty());
}

TEST(WebhookRoute, OneAddressMayNotFlood) {
  ApiSettings settings;
  settings.requests_per_minute = 2;
  ApiWorld api(settings);
  std::vector<int> statuses;
  for (int i = 0; i < 3; ++i) {
    statuses.push_back(api.ask("POST", "/webhooks/shop/shopify", "{}").status);
  }
  EXPECT_EQ(statuses, (std::vector<int>{404, 404, 429}));
}

}  // namespace
}  // namespace aisle
