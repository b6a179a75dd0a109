// A conversation's events on their way to its readers, as server-sent events.
//
// A stream holds no thread: the runner gives events on its own threads, the front sends them. A
// stream ends when its message's turn has ended, when the conversation is erased, when the reader
// goes away, or when the front's bounds end it; the reader comes again with the last id it has.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "server/conversation/runner.h"
#include "server/http/answering.h"
#include "server/http/metrics.h"
#include "shared/base/ids.h"

namespace aisle {

/// "id: 7\nevent: turn_started\ndata: {…}\n\n"; a transient event has no id line.
std::string format_sse(const Published& event);

/// Whether a stream ends with this event. Asked about every event, in order.
using EndsStream = std::function<bool(const Published&)>;

/// Notices the end of the turn that a message leads to.
class TurnEnd {
 public:
  explicit TurnEnd(MessageId message) : message_(std::move(message)) {}

  /// Whether this event ends it. Give it every event from the message's own on.
  bool is_end(const Published& event);

 private:
  MessageId message_;
  std::string turn_;
};

class EventStreams {
 public:
  EventStreams(Metrics& metrics, std::size_t per_conversation_max);
  ~EventStreams();

  /// Streams every event after `after`, until `ends` says so or the conversation is erased; an empty one
  /// never says so. Takes the deferred answer over; too many streams of one conversation are answered with 429.
  void open(Runner& runner, const ConversationId& id, std::int64_t after, EndsStream ends,
            std::shared_ptr<Answering> answer);

 private:
  struct Stream;
  struct Registry;
  std::shared_ptr<Registry> registry_;
};

}  // namespace aisle
