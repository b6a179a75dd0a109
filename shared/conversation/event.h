// What can happen in a conversation. The log of these facts is the conversation.
//
// The same events are stored, streamed to the widget, replayed and evaluated. A fact is written in
// the past tense and never changed. New kinds are added at the end of `EventBody`.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/base/ids.h"
#include "shared/base/time.h"
#include "shared/commerce/cart.h"
#include "shared/conversation/answer.h"
#include "shared/conversation/tool_call.h"

namespace aisle {

inline constexpr int kEventVersion = 1;
inline constexpr std::size_t kMessageBytesMax = 4000;  ///< Of a shopper's text, UTF-8.

/// The page that the shopper looks at while writing.
struct Page {
  std::string url;    ///< Path and query only, at most 500 bytes.
  std::string title;  ///< At most 200 bytes.
  ProductId product;  ///< When it is a product's page: "this one".
  std::optional<Cart> cart;  ///< Where it differs from what the log knows.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("url", self.url);
    visit("title", self.title);
    visit("product", self.product);
    visit("cart", self.cart);
  }
  bool operator==(const Page&) const = default;
};

struct ConversationStarted {
  static constexpr std::string_view kType = "conversation_started";
  ConversationId conversation;
  std::string site;      ///< The site's public key.
  std::string language;  ///< BCP 47, of the interface.
  std::string currency;  ///< ISO 4217, of the site.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("conversation", self.conversation);
    visit("site", self.site);
    visit("language", self.language);
    visit("currency", self.currency);
  }
  bool operator==(const ConversationStarted&) const = default;
};

/// A form of the panel, filled in: the change of an order that it asks for, one of these.
struct FilledForm {
  std::optional<ProposeChange<ReturnItems>> return_items;
  std::optional<ProposeChange<ChangeAddress>> change_address;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("return_items", self.return_items);
    visit("change_address", self.change_address);
  }
  bool operator==(const FilledForm&) const = default;
};

struct ShopperSentMessage {
  static constexpr std::string_view kType = "shopper_sent_message";
  MessageId message;
  std::string text;  ///< Redacted already.
  Page page;
  std::optional<FilledForm> form;  ///< What the text says in short.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("message", self.message);
    visit("text", self.text);
    visit("page", self.page);
    visit("form", self.form);
  }
  bool operator==(const ShopperSentMessage&) const = default;
};

/// Work on a message began. Of several waiting messages the oldest comes first.
struct TurnStarted {
  static constexpr std::string_view kType = "turn_started";
  TurnId turn;
  MessageId message;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("turn", self.turn);
    visit("message", self.message);
  }
  bool operator==(const TurnStarted&) const = default;
};

/// The model, or the built-in assistant in its place, asked for a tool.
struct ModelCalledTool {
  static constexpr std::string_view kType = "model_called_tool";
  TurnId turn;
  ToolCall call;

  bool operator==(const ModelCalledTool&) const = default;
};

struct ToolReturned {
  static constexpr std::string_view kType = "tool_returned";
  TurnId turn;
  CallId call;
  ToolResult result;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("turn", self.turn);
    visit("call", self.call);
    visit("result", self.result);
  }
  bool operator==(const ToolReturned&) const = default;
};

/// A piece of an answer under way. Transient: streamed, never stored, so without a sequence number.
struct ModelSentText {
  static constexpr std::string_view kType = "model_sent_text";
  TurnId turn;
  std::int64_t offset = 0;  ///< Bytes of the answer before this piece; makes repeats harmless.
  std::string text;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("turn", self.turn);
    visit("offset", self.offset);
    visit("text", self.text);
  }
  bool operator==(const ModelSentText&) const = default;
};

struct AssistantAnswered {
  static constexpr std::string_view kType = "assistant_answered";
  TurnId turn;
  Answer answer;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("turn", self.turn);
    visit("answer", self.answer);
  }
  bool operator==(const AssistantAnswered&) const = default;
};

struct TurnCompleted {
  static constexpr std::string_view kType = "turn_completed";
  TurnId turn;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("turn", self.turn);
  }
  bool operator==(const TurnCompleted&) const = default;
};

enum class FailureReason { unavailable, deadline, interrupted, internal };
constexpr auto enum_names(FailureReason) {
  return std::to_array<std::string_view>({"unavailable", "deadline", "interrupted", "internal"});
}

struct TurnFailed {
  static constexpr std::string_view kType = "turn_failed";
  TurnId turn;
  FailureReason reason = FailureReason::internal;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("turn", self.turn);
    visit("reason", self.reason);
  }
  bool operator==(const TurnFailed&) const = default;
};

/// The shopper pressed Stop. What had been streamed until then stays, as `text`.
struct TurnStopped {
  static constexpr std::string_view kType = "turn_stopped";
  TurnId turn;
  std::string text;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("turn", self.turn);
    visit("text", self.text);
  }
  bool operator==(const TurnStopped&) const = default;
};

enum class Verdict { none, up, down };
constexpr auto enum_names(Verdict) {
  return std::to_array<std::string_view>({"none", "up", "down"});
}

/// The shopper's verdict on an answer; a later one replaces it, `none` takes it back.
struct FeedbackGiven {
  static constexpr std::string_view kType = "feedback_given";
  TurnId turn;
  Verdict verdict = Verdict::none;
  std::string reason;  ///< Free text, redacted, at most 500 bytes.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("turn", self.turn);
    visit("verdict", self.verdict);
    visit("reason", self.reason);
  }
  bool operator==(const FeedbackGiven&) const = default;
};

enum class HandoffReason {
  asked,            ///< The shopper wants a person.
  unknown_outcome,  ///< Nobody knows whether a change they confirmed was made.
};
constexpr auto enum_names(HandoffReason) {
  return std::to_array<std::string_view>({"asked", "unknown_outcome"});
}

