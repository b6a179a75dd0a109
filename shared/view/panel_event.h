// What happens in the panel, as facts; each has the name by which the page reports it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/conversation/event.h"
#include "shared/protocol/fields.h"

namespace aisle::view {

#define AISLE_EVENT(name)                            \
  static constexpr std::string_view kType = name;    \
  template <class Self, class Visitor>               \
  static void fields([[maybe_unused]] Self& self, [[maybe_unused]] Visitor& visit)

/// GET /v1/sites/{key} answered.
struct SiteLoaded {
  struct Limits {
    std::int64_t message_bytes = static_cast<std::int64_t>(kMessageBytesMax);

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
      visit("message_bytes", self.message_bytes);
    }
    bool operator==(const Limits&) const = default;
  };
  std::string name;
  std::string greeting;
  std::vector<std::string> starters;
  std::string disclosure;  ///< That an automated assistant answers (EU AI Act, article 50).
  std::string contact;     ///< How to reach a person; may be empty.
  Limits limits;

  AISLE_EVENT("site_loaded") {
    visit("name", self.name);
    visit("greeting", self.greeting);
    visit("starters", self.starters);
    visit("disclosure", self.disclosure);
    visit("contact", self.contact);
    visit("limits", self.limits);
  }
  bool operator==(const SiteLoaded&) const = default;
};

/// A conversation that this device knows.
struct Past {
  ConversationId conversation;
  std::string title;  ///< Its first words.
  std::int64_t at_ms = 0;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("conversation", self.conversation);
    visit("title", self.title);
    visit("at_ms", self.at_ms);
  }
  bool operator==(const Past&) const = default;
};

/// What was kept from before: messages never acknowledged, those asked anew, the draft, the theme.
struct Restored {
  std::string draft;
  std::string theme;
  std::vector<ShopperSentMessage> outbox;
  std::vector<MessageId> edited;
  bool loading = false;  ///< A conversation is there, and its log is being fetched.

  AISLE_EVENT("restored") {
    visit("draft", self.draft);
    visit("theme", self.theme);
    visit("outbox", self.outbox);
    visit("edited", self.edited);
    visit("loading", self.loading);
  }
};

struct ClockTicked {
  std::int64_t now_ms = 0;
  std::int64_t offset_minutes = 0;

  AISLE_EVENT("clock_ticked") {
    visit("now_ms", self.now_ms);
    visit("offset_minutes", self.offset_minutes);
  }
};

struct PanelOpened {
  AISLE_EVENT("panel_opened") {}
};
struct PanelClosed {
  AISLE_EVENT("panel_closed") {}
};
struct WentOnline {
  AISLE_EVENT("went_online") {}
};
struct WentOffline {
  AISLE_EVENT("went_offline") {}
};

/// The shopper came back to the panel: something may have happened meanwhile.
struct Resumed {
  AISLE_EVENT("resumed") {}
};

/// The history is complete: every page of it has been given.
struct CaughtUp {
  AISLE_EVENT("caught_up") {}
};

struct DraftChanged {
  std::string text;
  AISLE_EVENT("draft_changed") { visit("text", self.text); }
};

/// The shopper pressed Send, a starter, a suggested reply or a suggestion. Personal data is taken out
/// of the text before it is kept or sent.
struct Submitted {
  MessageId message;  ///< New; chosen by the page.
  std::string text;
  aisle::Page page;
  std::string draft;  ///< "keep": it did not come from the composer, whose draft stays.
  std::optional<FilledForm> form;

  AISLE_EVENT("submitted") {
    visit("message", self.message);
    visit("text", self.text);
    visit("page", self.page);
    visit("draft", self.draft);
    visit("form", self.form);
  }
};

/// The stream that carried a message's turn ended as it should.
struct SendEnded {
  MessageId message;
  AISLE_EVENT("send_ended") { visit("message", self.message); }
};

/// It did not. `code` is the server's, or "unreachable".
struct SendFailed {
  MessageId message;
  std::string code;
  AISLE_EVENT("send_failed") {
    visit("message", self.message);
    visit("code", self.code);
  }
};

/// The stream of a turn under way, asked for by `Listen`, ended or broke.
struct ListenEnded {
  std::string code;  ///< Empty when it ended as it should.
  AISLE_EVENT("listen_ended") { visit("code", self.code); }
};

