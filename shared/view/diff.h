// Finds what to change on the page when a tree takes another's place.
//
// Shared nodes are skipped without a look inside; a text that grew is appended to. Sisters are
// matched by tag and key in their order; one that moved is drawn anew.
#pragma once

#include <vector>

#include "shared/view/node.h"
#include "shared/view/patch.h"

namespace aisle::view {

/// What is on the page now: nodes and the numbers by which patches call them.
class Canvas {
 public:
  Canvas();

  /// Shows `children` in a region, adding to `out` what must change.
  /// Cost: linear in what is not shared with what was shown before.
  void show(Region region, Nodes children, Patches& out);

 private:
  struct Mounted {
    NodePtr node;
    NodeId id = 0;
    std::vector<Mounted> children;
  };

  Mounted mount(const NodePtr& node);
  void update(Mounted& shown, const NodePtr& next, Patches& out);
  void update_children(Mounted& parent, const Nodes& next, Patches& out);

  std::vector<Mounted> regions_;
  NodeId next_id_ = kFirstNodeId;
};

}  // namespace aisle::view
