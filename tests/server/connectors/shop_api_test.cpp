#include "server/connectors/shop_api.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "tests/support/fake_http.h"

namespace aisle::test {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

class ShopApiTest : public testing::Test {
 protected:
  std::unique_ptr<ShopApi> api(int calls_max = 8, std::chrono::milliseconds deadline = 10s) {
    return make_shop_api(http, {.name = "acme",
                                .base_url = "https://acme.example/api",
                                .fields = {{"authorization", "Bearer secret"}},
                                .calls_max = calls_max,
                                .deadline = deadline,
                                .backoff = 1ms,
                                .body_bytes_max = 1 << 20});
  }
  Result<ShopAnswer> ask(ShopQuestion question = {.path = "/orders"}) {
    return api()->ask(question);
  }
  ErrorCode code(ShopQuestion question = {.path = "/orders"}) { return ask(question).error().code; }

  FakeHttp http;
};

const ShopQuestion kChange{
    .method = "POST", .path = "/orders/1/cancel", .body = {{"why", "x"}}, .repeatable = false};

FakeReply failing(ErrorCode code) { return {.end = Error{code, "as told"}}; }

FakeReply page(int status) {
  return {.status = status,
          .body = "<!doctype html><h1>Sorry</h1>",
          .fields = {{"content-type", "text/html"}}};
}

FakeReply busy(std::vector<HttpField> fields) {
  return {.status = 429, .fields = std::move(fields)};
}

TEST_F(ShopApiTest, AQuestionCarriesKeyAddressAndBody) {
  http.then({.status = 201, .body = R"({"id":7})"});
  const auto answer =
      ask({.method = "PUT", .path = "/orders/1", .fields = {{"x-a", "b"}}, .body = {{"n", 1}}});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->head.status, 201);
  EXPECT_EQ(answer->body["id"], 7);
  const HttpRequest sent = http.requests().at(0);
  EXPECT_EQ(sent.method, "PUT");
  EXPECT_EQ(sent.url, "https://acme.example/api/orders/1");
  EXPECT_EQ(sent.body, R"({"n":1})");
  EXPECT_EQ(sent.fields, (std::vector<HttpField>{{"authorization", "Bearer secret"},
                                                 {"accept", "application/json"},
                                                 {"x-a", "b"},
                                                 {"content-type", "application/json"}}));
  EXPECT_FALSE(sent.once);
}

TEST_F(ShopApiTest, AnAnswerWithoutContentIsNull) {
  http.then({.status = 204, .body = ""});
  EXPECT_TRUE(ask()->body.is_null());
}

TEST_F(ShopApiTest, RefusalsInJsonAreThePlatformsToRead) {
  for (const int status : {400, 404, 409, 422}) {
    FakeHttp own;
    own.then({.status = status, .body = R"({"type":"not_allowed"})"});
    const auto answer = make_shop_api(own, {.name = "acme"})->ask({.path = "/"});
    ASSERT_TRUE(answer) << status;
    EXPECT_EQ(answer->head.status, status);
    EXPECT_EQ(answer->body["type"], "not_allowed");
  }
}

TEST_F(ShopApiTest, AWrongKeyAndAMissingRightAreToldApart) {
  http.then({.status = 401}).then(page(403));
  const auto wrong = ask();
  const auto missing = ask();
  EXPECT_EQ(wrong.error().code, ErrorCode::permission_denied);
  EXPECT_NE(wrong.error().message.find("doesn't know the key"), std::string::npos);
  EXPECT_EQ(missing.error().code, ErrorCode::permission_denied);
  EXPECT_NE(missing.error().message.find("lacks a right"), std::string::npos);
  EXPECT_EQ(wrong.error().message.find("secret"), std::string::npos);
}

TEST_F(ShopApiTest, AnotherRefusalIsNotFound) {
  http.then({.status = 410}).then({.status = 404, .body = ""});
  EXPECT_EQ(code(), ErrorCode::not_found);
  EXPECT_EQ(code(), ErrorCode::not_found);
}

TEST_F(ShopApiTest, APageInsteadOfDataIsUnavailable) {
  for (const int status : {200, 404, 502}) {
    http.then(page(status));
    EXPECT_EQ(code(), ErrorCode::unavailable) << status;
  }
}

TEST_F(ShopApiTest, ARedirectionSaysThatTheAddressIsAnother) {
  http.then(page(301));
  const auto answer = ask();
  EXPECT_EQ(answer.error().code, ErrorCode::unavailable);
  EXPECT_NE(answer.error().message.find("`url`"), std::string::npos);
}

TEST_F(ShopApiTest, BrokenJsonIsDataLossAndIsNotAskedForAgain) {
  for (const std::string& body :
       {std::string(R"({"orders":[{"id":1)"), std::string(R"({"a":1,"a":2})"),
        std::string(kShopJsonDepthMax + 1, '[') + std::string(kShopJsonDepthMax + 1, ']')}) {
    FakeHttp own;
    own.then({.body = body});
    const auto answer = make_shop_api(own, {.name = "acme"})->ask({.path = "/"});
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::data_loss) << body;
    EXPECT_EQ(own.count(), 1u);
  }
}

TEST_F(ShopApiTest, JsonAsDeepAsTheBoundIsRead) {
  http.then({.body = std::string(kShopJsonDepthMax, '[') + std::string(kShopJsonDepthMax, ']')});
  EXPECT_TRUE(ask());
}

