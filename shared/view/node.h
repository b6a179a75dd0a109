// What the panel shows, as a tree of plain values that knows of no browser.
//
// Words, amounts and times stay unformatted: the page knows the shopper's language. A node once made
// never changes, so that two trees may share it and the diff may skip what is shared.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
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
  ago,     ///< UTC milliseconds, shown as the time since.
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
Value label(std::string_view key, std::vector<std::string> arguments = {});
Value money(const Money& amount);
Value moment(Format format, std::int64_t milliseconds);

/// A plain value as a string, any other as ["label","key","argument"].
void write(JsonWriter& out, const Value& value);

struct Attribute {
  std::string_view name;  ///< A literal.
  Value value;

  bool operator==(const Attribute&) const = default;
};

struct Node;
using NodePtr = std::shared_ptr<const Node>;
using Nodes = std::vector<NodePtr>;

/// An element, or a text when `tag` is empty.
struct Node {
  std::string_view tag;  ///< A literal.
  std::string key;       ///< Tells it from its sisters; may be empty.
  Value text;
  std::vector<Attribute> attributes;
  Nodes children;
};

/// How many nodes a tree has, texts included.
int count(const Node& node);

/// Makes one element: Build("p", "note").label("waiting").done().
class Build {
 public:
  explicit Build(std::string_view tag, std::string_view css_class = {});

  Build& key(std::string_view key);
  Build& set(std::string_view name, std::string_view value);
  Build& set(std::string_view name, Value value);
  Build& add(NodePtr child);        ///< Null is left out.
  Build& add(const Build& child);
  Build& add(Nodes children);
  Build& text(std::string_view text);
  Build& text(Value value);
  Build& label(std::string_view key, std::vector<std::string> arguments = {});

  NodePtr done() const { return node_; }

 private:
  std::shared_ptr<Node> node_;
};

/// A button whose press becomes the panel event called `verb` (see panel_codec.h).
Build button(std::string_view css_class, std::string_view verb);

}  // namespace aisle::view
