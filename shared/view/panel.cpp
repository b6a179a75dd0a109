#include "shared/view/panel.h"

#include <algorithm>
#include <utility>

#include "shared/base/text.h"
#include "shared/privacy/redaction.h"
#include "shared/view/transcript.h"

namespace aisle::view {
namespace {

constexpr std::size_t kOutboxMax = 20;
constexpr std::size_t kReasonBytesMax = 500;
constexpr std::size_t kSuggestFromBytes = 2;
constexpr std::size_t kTitleBytesMax = 80;  ///< Of a past conversation.
constexpr int kFailuresMax = 8;  ///< Then the shopper is asked to try again.
constexpr std::int64_t kDelayFirstMs = 500;
constexpr std::int64_t kDelayMaxMs = 16'000;

// Applies one event to a panel that it owns.
class Reduction {
 public:
  Reduction(PanelState& panel, const State& state, PanelEffects& effects)
      : panel_(panel), state_(state), effects_(effects) {}

  void operator()(SiteLoaded& fact) { panel().site = std::move(fact); }

  void operator()(const Restored& fact) {
    panel().theme = fact.theme;
    panel().loading = fact.loading;
    if (panel().draft.empty() && !fact.draft.empty()) {
      panel().draft = fact.draft;
      ask(SetDraft{fact.draft});
    }
    for (const ShopperSentMessage& kept : fact.outbox) {
      if (!find_outgoing(kept.message)) add_outgoing(kept.message, kept.text, kept.page, kept.form);
    }
    for (const MessageId& message : fact.edited) panel().edited.push_back({message, false});
    send_next();
  }

  void operator()(const ClockTicked& fact) {
    panel().now_ms = fact.now_ms;
    panel().offset_minutes = fact.offset_minutes;
  }

  void operator()(const PanelOpened&) {
    panel().open = true;
    if (panel().unread != 0) ask(TellUnread{panel().unread = 0, {}});
  }
  void operator()(const PanelClosed&) { panel().open = false; }

  void operator()(const WentOnline&) {
    panel().online = true;
    panel().failures = 0;
    if (panel().loading || !state_.conversation.empty()) ask(CatchUp{state_.last_seq});
    else send_next();
  }
  void operator()(const WentOffline&) { panel().online = false; }

  void operator()(const Resumed&) { ask(CatchUp{state_.last_seq}); }

  void operator()(const CaughtUp&) {
    panel().loading = false;
    panel().reached = true;
    go_on();
  }

  void operator()(const DraftChanged& fact) {
    panel().draft = fact.text;
    panel().active_suggestion = -1;
    if (trim(fact.text).size() < kSuggestFromBytes) drop_suggestions();
  }

  void operator()(const Submitted& fact) {
    const std::string_view text = trim(fact.text);
    if (text.empty() || state_.erased) return;
    if (static_cast<std::int64_t>(text.size()) > panel().site.limits.message_bytes) {
      if (bytes_left(panel()) >= 0) panel().notice = "too_long";  // Else it is said already.
      return ask(Announce{"too_long", {}});
    }
    if (panel().outbox.size() == kOutboxMax) {
      panel().notice = "outbox_full";
      return;
    }
    add_outgoing(fact.message, redact(text), fact.page, fact.form);
    drop_suggestions();
    if (fact.draft.empty()) {
      panel().draft.clear();
      ask(SetDraft{});
      if (!panel().editing.empty()) {
        panel().edited.push_back({std::exchange(panel().editing, {}), false});
        keep_edited();
      }
    }
    keep_outbox();
    ask(ScrollToEnd{});
    send_next();
  }

  void operator()(const SendEnded& fact) {
    if (find_outgoing(fact.message)) return (*this)(SendFailed{fact.message, "unreachable"});
    go_on();
  }

  void operator()(const SendFailed& fact) {
    Outgoing* outgoing = find_outgoing(fact.message);
    if (fact.code == "gone") return start_anew(false);
    failed(fact.code);
    if (!outgoing) return go_on();
    const bool again = is_passing(fact.code) && panel().failures < kFailuresMax;
    outgoing->status = again ? Outgoing::Status::waiting : Outgoing::Status::refused;
    outgoing->code = again ? "" : fact.code;
    if (!again) panel().failures = 0;
    send_next();
  }

  void operator()(const ListenEnded& fact) {
    panel().listening = false;
    if (fact.code == "gone") return start_anew(false);
    failed(fact.code.empty() ? "ended" : fact.code);
    if (panel().failures <= kFailuresMax) go_on();
  }

