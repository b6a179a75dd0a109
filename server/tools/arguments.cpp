#include "server/tools/arguments.h"

#define VALIJSON_USE_EXCEPTIONS 1  // Without, it ends the process instead.

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <vector>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "shared/base/json.h"
#include "shared/base/text.h"
#include "shared/protocol/codec.h"

namespace aisle {
namespace {

using Json = nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;
using Mistake = valijson::ValidationResults::Error;

const Json& at(const Json& object, const char* key) {
  static const Json nothing;
  const auto found = object.is_object() ? object.find(key) : object.end();
  return found == object.end() ? nothing : *found;
}

// "[name]" as valijson writes a step of a path: a member, or the place in a list.
std::string_view step_name(std::string_view step) {
  return step.size() > 2 && step.front() == '[' ? step.substr(1, step.size() - 2) : step;
}

// What the schema says of the value at a path, as far as it says it with properties and items.
const Json& schema_at(const Json& schema, const std::vector<std::string>& path) {
  const Json* here = &schema;
  for (std::size_t i = 1; i < path.size(); ++i) {
    const Json& items = at(*here, "items");
    here = items.is_null() ? &at(at(*here, "properties"), std::string(step_name(path[i])).c_str())
                           : &items;
  }
  return *here;
}

bool is_required(const Json& schema, const std::vector<std::string>& path) {
  if (path.size() < 2) return true;
  const Json& parent = schema_at(schema, {path.begin(), path.end() - 1});
  if (!at(parent, "items").is_null()) return true;
  const Json& required = at(parent, "required");
  return std::find(required.begin(), required.end(), step_name(path.back())) != required.end();
}

// "options[0].name"
std::string place(const std::vector<std::string>& path) {
  std::string text;
  for (std::size_t i = 1; i < path.size(); ++i) {
    const std::string_view name = step_name(path[i]);
    const bool is_index =
        std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isdigit(c); });
    if (is_index)
      text += "[" + std::string(name) + "]";
    else
      text += (text.empty() ? "" : ".") + std::string(name);
  }
  return text.empty() ? "arguments" : text;
}

std::string list(const Json& values) {
  std::string text;
  for (const Json& value : values) text += (text.empty() ? "" : ", ") + value.dump();
  return text;
}

// ", at least 1 and at most 200", as far as the schema has the bounds.
std::string range(const Json& schema, const char* low, const char* high) {
  std::string text;
  if (const Json& bound = at(schema, low); !bound.is_null()) text += ", at least " + bound.dump();
  if (const Json& bound = at(schema, high); !bound.is_null()) {
    text += (text.empty() ? ", at most " : " and at most ") + bound.dump();
  }
  return text;
}

// What a value of this schema looks like, in words; "" when it says nothing that is known here.
std::string expected(const Json& schema) {
  if (const Json& values = at(schema, "enum"); !values.is_null()) return "one of " + list(values);
  const Json& type = at(schema, "type");
  if (type == "integer") return "a whole number" + range(schema, "minimum", "maximum");
  if (type == "number") return "a number" + range(schema, "minimum", "maximum");
  if (type == "boolean") return "true or false";
  if (type == "array") return "a list" + range(schema, "minItems", "maxItems");
  if (type == "string") {
    const Json& pattern = at(schema, "pattern");
    const std::string length = range(schema, "minLength", "maxLength");
    return "a text" + (length.empty() ? "" : length + " characters") +
           (pattern.is_null() ? "" : ", of the pattern " + pattern.dump());
  }
  if (type != "object") return "";
  std::string text = "an object with ";
  std::string names;
  for (const auto& [name, value] : at(schema, "properties").items()) {
    names += (names.empty() ? "" : ", ") + name;
  }
  text += names.empty() ? "no members" : "the members " + names;
  std::string needed;
  for (const Json& name : at(schema, "required")) {
    needed += (needed.empty() ? "; needed: " : ", ") + name.get<std::string>();
  }
  text += needed;
  return text;
}

std::string sentence(const Json& schema, const Mistake& mistake) {
  // The library's own words for a bound have six decimals.
  const bool is_bound = mistake.description.rfind("Expected number", 0) == 0;
  std::string text = place(mistake.context) + ":";
  if (!is_bound) text += " " + mistake.description;
  if (text.size() > kArgumentMistakeBytesMax) {
    text = std::string(cut_utf8(text, kArgumentMistakeBytesMax)) + "…";
  }
  const std::string wanted = expected(schema_at(schema, mistake.context));
  if (!wanted.empty()) text += " Expected " + wanted;
  if (!is_required(schema, mistake.context)) text += ", or leave it out";
  return text + ".";
}

// That a list or object holds a mistake, which valijson tells after the mistake itself.
bool is_echo(const Mistake& mistake) {
  return mistake.description.rfind("Failed to validate", 0) == 0;
}

std::string mistakes(const Json& schema, const valijson::ValidationResults& results) {
  std::string text;
  std::size_t told = 0;
  for (const Mistake& mistake : results) {
    if (is_echo(mistake) && told > 0) continue;
    if (told++ == kArgumentMistakesMax) return text + "\nThere is more.";
    text += (text.empty() ? "" : "\n") + sentence(schema, mistake);
  }
  return text;
}

// What is wrong with the arguments; "" when they are as the schema wants them.
std::string problem_with(const Json& arguments, const Json& schema_text) {
  try {
    valijson::Schema schema;
    valijson::SchemaParser().populateSchema(Adapter(schema_text), schema);
    valijson::ValidationResults results;
    valijson::Validator validator;
    if (validator.validate(schema, Adapter(arguments), &results)) return "";
    return mistakes(schema_text, results);
  } catch (const std::exception& exception) {
    return std::string("the arguments can't be checked: ") + exception.what();
  }
}

}  // namespace

Result<ToolArguments> read_arguments(const Tool& tool, std::string_view json) {
  if (auto checked = check_json(json, {.bytes_max = kArgumentsBytesMax}); !checked) {
    return checked.error();
  }
  const Json arguments = Json::parse(json, nullptr, false);
  const Json schema = Json::parse(tool.schema(), nullptr, false);
  if (arguments.is_discarded() || schema.is_discarded()) {
    return Error{ErrorCode::invalid_argument, "arguments: a number is too large"};
  }
  if (std::string problem = problem_with(arguments, schema); !problem.empty()) {
    return Error{ErrorCode::invalid_argument, std::move(problem)};
  }
  auto decoded = decode_arguments(tool.name(), json);
  if (!decoded && decoded.error().code == ErrorCode::invalid_argument) {
    // Of all that the schemas leave open, this alone is narrower here.
    return Error{ErrorCode::invalid_argument,
                 "arguments: a whole number has at most 16 digits and no point or exponent, and an "
                 "id at most " +
                     std::to_string(kIdBytesMax) + " bytes."};
  }
  return decoded;
}

}  // namespace aisle