/// A person shall take over.
struct HandoffRequested {
  static constexpr std::string_view kType = "handoff_requested";
  HandoffReason reason = HandoffReason::asked;
  std::string contact;  ///< The shopper's e-mail address, for the team; empty when it was not given.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("reason", self.reason);
    visit("contact", self.contact);
  }
  bool operator==(const HandoffRequested&) const = default;
};

/// The shop's team has been sent the request.
struct TeamTold {
  static constexpr std::string_view kType = "team_told";

  template <class Self, class Visitor>
  static void fields(Self&, Visitor&) {}
  bool operator==(const TeamTold&) const = default;
};

/// How well it is known who asks, in rising order. What is only said in the chat proves nothing.
enum class IdentityLevel {
  anonymous,
  order_number,   ///< Knows an order's number and its e-mail address or postcode.
  one_time_code,  ///< Has read a code sent to the address on the order.
  signed_token,   ///< The shop's backend has vouched for them.
};
constexpr auto enum_names(IdentityLevel) {
  return std::to_array<std::string_view>({"anonymous", "order_number", "one_time_code", "signed"});
}

/// The shopper has proven who they are. Never shown: it is for the tools.
struct IdentityProven {
  static constexpr std::string_view kType = "identity_proven";
  IdentityLevel level = IdentityLevel::anonymous;
  ShopperId shopper;
  OrderId order;  ///< The only order it is about; empty for a signed token, which is about all.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("level", self.level);
    visit("shopper", self.shopper);
    visit("order", self.order);
  }
  bool operator==(const IdentityProven&) const = default;
};

/// The shopper is asked whether to do what a tool of this turn proposed. An older question that is
/// still open is void then.
struct ConfirmationRequested {
  static constexpr std::string_view kType = "confirmation_requested";
  TurnId turn;
  CallId call;  ///< Whose result has the proposal.
  ConfirmationId confirmation;
  Time expires_at{};

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("turn", self.turn);
    visit("call", self.call);
    visit("confirmation", self.confirmation);
    visit("expires_at", self.expires_at);
  }
  bool operator==(const ConfirmationRequested&) const = default;
};

/// By a click, never by what was written. From here on it will be done, once.
struct ShopperConfirmed {
  static constexpr std::string_view kType = "shopper_confirmed";
  ConfirmationId confirmation;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("confirmation", self.confirmation);
  }
  bool operator==(const ShopperConfirmed&) const = default;
};

struct ShopperDeclined {
  static constexpr std::string_view kType = "shopper_declined";
  ConfirmationId confirmation;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("confirmation", self.confirmation);
  }
  bool operator==(const ShopperDeclined&) const = default;
};

struct ActionPerformed {
  static constexpr std::string_view kType = "action_performed";
  ConfirmationId confirmation;
  OrderFacts order;              ///< As it is now.
  std::vector<MoneyMove> moves;  ///< What moved.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("confirmation", self.confirmation);
    visit("order", self.order);
    visit("moves", self.moves);
  }
  bool operator==(const ActionPerformed&) const = default;
};

enum class ActionFailure {
  refused,      ///< By the shop's rules; nothing was changed.
  unavailable,  ///< It could not be asked; nothing was changed.
  unknown,      ///< It was asked, and did not say what came of it: a person has to look.
};
constexpr auto enum_names(ActionFailure) {
  return std::to_array<std::string_view>({"refused", "unavailable", "unknown"});
}

struct ActionFailed {
  static constexpr std::string_view kType = "action_failed";
  ConfirmationId confirmation;
  ActionFailure failure = ActionFailure::unknown;
  std::optional<OrderRefusal> refusal;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("confirmation", self.confirmation);
    visit("failure", self.failure);
    visit("refusal", self.refusal);
  }
  bool operator==(const ActionFailed&) const = default;
};

/// The shopper's click changed the cart on the shop's page, or the page refused it.
struct CartChanged {
  static constexpr std::string_view kType = "cart_changed";
  TurnId turn;  ///< Whose proposal it was; empty for a click on a product or in the cart.
  std::vector<CartStep> steps;
  CartOutcome outcome = CartOutcome::unavailable;
  std::optional<Cart> cart;  ///< As it is now, when the page has told.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("turn", self.turn);
    visit("steps", self.steps);
    visit("outcome", self.outcome);
    visit("cart", self.cart);
  }
  bool operator==(const CartChanged&) const = default;
};

/// Everything said was deleted at the shopper's wish. Nothing follows it.
struct ConversationErased {
  static constexpr std::string_view kType = "conversation_erased";

  template <class Self, class Visitor>
  static void fields(Self&, Visitor&) {}
  bool operator==(const ConversationErased&) const = default;
};

/// From a newer peer: kept as it came, and skipped.
struct UnknownHappened {
  std::string type;
  std::string json;  ///< The whole event, as it came.

  bool operator==(const UnknownHappened&) const = default;
};

using EventBody =
    std::variant<ConversationStarted, ShopperSentMessage, TurnStarted, ModelCalledTool,
                 ToolReturned, ModelSentText, AssistantAnswered, TurnCompleted, TurnFailed,
                 TurnStopped, FeedbackGiven, HandoffRequested, ConversationErased, IdentityProven,
                 ConfirmationRequested, ShopperConfirmed, ShopperDeclined, ActionPerformed,
                 ActionFailed, CartChanged, TeamTold, UnknownHappened>;

struct Event {
  std::int64_t seq = 0;  ///< Position in the log, from 1; 0 for a transient event.
  Time time{};
  EventBody body;

  bool operator==(const Event&) const = default;
};

}  // namespace aisle
