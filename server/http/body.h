// A request's JSON body, read member by member; the first thing that does not fit is the answer.
//
// The order of checks: content type (415), size (413), one valid JSON value of bounded depth
// without a key twice (400), an object (422), then each member (422, naming it). Members that are
// not asked for are ignored, so that a newer client can speak to this server.
#pragma once

#include <httplib.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/problem.h"

namespace aisle {

class Body {
 public:
  Body(const httplib::Request& request, std::size_t bytes_max);

  /// A text of 1 to `bytes_max` bytes. Missing, empty or longer is a problem.
  std::string text(std::string_view member, std::size_t bytes_max);

  /// The same, or "" when it is missing or null.
  std::string optional_text(std::string_view member, std::size_t bytes_max);

  /// Goes on inside a member that is an object; false when it is missing or null.
  bool enter(std::string_view member);

  /// A member as JSON, for values with a reader of their own; empty when it is missing or null.
  std::string json(std::string_view member) const;

  /// The first problem, if there was one; what was read then means nothing.
  const std::optional<Problem>& problem() const { return problem_; }

  /// Says that a member does not fit, for a rule that only the caller knows.
  void refuse(std::string_view member, std::string detail,
              std::string_view code = "invalid_argument");

 private:
  const nlohmann::json* find(std::string_view member) const;
  std::string read(const nlohmann::json& value, std::string_view member, std::size_t bytes_max);

  nlohmann::json root_;
  const nlohmann::json* object_ = nullptr;
  std::string path_;  ///< Of the object, for naming its members: "page.".
  std::optional<Problem> problem_;
};

}  // namespace aisle
