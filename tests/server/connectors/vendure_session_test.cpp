#include "server/connectors/vendure_session.h"

#include <gtest/gtest.h>

#include "tests/support/vendure_shop.h"

namespace aisle::test {
namespace {

const std::vector<HttpField> kToken = {{"vendure-auth-token", "t1"}};
const std::vector<HttpField> kOtherToken = {{"vendure-auth-token", "t2"}};
const std::vector<HttpField> kNoToken = {{"vendure-auth-token", ""}};

nlohmann::json logged_in() { return parsed(R"({"data":{"login":{"__typename":"CurrentUser"}}})"); }

class VendureSessionTest : public testing::Test {
 protected:
  VendureSessionTest() {
    auto owned = std::make_unique<FakeVendure>();
    shop = owned.get();
    shop_ = std::move(owned);
  }
  void open(VendureLogin login = {"assistant@shop.example", "pass-word"}) {
    session = make_vendure_session(std::move(shop_), std::move(login));
  }
  Result<nlohmann::json> ask() {
    return ask_graphql(*session, kVendureAdminPath, "{ orders { totalItems } }", {}, true);
  }
  std::string sent(std::size_t question, std::string_view name) const {
    return std::string(HttpHead{0, shop->questions.at(question).fields}.field(name));
  }

  FakeVendure* shop;
  std::unique_ptr<ShopApi> session;

 private:
  std::unique_ptr<ShopApi> shop_;
};

TEST_F(VendureSessionTest, LogsInOnceForManyQuestions) {
  open();
  shop->then(logged_in(), kToken).then_data({{"a", 1}}).then_data({{"a", 2}});
  EXPECT_EQ((*ask())["a"], 1);
  EXPECT_EQ((*ask())["a"], 2);
  ASSERT_EQ(shop->questions.size(), 3u);
  EXPECT_EQ(shop->variables(0)["user"], "assistant@shop.example");
  EXPECT_EQ(sent(1, "authorization"), "Bearer t1");
  EXPECT_EQ(sent(2, "authorization"), "Bearer t1");
}

TEST_F(VendureSessionTest, ATokenThatBecameAnonymousIsReplacedAndTheQuestionAskedAgain) {
  open();
  shop->then(logged_in(), kToken)
      .then_error("FORBIDDEN", "You are not currently authorized", kNoToken)
      .then(logged_in(), kOtherToken)
      .then_data({{"a", 1}});
  ASSERT_TRUE(ask());
  EXPECT_EQ(sent(3, "authorization"), "Bearer t2");
}

TEST_F(VendureSessionTest, AShopThatForgetsEverySessionIsAnErrorAndNoLoop) {
  open();
  shop->then(logged_in(), kToken)
      .then_error("FORBIDDEN", "", kNoToken)
      .then(logged_in(), kOtherToken)
      .then_error("FORBIDDEN", "", kNoToken);
  EXPECT_EQ(ask().error().code, ErrorCode::permission_denied);
  EXPECT_EQ(shop->questions.size(), 4u);
}

TEST_F(VendureSessionTest, AMissingRightIsToldWithoutLoggingInAgain) {
  open();
  shop->then(logged_in(), kToken).then_error("FORBIDDEN", "You are not currently authorized");
  EXPECT_EQ(ask().error().code, ErrorCode::permission_denied);
  EXPECT_EQ(shop->questions.size(), 2u);
}

TEST_F(VendureSessionTest, AWrongPasswordIsPermissionDeniedAndNotInTheMessage) {
  open();
  shop->then(parsed(
      R"({"data":{"login":{"__typename":"InvalidCredentialsError",
                                   "errorCode":"INVALID_CREDENTIALS_ERROR"}}})"));
  const auto answer = ask();
  EXPECT_EQ(answer.error().code, ErrorCode::permission_denied);
  EXPECT_EQ(answer.error().message.find("pass-word"), std::string::npos);
}

TEST_F(VendureSessionTest, ALoginWithoutATokenNamesTheShopsSetting) {
  open();
  shop->then(logged_in());
  const auto answer = ask();
  EXPECT_EQ(answer.error().code, ErrorCode::data_loss);
  EXPECT_NE(answer.error().message.find("tokenMethod"), std::string::npos);
}

TEST_F(VendureSessionTest, AnApiKeyGoesWithEachQuestionAndNobodyLogsIn) {
  open({"", "id:secret"});
  shop->then_data({{"a", 1}});
  ASSERT_TRUE(ask());
  EXPECT_EQ(sent(0, "vendure-api-key"), "id:secret");
  EXPECT_EQ(sent(0, "authorization"), "");
}

TEST_F(VendureSessionTest, AnUnknownApiKeyIsAnErrorAndNotAnAnonymousAnswer) {
  open({"", "id:secret"});
  shop->then_error("FORBIDDEN", "", kNoToken);
  const auto answer = ask();
  EXPECT_EQ(answer.error(),
            (Error{ErrorCode::permission_denied, "vendure: the shop doesn't know the API key"}));
}

TEST_F(VendureSessionTest, AShopThatIsDownAtLoginIsTold) {
  open();
  shop->then_fail({ErrorCode::unavailable, "down"});
  EXPECT_EQ(ask().error().code, ErrorCode::unavailable);
}

TEST_F(VendureSessionTest, AnAnswerOfAnotherShapeAtLoginIsDataLoss) {
  open();
  shop->then(parsed(R"(["login"])"));
  EXPECT_EQ(ask().error().code, ErrorCode::data_loss);
}

}  // namespace
}  // namespace aisle::test
