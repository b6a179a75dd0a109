// The conversations that this device knows: go back to one, begin another, delete one.
#include "shared/view/parts.h"

namespace aisle::view {
namespace {

Build draw_conversation(const Past& past, bool open) {
  Build row("li", "past");
  Build choose = button("past-open", "past_chosen");
  choose.set("data-conversation", past.conversation.value);
  if (open) choose.set("aria-current", "true");
  choose.add(Build("span", "title").text(past.title));
  choose.add(Build("span", "note").text(moment(Format::day, past.at_ms)));
  return row.key(past.conversation.value)
      .add(choose)
      .add(button("icon bin", "erase_asked")
               .set("data-conversation", past.conversation.value)
               .set("aria-label", label("past_delete", past.title)));
}

}  // namespace

NodePtr draw_past(const State& state, const PanelState& panel) {
  Build list("ul", "pasts");
  for (const Past& each : panel.past)
    list.add(draw_conversation(each, each.conversation == state.conversation));
  Build built = sheet("sheet past-list", "past", {});
  if (panel.past.empty()) built.add(Build("p", "note").label("past_none"));
  else built.add(list);
  if (!state.turns.empty()) built.add(button("plain", "new_clicked").label("start_anew"));
  return built.done();
}

}  // namespace aisle::view
