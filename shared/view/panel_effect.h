// What the panel asks of the page; each has the name by which the page knows it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/conversation/event.h"
#include "shared/view/node.h"

namespace aisle::view {

#define AISLE_EFFECT(name)                           \
  static constexpr std::string_view kType = name;    \
  template <class Self, class Visitor>               \
  static void fields([[maybe_unused]] Self& self, [[maybe_unused]] Visitor& visit)

/// POST the message after a while, making a conversation first when there is none.
struct SendMessage {
  MessageId message;
  std::string text;
  aisle::Page page;
  std::int64_t delay_ms = 0;

  AISLE_EFFECT("send_message") {
    visit("message", self.message);
    visit("text", self.text);
    visit("page", self.page);
    visit("delay_ms", self.delay_ms);
  }
  bool operator==(const SendMessage&) const = default;
};

/// Open the stream of events behind `after` and report what comes, until `HangUp`.
struct Listen {
  std::int64_t after = 0;
  std::int64_t delay_ms = 0;

  AISLE_EFFECT("listen") {
    visit("after", self.after);
    visit("delay_ms", self.delay_ms);
  }
  bool operator==(const Listen&) const = default;
};
struct HangUp {
  AISLE_EFFECT("hang_up") {}
  bool operator==(const HangUp&) const = default;
};

/// Fetch the events behind `after`, page by page.
struct CatchUp {
  std::int64_t after = 0;
  AISLE_EFFECT("catch_up") { visit("after", self.after); }
  bool operator==(const CatchUp&) const = default;
};

struct StopTurn {
  TurnId turn;
  AISLE_EFFECT("stop_turn") { visit("turn", self.turn); }
  bool operator==(const StopTurn&) const = default;
};
struct SendFeedback {
  TurnId turn;
  Verdict verdict = Verdict::none;
  AISLE_EFFECT("send_feedback") {
    visit("turn", self.turn);
    visit("verdict", self.verdict);
  }
  bool operator==(const SendFeedback&) const = default;
};
struct EraseConversation {
  AISLE_EFFECT("erase_conversation") {}
  bool operator==(const EraseConversation&) const = default;
};

/// Forget the conversation's name, token and cached log; the core has forgotten its state.
struct ForgetConversation {
  AISLE_EFFECT("forget_conversation") {}
  bool operator==(const ForgetConversation&) const = default;
};

struct SetDraft {
  std::string text;
  AISLE_EFFECT("set_draft") { visit("text", self.text); }
  bool operator==(const SetDraft&) const = default;
};

/// Keep over a reload what has not been acknowledged.
struct KeepOutbox {
  std::vector<ShopperSentMessage> outbox;
  AISLE_EFFECT("keep_outbox") { visit("outbox", self.outbox); }
  bool operator==(const KeepOutbox&) const = default;
};
struct KeepTheme {
  std::string theme;
  AISLE_EFFECT("keep_theme") { visit("theme", self.theme); }
  bool operator==(const KeepTheme&) const = default;
};

/// Say to a screen reader: a label, or else the text.
struct Announce {
  std::string label;
  std::string text;
  AISLE_EFFECT("announce") {
    visit("label", self.label);
    visit("text", self.text);
  }
  bool operator==(const Announce&) const = default;
};

/// Tell the shop's page.
struct TellUnread {
  std::int64_t count = 0;
  AISLE_EFFECT("tell_unread") { visit("count", self.count); }
  bool operator==(const TellUnread&) const = default;
};
struct TellMessage {
  std::string from;  ///< "shopper" or "assistant".
  AISLE_EFFECT("tell_message") { visit("from", self.from); }
  bool operator==(const TellMessage&) const = default;
};

/// Show the end of the conversation, wherever the shopper has scrolled to.
struct ScrollToEnd {
  AISLE_EFFECT("scroll_to_end") {}
  bool operator==(const ScrollToEnd&) const = default;
};

#undef AISLE_EFFECT

using PanelEffect = std::variant<SendMessage, Listen, HangUp, CatchUp, StopTurn, SendFeedback,
                                 EraseConversation, ForgetConversation, SetDraft, KeepOutbox,
                                 KeepTheme, Announce, TellUnread, TellMessage, ScrollToEnd>;

}  // namespace aisle::view
