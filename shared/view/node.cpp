#include "shared/view/node.h"

#include "shared/protocol/fields.h"

namespace aisle::view {

Value plain(std::string_view text) { return {Format::plain, std::string(text), {}}; }

Value label(std::string_view key, std::string_view argument) {
  Value value{Format::label, std::string(key), {}};
  if (!argument.empty()) value.arguments.emplace_back(argument);
  return value;
}

Value money(const Money& amount) {
  return {Format::money, std::to_string(amount.amount), {amount.currency}};
}

Value moment(Format format, std::int64_t milliseconds) {
  return {format, std::to_string(milliseconds), {}};
}

void write(JsonWriter& out, const Value& value) {
  if (value.format == Format::plain) return out.string(value.text);
  out.begin_array();
  out.string(enum_name(value.format));
  out.string(value.text);
  for (const std::string& argument : value.arguments) out.string(argument);
  out.end_array();
}

int count(const Node& node) {
  int nodes = 1;
  for (const NodePtr& child : node.children) nodes += count(*child);
  return nodes;
}

NodePtr::NodePtr(Node* node) : node_(node) { ++node->owners_; }

NodePtr::NodePtr(const NodePtr& other) : node_(other.node_) {
  if (node_) ++node_->owners_;
}

NodePtr::~NodePtr() {
  if (node_ && --node_->owners_ == 0) delete node_;
}

Build::Build(const char* tag, const char* css_class) : node_(new Node) {
  node_.node_->tag = tag;
  if (*css_class != 0) set("class", css_class);
}

Build& Build::key(std::string_view key) {
  node_.node_->key = key;
  return *this;
}

Build& Build::set(const char* name, const char* value) { return set(name, plain(value)); }

Build& Build::set(const char* name, const std::string& value) { return set(name, plain(value)); }

Build& Build::set(const char* name, Value value) {
  Attribute& attribute = node_.node_->attributes.emplace_back();
  attribute.name = name;
  attribute.value = std::move(value);
  return *this;
}

Build& Build::set_label(const char* name, const char* key) { return set(name, view::label(key)); }

Build& Build::add(NodePtr child) {
  if (child) node_.node_->children.push_back(std::move(child));
  return *this;
}

Build& Build::add(const Build& child) { return add(child.done()); }

Build& Build::add(Nodes children) {
  for (NodePtr& child : children) add(std::move(child));
  return *this;
}

Build& Build::text(std::string_view text) { return this->text(plain(text)); }

Build& Build::text(Value value) {
  NodePtr node(new Node);
  node.node_->text = std::move(value);
  return add(std::move(node));
}

Build& Build::label(const char* key) { return text(view::label(key)); }

Build& Build::label(const char* key, const std::string& argument) {
  return text(view::label(key, argument));
}

Build button(const char* css_class, const char* verb) {
  Build built("button", css_class);
  built.set("type", "button").set("data-do", verb);
  return built;
}

}  // namespace aisle::view
