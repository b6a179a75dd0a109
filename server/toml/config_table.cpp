#include "server/toml/config_table.h"

#include <algorithm>
#include <numeric>

#include "shared/base/text.h"
#include "shared/commerce/decimal.h"

namespace aisle {
namespace {

inline constexpr std::size_t kNameBytesMax = 100;

int line_of_node(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

// Levenshtein's distance, in the time of the product of both lengths.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row.back();
}

std::string in_quotes(std::string_view text) {
  return "\"" + std::string(cut_utf8(text, kNameBytesMax)) + "\"";
}

std::string_view kind_of(const toml::node& node) {
  if (node.is_string()) return "a text";
  if (node.is_integer()) return "a whole number";
  if (node.is_floating_point()) return "a number with a fraction";
  if (node.is_boolean()) return "true or false";
  if (node.is_array()) return "a list";
  if (node.is_table()) return "a table";
  return "a date or time";
}

std::string wrong_kind(std::string_view expected, const toml::node& node) {
  return "expected " + std::string(expected) + ", found " + std::string(kind_of(node));
}

}  // namespace

std::string nearest_key(std::string_view key, const std::vector<std::string>& known) {
  if (key.size() > kNameBytesMax) return {};
  const std::string* best = nullptr;
  std::size_t best_distance = std::max<std::size_t>(2, key.size() / 3) + 1;
  for (const std::string& candidate : known) {
    const std::size_t d = distance(key, candidate);
    if (d >= best_distance) continue;
    best = &candidate;
    best_distance = d;
  }
  return best ? *best : std::string();
}

ConfigTable::ConfigTable(const toml::table& table, std::string name,
                         std::vector<ConfigMistake>& mistakes, std::string reference)
    : table_(table),
      name_(std::move(name)),
      mistakes_(mistakes),
      reference_(std::move(reference)),
      line_(line_of_node(table)) {}

const toml::node* ConfigTable::find(std::string_view key) {
  known_.emplace_back(key);
  return table_.get(key);
}

int ConfigTable::line_of(std::string_view key) const {
  for (const auto& [name, node] : table_) {
    if (name.str() == key) return static_cast<int>(name.source().begin.line);
  }
  return line_;
}

void ConfigTable::mistake(std::string_view key, std::string message) {
  mistakes_.push_back({line_of(key), name_ + " " + std::string(key) + ": " + std::move(message)});
}

void ConfigTable::require(std::string_view key, bool is_there, std::string_view expected) {
  if (is_there || table_.contains(key)) return;  // what is there and wrong has been said already
  mistakes_.push_back(
      {line_, name_ + " " + std::string(key) + " is missing: expected " + std::string(expected)});
}

void ConfigTable::text(std::string_view key, std::string& value, std::size_t bytes_max) {
  const toml::node* node = find(key);
  if (!node) return;
  const auto* text = node->as_string();
  if (!text) return mistake(key, wrong_kind("a text in quotes", *node));
  if (text->get().size() > bytes_max) {
    return mistake(key, "expected at most " + std::to_string(bytes_max) + " bytes");
  }
  if (text->get().find('\0') != std::string::npos) return mistake(key, "has a NUL character");
  value = text->get();
}

void ConfigTable::texts(std::string_view key, std::vector<std::string>& values,
                        std::size_t count_max) {
  const toml::node* node = find(key);
  if (!node) return;
  const toml::array* array = node->as_array();
  if (!array) return mistake(key, wrong_kind("a list of texts: [\"…\", \"…\"]", *node));
  if (array->size() > count_max) {
    return mistake(key, "expected at most " + std::to_string(count_max) + " entries");
  }
  values.clear();
  for (const toml::node& element : *array) {
    const auto* text = element.as_string();
    if (!text || text->get().size() > 500)
      return mistake(key, "expected only texts of at most 500 bytes");
    values.push_back(text->get());
  }
}

void ConfigTable::flag(std::string_view key, bool& value) {
  const toml::node* node = find(key);
  if (!node) return;
  const auto* flag = node->as_boolean();
  if (!flag) return mistake(key, wrong_kind("true or false", *node));
  value = flag->get();
}

std::int64_t ConfigTable::read_number(std::string_view key, std::int64_t otherwise,
                                      std::int64_t min, std::int64_t max) {
  const toml::node* node = find(key);
  if (!node) return otherwise;
  const std::string range = std::to_string(min) + " to " + std::to_string(max);
  const auto* number = node->as_integer();
  if (!number) {
    mistake(key, wrong_kind("a whole number from " + range, *node));
    return otherwise;
  }
  if (number->get() < min || number->get() > max) {
    mistake(key, "expected " + range + ", found " + std::to_string(number->get()));
    return otherwise;
  }
  return number->get();
}

void ConfigTable::milliseconds(std::string_view key, std::chrono::milliseconds& value,
                               std::int64_t min, std::int64_t max) {
  value = std::chrono::milliseconds(read_number(key, value.count(), min, max));
}

// A number with a fraction is refused, since TOML's are binary: 0.1 would not be 0.1.
void ConfigTable::decimal(std::string_view key, std::int64_t& value, int places, std::int64_t max) {
  const toml::node* node = find(key);
  if (!node) return;
  std::string text;
  if (const auto* quoted = node->as_string()) text = quoted->get();
  if (const auto* whole = node->as_integer()) text = std::to_string(whole->get());
  if (text.empty()) return mistake(key, wrong_kind("a decimal in quotes like \"0.15\"", *node));
  const auto number = parse_decimal(text, places, max);
  if (!number) {
    return mistake(key, number.error().message + ": expected a decimal like \"0.15\", 0 to " +
                            format_decimal(max, places));
  }
  value = *number;
}

std::vector<const toml::table*> ConfigTable::tables(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return {};
  const toml::array* array = node->as_array();
  std::vector<const toml::table*> tables;
  if (array) {
    for (const toml::node& element : *array) tables.push_back(element.as_table());
  }
  if (!array || std::count(tables.begin(), tables.end(), nullptr) > 0) {
    mistake(key, "expected tables, each beginning with its own [[…]] line");
    return {};
  }
  return tables;
}

const toml::table* ConfigTable::table(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return nullptr;
  if (!node->is_table()) mistake(key, wrong_kind("a table", *node));
  return node->as_table();
}

void ConfigTable::finish() {
  for (const auto& [name, node] : table_) {
    const std::string key(name.str());
    if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    const std::string near = nearest_key(key, known_);
    std::string message = name_ + " has no key " + in_quotes(key);
    if (!near.empty())
      message += "; did you mean \"" + near + "\"?";
    else
      message += "; see " + reference_;
    mistakes_.push_back({static_cast<int>(name.source().begin.line), std::move(message)});
  }
}

}  // namespace aisle
