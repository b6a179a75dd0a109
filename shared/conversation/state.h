// What a conversation's log amounts to.
//
// A value: it copies, compares and serialises. Only `reduce` makes new ones.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "shared/conversation/event.h"

namespace aisle {

/// One use of a tool in a turn. `result` is empty while it is awaited.
struct ToolUse {
  ToolCall call;
  std::optional<ToolResult> result;

  bool operator==(const ToolUse&) const = default;
};

// How far the work on a message has come.
struct Waiting {  ///< Durable, not begun.
  bool operator==(const Waiting&) const = default;
};
struct Running {
  std::string text;  ///< What has been streamed so far.
  bool operator==(const Running&) const = default;
};
struct Answered {  ///< The answer is there; `completed` once the turn has been closed.
  Answer answer;
  bool completed = false;
  bool operator==(const Answered&) const = default;
};
struct Stopped {
  std::string text;
  bool operator==(const Stopped&) const = default;
};
struct Failed {
  FailureReason reason = FailureReason::internal;
  bool operator==(const Failed&) const = default;
};
using Progress = std::variant<Waiting, Running, Answered, Stopped, Failed>;

enum class ConfirmationPhase {
  asked,
  superseded,  ///< A later question took its place.
  declined,
  confirmed,  ///< And being done.
  performed,
  failed
};
constexpr auto enum_names(ConfirmationPhase) {
  return std::to_array<std::string_view>(
      {"asked", "superseded", "declined", "confirmed", "performed", "failed"});
}

/// The question of a turn that proposed a change, and what came of it.
struct Confirmation {
  ConfirmationId id;
  CallId call;
  Time expires_at{};  ///< Until then, inclusive, a yes counts.
  ConfirmationPhase phase = ConfirmationPhase::asked;
  std::optional<OrderFacts> order;  ///< After it was performed.
  std::vector<MoneyMove> moves;     ///< Likewise.
  ActionFailure failure = ActionFailure::unknown;
  std::optional<OrderRefusal> refusal;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("id", self.id);
    visit("call", self.call);
    visit("expires_at", self.expires_at);
    visit("phase", self.phase);
    visit("order", self.order);
    visit("moves", self.moves);
    visit("failure", self.failure);
    visit("refusal", self.refusal);
  }
  bool operator==(const Confirmation&) const = default;
};

/// One shopper message and all it led to.
struct Turn {
  MessageId message;
  std::string text;
  Page page;
  std::optional<FilledForm> form;
  Time asked_at{};
  TurnId id;  ///< Empty while waiting.
  std::vector<ToolUse> tools;
  std::optional<Confirmation> confirmation;
  std::optional<CartOutcome> cart_outcome;  ///< Of the cart's change that it proposed.
  Progress progress;
  Time ended_at{};  ///< When it was answered, stopped or failed.
  Verdict verdict = Verdict::none;

  bool operator==(const Turn&) const = default;
};

/// An order of the shopper's, and how well it is known to be theirs.
struct ProvenOrder {
  OrderId order;
  IdentityLevel level = IdentityLevel::anonymous;

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("order", self.order);
    visit("level", self.level);
  }
  bool operator==(const ProvenOrder&) const = default;
};

/// Who is asking. The shopper, once known, never changes.
struct Identity {
  IdentityLevel level = IdentityLevel::anonymous;  ///< The highest of all proofs.
  ShopperId shopper;
  std::vector<ProvenOrder> orders;  ///< Proven one by one, in the order of their first proofs.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("level", self.level);
    visit("shopper", self.shopper);
    visit("orders", self.orders);
  }
  bool operator==(const Identity&) const = default;
};

/// How long a shopper waits for the team before another request is a new one.
inline constexpr std::chrono::hours kHandoffLifetime{24};

/// A request for a person.
struct Handoff {
  HandoffReason reason = HandoffReason::asked;
  std::string contact;  ///< An e-mail address; may be empty.
  Time requested_at{};
  bool told = false;  ///< The team has it.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("reason", self.reason);
    visit("contact", self.contact);
    visit("requested_at", self.requested_at);
    visit("told", self.told);
  }
  bool operator==(const Handoff&) const = default;
};

struct State {
  ConversationId conversation;
  std::string site;
  std::string language;
  std::string currency;
  std::int64_t last_seq = 0;
  std::vector<Turn> turns;  ///< Oldest first.
  std::optional<Handoff> handoff;            ///< The latest one.
  ConfirmationId asked;                      ///< The question that is open; empty when none is.
  std::vector<ConfirmationId> performing;    ///< Confirmed and not done yet, oldest first.
  std::optional<Cart> cart;  ///< As the shop's page told it last; none when it never has.
  Identity identity;
  bool erased = false;

  bool operator==(const State&) const = default;
};

/// The request that the shopper waits to be answered at this time: they asked, and can be reached. Null
/// without one.
const Handoff* awaited_handoff(const State& state, Time now);

/// The turn being worked on, or else the oldest one waiting; null when there is nothing to do.
const Turn* current_turn(const State& state);

/// What this shopper may be told about this order, if it is theirs: a signed token counts for every
/// order of the shopper, any other proof for its own order alone.
IdentityLevel level_for(const Identity& identity, const OrderId& order);

/// Whether work on a turn has begun and not ended.
bool is_running(const Turn& turn);

/// A product or receipt that this turn's tools returned; null when none did. Of several results
/// about one product the latest counts.
const Product* find_product(const Turn& turn, const ProductId& id);
const Receipt* find_receipt(const Turn& turn, const ReceiptId& id);

/// An order that this turn's tools returned; null when none did.
const OrderFacts* find_order(const Turn& turn, const OrderId& id);

/// The turn whose question has this id; null when there is none.
const Turn* find_confirmation(const State& state, const ConfirmationId& id);

/// The call that proposed what the turn asks about, and what it proposed; null without a question.
const ToolUse* find_proposal(const Turn& turn);

/// Whether the turn has read what others wrote, such as products' descriptions: a model may have
/// followed what it found there.
bool has_outside_text(const Turn& turn);

/// What the turn offers to change in the cart; null when it offers nothing.
const CartProposal* find_cart_proposal(const Turn& turn);

/// The state as canonical JSON: equal states give equal bytes on every target.
std::string canonical(const State& state);

/// FNV-1a of `canonical`, as 16 hex digits. Two logs with the same hash reduced to the same state.
std::string state_hash(const State& state);

}  // namespace aisle
