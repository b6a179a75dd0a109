// Paths and bodies with places for values: "/orders/{number}".
//
// A template is the merchant's and is read once; values come from shoppers and systems. In a path
// they are escaped, in a body they are values of JSON: neither can add to what the template says.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace aisle {

/// By the name of the place; texts, whole numbers and, in bodies, lists.
using TemplateValues = std::map<std::string, nlohmann::json, std::less<>>;

class PathTemplate {
 public:
  /// Begins with "/"; `places` are the names it may hold. Errors: invalid_argument.
  static Result<PathTemplate> parse(std::string_view text, const std::vector<std::string>& places);

  bool has(std::string_view place) const;

  /// Errors: not_found for a value that is no part of a path: empty (but for `may_be_empty`), "."
  /// and "..". Needs a value for each place.
  Result<std::string> fill(const TemplateValues& values, std::string_view may_be_empty = "") const;

 private:
  struct Piece {
    std::string text;
    bool is_place = false;
  };
  std::vector<Piece> pieces_;
};

class BodyTemplate {
 public:
  /// `text` is JSON, whose texts may hold places. Errors: invalid_argument.
  static Result<BodyTemplate> parse(std::string_view text, const std::vector<std::string>& places);

  /// A text that is nothing but one place becomes the value itself: a number, a list.
  nlohmann::json fill(const TemplateValues& values) const;

  bool is_empty() const { return json_.is_null(); }

 private:
  nlohmann::json json_;
};

}  // namespace aisle
