// What lies over the conversation: the menu, a receipt, a product, its picture, and the question
// before erasing.
#include "shared/view/parts.h"

namespace aisle::view {
namespace {

Build theme_button(const PanelState& panel, const char* theme, const char* name) {
  return button("option", "theme_chosen")
      .set("data-theme", theme)
      .set("aria-pressed", panel.theme == theme ? "true" : "false")
      .label(name);
}

NodePtr draw_menu(const State& state, const PanelState& panel) {
  Build menu = sheet("sheet menu", "menu", {});
  Build themes("div", "options");
  themes.set("role", "group").set_label("aria-label", "theme");
  themes.add(theme_button(panel, "", "theme_auto"));
  themes.add(theme_button(panel, "light", "theme_light"));
  themes.add(theme_button(panel, "dark", "theme_dark"));
  menu.add(Build("h3").label("theme")).add(themes);
  menu.add(Build("p", "note").label("about_assistant"));
  if (!panel.site.contact.empty()) {
    menu.add(Build("p", "note").label("contact", panel.site.contact));
  }
  menu.add(button("plain", "past_opened").label("past"));
  if (!state.turns.empty()) menu.add(button("plain", "transcript_clicked").label("download"));
  return menu.add(button("danger", "erase_asked").label("delete_data")).done();
}

NodePtr draw_erase_question() {
  Build question = sheet("sheet", "delete_data", {});
  question.add(Build("p").label("delete_question"));
  Build row("div", "row");
  row.add(button("plain", "overlay_closed").label("keep"));
  row.add(button("danger", "erase_confirmed").label("delete"));
  return question.add(row).done();
}

NodePtr draw_product(const State& state, const PanelState& panel, const OpenProduct& open) {
  const Turn* turn = find_turn(state, open.turn);
  const Product* product = turn ? find_product(*turn, open.product) : nullptr;
  if (!product || product->variants.empty()) return nullptr;
  TurnLook look;
  look.choices = panel.choices;
  look.cart = panel.cart;
  return sheet("sheet product", "details", {}).add(draw_detail(*turn, *product, look)).done();
}

// The picture of the variant chosen, and small ones of the others to choose from.
NodePtr draw_viewer(const State& state, const PanelState& panel, const OpenPicture& open) {
  const Turn* turn = find_turn(state, open.turn);
  const Product* product = turn ? find_product(*turn, open.product) : nullptr;
  if (!product || product->variants.empty()) return nullptr;
  TurnLook look;
  look.choices = panel.choices;
  const Variant& variant = chosen_variant(*turn, *product, look);
  const std::string title = title_of(*product, variant);
  Build viewer("div", "viewer");
  viewer.key("viewer").set("role", "dialog").set("aria-modal", "true").set("aria-label", title);
  viewer.add(Build("div", "viewer-head")
                 .add(button("icon zoom", "zoom_clicked")
                          .set_label("aria-label", "zoom")
                          .set("aria-pressed", "false"))
                 .add(button("icon close", "overlay_closed").set_label("aria-label", "close")));
  viewer.add(Build("div", "stage")
                 .set("tabindex", "0")
                 .set("role", "group")
                 .set_label("aria-label", "picture")
                 .add(Build("img").set("src", image_of(*product, variant)).set("alt", title)));
  Build foot("div", "viewer-foot");
  foot.add(draw_options(*turn, *product, variant, {24, true, true}));
  foot.add(Build("div", "viewer-line")
               .add(Build("a").set("href", product->url).text(product->title))
               .add(Build("b").text(money(variant.price))));
  return viewer.add(foot).done();
}

}  // namespace

Build sheet(const char* css_class, const char* title_key, const std::string& title) {
  Build built("div", css_class);
  built.key(css_class).set("role", "dialog").set("aria-modal", "true").set("aria-labelledby", "sheet-title");
  Build heading("h2");
  heading.set("id", "sheet-title");
  if (*title_key == 0) heading.text(title);
  else heading.label(title_key);
  return built.add(Build("div", "sheet-head")
                       .add(heading)
                       .add(button("icon close", "overlay_closed").set_label("aria-label", "close")));
}

const Turn* find_turn(const State& state, const TurnId& id) {
  for (auto turn = state.turns.rbegin(); turn != state.turns.rend(); ++turn) {
    if (turn->id == id) return &*turn;
  }
  return nullptr;
}

Nodes draw_overlay(const State& state, const PanelState& panel) {
  NodePtr node;
  if (std::holds_alternative<Menu>(panel.overlay)) {
    node = draw_menu(state, panel);
  } else if (std::holds_alternative<PastList>(panel.overlay)) {
    node = draw_past(state, panel);
  } else if (std::holds_alternative<EraseQuestion>(panel.overlay)) {
    node = draw_erase_question();
  } else if (const auto* open = std::get_if<OpenCitation>(&panel.overlay)) {
    if (const Turn* turn = find_turn(state, open->turn)) {
      node = draw_receipt(*turn, open->receipt, panel.now_ms);
    }
  } else if (const auto* product = std::get_if<OpenProduct>(&panel.overlay)) {
    node = draw_product(state, panel, *product);
  } else if (std::holds_alternative<OpenCart>(panel.overlay)) {
    node = draw_cart_sheet(panel);
  } else if (const auto* picture = std::get_if<OpenPicture>(&panel.overlay)) {
    node = draw_viewer(state, panel, *picture);
  }
  return node ? Nodes{std::move(node)} : Nodes{};
}

}  // namespace aisle::view