/// Another request than a message failed.
struct RequestFailed {
  std::string code;
  AISLE_EVENT("request_failed") { visit("code", self.code); }
};

struct RetryClicked {
  MessageId message;
  AISLE_EVENT("retry_clicked") { visit("message", self.message); }
};
struct DiscardClicked {
  MessageId message;
  AISLE_EVENT("discard_clicked") { visit("message", self.message); }
};
struct EditClicked {
  MessageId message;
  AISLE_EVENT("edit_clicked") { visit("message", self.message); }
};
struct EditCancelled {
  AISLE_EVENT("edit_cancelled") {}
};

/// The answer to a message that was asked anew is shown, or folded away again.
struct FoldClicked {
  MessageId message;
  AISLE_EVENT("fold_clicked") { visit("message", self.message); }
};
struct StopClicked {
  AISLE_EVENT("stop_clicked") {}
};
struct EarlierClicked {
  AISLE_EVENT("earlier_clicked") {}
};

struct VariantChosen {
  TurnId turn;
  ProductId product;
  VariantId variant;
  AISLE_EVENT("variant_chosen") {
    visit("turn", self.turn);
    visit("product", self.product);
    visit("variant", self.variant);
  }
};

struct ProductOpened {
  TurnId turn;
  ProductId product;
  AISLE_EVENT("product_opened") {
    visit("turn", self.turn);
    visit("product", self.product);
  }
};

struct PictureOpened {
  TurnId turn;
  ProductId product;
  AISLE_EVENT("picture_opened") {
    visit("turn", self.turn);
    visit("product", self.product);
  }
};

/// The same verdict a second time takes it back.
struct FeedbackClicked {
  TurnId turn;
  Verdict verdict = Verdict::none;
  AISLE_EVENT("feedback_clicked") {
    visit("turn", self.turn);
    visit("verdict", self.verdict);
  }
};

/// What was wrong with the answer: one of the reasons offered, the shopper's own words, or
/// "reason: words". Empty when the shopper does not want to say.
struct ReasonGiven {
  TurnId turn;
  std::string reason;
  AISLE_EVENT("reason_given") {
    visit("turn", self.turn);
    visit("reason", self.reason);
  }
};

/// The shopper's yes or no to a change.
struct ConfirmationAnswered {
  ConfirmationId confirmation;
  std::string answer;  ///< "yes" or "no".
  AISLE_EVENT("confirmation_answered") {
    visit("confirmation", self.confirmation);
    visit("answer", self.answer);
  }
};

/// The server has taken it, or has refused it.
struct ConfirmationEnded {
  std::string code;  ///< Empty when it was taken.
  AISLE_EVENT("confirmation_ended") { visit("code", self.code); }
};

/// A click that is to change the cart, or to show it.
struct CartWished {
  std::string wish;  ///< "offer": what the turn offers; "add" or "set": a variant; "open".
  TurnId turn;
  ProductId product;
  VariantId variant;
  std::int64_t quantity = 0;
  AISLE_EVENT("cart_wished") {
    visit("wish", self.wish);
    visit("turn", self.turn);
    visit("product", self.product);
    visit("variant", self.variant);
    visit("quantity", self.quantity);
  }
};

/// The shop's page tells its cart, and what became of a click.
struct CartTold {
  std::optional<Cart> cart;  ///< None: it has none for us, or could not say.
  std::optional<CartOutcome> outcome;
  AISLE_EVENT("cart_told") {
    visit("cart", self.cart);
    visit("outcome", self.outcome);
  }
};

struct CopyClicked {
  TurnId turn;
  AISLE_EVENT("copy_clicked") { visit("turn", self.turn); }
};

/// An answer lies on the clipboard; without a turn, that has been said for long enough.
struct AnswerCopied {
  TurnId turn;
  AISLE_EVENT("answer_copied") { visit("turn", self.turn); }
};
struct TranscriptClicked {
  AISLE_EVENT("transcript_clicked") {}
};

struct CitationOpened {
  TurnId turn;
  ReceiptId receipt;
  AISLE_EVENT("citation_opened") {
    visit("turn", self.turn);
    visit("receipt", self.receipt);
  }
};
struct MenuOpened {
  AISLE_EVENT("menu_opened") {}
};
/// The conversations that this device knows, latest first.
struct PastLoaded {
  std::vector<Past> past;
  AISLE_EVENT("past_loaded") { visit("past", self.past); }
};
struct PastOpened {
  AISLE_EVENT("past_opened") {}
};
struct PastChosen {
  ConversationId conversation;
  AISLE_EVENT("past_chosen") { visit("conversation", self.conversation); }
};

