// Sends the shop's team what shoppers want a person for.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "server/http/site.h"
#include "server/http/worker_pool.h"
#include "server/net/mailer.h"
#include "shared/conversation/state.h"

namespace aisle {

inline constexpr std::size_t kTeamMailTurnsMax = 40;         ///< Of the conversation, the latest.
inline constexpr std::size_t kTeamMailTextBytesMax = 2'000;  ///< Of one message or answer.

/// What a conversation's request says to the team: how the shopper is reached, and what was said.
/// Its id is the same each time that it is sent. The conversation has a request.
Mail team_mail(const Site& site, const State& state);

class TeamDesk {
 public:
  /// `mailer` must outlive it. Sites without a team are none of its own.
  TeamDesk(const std::vector<Site>& sites, Mailer& mailer);

  /// Calls `done` once the mail server has the mail, or why it has not: then it is to be sent
  /// again. Errors: not_found (the site has no team), unavailable (also: too many mails wait), and
  /// the mailer's.
  void tell(const State& state, std::function<void(Result<void>)> done);

 private:
  std::map<std::string, Site> sites_;
  Mailer& mailer_;
  WorkerPool workers_{1, 1'000};
};

}  // namespace aisle
