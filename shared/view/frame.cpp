// What stands around the conversation: head, welcome, notices, suggestions and the composer's buttons.
#include "shared/base/text.h"
#include "shared/view/parts.h"

namespace aisle::view {
namespace {

constexpr std::int64_t kCounterFrom = 300;  ///< Bytes left when the counter appears.

// Bytes while they last; then the characters that are too many, whatever their script.
std::int64_t characters_left(const PanelState& panel) {
  std::int64_t left = bytes_left(panel);
  if (left >= 0) return left;
  left = 0;
  const auto max = static_cast<std::size_t>(panel.site.limits.message_bytes);
  for (std::size_t i = cut_utf8(panel.draft, max).size(); i < panel.draft.size(); ++i) {
    if ((panel.draft[i] & 0xC0) != 0x80) --left;
  }
  return left;
}

NodePtr draw_banner(const State& state, const PanelState& panel) {
  if (!panel.online) return Build("p", "banner").key("banner").label("offline").done();
  if (bytes_left(panel) < 0) return Build("p", "banner").key("banner").label("too_long").done();
  if (!panel.reached) return Build("p", "banner").key("banner").label("reconnecting").done();
  const Handoff* handoff = awaited_handoff(state, Time(std::chrono::milliseconds(panel.now_ms)));
  if (!handoff) return nullptr;
  Build waiting("p", "banner waiting");
  waiting.key("banner").add(Build("span").label(handoff->told ? "with_team" : "to_team"));
  Value age = moment(Format::ago, milliseconds(handoff->requested_at));
  age.arguments = {std::to_string(panel.now_ms)};
  return waiting.add(Build("time").text(std::move(age))).done();
}

NodePtr draw_editing() {
  return Build("div", "editing")
      .key("editing")
      .add(Build("p").label("editing"))
      .add(button("icon close", "edit_cancelled").set_label("aria-label", "edit_cancel"))
      .done();
}

NodePtr draw_listbox(const PanelState& panel) {
  if (panel.suggestions.empty()) return nullptr;
  Build list("ul", "suggest");
  list.key("suggest").set("id", "suggest").set("role", "listbox");
  list.set_label("aria-label", "suggestions");
  int number = 0;
  for (const Suggestion& suggestion : panel.suggestions) {
    const bool active = number == panel.active_suggestion;
    Build row("li", suggestion.kind == "product" ? "goods" : "question");
    row.set("id", "suggest-" + std::to_string(number++))
        .set("role", "option")
        .set("aria-selected", active ? "true" : "false")
        .set("data-do", "submitted")
        .set("data-text", suggestion.text);
    if (!suggestion.image.empty()) {
      row.add(Build("img").set("src", suggestion.image).set("alt", ""));
    }
    row.add(Build("span").text(suggestion.text));
    if (!suggestion.price.currency.empty()) row.add(Build("b").text(money(suggestion.price)));
    list.add(row);
  }
  return list.done();
}

// While there is something in it.
NodePtr draw_cart_button(const PanelState& panel) {
  const auto& cart = panel.cart.cart;
  if (!cart || cart->lines.empty()) return nullptr;
  const std::string pieces = std::to_string(count_pieces(*cart));
  return button("icon cart-icon", "cart_wished")
      .key("cart")
      .set("data-wish", "open")
      .set("aria-label", label("cart_pieces", pieces))
      .set("aria-haspopup", "dialog")
      .add(Build("span", "count").text(pieces))
      .done();
}

}  // namespace

Nodes draw_head(const PanelState& panel) {
  const SiteLoaded& site = panel.site;
  if (site.name.empty()) return {};
  std::size_t end = 0;
  next_code_point(site.name, end);
  Nodes nodes = {
      Build("span", "mark").set("aria-hidden", "true").text(site.name.substr(0, end)).done(),
      Build("div", "who")
          .add(Build("h1").text(site.name))
          .add(site.disclosure.empty() ? Build("p").label("disclosure")
                                       : Build("p").text(site.disclosure))
          .done(),
      button("icon more", "menu_opened")
          .set_label("aria-label", "menu")
          .set("aria-haspopup", "dialog")
          .done(),
      button("icon close", "close_clicked").set_label("aria-label", "close").done(),
  };
  if (NodePtr cart = draw_cart_button(panel)) nodes.insert(nodes.begin() + 2, std::move(cart));
  return nodes;
}

NodePtr draw_welcome(const PanelState& panel) {
  const SiteLoaded& site = panel.site;
  if (site.name.empty()) return nullptr;
  Build welcome("div", "welcome");
  welcome.key("welcome");
  if (site.greeting.empty()) welcome.add(Build("h2").label("greeting"));
  else welcome.add(Build("h2").text(site.greeting));
  if (!site.starters.empty()) {
    Build starters("div", "starters");
    starters.set("role", "group").set_label("aria-label", "starters");
    for (const std::string& starter : site.starters) {
      starters.add(button("starter", "submitted")
                       .set("data-text", starter)
                       .set("data-draft", "keep")
                       .text(starter));
    }
    welcome.add(starters);
  }
  return welcome.done();
}

Nodes draw_tray(const State& state, const PanelState& panel) {
  Nodes nodes;
  if (NodePtr banner = draw_banner(state, panel)) nodes.push_back(std::move(banner));
  if (!panel.editing.empty()) nodes.push_back(draw_editing());
  if (!panel.notice.empty()) {
    nodes.push_back(Build("p", "notice").key("notice").text(label(panel.notice)).done());
  }
  if (NodePtr list = draw_listbox(panel)) nodes.push_back(std::move(list));
  return nodes;
}

Nodes draw_actions(const State& state, const PanelState& panel) {
  Nodes nodes;
  const std::int64_t left = bytes_left(panel);
  if (left < kCounterFrom) {
    Build counter("span", left < 0 ? "counter over" : "counter");
    nodes.push_back(counter.key("counter").text(std::to_string(characters_left(panel))).done());
  }
  const bool running = running_turn(state) != nullptr;
  const bool empty = trim(panel.draft).empty();
  if (running) {
    Build stop = button("stop", "stop_clicked");
    stop.key("stop").set_label("aria-label", "stop");
    if (panel.stopping) stop.set("disabled", "");
    nodes.push_back(stop.done());
  }
  if (!running || !empty) {
    Build send("button", "send");
    send.key("send").set("type", "submit").set_label("aria-label", "send");
    if (empty || left < 0) send.set("disabled", "");
    nodes.push_back(send.done());
  }
  return nodes;
}

}  // namespace aisle::view
