// Draws the conversation and the panel around it: values in, nodes out.
//
// A function of its arguments; what it remembers only saves work. An ended turn is drawn once; of a
// running one only the open block of its text is drawn again; of a long history only the last turns
// are drawn at all, and more when the shopper asks.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "shared/markdown/parse.h"
#include "shared/view/node.h"
#include "shared/view/panel.h"
#include "shared/view/parts.h"
#include "shared/view/patch.h"

namespace aisle::view {

inline constexpr int kNodesShown = 700;    ///< About so many are drawn of the history at first.
inline constexpr int kNodesEarlier = 350;  ///< And so many more with each "show earlier".
inline constexpr std::size_t kTurnsMin = 3;  ///< Of the latest, drawn however large they are.

/// The children of each region.
using Screen = std::array<Nodes, kRegions>;

class View {
 public:
  /// Cost: linear in what changed and in the number of turns shown.
  Screen draw(const State& state, const PanelState& panel);

 private:
  struct Drawn {
    TurnLook look;
    NodePtr node;
    int nodes = 0;
  };

  Nodes draw_log(const State& state, const PanelState& panel);
  const Drawn& draw_turn_at(const State& state, const PanelState& panel, std::size_t index);
  NodePtr draw_prose(const Turn& turn);

  std::vector<Drawn> drawn_;  ///< By turn.

  // The text that is growing: blocks drawn for good, and the parser that holds the rest.
  MessageId growing_;
  std::string grown_;
  markdown::Parser parser_;
  Nodes sealed_;
};

}  // namespace aisle::view
