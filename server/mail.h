// The mailer that the config asks for.
#pragma once

#include <memory>

#include "server/config.h"
#include "server/net/mailer.h"

namespace aisle {

/// Null when the config has no [mail]. With `print` each mail is a line of the log, with all that
/// is in it: for trying out on one machine, which the config has made sure of.
/// Errors: not_found (the password can't be read).
Result<std::unique_ptr<Mailer>> make_mailer(const MailConfig& config);

/// Sends nothing, and says so in the log.
std::unique_ptr<Mailer> make_no_mailer();

}  // namespace aisle
