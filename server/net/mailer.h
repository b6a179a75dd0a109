// Sends a short mail. `smtp.h` has the real form; tests have one in memory.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/base/time.h"

namespace aisle {

struct Mail {
  std::string to;       ///< One address, without a name.
  std::string subject;  ///< One line.
  std::string text;     ///< UTF-8, lines ended by "\n".
  std::string reply_to;  ///< An address; may be empty.
  std::string id;        ///< For Message-ID: the same for a mail that is sent again. Empty: a new one.

  bool operator==(const Mail&) const = default;
};

class Mailer {
 public:
  virtual ~Mailer() = default;

  /// Answers once the mail has been taken over by the next server, which may need seconds.
  /// Errors: invalid_argument (an address or subject that can't be), unavailable,
  /// deadline_exceeded, permission_denied (our login was refused).
  virtual Result<void> send(const Mail& mail) = 0;
};

inline constexpr std::size_t kMailAddressBytesMax = 254;  ///< RFC 5321, erratum 1690.
inline constexpr std::size_t kMailSubjectBytesMax = 200;

/// Whether this is a plain address, "a.b@shop.example": ASCII, one @, nothing that could end a line
/// or begin another recipient. Quoted and international local parts are not taken.
bool is_mail_address(std::string_view text);

/// The whole message as RFC 5322 wants it. No text in it can become a header: the subject is
/// encoded unless it is plain, the text always. `id` is for Message-ID, unique.
/// Errors: invalid_argument.
Result<std::string> compose_mail(std::string_view from, const Mail& mail, Time now,
                                 std::string_view id);

}  // namespace aisle
