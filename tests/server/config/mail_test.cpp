#include "server/mail.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/support/smtp_server.h"

namespace aisle {
namespace {

TEST(MakeMailer, WithoutMailInTheConfigThereIsNone) {
  const auto mailer = make_mailer({});
  ASSERT_TRUE(mailer);
  EXPECT_FALSE(*mailer);
}

TEST(MakeMailer, APrintedMailIsALineOfTheLog) {
  const auto mailer = make_mailer({.print = true});
  ASSERT_TRUE(mailer);
  testing::internal::CaptureStderr();
  EXPECT_TRUE((*mailer)->send({"a@b.example", "Your code", "line\n{\"level\":\"forged\"}"}));
  const std::string line = testing::internal::GetCapturedStderr();
  EXPECT_NE(line.find("\"event\":\"mail_printed\""), line.npos) << line;
  EXPECT_NE(line.find(R"(line\n{\"level\":\"forged\"})"), line.npos) << line;
}

TEST(MakeMailer, TheServerOfTheConfigGetsTheMailAndTheLogin) {
  SmtpServer server({.extensions = "250-AUTH PLAIN\r\n"});
  ::setenv("AISLE_TEST_PASSWORD", " p \n", 1);
  const auto mailer = make_mailer({.server = server.url(),
                                   .from = "shop@shop.example",
                                   .user = "u",
                                   .password_env = "AISLE_TEST_PASSWORD"});
  ASSERT_TRUE(mailer);
  EXPECT_TRUE((*mailer)->send({"a@b.example", "Your code", "123456"}));
  const std::string heard = server.heard();
  EXPECT_NE(heard.find("AHUAcA=="), heard.npos) << "NUL u NUL p in base64: " << heard;
}

TEST(MakeMailer, AFailureIsToldInTheLogWithoutTheMail) {
  const auto mailer = make_mailer({.server = "smtp://127.0.0.1:1", .from = "shop@shop.example"});
  ASSERT_TRUE(mailer);
  testing::internal::CaptureStderr();
  EXPECT_FALSE((*mailer)->send({"a@b.example", "Your code", "123456"}));
  const std::string line = testing::internal::GetCapturedStderr();
  EXPECT_NE(line.find("mail_not_sent"), line.npos) << line;
  EXPECT_EQ(line.find("123456"), line.npos) << line;
  EXPECT_EQ(line.find("a@b.example"), line.npos) << line;
}

TEST(MakeMailer, APasswordThatIsNotThereIsAnError) {
  ::unsetenv("AISLE_TEST_NOTHING");
  EXPECT_FALSE(make_mailer({.server = "smtp://127.0.0.1:1",
                            .from = "shop@shop.example",
                            .user = "u",
                            .password_env = "AISLE_TEST_NOTHING"}));
}

}  // namespace
}  // namespace aisle
