#include "server/net/smtp.h"

#include <gtest/gtest.h>
#include <sodium.h>

#include <chrono>

#include "tests/support/smtp_server.h"

namespace aisle {
namespace {

using namespace std::chrono_literals;

const Time kNow = *parse_time("2026-11-25T09:05:03Z");

std::unique_ptr<Mailer> mailer(SmtpSettings settings) {
  if (settings.from.empty()) settings.from = "shop@shop.example";
  return make_smtp_mailer(
      std::move(settings), [] { return kNow; }, [] { return "id1"; });
}

ErrorCode code_of(const Result<void>& result) {
  return result ? ErrorCode::data_loss : result.error().code;
}

std::string decoded(const std::string& mail) {
  std::string text = mail.substr(mail.find("\r\n\r\n") + 4);
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                    text.size(), "\r\n", &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
  bytes.resize(size);
  return bytes;
}

TEST(Mail, IsWrittenAsTheStandardWants) {
  const auto mail =
      compose_mail("shop@shop.example", {"a@b.example", "Your code", "Hi\n123456\n"}, kNow, "id1");
  ASSERT_TRUE(mail);
  EXPECT_EQ(mail->substr(0, mail->find("\r\n\r\n")),
            "Date: Wed, 25 Nov 2026 09:05:03 +0000\r\nFrom: <shop@shop.example>\r\n"
            "To: <a@b.example>\r\nSubject: Your code\r\nMessage-ID: <id1@shop.example>\r\n"
            "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64");
  EXPECT_EQ(decoded(*mail), "Hi\n123456\n");
}

TEST(Mail, MayBeAnsweredToSomebodyElse) {
  const auto mail = compose_mail("shop@shop.example", {"a@b.example", "S", "T", "ada@example.org"}, kNow, "1");
  EXPECT_NE(mail->find("\r\nReply-To: <ada@example.org>\r\n"), mail->npos);
  const auto hostile =
      compose_mail("shop@shop.example", {"a@b.example", "S", "T", "x@y\r\nBcc: c@d.example"}, kNow, "1");
  EXPECT_EQ(hostile->find("Bcc"), hostile->npos);
}

TEST(Mail, NoTextBecomesAHeaderOrEndsTheMail) {
  const std::string hostile = "x\r\nBcc: c@d.example\r\n.\r\nMAIL FROM:<e@f.example>\r\n";
  const auto mail = compose_mail("shop@shop.example", {"a@b.example", "S", hostile}, kNow, "1");
  ASSERT_TRUE(mail);
  EXPECT_EQ(mail->find("Bcc"), std::string::npos);
  EXPECT_EQ(decoded(*mail), hostile);
  for (const char* subject : {"", "a\r\nBcc: c@d.example", "a\nb", "a\tb", "\x7f", "\xff"}) {
    EXPECT_FALSE(compose_mail("shop@shop.example", {"a@b.example", subject, "t"}, kNow, "1"))
        << subject;
  }
}

TEST(Mail, ASubjectBeyondAsciiIsEncodedInWholeLetters) {
  std::string subject;
  for (int i = 0; i < 40; ++i) subject += "ü€";
  const auto mail = compose_mail("shop@shop.example", {"a@b.example", subject, "t"}, kNow, "1");
  ASSERT_TRUE(mail);
  std::size_t words = 0;
  for (std::size_t at = 0; (at = mail->find("=?UTF-8?B?", at)) != mail->npos; ++at) ++words;
  EXPECT_EQ(words, 5u);
  EXPECT_EQ(mail->find("ü"), mail->npos);
  const auto disguised =
      compose_mail("shop@shop.example", {"a@b.example", "=?utf-8?q?x?=", "t"}, kNow, "1");
  EXPECT_EQ(disguised->find("=?utf-8?q?x?="), disguised->npos);
}

TEST(Mail, OnlyPlainAddressesAreTaken) {
  for (const char* good : {"a@b", "a.b+c@shop.example", "o'neil@x-y.example", "1@127.0.0.1"}) {
    EXPECT_TRUE(is_mail_address(good)) << good;
  }
  for (const char* bad : {"",
                          "a",
                          "@b",
                          "a@",
                          "a@b@c",
                          "a b@c.example",
                          "a@b.example, c@d.example",
                          "<a@b.example>",
                          "a@b.example\r\nRCPT TO:<c@d.example>",
                          "a@b\n",
                          "a..b@c.example",
                          ".a@b.example",
                          "a@b..c",
                          "a@.b",
                          "a@-b",
                          "-oQ@b.example",
                          "\"a b\"@c.example",
                          "a@[127.0.0.1]",
                          "é@b.example",
                          "a@b;c",
                          "a,b@c"}) {
    EXPECT_FALSE(is_mail_address(bad)) << bad;
  }
  EXPECT_FALSE(is_mail_address(std::string("a@b\0c", 5)));
  EXPECT_FALSE(is_mail_address(std::string(65, 'a') + "@b.example"));
  EXPECT_FALSE(is_mail_address("a@" + std::string(254, 'b')));
}

TEST(Smtp, AMailReachesTheServerOnce) {
  SmtpServer server({});
  ASSERT_TRUE(mailer({.url = server.url()})->send({"a@b.example", "Your code", "123456"}));
  const std::string heard = server.heard();
  EXPECT_NE(heard.find("MAIL FROM:<shop@shop.example>"), heard.npos) << heard;
  EXPECT_NE(heard.find("RCPT TO:<a@b.example>\r\n"), heard.npos) << heard;
  EXPECT_NE(heard.find("Subject: Your code\r\n"), heard.npos);
  EXPECT_NE(heard.find("MTIzNDU2\r\n"), heard.npos) << "the text in base64";
  EXPECT_EQ(heard.find("AUTH"), heard.npos);
}

TEST(Smtp, ItLogsInWhenItHasALogin) {
  SmtpServer server({.extensions = "250-AUTH PLAIN\r\n"});
  ASSERT_TRUE(
      mailer({.url = server.url(), .user = "u", .password = "p"})->send({"a@b.example", "s", "t"}));
  EXPECT_NE(server.heard().find("AUTH PLAIN"), std::string::npos);
}

// The same machine by a name that is not on the short list of those: then TLS is needed.
TEST(Smtp, NothingIsSaidWithoutTlsToAServerElsewhere) {
  SmtpServer server({.extensions = "250-AUTH PLAIN\r\n"});
  const std::string port = server.url().substr(server.url().rfind(':'));
  const auto sent = mailer({.url = "smtp://127.1" + port, .user = "u", .password = "p"})
                        ->send({"a@b.example", "s", "t"});
  EXPECT_EQ(code_of(sent), ErrorCode::permission_denied) << sent.error().message;
  const std::string heard = server.heard();
  EXPECT_NE(heard.find("EHLO"), heard.npos);
  EXPECT_EQ(heard.find("AUTH"), heard.npos) << heard;
  EXPECT_EQ(heard.find("MAIL"), heard.npos) << heard;
}

TEST(Smtp, AServerElsewhereThatBreaksOffTlsHearsNothingMore) {
  SmtpServer server({.extensions = "250-STARTTLS\r\n", .refuse = "STAR"});
  const std::string port = server.url().substr(server.url().rfind(':'));
  EXPECT_EQ(code_of(mailer({.url = "smtp://127.1" + port})->send({"a@b.example", "s", "t"})),
            ErrorCode::permission_denied);
  const std::string heard = server.heard();
  EXPECT_NE(heard.find("STARTTLS"), heard.npos) << heard;
  EXPECT_EQ(heard.find("MAIL"), heard.npos) << heard;
}

TEST(Smtp, AServerOnThisMachineNeedsNoCertificate) {
  SmtpServer server({.extensions = "250-STARTTLS\r\n"});
  EXPECT_TRUE(mailer({.url = server.url()})->send({"a@b.example", "s", "t"}));
  EXPECT_EQ(server.heard().find("STARTTLS"), std::string::npos);
}

TEST(Smtp, ARefusedRecipientIsAnError) {
  SmtpServer server({.refuse = "RCPT"});
  EXPECT_EQ(code_of(mailer({.url = server.url()})->send({"a@b.example", "s", "t"})),
            ErrorCode::unavailable);
  EXPECT_EQ(server.heard().find("Subject"), std::string::npos);
}

TEST(Smtp, ASilentServerIsLeftInTime) {
  SmtpServer server({.silent = true});
  const auto began = std::chrono::steady_clock::now();
  const auto sent =
      mailer({.url = server.url(), .timeout = 300ms})->send({"a@b.example", "s", "t"});
  EXPECT_EQ(code_of(sent), ErrorCode::deadline_exceeded);
  EXPECT_LT(std::chrono::steady_clock::now() - began, 10s);
}

TEST(Smtp, WithoutAServerItIsUnavailable) {
  EXPECT_EQ(code_of(mailer({.url = "smtp://127.0.0.1:1"})->send({"a@b.example", "s", "t"})),
            ErrorCode::unavailable);
  EXPECT_EQ(code_of(mailer({.url = "smtp://127.0.0.1:1"})->send({"a@b\r\n", "s", "t"})),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code_of(mailer({.url = "file:///etc/passwd"})->send({"a@b.example", "s", "t"})),
            ErrorCode::unavailable);
}

TEST(Smtp, AddressesOfServersAreReadStrictly) {
  EXPECT_EQ(smtp_host("smtp://mail.example:587"), "mail.example");
  EXPECT_EQ(smtp_host("smtps://mail.example"), "mail.example");
  EXPECT_EQ(smtp_host("smtp://[::1]:25"), "[::1]");
  for (const char* bad : {"", "mail.example", "http://mail.example", "smtp://", "smtp://u:p@h",
                          "smtp://h/path", "smtp://h:", "smtp://h:x", "smtp://[::1", "smtp://h h",
                          "smtp://h:1234567", "SMTP://h", "smtp://127.0.0.1%2f"}) {
    EXPECT_EQ(smtp_host(bad), "") << bad;
  }
  EXPECT_TRUE(is_this_machine("127.0.0.1"));
  EXPECT_FALSE(is_this_machine("127.0.0.1.evil.example"));
}

}  // namespace
}  // namespace aisle
