// What the panel shows, as a tree of plain values that knows of no browser.
//
// Words, amounts and times stay unformatted: the page knows the shopper's language. A node once made
// never changes, so that two trees may share it and the diff may skip what is shared.
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/json.h"
#include "shared/commerce/money.h"

namespace aisle::view {

enum class Format {
  plain,   ///< The text itself.
  label,   ///< A key of the interface texts; the arguments fill {0}, {1}, ...
  money,   ///< Minor units; the argument is the currency.
  day,     ///< UTC milliseconds, shown as the day.
  clock,   ///< UTC milliseconds, shown as hour and minute.
  ago,     ///< UTC milliseconds, shown as the time since; the argument is now.
  number,  ///< Hundredths, shown with one decimal: 465 is 4.7.
};
constexpr auto enum_names(Format) {
  return std::to_array<std::string_view>(
      {"plain", "label", "money", "day", "clock", "ago", "number"});
}

struct Value {
  Format format = Format::plain;
  std::string text;
  std::vector<std::string> arguments;

  bool operator==(const Value&) const = default;
};

Value plain(std::string_view text);
Value label(std::string_view key, std::string_view argument = {});  ///< An empty one is left out.
Value money(const Money& amount);
Value moment(Format format, std::int64_t milliseconds);

/// A plain value as a string, any other as ["label","key","argument"].
void write(JsonWriter& out, const Value& value);

struct Attribute {
  const char* name = "";  ///< A literal.
  Value value;
};

struct Node;

/// Shares a node within one thread. Not std::shared_ptr, whose counts and run time types cost the
/// panel's download two KiB.
class NodePtr {
 public:
  NodePtr() = default;
  NodePtr(std::nullptr_t) {}
  explicit NodePtr(Node* node);
  NodePtr(const NodePtr& other);
  NodePtr(NodePtr&& other) noexcept : node_(std::exchange(other.node_, nullptr)) {}
  NodePtr& operator=(NodePtr other) noexcept {
    std::swap(node_, other.node_);
    return *this;
  }
  ~NodePtr();

  const Node& operator*() const { return *node_; }
  const Node* operator->() const { return node_; }
  explicit operator bool() const { return node_ != nullptr; }
  bool operator==(const NodePtr&) const = default;

 private:
  friend class Build;
  Node* node_ = nullptr;
};

using Nodes = std::vector<NodePtr>;

/// An element, or a text when `tag` is empty.
struct Node {
  const char* tag = "";  ///< A literal.
  std::string key;       ///< Tells it from its sisters; may be empty.
  Value text;
  std::vector<Attribute> attributes;
  Nodes children;

  bool is_text() const { return *tag == 0; }

 private:
  friend class NodePtr;
  int owners_ = 0;
};

/// How many nodes a tree has, texts included.
int count(const Node& node);

/// Makes one element: Build("p", "note").label("waiting").done(). Names and keys of texts are
/// literals, passed as such because it makes the code much smaller.
class Build {
 public:
  explicit Build(const char* tag, const char* css_class = "");

  Build& key(std::string_view key);
  Build& set(const char* name, const char* value);
  Build& set(const char* name, const std::string& value);
  Build& set(const char* name, Value value);
  Build& set_label(const char* name, const char* key);
  Build& add(NodePtr child);  ///< Null is left out.
  Build& add(const Build& child);
  Build& add(Nodes children);
  Build& text(std::string_view text);
  Build& text(Value value);
  Build& label(const char* key);
  Build& label(const char* key, const std::string& argument);

  const NodePtr& done() const { return node_; }

 private:
  NodePtr node_;
};

/// A button whose press becomes the panel event called `verb` (see panel_event.h).
Build button(const char* css_class, const char* verb);

}  // namespace aisle::view
