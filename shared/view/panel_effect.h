// What the panel asks of the page; each has the name by which the page knows it.
//
// Effects borrow what they say, since they are written as JSON at once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/conversation/event.h"
#include "shared/protocol/fields.h"

namespace aisle::view {

/// A message that is not in the log yet.
struct Outgoing {
  enum class Status { waiting, sending, refused };

  MessageId message;
  std::string text;
  aisle::Page page;
  std::optional<FilledForm> form;
  Status status = Status::waiting;
  std::string code;  ///< Of `refused`: why, as the server calls it.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("message", self.message);
    visit("text", self.text);
    visit("page", self.page);
    visit("form", self.form);
  }
  bool operator==(const Outgoing&) const = default;
};

#define AISLE_EFFECT(name)                           \
  static constexpr std::string_view kType = name;    \
  template <class Self, class Visitor>               \
  static void fields([[maybe_unused]] Self& self, [[maybe_unused]] Visitor& visit)

/// POST the message after a while, making a conversation first when there is none.
struct SendMessage {
  const Outgoing& outgoing;
  std::int64_t delay_ms = 0;

  AISLE_EFFECT("send_message") {
    Outgoing::fields(self.outgoing, visit);
    visit("delay_ms", self.delay_ms);
  }
};

/// Open the stream of events behind `after` and report what comes, until `HangUp`.
struct Listen {
  std::int64_t after = 0;
  std::int64_t delay_ms = 0;

  AISLE_EFFECT("listen") {
    visit("after", self.after);
    visit("delay_ms", self.delay_ms);
  }
};
struct HangUp {
  AISLE_EFFECT("hang_up") {}
};

/// Fetch the events behind `after`, page by page.
struct CatchUp {
  std::int64_t after = 0;
  AISLE_EFFECT("catch_up") { visit("after", self.after); }
};

struct StopTurn {
  const TurnId& turn;
  AISLE_EFFECT("stop_turn") { visit("turn", self.turn); }
};
struct SendFeedback {
  const TurnId& turn;
  Verdict verdict;
  std::string_view reason;
  AISLE_EFFECT("send_feedback") {
    visit("turn", self.turn);
    visit("verdict", self.verdict);
    visit("reason", self.reason);
  }
};
struct AnswerConfirmation {
  const ConfirmationId& confirmation;
  std::string_view answer;
  AISLE_EFFECT("answer_confirmation") {
    visit("confirmation", self.confirmation);
    visit("answer", self.answer);
  }
};
/// Take these steps on the shop's page, which then tells its cart.
struct ChangeCart {
  const TurnId& turn;  ///< That offered them; empty when none did.
  const std::vector<CartStep>& steps;
  AISLE_EFFECT("change_cart") {
    visit("turn", self.turn);
    visit("steps", self.steps);
  }
};
struct EraseConversation {
  AISLE_EFFECT("erase_conversation") {}
};

/// Forget the conversation's name, token and cached log; the core has forgotten its state.
struct ForgetConversation {
  AISLE_EFFECT("forget_conversation") {}
};

/// Leave the conversation for a new one; its name and token stay among the past ones.
struct LeaveConversation {
  AISLE_EFFECT("leave_conversation") {}
};

/// List the conversation that is open.
struct KeepPast {
  std::string_view title;
  std::int64_t at_ms = 0;
  AISLE_EFFECT("keep_past") {
    visit("title", self.title);
    visit("at_ms", self.at_ms);
  }
};

/// Take up a past conversation again; its log is fetched anew.
struct OpenPast {
  const ConversationId& conversation;
  AISLE_EFFECT("open_past") { visit("conversation", self.conversation); }
};

/// Erase a conversation that is not the open one.
struct ErasePast {
  const ConversationId& conversation;
  AISLE_EFFECT("erase_past") { visit("conversation", self.conversation); }
};

struct SetDraft {
  std::string_view text;
  AISLE_EFFECT("set_draft") { visit("text", self.text); }
};

/// Keep over a reload what has not been acknowledged.
struct KeepOutbox {
  const std::vector<Outgoing>& outbox;
  AISLE_EFFECT("keep_outbox") { visit("outbox", self.outbox); }
};
struct KeepEdited {
  const std::vector<MessageId>& edited;
  AISLE_EFFECT("keep_edited") { visit("edited", self.edited); }
};
struct KeepTheme {
  std::string_view theme;
  AISLE_EFFECT("keep_theme") { visit("theme", self.theme); }
};

/// Say to a screen reader: a label, or else the text.
struct Announce {
  std::string_view label;
  std::string_view text;
  AISLE_EFFECT("announce") {
    visit("label", self.label);
    visit("text", self.text);
  }
};

/// Tell the shop's page.
struct TellUnread {
  std::int64_t count = 0;
  std::string_view text;  ///< How the latest answer begins.
  AISLE_EFFECT("tell_unread") {
    visit("count", self.count);
    visit("text", self.text);
  }
};
struct TellMessage {
  std::string_view from;  ///< "shopper" or "assistant".
  AISLE_EFFECT("tell_message") { visit("from", self.from); }
};

/// Show the end of the conversation, wherever the shopper has scrolled to.
struct ScrollToEnd {
  AISLE_EFFECT("scroll_to_end") {}
};

#undef AISLE_EFFECT

/// The effects asked for, written as JSON as they are asked for:
/// [{"type":"set_draft","text":""},...]. A variant of them all would cost the download four KiB.
class PanelEffects {
 public:
  template <class Effect>
  void add(const Effect& effect) {
    begin(Effect::kType);
    FieldWriter fields(out_);
    Effect::fields(effect, fields);
    out_.end_object();
  }

  /// Takes them all; empty when nothing was asked for.
  std::string take();

 private:
  void begin(std::string_view type);

  JsonWriter out_;
  bool any_ = false;
};

}  // namespace aisle::view