  void operator()(const RequestFailed& fact) {
    panel().loading = false;
    panel().pending_feedback = {};
    if (fact.code == "gone") return start_anew(false);
    if (fact.code == "unreachable") panel().reached = false;
    else panel().notice = "request_failed";
  }

  void operator()(const RetryClicked& fact) {
    if (Outgoing* outgoing = find_outgoing(fact.message)) {
      outgoing->status = Outgoing::Status::waiting;
      outgoing->code.clear();
    }
    panel().failures = 0;
    send_next();
  }

  void operator()(const DiscardClicked& fact) {
    remove_outgoing(fact.message);
    send_next();
  }

  void operator()(const EditClicked& fact) {
    if (const Outgoing* outgoing = find_outgoing(fact.message)) {
      set_draft(outgoing->text);
      remove_outgoing(fact.message);
      return;
    }
    for (const Turn& turn : state_.turns) {
      if (turn.message != fact.message) continue;
      panel().editing = turn.message;
      set_draft(turn.text);
    }
  }

  void operator()(const EditCancelled&) {
    panel().editing = {};
    set_draft({});
  }

  void operator()(const FoldClicked& fact) {
    for (Edited& each : panel().edited) {
      if (each.message == fact.message) each.unfolded = !each.unfolded;
    }
  }

  void operator()(const StopClicked&) {
    const Turn* turn = running_turn(state_);
    if (!turn || panel().stopping) return;
    panel().stopping = true;
    ask(StopTurn{turn->id});
  }

  void operator()(const EarlierClicked&) { ++panel().earlier; }

  void operator()(const VariantChosen& fact) {
    for (Choice& choice : panel().choices) {
      if (choice.turn != fact.turn || choice.product != fact.product) continue;
      choice.variant = fact.variant;
      return;
    }
    panel().choices.push_back({fact.turn, fact.product, fact.variant});
  }

  void operator()(const FeedbackClicked& fact) {
    for (const Turn& turn : state_.turns) {
      if (turn.id != fact.turn) continue;
      const FeedbackGiven& pending = panel().pending_feedback;
      const Verdict now = pending.turn == turn.id ? pending.verdict : turn.verdict;
      const Verdict next = now == fact.verdict ? Verdict::none : fact.verdict;
      panel().pending_feedback = {turn.id, next, {}};
      panel().asked = next == Verdict::down ? turn.id : TurnId{};
      ask(SendFeedback{turn.id, next, {}});
      constexpr const char* kSaid[] = {"feedback_undone", "feedback_thanks", "what_was_wrong"};
      ask(Announce{kSaid[static_cast<int>(next)], {}});
    }
  }

  void operator()(const ReasonGiven& fact) {
    panel().asked = {};
    const std::string reason = redact(trim(fact.reason));
    if (!reason.empty()) {
      ask(SendFeedback{fact.turn, Verdict::down, cut_utf8(reason, kReasonBytesMax)});
    }
    ask(Announce{"feedback_thanks", {}});
  }

  // One answer at a time, and none to a question that is closed.
  void operator()(const ConfirmationAnswered& fact) {
    if (!panel().confirming.empty() || fact.confirmation != state_.asked) return;
    panel().confirming = fact.confirmation;
    ask(AnswerConfirmation{fact.confirmation, fact.answer});
  }

  void operator()(const ConfirmationEnded& fact) {
    panel().confirming = {};
    if (fact.code == "gone") return start_anew(false);
    if (fact.code == "confirmation_expired") panel().notice = "confirm_expired";
    else if (!fact.code.empty()) panel().notice = "request_failed";
    ask(CatchUp{state_.last_seq});
  }

  void operator()(const CartWished& fact) { wish_cart(panel(), state_, fact, effects_); }
  void operator()(CartTold& fact) { take_cart(panel(), fact, effects_); }

  void operator()(const CopyClicked& fact) { ask_to_copy(state_, fact.turn, effects_); }
  void operator()(const AnswerCopied& fact) {
    panel().copied = fact.turn;
    if (!fact.turn.empty()) ask(Announce{"copied", {}});
  }
  void operator()(const TranscriptClicked&) { ask_for_transcript(state_, effects_); }

