// A query of a description: one statement that reads, with named parameters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace aisle {

struct SqlQuery {
  std::string name;  ///< As the description calls it: "order_lines".
  std::string text;
  std::vector<std::string> parameters;  ///< Without the colon, each once.

  bool has(std::string_view parameter) const;
};

/// `known` are the parameters that it may have, all of which it needs.
/// Errors: invalid_argument: anything but one SELECT or WITH; a ";", a comment or a backslash, in
/// which databases differ; a quotation that doesn't end; a parameter that is unknown or missing.
Result<SqlQuery> parse_sql_query(std::string_view name, std::string_view text,
                                 const std::vector<std::string>& known);

}  // namespace aisle
