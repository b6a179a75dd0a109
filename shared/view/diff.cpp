#include "shared/view/diff.h"

#include <algorithm>

namespace aisle::view {
namespace {

bool same(const char* a, const char* b) { return std::string_view(a) == b; }

bool same_place(const Node& a, const Node& b) { return same(a.tag, b.tag) && a.key == b.key; }

const Attribute* find(const Node& node, const char* name) {
  for (const Attribute& attribute : node.attributes) {
    if (same(attribute.name, name)) return &attribute;
  }
  return nullptr;
}

void update_text(NodeId id, const Value& shown, const Value& next, Patches& out) {
  if (shown == next) return;
  const bool grew = shown.format == Format::plain && next.format == Format::plain &&
                    next.text.size() > shown.text.size() &&
                    next.text.compare(0, shown.text.size(), shown.text) == 0;
  if (grew) out.append(id, std::string_view(next.text).substr(shown.text.size()));
  else out.text(id, next);
}

void update_attributes(NodeId id, const Node& shown, const Node& next, Patches& out) {
  for (const Attribute& attribute : next.attributes) {
    const Attribute* before = find(shown, attribute.name);
    if (!before || !(before->value == attribute.value)) out.set(id, attribute);
  }
  for (const Attribute& attribute : shown.attributes) {
    if (!find(next, attribute.name)) out.unset(id, attribute.name);
  }
}

}  // namespace

Canvas::Canvas() {
  for (NodeId id = 1; id <= kRegions; ++id) {
    regions_.push_back({NodePtr(new Node), id, {}});
  }
}

void Canvas::show(Region region, Nodes children, Patches& out) {
  update_children(regions_[static_cast<std::size_t>(region)], children, out);
}

// Numbers a tree in the order in which the page will make it: parents first.
Canvas::Mounted Canvas::mount(const NodePtr& node) {
  Mounted mounted{node, next_id_++, {}};
  mounted.children.reserve(node->children.size());
  for (const NodePtr& child : node->children) mounted.children.push_back(mount(child));
  return mounted;
}

void Canvas::update(Mounted& shown, const NodePtr& next, Patches& out) {
  if (shown.node == next) return;
  if (next->is_text()) {
    update_text(shown.id, shown.node->text, next->text, out);
  } else {
    update_attributes(shown.id, *shown.node, *next, out);
    update_children(shown, next->children, out);
  }
  shown.node = next;
}

// Walks from both ends while nodes match; what is left between is matched in its order.
void Canvas::update_children(Mounted& parent, const Nodes& next, Patches& out) {
  std::vector<Mounted>& shown = parent.children;
  std::size_t shown_end = shown.size();
  std::size_t next_end = next.size();
  std::size_t begin = 0;
  while (begin < shown_end && begin < next_end && same_place(*shown[begin].node, *next[begin])) {
    update(shown[begin], next[begin], out);
    ++begin;
  }
  while (shown_end > begin && next_end > begin &&
         same_place(*shown[shown_end - 1].node, *next[next_end - 1])) {
    update(shown[--shown_end], next[--next_end], out);
  }
  if (begin == shown_end && begin == next_end) return;

  const NodeId after = shown_end < shown.size() ? shown[shown_end].id : 0;
  std::vector<Mounted> middle;
  std::size_t at = begin;
  for (std::size_t i = begin; i < next_end; ++i) {
    std::size_t found = at;
    while (found < shown_end && !same_place(*shown[found].node, *next[i])) ++found;
    if (found < shown_end) {
      for (; at < found; ++at) out.remove(shown[at].id);
      update(shown[at], next[i], out);
      middle.push_back(std::move(shown[at++]));
    } else {
      const NodeId before = at < shown_end ? shown[at].id : after;
      middle.push_back(mount(next[i]));
      out.insert(parent.id, before, middle.back().id, *next[i]);
    }
  }
  for (; at < shown_end; ++at) out.remove(shown[at].id);
  shown.erase(shown.begin() + static_cast<std::ptrdiff_t>(begin),
              shown.begin() + static_cast<std::ptrdiff_t>(shown_end));
  shown.insert(shown.begin() + static_cast<std::ptrdiff_t>(begin),
               std::make_move_iterator(middle.begin()), std::make_move_iterator(middle.end()));
}

}  // namespace aisle::view