  void operator()(const CitationOpened& fact) {
    panel().overlay = OpenCitation{fact.turn, fact.receipt};
  }
  void operator()(const ProductOpened& fact) {
    panel().overlay = OpenProduct{fact.turn, fact.product};
  }
  void operator()(const PictureOpened& fact) {
    const bool from_product = std::holds_alternative<OpenProduct>(panel().overlay);
    panel().overlay = OpenPicture{fact.turn, fact.product, from_product};
  }
  void operator()(const MenuOpened&) { panel().overlay = Menu{}; }
  void operator()(PastLoaded& fact) { panel().past.swap(fact.past); }
  void operator()(const PastOpened&) { panel().overlay = PastList{}; }
  void operator()(const PastChosen& fact) {
    panel().overlay = {};
    if (fact.conversation == state_.conversation) return;
    leave();
    panel().loading = true;
    ask(OpenPast{fact.conversation});
  }
  void operator()(const NewClicked&) {
    panel().overlay = {};
    leave();
    ask(LeaveConversation{});
  }
  void operator()(const EraseAsked& fact) {
    const bool open = fact.conversation == state_.conversation;
    panel().overlay = EraseQuestion{open ? ConversationId() : fact.conversation};
  }
  void operator()(const OverlayClosed&) {
    const auto* picture = std::get_if<OpenPicture>(&panel().overlay);
    if (picture && picture->from_product) {
      panel().overlay = OpenProduct{TurnId(picture->turn), ProductId(picture->product)};
    } else {
      panel().overlay = {};
    }
  }
  void operator()(const EraseConfirmed&) {
    const auto* question = std::get_if<EraseQuestion>(&panel().overlay);
    const ConversationId other = question ? question->conversation : ConversationId();
    panel().overlay = {};
    if (!other.empty()) return ask(ErasePast{other});
    set_draft({});
    if (state_.conversation.empty()) start_anew(true);
    else ask(EraseConversation{});
  }
  void operator()(const StartedAnew&) { start_anew(true); }

  void operator()(const ThemeChosen& fact) {
    panel().theme = fact.theme;
    ask(KeepTheme{fact.theme});
  }

  void operator()(const Noticed& fact) {
    panel().notice = fact.label;
    if (!fact.label.empty()) ask(Announce{fact.label, {}});
  }

  void operator()(SuggestionsArrived& fact) {
    if (fact.query != panel().draft) return;
    if (panel().suggestions.empty() && !fact.suggestions.empty()) {
      ask(Announce{"suggestions", std::to_string(fact.suggestions.size())});
    }
    panel().suggestions.swap(fact.suggestions);
    panel().active_suggestion = -1;
  }

  void operator()(const SuggestionMoved& fact) {
    const int rows = static_cast<int>(panel().suggestions.size()) + 1;  // One row is "none".
    const int row = panel().active_suggestion + 1 + (fact.by < 0 ? rows - 1 : 1);
    panel().active_suggestion = row % rows - 1;
  }

  // What an event of the log means here.
  void follow(const Event& event) {
    panel().reached = true;
    if (!panel().listening) panel().failures = 0;
    if (const auto* sent = std::get_if<ShopperSentMessage>(&event.body)) {
      if (find_outgoing(sent->message)) ask(TellMessage{"shopper"});
      remove_outgoing(sent->message);
      if (state_.turns.size() == 1) {
        ask(KeepPast{cut_utf8(sent->text, kTitleBytesMax), event.time.time_since_epoch().count()});
      }
    } else if (std::holds_alternative<TurnStarted>(event.body)) {
      panel().stopping = false;
    } else if (const auto* answered = std::get_if<AssistantAnswered>(&event.body)) {
      heard({"answer", answered->answer.text});
      if (!panel().open && !panel().loading) {
        ask(TellUnread{++panel().unread, beginning(answered->answer.text)});
      }
    } else if (std::holds_alternative<TurnFailed>(event.body)) {
      heard({"turn_failed", {}});
      turn_ended();
    } else if (std::holds_alternative<TurnStopped>(event.body)) {
      heard({"stopped", {}});
      turn_ended();
    } else if (std::holds_alternative<TurnCompleted>(event.body)) {
      turn_ended();
    } else if (const auto* given = std::get_if<FeedbackGiven>(&event.body)) {
      if (given->turn == panel().pending_feedback.turn) panel().pending_feedback = {};
    } else if (const auto* changed = std::get_if<CartChanged>(&event.body)) {
      if (panel().cart.cart && changed->cart) panel().cart.cart = changed->cart;
    } else if (std::holds_alternative<ActionPerformed>(event.body)) {
      heard({"confirm_done", {}});
    } else if (std::holds_alternative<ConversationErased>(event.body)) {
      panel().outbox.clear();
      panel().overlay = {};
      keep_outbox();
    }
  }

 private:
  PanelState& panel() { return panel_; }
  template <class Effect>
  void ask(const Effect& effect) {
    effects_.add(effect);
  }

  static bool is_passing(std::string_view code) {
    return code == "unreachable" || code == "too_many";
  }

