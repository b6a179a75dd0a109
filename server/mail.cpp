#include "server/mail.h"

#include "server/http/log.h"
#include "server/http/token.h"
#include "server/net/smtp.h"
#include "server/secret.h"

namespace aisle {
namespace {

class PrintingMailer final : public Mailer {
 public:
  Result<void> send(const Mail& mail) override {
    log(LogLevel::warning, "mail_printed",
        {{"to", mail.to}, {"subject", mail.subject}, {"text", mail.text}});
    return {};
  }
};

class NoMailer final : public Mailer {
 public:
  Result<void> send(const Mail&) override {
    Error none{ErrorCode::unavailable, "the config has no [mail]"};
    log(LogLevel::error, "mail_not_sent", {{"reason", none.message}});
    return none;
  }
};

// What went wrong is told here, since whoever sends a code may not let it show.
class LoggingMailer final : public Mailer {
 public:
  explicit LoggingMailer(std::unique_ptr<Mailer> mailer) : mailer_(std::move(mailer)) {}

  Result<void> send(const Mail& mail) override {
    auto sent = mailer_->send(mail);
    if (!sent) log(LogLevel::error, "mail_not_sent", {{"reason", sent.error().message}});
    return sent;
  }

 private:
  const std::unique_ptr<Mailer> mailer_;
};

}  // namespace

std::unique_ptr<Mailer> make_no_mailer() { return std::make_unique<NoMailer>(); }

Result<std::unique_ptr<Mailer>> make_mailer(const MailConfig& config) {
  if (config.print) return std::unique_ptr<Mailer>(std::make_unique<PrintingMailer>());
  if (config.server.empty()) return std::unique_ptr<Mailer>();
  SmtpSettings settings{.url = config.server, .from = config.from, .user = config.user};
  if (!config.user.empty()) {
    auto password = read_secret("password", config.password_file, config.password_env);
    if (!password) return password.error();
    settings.password = std::move(*password);
  }
  const auto now = [] {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  };
  return std::unique_ptr<Mailer>(
      std::make_unique<LoggingMailer>(make_smtp_mailer(std::move(settings), now, new_id)));
}

}  // namespace aisle
