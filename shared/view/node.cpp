#include "shared/view/node.h"

#include "shared/protocol/fields.h"

namespace aisle::view {

Value plain(std::string_view text) { return {Format::plain, std::string(text), {}}; }

Value label(std::string_view key, std::vector<std::string> arguments) {
  return {Format::label, std::string(key), std::move(arguments)};
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

Build::Build(std::string_view tag, std::string_view css_class) : node_(std::make_shared<Node>()) {
  node_->tag = tag;
  if (!css_class.empty()) set("class", css_class);
}

Build& Build::key(std::string_view key) {
  node_->key = key;
  return *this;
}

Build& Build::set(std::string_view name, std::string_view value) { return set(name, plain(value)); }

Build& Build::set(std::string_view name, Value value) {
  node_->attributes.push_back({name, std::move(value)});
  return *this;
}

Build& Build::add(NodePtr child) {
  if (child) node_->children.push_back(std::move(child));
  return *this;
}

Build& Build::add(const Build& child) { return add(child.done()); }

Build& Build::add(Nodes children) {
  for (NodePtr& child : children) add(std::move(child));
  return *this;
}

Build& Build::text(std::string_view text) { return this->text(plain(text)); }

Build& Build::text(Value value) {
  auto node = std::make_shared<Node>();
  node->text = std::move(value);
  return add(std::move(node));
}

Build& Build::label(std::string_view key, std::vector<std::string> arguments) {
  return text(view::label(key, std::move(arguments)));
}

Build button(std::string_view css_class, std::string_view verb) {
  Build built("button", css_class);
  built.set("type", "button").set("data-do", verb);
  return built;
}

}  // namespace aisle::view
