// Reads one table of the description of an API, and notes each mistake with its line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/connectors/described_names.h"
#include "server/connectors/description.h"
#include "server/connectors/http_description.h"

namespace aisle {

/// What it was asked for no key of is a mistake at its end. Borrows table and mistakes.
class DescriptionSection {
 public:
  DescriptionSection(const toml::table& toml, std::string name,
                     std::vector<ConfigMistake>& mistakes)
      : toml_(toml),
        name_(std::move(name)),
        mistakes_(mistakes),
        table_(toml, "[" + name_ + "]", mistakes, kDescriptionReference) {}
  ~DescriptionSection() { table_.finish(); }
  DescriptionSection(const DescriptionSection&) = delete;
  DescriptionSection& operator=(const DescriptionSection&) = delete;

  ConfigTable& table() { return table_; }

  const toml::table* inner(std::string_view key) { return table_.table(key); }
  std::string name_of(std::string_view key) const { return name_ + "." + std::string(key); }

  PathTemplate path(const std::vector<std::string>& places);

  /// Notes when the path has no such place, without which a question makes no sense.
  void needs_place(const PathTemplate& path, const std::string& place);

  std::optional<AnswerPointer> pointer(std::string_view key);

  AnswerPointer needed_pointer(std::string_view key);

  void method(std::string& method, const std::vector<std::string>& known);

  BodyTemplate body(std::string_view key, const std::vector<std::string>& places);

  std::vector<FieldPick> fields(const std::vector<DescribedName>& names);

  /// Where one of ours is: "/name", ["/first", "/last"] or "=always this".
  std::optional<FieldPick> field(const std::string& key);

  std::vector<FieldPick> pairs(std::string_view key);

  RecordPicks record(const std::vector<DescribedName>& names, bool has_pairs);

  /// Notes each needed name that none of `picks` has.
  void require_fields(const std::vector<DescribedName>& names,
                      const std::vector<const RecordPicks*>& picks);

  /// [products.variants] and the like: a list with the fields of its rows.
  std::optional<RowPicks> rows(std::string_view key, const std::vector<DescribedName>& names,
                               bool has_pairs);

  /// [order.parcels] and the like: rows that may have rows in them, under `inner_key`. What is
  /// needed may be in either.
  std::optional<RowPicks> nested_rows(std::string_view key, const std::vector<DescribedName>& names,
                                      std::string_view inner_key, bool has_pairs);

  DescribedPages pages(const std::vector<std::string>& places);

 private:
  const toml::table& toml_;
  const std::string name_;
  std::vector<ConfigMistake>& mistakes_;
  ConfigTable table_;
};

}  // namespace aisle