TEST_F(ShopApiTest, AByteOrderMarkBeforeTheDataIsOverlooked) {
  http.then({.body = "\xEF\xBB\xBF{\"a\":1}"});
  EXPECT_EQ(ask()->body["a"], 1);
}

TEST_F(ShopApiTest, TheBoundOfAnAnswerIsTheClientsToKeep) {
  http.then(failing(ErrorCode::too_large));
  EXPECT_EQ(code(), ErrorCode::too_large);
  EXPECT_EQ(http.requests().at(0).body_bytes_max, std::size_t{1} << 20);
  EXPECT_EQ(http.count(), 1u);
}

TEST_F(ShopApiTest, ABrokenShopIsAskedAgainAFewTimes) {
  http.then({.status = 500}).then(failing(ErrorCode::unavailable)).then({.body = R"({"a":1})"});
  EXPECT_EQ(ask()->body["a"], 1);
  EXPECT_EQ(http.count(), 3u);
  FakeHttp down;
  down.then({.status = 503});
  const auto api = make_shop_api(down, {.name = "acme", .backoff = 1ms});
  EXPECT_EQ(api->ask({.path = "/"}).error().code, ErrorCode::unavailable);
  EXPECT_EQ(down.count(), std::size_t{kShopTriesMax});
}

TEST_F(ShopApiTest, AChangeIsNeverSentTwice) {
  for (const FakeReply& reply : {failing(ErrorCode::unavailable), FakeReply{.status = 500},
                                 FakeReply{.status = 503}, busy({{"retry-after", "0"}})}) {
    FakeHttp own;
    own.then(reply).then({});
    const auto answer = make_shop_api(own, {.name = "acme", .backoff = 1ms})->ask(kChange);
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::unavailable);
    ASSERT_EQ(own.count(), 1u);
    EXPECT_TRUE(own.requests().at(0).once);
  }
}

TEST_F(ShopApiTest, AChangeWithoutAnAnswerMayHaveBeenDone) {
  http.then({.silent = true});
  const auto answer = api(8, 30ms)->ask(kChange);
  EXPECT_EQ(answer.error().code, ErrorCode::deadline_exceeded);
  EXPECT_NE(answer.error().message.find("may have been done"), std::string::npos);
  EXPECT_EQ(http.open(), 0);
}

TEST_F(ShopApiTest, ABusyShopIsWaitedForAsLongAsItAsks) {
  http.then(busy({{"retry-after", "1"}})).then({.body = R"({"a":1})"});
  const auto began = Clock::now();
  EXPECT_EQ(ask()->body["a"], 1);
  EXPECT_GE(Clock::now() - began, 1s);
  EXPECT_EQ(http.count(), 2u);
}

TEST_F(ShopApiTest, AShopThatIsBusyForLongerThanTheDeadlineIsLeftAloneByAll) {
  http.then(busy({{"retry-after", "30"}})).then({});
  const auto shop = api();
  const auto began = Clock::now();
  EXPECT_EQ(shop->ask({.path = "/"}).error().code, ErrorCode::unavailable);
  EXPECT_EQ(shop->ask({.path = "/"}).error().code, ErrorCode::unavailable);
  EXPECT_EQ(shop->ask(kChange).error().code, ErrorCode::unavailable);
  EXPECT_LT(Clock::now() - began, 5s);
  EXPECT_EQ(http.count(), 1u);
}

TEST_F(ShopApiTest, OnlySoManyQuestionsAreAskedAtATime) {
  http.then({.silent = true});
  const auto shop = api(2, 300ms);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] { EXPECT_FALSE(shop->ask({.path = "/"})); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(http.most_open(), 2);
}

TEST_F(ShopApiTest, WhereTooManyWaitTheNextIsRefusedAtOnce) {
  http.then({.silent = true});
  const auto shop = api(1, 2s);
  std::thread asking([&] { EXPECT_FALSE(shop->ask({.path = "/"})); });
  ASSERT_TRUE(http.wait_for_open(1));
  std::vector<std::thread> waiting;
  std::atomic<int> refused_early = 0;
  const auto began = Clock::now();
  for (int i = 0; i < 3; ++i) {
    waiting.emplace_back([&] {
      EXPECT_EQ(shop->ask({.path = "/"}).error().code, ErrorCode::unavailable);
      if (Clock::now() - began < 1s) ++refused_early;
    });
  }
  for (std::thread& thread : waiting) thread.join();
  asking.join();
  EXPECT_EQ(refused_early, 2);
}

TEST_F(ShopApiTest, APathThatIsNoneIsNotAsked) {
  EXPECT_EQ(code({.path = "@evil.example/"}), ErrorCode::invalid_argument);
  EXPECT_EQ(http.count(), 0u);
}

TEST(EscapePart, LeavesNothingThatAUrlUnderstands) {
  EXPECT_EQ(escape_part("a-Z_0.~"), "a-Z_0.~");
  EXPECT_EQ(escape_part("a/../b?c=d&e#f g%+"), "a%2F..%2Fb%3Fc%3Dd%26e%23f%20g%25%2B");
  EXPECT_EQ(escape_part("ü"), "%C3%BC");
}

}  // namespace
}  // namespace aisle::test
