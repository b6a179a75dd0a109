// What a model and its tools have said in one turn so far, beyond what the log keeps: the provider's own
// ids and notes, and the prose that was shown.
#pragma once

#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "server/model_turns/placeholders.h"
#include "server/models/provider.h"
#include "shared/conversation/state.h"

namespace aisle {

struct Talk {
  std::vector<ModelMessage> messages;
  std::vector<ModelToolCall> awaited;  ///< Whose results the turn has last.
  std::string prose;                   ///< As it was shown.
  std::vector<std::string> marks;
  int steps = 0;
  Placeholders placeholders;
};

/// Adds what the turn's tools returned for the calls that are awaited. Of a turn whose talk is not
/// known, as after a restart, all that the log has of it.
void add_results(Talk& talk, const Turn& turn);

/// Talks of turns whose tools are at work. Any thread.
class Talks {
 public:
  explicit Talks(std::size_t talks_max) : talks_max_(talks_max) {}

  Talk take(const TurnId& turn);  ///< Empty when it is not known.
  void keep(const TurnId& turn, Talk talk);

 private:
  const std::size_t talks_max_;
  std::mutex mutex_;
  std::map<TurnId, Talk> talks_;
  std::deque<TurnId> order_;  // The oldest first; some may be gone.
};

}  // namespace aisle
