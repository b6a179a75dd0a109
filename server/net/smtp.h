// Hands mails to the shop's mail server, through libcurl.
//
// TLS is needed, and the certificate verified, unless the server is on this machine: what never
// leaves it needs none, and the certificates there are seldom real. "smtps://" always means TLS.
// Nothing is taken from the environment. Any thread may call it; a call blocks until `timeout` at
// most.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "server/net/mailer.h"

namespace aisle {

struct SmtpSettings {
  std::string url;   ///< "smtp://host:587" (with STARTTLS) or "smtps://host:465".
  std::string from;  ///< An address.
  std::string user;  ///< Empty: no login.
  std::string password;
  std::chrono::milliseconds timeout{20'000};  ///< For all of one mail.
};

/// The host of an "smtp://" or "smtps://" address without a path, query or login; "" when it is
/// none.
std::string_view smtp_host(std::string_view url);

/// Whether a host is this machine: "localhost", "127.0.0.1" or "[::1]".
bool is_this_machine(std::string_view host);

/// `now` and `make_id` are for the mails' heads. The settings' `url` and `from` must be sound.
std::unique_ptr<Mailer> make_smtp_mailer(SmtpSettings settings, std::function<Time()> now,
                                         std::function<std::string()> make_id);

}  // namespace aisle
