// The parts of the panel, each drawn from values to nodes. Only view.cpp puts them together.
#pragma once

#include "shared/markdown/document.h"
#include "shared/view/node.h"
#include "shared/view/panel.h"

namespace aisle::view {

/// The key of a text that is named by what it tells of: "order_" and "shipped".
inline std::string key_of(const char* prefix, std::string_view name) {
  return std::string(prefix) + std::string(name);
}

/// A markdown block; `number` is its place in the text and becomes its key.
NodePtr draw_block(const markdown::Block& block, std::size_t number);
Nodes draw_blocks(const std::vector<markdown::Block>& blocks);

/// What of the panel a turn's looks depend on. Equal looks of an ended turn give equal nodes.
struct TurnLook {
  bool last = false;      ///< Nothing was asked after it.
  bool new_day = false;   ///< A line with the day stands above it.
  std::size_t progress = 0;
  bool completed = false;
  Verdict verdict = Verdict::none;
  bool asked = false;  ///< What was wrong with it.
  int confirmation = -1;    ///< The phase of its question; below 0 without one.
  bool expired = false;     ///< The question's time is over.
  bool confirming = false;  ///< The shopper's answer is on its way.
  std::vector<Choice> choices;  ///< Those of this turn.
  bool edited = false;    ///< Asked anew in other words: the answer is folded away,
  bool unfolded = false;  ///< unless it was asked for.
  bool copied = false;    ///< Just now.
  bool awaits_team = false;  ///< A person was asked for.
  CartLook cart;  ///< Only of a turn that shows products, the cart, or an offer to change it.
  std::optional<CartOutcome> cart_outcome;  ///< Of its offer.
  bool cart_live = false;  ///< It is the latest that shows the cart.
  const char* preview = nullptr;  ///< The label of what a preview is; null for an answer of the log.
  std::int64_t offset_minutes = 0;

  bool operator==(const TurnLook&) const = default;
};

/// One turn: the question and what came of it. `prose` is the answer's text as drawn so far; a
/// preview stands in place of what the turn itself says.
NodePtr draw_turn(const Turn& turn, const TurnLook& look, NodePtr prose, NodePtr preview);

/// What the capsule answered.
NodePtr draw_preview(const Preview& preview, const PanelState& panel, bool last);

/// The text of a turn's answer, empty when there is none (yet).
const std::string& answer_text(const Turn& turn);

/// A message that waits to be sent, and its preview.
NodePtr draw_outgoing(const Outgoing& outgoing, const PanelState& panel);

/// The products of an answer in its layout; null when it shows none.
NodePtr draw_products(const Turn& turn, const Answer& answer, const TurnLook& look);

/// One product in detail: picture, facts, all options, description.
NodePtr draw_detail(const Turn& turn, const Product& product, const TurnLook& look);

/// Price, rating, stock and variants of a product on a card. `variant` is the one shown.
const Variant& chosen_variant(const Turn& turn, const Product& product, const TurnLook& look);
/// The price opens its receipt, where the turn has one.
NodePtr draw_price(const Turn& turn, const Product& product, const Variant& variant, bool chosen);
NodePtr draw_rating(const Product& product);
NodePtr draw_stock(const Variant& variant);
std::string title_of(const Product& product, const Variant& variant);  ///< "Rain jacket, Red, M"
const std::string& image_of(const Product& product, const Variant& variant);

struct OptionsLook {
  std::size_t values_max;  ///< Of one option; the rest is left to the product's detail.
  bool detailed;           ///< With the option's name, and pictures where they tell values apart.
  bool only_pictured = false;
};

/// The options as groups of radio buttons. What can't be bought, or isn't made with the other values
/// picked, says so.
Nodes draw_options(const Turn& turn, const Product& product, const Variant& variant,
                   OptionsLook look);

/// In place of a variant that is sold out: those like it that are not. Null when it is there.
NodePtr draw_instead(const Turn& turn, const Product& product, const Variant& variant);

/// The orders of an answer; null when it shows none.
NodePtr draw_orders(const Turn& turn, const Answer& answer);

/// The form by which a shopper proves that an order is theirs; null when none is asked for.
NodePtr draw_proof(const Answer& answer);

/// Live: with steppers and the way to the shop's own page.
NodePtr draw_cart(const Cart& cart, bool live, bool busy);
/// What a turn offers to change in the cart; null when it offers nothing.
NodePtr draw_cart_offer(const Turn& turn, const TurnLook& look);
/// The button that puts a variant into the cart; null where that can't be.
NodePtr draw_fill(const Turn& turn, const Product& product, const Variant& variant,
                  const TurnLook& look);
NodePtr draw_cart_sheet(const PanelState& panel);

/// A return or an address to fill in; null when none is asked for.
NodePtr draw_order_form(const Turn& turn, const Answer& answer);

/// Without a currency the prices are left out.
NodePtr draw_lines(const std::vector<LineItem>& lines, const std::string& currency);

/// The question whether to do what the turn proposed; null without one.
NodePtr draw_confirmation(const Turn& turn, const TurnLook& look);

NodePtr draw_comparison(const Turn& turn, const std::vector<const Product*>& products);

/// What lies over the conversation, with a head: `title_key` names its text, or else it is `title`.
Build sheet(const char* css_class, const char* title_key, const std::string& title);
const Turn* find_turn(const State& state, const TurnId& id);  ///< Null when there is none.
/// Likewise, of the log or of a preview.
const Turn* shown_turn(const State& state, const PanelState& panel, const TurnId& id);

/// Where a fact of a turn comes from, when it was read, and what else was read with it.
NodePtr draw_receipt(const Turn& turn, const ReceiptId& id, std::int64_t now_ms);

/// The receipt of a product's price in a turn; null when there is none.
const Receipt* price_receipt(const Turn& turn, const ProductId& product);

NodePtr draw_past(const State& state, const PanelState& panel);

Nodes draw_head(const PanelState& panel);
NodePtr draw_welcome(const PanelState& panel);
Nodes draw_tray(const State& state, const PanelState& panel);
Nodes draw_actions(const State& state, const PanelState& panel);
Nodes draw_overlay(const State& state, const PanelState& panel);

std::int64_t milliseconds(Time time);

}  // namespace aisle::view
