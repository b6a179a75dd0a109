// The state of the interface around a conversation, and the one function that changes it.
//
// Pure like the conversation's reducer: what happened in the panel comes in as events, what the page
// must do goes out as effects. Ids, time and network state arrive in events.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/conversation/state.h"
#include "shared/view/panel_effect.h"
#include "shared/view/panel_event.h"

namespace aisle::view {

/// The variant that the shopper picked on a card, in place of the first.
struct Choice {
  TurnId turn;
  ProductId product;
  VariantId variant;

  bool operator==(const Choice&) const = default;
};

// What lies over the conversation.
struct Menu {
  bool operator==(const Menu&) const = default;
};
struct PastList {
  bool operator==(const PastList&) const = default;
};
struct EraseQuestion {
  ConversationId conversation;  ///< Empty: the open one.
  bool operator==(const EraseQuestion&) const = default;
};
struct OpenCitation {
  TurnId turn;
  ReceiptId receipt;
  bool operator==(const OpenCitation&) const = default;
};
struct OpenCart {
  bool operator==(const OpenCart&) const = default;
};
struct OpenProduct {
  TurnId turn;
  ProductId product;
  bool operator==(const OpenProduct&) const = default;
};
/// A product's picture, large. It closes to the product when it was opened from there.
struct OpenPicture {
  TurnId turn;
  ProductId product;
  bool from_product = false;
  bool operator==(const OpenPicture&) const = default;
};
using Overlay =
    std::variant<std::monostate, Menu, PastList, EraseQuestion, OpenCitation, OpenProduct, OpenPicture,
                 OpenCart>;

/// A message that the shopper has asked anew in other words.
struct Edited {
  MessageId message;
  bool unfolded = false;  ///< Its answer is shown all the same.

  bool operator==(const Edited&) const = default;
};

/// The cart on the shop's page, and the click that is changing it.
struct CartLook {
  std::optional<Cart> cart;  ///< None when the page has no cart for us.
  bool busy = false;         ///< The page is at it.
  TurnId turn;               ///< The turn of the click: on an offer of it, or on one of its products.
  VariantId variant;         ///< Of a click on a product; also after it was put in.
  std::optional<CartOutcome> outcome;  ///< Of the last click, until the next.

  bool operator==(const CartLook&) const = default;
};

struct PanelState {
  SiteLoaded site;  ///< Without a name until it has been loaded.
  bool open = false;
  bool online = true;
  bool reached = true;    ///< Whether the last request got an answer.
  bool loading = false;   ///< The history is on its way.
  bool listening = false;  ///< A stream of the turn under way is awaited or open.
  bool stopping = false;
  int failures = 0;  ///< Of requests, in a row.
  std::int64_t now_ms = 0;
  std::int64_t offset_minutes = 0;  ///< Of local time from UTC.
  std::string theme;                ///< "light", "dark", or empty for the device's.
  std::string draft;
  std::string notice;  ///< A label shown for a moment.
  std::vector<Suggestion> suggestions;
  int active_suggestion = -1;
  std::vector<Outgoing> outbox;  ///< In the order written.
  std::vector<Choice> choices;
  std::vector<Past> past;  ///< Conversations of this device, latest first.
  MessageId editing;  ///< Of the log; what is sent next takes its place.
  std::vector<Edited> edited;
  TurnId copied;  ///< Its answer has just been copied.
  FeedbackGiven pending_feedback;  ///< Shown before the server has confirmed it.
  ConfirmationId confirming;  ///< The question whose answer is on its way.
  CartLook cart;
  TurnId asked;  ///< Of the turn whose answer was bad: there the shopper is asked why.
  Overlay overlay;
  int earlier = 0;  ///< How often "show earlier" was pressed.
  std::int64_t unread = 0;
  int beginnings = 0;  ///< Counts how often the conversation was left for a new one.

  bool operator==(const PanelState&) const = default;
};

/// Applies what happened in the panel, as JSON (panel_event.h), adding to `effects` what the page must
/// do. `state` is the conversation as it stands. What can't be read changes nothing.
void reduce(PanelState& panel, std::string_view event, const State& state, PanelEffects& effects);

/// Applies what an event of the log means for the panel, after `state` has been reduced with it.
void follow(PanelState& panel, const Event& event, const State& state, PanelEffects& effects);

/// The log has been given as far as the server has it.
void caught_up(PanelState& panel, const State& state, PanelEffects& effects);

/// The turn that is under way, if any: begun and not ended.
const Turn* running_turn(const State& state);

// The doors to cart.cpp: a click that is to change the cart, and what the page says of it.
void wish_cart(PanelState& panel, const State& state, const CartWished& wish, PanelEffects& effects);
void take_cart(PanelState& panel, CartTold& told, PanelEffects& effects);

/// Bytes that the shopper may still write; negative when the draft is too long.
std::int64_t bytes_left(const PanelState& panel);

}  // namespace aisle::view