  Outgoing* find_outgoing(const MessageId& id) {
    auto& outbox = panel().outbox;
    const auto found = std::find_if(outbox.begin(), outbox.end(),
                                    [&](const Outgoing& each) { return each.message == id; });
    return found == outbox.end() ? nullptr : &*found;
  }

  void add_outgoing(const MessageId& id, std::string_view text, const aisle::Page& page,
                    const std::optional<FilledForm>& form) {
    Outgoing& outgoing = panel().outbox.emplace_back();
    outgoing.message = id;
    outgoing.text = text;
    outgoing.page = page;
    outgoing.form = form;
    outgoing.page.cart.reset();
    if (panel().cart.cart != state_.cart) outgoing.page.cart = panel().cart.cart;
  }

  void remove_outgoing(const MessageId& id) {
    auto& outbox = panel().outbox;
    for (auto each = outbox.begin(); each != outbox.end(); ++each) {
      if (each->message != id) continue;
      outbox.erase(each);
      return keep_outbox();
    }
  }

  void keep_edited() {
    std::vector<MessageId> kept;
    for (const Edited& each : panel().edited) kept.push_back(each.message);
    ask(KeepEdited{kept});
  }

  void keep_outbox() { ask(KeepOutbox{panel().outbox}); }

  void set_draft(const std::string& text) {
    panel().draft = text;
    ask(SetDraft{text});
  }

  void drop_suggestions() {
    panel().suggestions.clear();
    panel().active_suggestion = -1;
  }

  void failed(std::string_view code) {
    ++panel().failures;
    if (code == "unreachable") panel().reached = false;
  }

  std::int64_t delay_ms() {
    if (panel().failures == 0) return 0;
    return std::min(kDelayFirstMs << std::min(panel().failures - 1, 10), kDelayMaxMs);
  }

  // A turn under way is heard to its end before the next message is sent.
  void go_on() {
    if (!running_turn(state_)) return send_next();
    if (panel().listening || !panel().online) return;
    panel().listening = true;
    ask(Listen{state_.last_seq, delay_ms()});
  }

  void send_next() {
    if (!panel().online || panel().loading || running_turn(state_)) return;
    for (Outgoing& each : panel().outbox) {
      if (each.status == Outgoing::Status::refused) continue;
      if (each.status == Outgoing::Status::sending) return;
      each.status = Outgoing::Status::sending;
      ask(SendMessage{each, delay_ms()});
      return;
    }
  }

  void heard(const Announce& what) {
    if (panel().loading) return;
    ask(what);
    ask(TellMessage{"assistant"});
  }

  void turn_ended() {
    panel().stopping = false;
    if (panel().listening && !running_turn(state_)) {
      panel().listening = false;
      panel().failures = 0;
      ask(HangUp{});
    }
    send_next();
  }

  // What belongs to the conversation goes with it.
  void leave() {
    ++panel().beginnings;
    for (Outgoing& each : panel().outbox) each.status = Outgoing::Status::waiting;
    panel().previews.clear();
    panel().choices.clear();
    panel().editing = {};
    panel().edited.clear();
    keep_edited();
    panel().overlay = {};
    panel().asked = {};
    panel().confirming = {};
    panel().loading = panel().listening = panel().stopping = false;
    panel().earlier = 0;
    ask(HangUp{});
  }

  // The conversation is no more; what waits to be sent begins a new one, unless it is to go too.
  void start_anew(bool also_outbox) {
    if (also_outbox) panel().outbox.clear();
    leave();
    ask(ForgetConversation{});
    keep_outbox();
    if (panel().outbox.empty()) return;
    Outgoing& first = panel().outbox.front();
    first.status = Outgoing::Status::sending;
    ask(SendMessage{first, 0});
  }

  PanelState& panel_;
  const State& state_;
  PanelEffects& effects_;
};

}  // namespace

void reduce(PanelState& panel, std::string_view event, const State& state, PanelEffects& effects) {
  Reduction reduction(panel, state, effects);
  read_panel_event(event, reduction);
}

void follow(PanelState& panel, const Event& event, const State& state, PanelEffects& effects) {
  Reduction(panel, state, effects).follow(event);
}

void caught_up(PanelState& panel, const State& state, PanelEffects& effects) {
  Reduction(panel, state, effects)(CaughtUp{});
}

const Turn* running_turn(const State& state) {
  const Turn* turn = current_turn(state);
  return turn && is_running(*turn) ? turn : nullptr;
}

std::int64_t bytes_left(const PanelState& panel) {
  return panel.site.limits.message_bytes - static_cast<std::int64_t>(panel.draft.size());
}

}  // namespace aisle::view
