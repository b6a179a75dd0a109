#include "shared/view/patch.h"

namespace aisle::view {
namespace {

void write_node(JsonWriter& out, const Node& node) {
  if (node.is_text()) return write(out, node.text);
  out.begin_array();
  out.string(node.tag);
  out.begin_object();
  for (const Attribute& attribute : node.attributes) {
    out.key(attribute.name);
    write(out, attribute.value);
  }
  out.end_object();
  out.begin_array();
  for (const NodePtr& child : node.children) write_node(out, *child);
  out.end_array();
  out.end_array();
}

}  // namespace

void Patches::begin(const char* name, NodeId id) {
  out_.begin_array();
  out_.string(name);
  out_.integer(id);
}

void Patches::insert(NodeId parent, NodeId before, NodeId first, const Node& node) {
  begin("insert", parent);
  out_.integer(before);
  out_.integer(first);
  write_node(out_, node);
  out_.end_array();
}

void Patches::remove(NodeId id) {
  begin("remove", id);
  out_.end_array();
}

void Patches::text(NodeId id, const Value& value) {
  begin("text", id);
  write(out_, value);
  out_.end_array();
}

void Patches::append(NodeId id, std::string_view piece) {
  begin("append", id);
  out_.string(piece);
  out_.end_array();
}

void Patches::set(NodeId id, const Attribute& attribute) {
  begin("set", id);
  out_.string(attribute.name);
  write(out_, attribute.value);
  out_.end_array();
}

void Patches::unset(NodeId id, const char* name) {
  begin("unset", id);
  out_.string(name);
  out_.end_array();
}

std::string Patches::take() {
  out_.end_array();
  return out_.take();
}

}  // namespace aisle::view
