// What a model and its tools have said in one turn so far, beyond what the log keeps: the
// provider's own ids and notes, and the prose that was shown.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <utility>
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
  bool promised = false;  ///< Something that was withheld.
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
  struct Kept {
    Talk talk;
    std::int64_t number = 0;
  };
  std::map<TurnId, Kept> talks_;
  std::deque<std::pair<TurnId, std::int64_t>> order_;  // The oldest first; some were taken since.
  std::int64_t kept_ = 0;
};

}  // namespace aisle
