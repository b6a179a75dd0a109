#include "shared/view/preview.h"

#include <algorithm>
#include <utility>

#include "shared/conversation/reducer.h"
#include "shared/protocol/codec.h"
#include "shared/view/parts.h"

namespace aisle::view {
namespace {

constexpr std::size_t kReplyBytesMax = 8 << 20;

bool is_open(const Turn& turn) {
  return std::holds_alternative<Waiting>(turn.progress) ||
         std::holds_alternative<Running>(turn.progress);
}

// Whether the server's answer to a message is still to come.
bool is_awaited(const PanelState& panel, const State& state, const MessageId& message) {
  for (const Outgoing& each : panel.outbox) {
    if (each.message == message) return each.status != Outgoing::Status::refused;
  }
  for (auto turn = state.turns.rbegin(); turn != state.turns.rend(); ++turn) {
    if (turn->message == message) return is_open(*turn);
  }
  return false;
}

// The messages without an answer, oldest first; without forms, which only the server can carry out.
std::vector<ShopperSentMessage> awaited(const PanelState& panel, const State& state) {
  std::vector<ShopperSentMessage> messages;
  for (const Turn& turn : state.turns) {
    if (is_open(turn) && !turn.form) messages.push_back({turn.message, turn.text, turn.page, std::nullopt});
  }
  for (const Outgoing& each : panel.outbox) {
    if (each.status == Outgoing::Status::refused || each.form) continue;
    messages.push_back({each.message, each.text, each.page, std::nullopt});
  }
  return messages;
}

bool was_asked(const PanelState& panel, const MessageId& message) {
  return std::any_of(panel.previews.begin(), panel.previews.end(),
                     [&](const Preview& each) { return each.message == message; });
}

// Writes events as shared/protocol/codec.h does, but only those that a question needs: its way through
// every kind of event would come with the first download (see split.mjs on tables of functions).
class Telling {
 public:
  Telling(JsonWriter& out, const Turn& turn) : out_(out), fields_(out), turn_(turn) {}

  template <class Fact>
  void tell(const Fact& fact) {
    begin(Fact::kType);
    Fact::fields(fact, fields_);
    out_.end_object();
  }

  // Of a result the assistant looks back at the products and how many there are.
  template <class Arguments>
  void tell_use(const ToolUse& use) {
    const auto* arguments = std::get_if<Arguments>(&use.call.arguments);
    if (!arguments || !use.result) return;
    begin(ModelCalledTool::kType);
    fields_("turn", turn_.id);
    out_.key("call");
    out_.begin_object();
    fields_("id", use.call.id);
    fields_("tool", Arguments::kName);
    fields_("arguments", *arguments);
    out_.end_object();
    out_.end_object();
    begin(ToolReturned::kType);
    fields_("turn", turn_.id);
    fields_("call", use.call.id);
    out_.key("result");
    out_.begin_object();
    fields_("status", use.result->status);
    fields_("products", use.result->products);
    fields_("total", use.result->total);
    fields_("match", use.result->match);
    out_.end_object();
    out_.end_object();
  }

 private:
  void begin(std::string_view type) {
    out_.begin_object();
    fields_("type", type);
    fields_("time", turn_.asked_at);
  }

  JsonWriter& out_;
  FieldWriter fields_;
  const Turn& turn_;
};

// An answered turn as the events that made it; nothing of another one. What only the server can look up
// is left out: the capsule never looks back at it.
void retell(const Turn& turn, JsonWriter& out) {
  const auto* answered = std::get_if<Answered>(&turn.progress);
  if (!answered) return;
  Telling telling(out, turn);
  telling.tell(ShopperSentMessage{turn.message, turn.text, turn.page, std::nullopt});
  telling.tell(TurnStarted{turn.id, turn.message});
  for (const ToolUse& use : turn.tools) {
    telling.tell_use<SearchCatalog>(use);
    telling.tell_use<GetProduct>(use);
    telling.tell_use<SearchPolicies>(use);
  }
  telling.tell(AssistantAnswered{turn.id, answered->answer});
  telling.tell(TurnCompleted{turn.id});
}

std::string question(const PanelState& panel, const State& state, const ShopperSentMessage& asked) {
  JsonWriter out;
  FieldWriter fields(out);
  out.begin_object();
  ShopperSentMessage::fields(asked, fields);
  fields("language", state.language);
  fields("now", Time(std::chrono::milliseconds(panel.now_ms)));
  out.key("told");
  out.begin_array();
  const std::size_t turns = state.turns.size();
  for (std::size_t i = turns - std::min(turns, kTurnsTold); i < turns; ++i) {
    retell(state.turns[i], out);
  }
  for (const Preview& each : panel.previews) {
    if (each.turn && is_awaited(panel, state, each.message)) retell(*each.turn, out);
  }
  out.end_array();
  out.end_object();
  return out.take();
}

// What was said in a preview's events; nothing when they are not one whole turn.
std::optional<Turn> read_turn(JsonReader& in) {
  State state;
  in.enter_array();
  while (in.next_element()) {
    Event event;
    if (!read_event(in, event)) continue;
    event.seq = 0;
    apply(state, event);
  }
  if (state.turns.size() != 1 || !std::holds_alternative<Answered>(state.turns[0].progress)) {
    return std::nullopt;
  }
  return std::move(state.turns[0]);
}

}  // namespace

std::string ask_capsule(PanelState& panel, const State& state) {
  if (panel.loading || state.erased) return {};
  if (std::holds_alternative<std::monostate>(panel.overlay)) {
    std::erase_if(panel.previews, [&](const Preview& each) {
      return !is_awaited(panel, state, each.message);
    });
  }
  for (const ShopperSentMessage& each : awaited(panel, state)) {
    if (was_asked(panel, each.message)) continue;
    std::string asked = question(panel, state, each);
    panel.previews.push_back({each.message, std::nullopt});
    return asked;
  }
  return {};
}

void take_preview(PanelState& panel, std::string_view json, const State& state,
                  PanelEffects& effects) {
  if (!check_json(json, {.bytes_max = kReplyBytesMax})) return;
  Preview preview;
  JsonReader in(json);
  FieldReader fields(in);
  std::string key;
  in.enter_object();
  while (in.next_key(key)) {
    if (key == "message") fields.read(preview.message);
    else if (key == "part") fields.read(preview.part);
    else if (key == "events") preview.turn = read_turn(in);
    else in.skip();
  }
  if (!in.ok() || !preview.turn || preview.turn->message != preview.message) return;
  for (Preview& each : panel.previews) {
    if (each.message != preview.message || !is_awaited(panel, state, each.message)) continue;
    each = std::move(preview);
    // Online the server's own answer is heard a moment later.
    if (!panel.online || !panel.reached) effects.add(Announce{"answer", answer_text(*each.turn)});
    return;
  }
}

const Preview* find_preview(const PanelState& panel, const MessageId& message) {
  for (const Preview& each : panel.previews) {
    if (each.message == message && each.turn) return &each;
  }
  return nullptr;
}

bool is_ahead(const Preview& preview, const Turn& turn) {
  return is_open(turn) && answer_text(*preview.turn).starts_with(answer_text(turn));
}

}  // namespace aisle::view
