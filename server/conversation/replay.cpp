#include "server/conversation/replay.h"

#include "shared/base/json.h"
#include "shared/conversation/reducer.h"
#include "shared/protocol/codec.h"

namespace aisle {
namespace {

std::string quoted(const std::string& text) {
  JsonWriter out;
  out.string(text);
  return out.take();
}

// What was said in an event; empty when nothing was.
std::string text_of(const EventBody& body) {
  if (const auto* sent = std::get_if<ShopperSentMessage>(&body)) return quoted(sent->text);
  if (const auto* answered = std::get_if<AssistantAnswered>(&body)) {
    return quoted(answered->answer.text);
  }
  if (const auto* stopped = std::get_if<TurnStopped>(&body)) return quoted(stopped->text);
  if (const auto* given = std::get_if<FeedbackGiven>(&body)) return quoted(given->reason);
  return "";
}

// A type from a newer version comes from the log and may have any characters.
std::string type_of(const Event& event) {
  if (std::holds_alternative<UnknownHappened>(event.body)) {
    return "unknown " + quoted(std::string(type_name(event)));
  }
  return std::string(type_name(event));
}

void print(const Event& event, ReplayOptions options, std::ostream& out) {
  out << event.seq << ' ' << format_time(event.time) << ' ' << type_of(event);
  if (options.texts) {
    if (const std::string text = text_of(event.body); !text.empty()) out << ' ' << text;
  }
  out << '\n';
}

void print(const State& state, std::ostream& out) {
  std::size_t answered = 0;
  for (const Turn& turn : state.turns) {
    answered += std::holds_alternative<Answered>(turn.progress) ? 1 : 0;
  }
  out << state.turns.size() << " turns, " << answered << " answered, "
      << (state.erased          ? "erased"
          : current_turn(state) ? "a turn is open"
                                : "nothing is open")
      << ", state " << state_hash(state) << '\n';
}

}  // namespace

Result<void> replay(Storage& storage, const ConversationId& id, ReplayOptions options,
                    std::ostream& out) {
  if (const auto known = storage.conversation(id); !known) return known.error();
  State state;
  for (;;) {
    const auto page = storage.events(id, state.last_seq, kLogPageEvents);
    if (!page) return page.error();
    for (const StoredEvent& stored : *page) {
      const auto event = decode_event(stored.json);
      if (!event) {
        return Error{ErrorCode::data_loss, "event " + std::to_string(stored.seq) +
                                               " can't be read: " + event.error().message};
      }
      print(*event, options, out);
      state = reduce(std::move(state), *event).state;
    }
    if (page->size() < kLogPageEvents) break;
  }
  print(state, out);
  return {};
}

}  // namespace aisle
