#include "shared/conversation/state.h"

#include <algorithm>

#include "shared/base/hash.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

void write_progress(JsonWriter& out, FieldWriter& fields, const Progress& progress) {
  out.key("progress");
  out.begin_object();
  const auto named = [&](std::string_view name) {
    out.key("is");
    out.string(name);
  };
  if (std::holds_alternative<Waiting>(progress)) {
    named("waiting");
  } else if (const auto* running = std::get_if<Running>(&progress)) {
    named("running");
    fields("text", running->text);
  } else if (const auto* answered = std::get_if<Answered>(&progress)) {
    named("answered");
    fields("answer", answered->answer);
    fields("completed", answered->completed);
  } else if (const auto* stopped = std::get_if<Stopped>(&progress)) {
    named("stopped");
    fields("text", stopped->text);
  } else if (const auto* failed = std::get_if<Failed>(&progress)) {
    named("failed");
    fields("reason", failed->reason);
  }
  out.end_object();
}

void write_turn(JsonWriter& out, FieldWriter& fields, const Turn& turn) {
  out.begin_object();
  fields("message", turn.message);
  fields("text", turn.text);
  fields("page", turn.page);
  fields("form", turn.form);
  fields("asked_at", turn.asked_at);
  fields("id", turn.id);
  out.key("tools");
  out.begin_array();
  for (const ToolUse& use : turn.tools) {
    out.begin_object();
    fields("id", use.call.id);
    out.key(tool_name(use.call.arguments));
    out.raw(encode(use.call.arguments));
    fields("result", use.result);
    out.end_object();
  }
  out.end_array();
  fields("confirmation", turn.confirmation);
  fields("cart_outcome", turn.cart_outcome);
  write_progress(out, fields, turn.progress);
  fields("ended_at", turn.ended_at);
  fields("verdict", turn.verdict);
  out.end_object();
}

}  // namespace

const Handoff* awaited_handoff(const State& state, Time now) {
  const bool waits = state.handoff && !state.handoff->contact.empty() &&
                     now - state.handoff->requested_at < kHandoffLifetime;
  return waits ? &*state.handoff : nullptr;
}

// Turns end in the order they were asked, so those still open are the last ones.
const Turn* current_turn(const State& state) {
  const Turn* oldest = nullptr;
  for (auto turn = state.turns.rbegin(); turn != state.turns.rend(); ++turn) {
    if (!is_running(*turn) && !std::holds_alternative<Waiting>(turn->progress)) break;
    oldest = &*turn;
  }
  return oldest;
}

IdentityLevel level_for(const Identity& identity, const OrderId& order) {
  if (identity.level == IdentityLevel::signed_token) return identity.level;
  for (const ProvenOrder& proven : identity.orders) {
    if (proven.order == order) return proven.level;
  }
  return IdentityLevel::anonymous;
}

bool is_running(const Turn& turn) {
  if (const auto* answered = std::get_if<Answered>(&turn.progress)) return !answered->completed;
  return std::holds_alternative<Running>(turn.progress);
}

const Product* find_product(const Turn& turn, const ProductId& id) {
  for (auto use = turn.tools.rbegin(); use != turn.tools.rend(); ++use) {
    if (!use->result) continue;
    for (const Product& product : use->result->products) {
      if (product.id == id) return &product;
    }
  }
  return nullptr;
}

const Receipt* find_receipt(const Turn& turn, const ReceiptId& id) {
  for (auto use = turn.tools.rbegin(); use != turn.tools.rend(); ++use) {
    if (!use->result) continue;
    for (const Receipt& receipt : use->result->receipts) {
      if (receipt.id == id) return &receipt;
    }
  }
  return nullptr;
}

const OrderFacts* find_order(const Turn& turn, const OrderId& id) {
  for (auto use = turn.tools.rbegin(); use != turn.tools.rend(); ++use) {
    if (!use->result) continue;
    for (const OrderFacts& order : use->result->orders) {
      if (order.id == id) return &order;
    }
  }
  return nullptr;
}

const Turn* find_confirmation(const State& state, const ConfirmationId& id) {
  if (id.empty()) return nullptr;
  for (auto turn = state.turns.rbegin(); turn != state.turns.rend(); ++turn) {
    if (turn->confirmation && turn->confirmation->id == id) return &*turn;
  }
  return nullptr;
}

const ToolUse* find_proposal(const Turn& turn) {
  if (!turn.confirmation) return nullptr;
  for (const ToolUse& use : turn.tools) {
    if (use.call.id != turn.confirmation->call) continue;
    return use.result && use.result->proposal ? &use : nullptr;
  }
  return nullptr;
}

bool has_outside_text(const Turn& turn) {
  return std::any_of(turn.tools.begin(), turn.tools.end(), [](const ToolUse& use) {
    return use.result && !use.result->products.empty();
  });
}

const CartProposal* find_cart_proposal(const Turn& turn) {
  for (auto use = turn.tools.rbegin(); use != turn.tools.rend(); ++use) {
    if (use->result && use->result->cart_proposal) return &*use->result->cart_proposal;
  }
  return nullptr;
}

std::string canonical(const State& state) {
  JsonWriter out;
  FieldWriter fields(out);
  out.begin_object();
  fields("conversation", state.conversation);
  fields("site", state.site);
  fields("language", state.language);
  fields("currency", state.currency);
  fields("last_seq", state.last_seq);
  out.key("turns");
  out.begin_array();
  for (const Turn& turn : state.turns) write_turn(out, fields, turn);
  out.end_array();
  fields("handoff", state.handoff);
  fields("asked", state.asked);
  fields("performing", state.performing);
  fields("cart", state.cart);
  fields("identity", state.identity);
  fields("erased", state.erased);
  out.end_object();
  return out.take();
}

std::string state_hash(const State& state) {
  constexpr char kHex[] = "0123456789abcdef";
  std::uint64_t hash = fnv1a(canonical(state));
  std::string text(16, '0');
  for (int i = 15; i >= 0; --i, hash >>= 4) text[static_cast<std::size_t>(i)] = kHex[hash & 15];
  return text;
}

}  // namespace aisle
