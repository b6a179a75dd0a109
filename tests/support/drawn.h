// What the panel draws, as one text of patches to an empty page.
#pragma once

#include <string>

#include "shared/view/diff.h"
#include "shared/view/view.h"

namespace aisle::view {

inline std::string drawn(const State& state, const PanelState& panel) {
  View view;
  Canvas canvas;
  Screen screen = view.draw(state, panel);
  Patches patches;
  for (int region = 0; region < kRegions; ++region) {
    canvas.show(static_cast<Region>(region), screen[static_cast<std::size_t>(region)], patches);
  }
  return patches.take();
}

}  // namespace aisle::view