/// A new conversation is wanted; the one before stays among the past ones.
struct NewClicked {
  AISLE_EVENT("new_clicked") {}
};

/// Shall a conversation be deleted? Without a name, the one that is open.
struct EraseAsked {
  ConversationId conversation;
  AISLE_EVENT("erase_asked") { visit("conversation", self.conversation); }
};
struct EraseConfirmed {
  AISLE_EVENT("erase_confirmed") {}
};
struct OverlayClosed {
  AISLE_EVENT("overlay_closed") {}
};
struct StartedAnew {
  AISLE_EVENT("started_anew") {}
};

struct ThemeChosen {
  std::string theme;
  AISLE_EVENT("theme_chosen") { visit("theme", self.theme); }
};

/// Something for a moment: "copied". An empty label takes it away.
struct Noticed {
  std::string label;
  AISLE_EVENT("noticed") { visit("label", self.label); }
};

struct Suggestion {
  std::string kind;  ///< "product" or "question".
  std::string text;
  std::string image;  ///< Of a product; may be empty.
  Money price;        ///< Of a product, from; no currency means none.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("kind", self.kind);
    visit("text", self.text);
    visit("image", self.image);
    visit("price", self.price);
  }
  bool operator==(const Suggestion&) const = default;
};

/// GET /v1/suggest answered for this draft.
struct SuggestionsArrived {
  std::string query;
  std::vector<Suggestion> suggestions;
  AISLE_EVENT("suggestions_arrived") {
    visit("query", self.query);
    visit("suggestions", self.suggestions);
  }
};
struct SuggestionMoved {
  std::int64_t by = 0;
  AISLE_EVENT("suggestion_moved") { visit("by", self.by); }
};

#undef AISLE_EVENT

/// The name of the event's kind, empty when it has none.
std::string panel_event_type(std::string_view checked_json);

/// Reads all that a kind of event has; false when a member does not fit.
bool read_members(std::string_view checked_json, void* event, FieldReader::ReadMember read_member);

/// Every kind of event that the page reports.
template <class... Events>
struct EventList {
  template <class Event, class Handler>
  static bool read_one(std::string_view checked_json, Handler& handler) {
    Event event;
    const bool fits = read_members(checked_json, &event, FieldReader::read_member_of<Event>);
    if (fits) handler(event);
    return fits;
  }

  template <class Handler>
  static bool read(std::string_view checked_json, Handler& handler) {
    struct Kind {
      std::string_view name;
      bool (*read)(std::string_view checked_json, Handler& handler);
    };
    static constexpr Kind kKinds[] = {{Events::kType, read_one<Events, Handler>}...};
    const std::string type = panel_event_type(checked_json);
    for (const Kind& kind : kKinds) {
      if (kind.name == type) return kind.read(checked_json, handler);
    }
    return false;
  }
};

using PanelEvents =
    EventList<SiteLoaded, Restored, ClockTicked, PanelOpened, PanelClosed, WentOnline, WentOffline, Resumed, CaughtUp, DraftChanged, Submitted, SendEnded, SendFailed, ListenEnded, RequestFailed, RetryClicked, DiscardClicked, EditClicked, EditCancelled, FoldClicked, StopClicked, EarlierClicked, VariantChosen, ProductOpened, PictureOpened, FeedbackClicked, ReasonGiven, ConfirmationAnswered, ConfirmationEnded, CartWished, CartTold, CopyClicked, AnswerCopied, TranscriptClicked, CitationOpened, MenuOpened, PastLoaded, PastOpened, PastChosen, NewClicked, EraseAsked, EraseConfirmed, OverlayClosed, StartedAnew, ThemeChosen, Noticed, SuggestionsArrived, SuggestionMoved>;

/// Reads one and hands it to `handler`, whatever its kind:
/// {"type":"feedback_clicked","turn":"t1","verdict":"up"}; members that are not known are skipped.
/// False, and nothing is handed on, when it is not JSON, of no known type, or a member does not fit.
/// There is no variant of all kinds, since it would cost the download several KiB.
template <class Handler>
bool read_panel_event(std::string_view json, Handler& handler) {
  if (!check_json(json)) return false;
  return PanelEvents::read(json, handler);
}

}  // namespace aisle::view
