// Where in an answer our values are: pointers from a record of it to the names of README.md.
//
// Source: JSON pointers, RFC 6901.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/connectors/shape.h"

namespace aisle {

/// A pointer that has been checked; "" is the whole.
class AnswerPointer {
 public:
  /// Nothing when it isn't of the form of RFC 6901.
  static std::optional<AnswerPointer> parse(const std::string& text);

  /// Null when there is nothing.
  const nlohmann::json* find(const nlohmann::json& in) const;

  const std::string& text() const { return text_; }

 private:
  nlohmann::json::json_pointer pointer_;
  std::string text_;
};

/// A value of ours: what is at one place, at several with a space between, or always the same text.
struct FieldPick {
  std::string name;
  std::vector<AnswerPointer> places;
  std::string constant;  ///< Where there are no places.
};

struct RecordPicks {
  std::vector<FieldPick> fields;
  std::vector<FieldPick> options, attributes;
};

/// The rows of a list: one for each element, or with `inner` one for each of its elements, which
/// has what the element has as well.
struct RowPicks {
  AnswerPointer list;
  RecordPicks record;
  std::shared_ptr<const RowPicks> inner;
};

/// A flat record of our names. What isn't there is left out.
nlohmann::json pick_record(const nlohmann::json& answer, const RecordPicks& picks);

/// At most `count_max` elements of each list; what is no list, or longer, is noted as `name`. A
/// list that isn't there has no rows.
nlohmann::json pick_rows(const nlohmann::json& answer, const RowPicks& picks, std::size_t count_max,
                         const std::string& name, Drift& drift);

}  // namespace aisle
