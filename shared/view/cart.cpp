// The cart: what the shop's page has in it, what a turn offers to change, and the clicks that do.
//
// Only a click changes it, and only the page knows what came of that.
#include <algorithm>

#include "shared/view/parts.h"

namespace aisle::view {
namespace {

Build wish(const char* css_class, const char* what, bool busy) {
  Build one = button(css_class, "cart_wished");
  one.set("data-wish", what);
  if (busy) one.set("disabled", "");
  return one;
}

std::string full_title(const CartLine& line) {
  return line.choice.empty() ? line.title : line.title + ", " + line.choice;
}

NodePtr draw_what(const CartLine& line) {
  Build what("span", "what");
  what.add(Build("span").text(line.title));
  if (!line.choice.empty()) what.add(Build("small").text(line.choice));
  return what.done();
}

NodePtr draw_image(const CartLine& line) {
  if (line.image.empty()) return Build("span", "thumb").done();
  return Build("img", "thumb").set("src", line.image).set("alt", "").set("loading", "lazy").done();
}

NodePtr draw_line_sum(const Money& price, std::int64_t quantity) {
  const auto sum = total({{{.variant = {"one"}, .quantity = quantity, .price = price}}, {}});
  return sum ? Build("b").text(money(*sum)).done() : nullptr;
}

Build step_button(const char* css_class, const char* name, const CartLine& line,
                  std::int64_t quantity, bool busy) {
  return wish(css_class, "set", busy)
      .set("data-variant", line.variant.value)
      .set("data-product", line.product.value)
      .set("data-quantity", std::to_string(quantity))
      .set("aria-label", label(name, full_title(line)));
}

NodePtr draw_stepper(const CartLine& line, bool busy) {
  Build stepper("span", "stepper");
  stepper.set("role", "group").set("aria-label", label("quantity_of", full_title(line)));
  const bool last = line.quantity == 1;
  stepper.add(step_button(last ? "icon bin" : "icon minus", last ? "cart_remove" : "cart_fewer", line,
                          line.quantity - 1, busy));
  stepper.add(Build("output").text(std::to_string(line.quantity)));
  stepper.add(step_button("icon plus", "cart_more", line, line.quantity + 1,
                          busy || line.quantity == kCartQuantityMax));
  return stepper.done();
}

NodePtr draw_line(const CartLine& line, bool live, bool busy) {
  Build row("li");
  row.key(line.variant.value).add(draw_image(line)).add(draw_what(line));
  if (live) row.add(draw_stepper(line, busy));
  else row.add(Build("span", "count").label("times", std::to_string(line.quantity)));
  return row.add(draw_line_sum(line.price, line.quantity)).done();
}

// What one step of an offer does: how many, or from how many to how many.
NodePtr draw_step(const CartStep& step, const CartLine& line) {
  Build row("li");
  row.key(line.variant.value).add(draw_image(line)).add(draw_what(line));
  if (step.kind == CartStepKind::add) {
    row.add(Build("span", "count").label("times", std::to_string(step.quantity)));
    row.add(draw_line_sum(line.price, step.quantity));
  } else if (step.quantity == 0) {
    row.add(Build("span", "count").label("cart_goes"));
  } else {
    Value change = label("cart_from_to", std::to_string(line.quantity));
    change.arguments.push_back(std::to_string(step.quantity));
    row.add(Build("span", "count").text(change));
    row.add(draw_line_sum(line.price, step.quantity));
  }
  return row.done();
}

const char* offer_label(const CartProposal& offer) {
  const auto adds = [](const CartStep& step) { return step.kind == CartStepKind::add; };
  const auto removes = [](const CartStep& step) {
    return step.kind == CartStepKind::set && step.quantity == 0;
  };
  if (std::all_of(offer.steps.begin(), offer.steps.end(), adds)) return "add_to_cart";
  if (std::all_of(offer.steps.begin(), offer.steps.end(), removes)) return "cart_remove_it";
  return "cart_change";
}

const char* outcome_label(CartOutcome outcome) {
  switch (outcome) {
    case CartOutcome::performed: return "cart_done";
    case CartOutcome::refused: return "cart_refused";
    case CartOutcome::unavailable: break;
  }
  return "cart_unavailable";
}

std::vector<CartStep> steps_of(const State& state, const CartWished& wish) {
  if (wish.wish == "offer") {
    const Turn* turn = find_turn(state, wish.turn);
    const CartProposal* offer = turn ? find_cart_proposal(*turn) : nullptr;
    return offer ? offer->steps : std::vector<CartStep>();
  }
  const bool adds = wish.wish == "add";
  return {{adds ? CartStepKind::add : CartStepKind::set, wish.variant, wish.product,
           adds ? 1 : wish.quantity}};
}

}  // namespace

void wish_cart(PanelState& panel, const State& state, const CartWished& wish,
               PanelEffects& effects) {
  if (wish.wish == "open") {
    panel.overlay = OpenCart{};
    return;
  }
  CartLook& look = panel.cart;
  const std::vector<CartStep> steps = steps_of(state, wish);
  if (look.busy || !problem_with(steps).empty()) return;
  look.busy = true;
  look.turn = wish.turn;
  look.variant = wish.variant;
  look.outcome.reset();
  const bool offered = wish.wish == "offer";
  effects.add(ChangeCart{offered ? wish.turn : TurnId(), steps});
}

void take_cart(PanelState& panel, CartTold& told, PanelEffects& effects) {
  CartLook& look = panel.cart;
  const bool valid = told.cart && problem_with(*told.cart).empty();
  if (valid) look.cart.swap(told.cart);
  else if (!told.outcome) look.cart.reset();
  if (!told.outcome) return;
  look.busy = false;
  look.outcome = told.outcome;
  const char* said = outcome_label(*told.outcome);
  effects.add(Announce{said, {}});
  if (*told.outcome != CartOutcome::performed) panel.notice = said;
}

NodePtr draw_cart(const Cart& cart, bool live, bool busy) {
  Build box("section", "cart");
  box.key("cart").set_label("aria-label", "cart");
  if (busy) box.set("aria-busy", "true");
  if (cart.lines.empty()) return box.add(Build("p", "note").label("cart_empty")).done();
  Build lines("ul", "lines");
  for (const CartLine& line : cart.lines) lines.add(draw_line(line, live, busy));
  box.add(lines);
  Build foot("div", "cart-foot");
  if (const auto sum = total(cart)) {
    foot.add(Build("span").label("cart_sum")).add(Build("b").text(money(*sum)));
  }
  box.add(foot);
  if (live && !cart.url.empty()) {
    box.add(Build("a", "primary").set("href", cart.url).label("cart_page"));
  }
  return box.done();
}

NodePtr draw_cart_offer(const Turn& turn, const TurnLook& look) {
  const CartProposal* offer = find_cart_proposal(turn);
  if (!offer || offer->lines.size() != offer->steps.size()) return nullptr;
  Build card("section", "cart offer");
  card.key("offer").set("role", "group").set_label("aria-label", "cart");
  const bool busy = look.cart.busy && look.cart.turn == turn.id;
  if (busy) card.set("aria-busy", "true");
  Build lines("ul", "lines");
  for (std::size_t i = 0; i < offer->steps.size(); ++i) {
    lines.add(draw_step(offer->steps[i], offer->lines[i]));
  }
  card.add(lines);
  std::optional<CartOutcome> outcome = turn.cart_outcome;
  if (!outcome && look.cart.turn == turn.id && look.cart.variant.empty()) outcome = look.cart.outcome;
  if (outcome) {
    card.add(Build("p", *outcome == CartOutcome::performed ? "done" : "problem")
                 .label(outcome_label(*outcome)));
  }
  if (outcome != CartOutcome::performed) {
    card.add(wish("primary", "offer", look.cart.busy)
                 .set("data-turn", turn.id.value)
                 .label(outcome ? "try_again" : offer_label(*offer)));
  } else {
    card.add(button("chip", "cart_wished").set("data-wish", "open").label("cart_view"));
  }
  return card.done();
}

NodePtr draw_fill(const Turn& turn, const Product& product, const Variant& variant,
                  const TurnLook& look) {
  const bool there = variant.availability != Availability::out_of_stock;
  if (!look.cart.cart || !there) return nullptr;
  const bool own = look.cart.turn == turn.id && look.cart.variant == variant.id;
  const bool done = own && look.cart.outcome == CartOutcome::performed;
  return wish(done ? "primary fill done" : "primary fill", "add", look.cart.busy)
      .key("fill")
      .set("data-turn", turn.id.value)
      .set("data-product", product.id.value)
      .set("data-variant", variant.id.value)
      .set("aria-label", label(done ? "cart_added_it" : "cart_add_it", title_of(product, variant)))
      .label(done ? "cart_added" : "add_to_cart")
      .done();
}

NodePtr draw_cart_sheet(const PanelState& panel) {
  const CartLook& look = panel.cart;
  return sheet("sheet cart-sheet", "cart", {})
      .add(draw_cart(look.cart ? *look.cart : Cart(), true, look.busy))
      .done();
}

}  // namespace aisle::view
