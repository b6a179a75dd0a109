// Changes to the page, as a JSON array that the page carries out in order.
//
//   ["insert", parent, before, first, node]   before 0: at the end. A node is ["tag", {attributes},
//                                             [children]], or a value, which is a text. The new
//                                             nodes are numbered from `first` on, parents first.
//   ["remove", id]
//   ["text", id, value]                       the whole text of a text node
//   ["append", id, "piece"]                   more at the end of a text node
//   ["set", id, "name", value]
//   ["unset", id, "name"]
#pragma once

#include <string>
#include <string_view>

#include "shared/view/node.h"

namespace aisle::view {

/// Regions of the panel that are there from the start; each is a node whose children are drawn.
enum class Region { head, log, tray, actions, overlay };
inline constexpr int kRegions = 5;

using NodeId = std::int32_t;
inline constexpr NodeId kFirstNodeId = kRegions + 1;  ///< Region r has the id r + 1.

class Patches {
 public:
  Patches() { out_.begin_array(); }

  void insert(NodeId parent, NodeId before, NodeId first, const Node& node);
  void remove(NodeId id);
  void text(NodeId id, const Value& value);
  void append(NodeId id, std::string_view piece);
  void set(NodeId id, const Attribute& attribute);
  void unset(NodeId id, const char* name);

  /// The finished array; nothing may be added after it.
  std::string take();

 private:
  void begin(const char* name, NodeId id);

  JsonWriter out_;
};

}  // namespace aisle::view
