#include "server/connectors/sql_query.h"

#include <algorithm>

#include "shared/base/text.h"

namespace aisle {
namespace {

bool is_word_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

Error wrong_query(std::string message) { return {ErrorCode::invalid_argument, std::move(message)}; }

std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_word_letter(text[end])) ++end;
  return text.substr(at, end - at);
}

// Where a quotation that begins at `at` ends: behind its last mark; npos when it doesn't. Doubled
// marks are two quotations behind each other, which does no harm here.
std::size_t end_of_quotation(std::string_view text, std::size_t at) {
  const std::size_t end = text.find(text[at], at + 1);
  return end == text.npos ? end : end + 1;
}

}  // namespace

bool SqlQuery::has(std::string_view parameter) const {
  return std::find(parameters.begin(), parameters.end(), parameter) != parameters.end();
}

Result<SqlQuery> parse_sql_query(std::string_view name, std::string_view text,
                                 const std::vector<std::string>& known) {
  text = trim(text);
  const std::string first = fold(word_at(text, 0));
  if (first != "select" && first != "with") {
    return wrong_query("expected a query that begins with SELECT or WITH");
  }
  SqlQuery query{std::string(name), std::string(text), {}};
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const std::string_view two = text.substr(at, 2);
    if (c == ';') return wrong_query("expected one statement, without \";\"");
    if (two == "--" || two == "/*") return wrong_query("expected no comments in a query");
    if (c == '\\' || c == '\0' || two == "$$") {
      return wrong_query("expected no backslashes, and no quotation in dollars");
    }
    if (c == '\'' || c == '"' || c == '`') {
      const std::size_t end = end_of_quotation(text, at);
      if (end == text.npos) return wrong_query("expected an end of each quotation");
      if (text.substr(at, end - at).find('\\') != text.npos) {
        return wrong_query("expected no backslashes, and no quotation in dollars");
      }
      at = end;
      continue;
    }
    if (two == "::") {
      at += 2;
      continue;
    }
    if (c != ':') {
      ++at;
      continue;
    }
    const std::string parameter(word_at(text, at + 1));
    if (std::find(known.begin(), known.end(), parameter) == known.end()) {
      std::string all;
      for (const std::string& one : known) all += " :" + one;
      return wrong_query("there is no parameter :" + parameter +
                         (all.empty() ? "; it has none" : "; there is" + all));
    }
    if (!query.has(parameter)) query.parameters.push_back(parameter);
    at += 1 + parameter.size();
  }
  for (const std::string& parameter : known) {
    if (!query.has(parameter)) return wrong_query("expected the parameter :" + parameter);
  }
  return query;
}

}  // namespace aisle
