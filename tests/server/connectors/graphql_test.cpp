// What a GraphQL API answers, and why it doesn't.
#include <gtest/gtest.h>

#include "server/connectors/shop_api.h"
#include "tests/support/fake_http.h"

namespace aisle::test {
namespace {

using namespace std::chrono_literals;

class GraphqlTest : public testing::Test {
 protected:
  Result<nlohmann::json> ask_for(FakeReply reply) {
    http.then(std::move(reply));
    return ask_graphql(*api, "/graphql", "query ($id: ID!) { order(id: $id) { id } }",
                       {{"id", "1"}}, true);
  }
  Error refusal(const std::string& errors) {
    return ask_for({.body = R"({"data":null,"errors":[)" + errors + "]}"}).error();
  }

  FakeHttp http;
  const std::unique_ptr<ShopApi> api =
      make_shop_api(http, {.name = "acme", .base_url = "https://acme.example", .backoff = 1ms});
};

TEST_F(GraphqlTest, AnAnswerIsItsData) {
  EXPECT_EQ((*ask_for({.body = R"({"data":{"order":null}})"}))["order"], nullptr);
  const auto sent = nlohmann::json::parse(http.requests().at(0).body);
  EXPECT_EQ(sent["variables"]["id"], "1");
  EXPECT_EQ(http.requests().at(0).method, "POST");
}

TEST_F(GraphqlTest, ACodeOfThePlatformBecomesOurs) {
  EXPECT_EQ(refusal(R"({"message":"no","extensions":{"code":"FORBIDDEN"}})").code,
            ErrorCode::permission_denied);
  EXPECT_EQ(refusal(R"({"message":"no","extensions":{"category":"graphql-no-such-entity"}})").code,
            ErrorCode::not_found);
  EXPECT_EQ(refusal(R"({"message":"no","extensions":{"code":"THROTTLED"}})").code,
            ErrorCode::unavailable);
}

TEST_F(GraphqlTest, ADocumentThatIsRefusedSaysWhy) {
  const Error error =
      ask_for({.status = 400, .body = R"({"errors":[{"message":"Cannot query field \"x\"",
                                    "extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]})"})
          .error();
  EXPECT_EQ(error.code, ErrorCode::invalid_argument);
  EXPECT_NE(error.message.find("GRAPHQL_VALIDATION_FAILED"), std::string::npos);
  EXPECT_NE(error.message.find("Cannot query field"), std::string::npos);
}

TEST_F(GraphqlTest, DataBesideAnErrorIsAnError) {
  EXPECT_EQ(ask_for({.body = R"({"data":{"a":1},"errors":[{"message":"b failed"}]})"}).error().code,
            ErrorCode::invalid_argument);
}

TEST_F(GraphqlTest, AMessageOfTheShopKeepsNoPersonalData) {
  const std::string message = refusal(R"({"message":"kim@example.com is wrong"})").message;
  EXPECT_EQ(message.find("kim@example.com"), std::string::npos);
}

TEST_F(GraphqlTest, AnAnswerWithoutDataIsDataLoss) {
  for (const char* body : {"[]", "{}", R"({"data":null})", R"({"data":[]})", R"("data")"}) {
    EXPECT_EQ(ask_for({.body = body}).error().code, ErrorCode::data_loss) << body;
  }
}

}  // namespace
}  // namespace aisle::test
