// Reads schema.org JSON-LD as pages write it: a value or a list of one, a text or an object with a
// name, a term with or without its prefix.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace aisle {

using JsonldValue = nlohmann::json;

/// The member of that name, or null.
const JsonldValue& jsonld_member(const JsonldValue& object, const char* name);

/// The value, or the first of a list.
const JsonldValue& jsonld_first(const JsonldValue& value);

/// A text without white space around it, or a number as it is written; of an object its name,
/// address or value; of a list its first's; else "".
std::string jsonld_text(const JsonldValue& value);
std::string jsonld_text(const JsonldValue& object, const char* member);

/// "https://schema.org/InStock", "schema:InStock" and "InStock" are the same.
std::string_view jsonld_word(std::string_view term);

/// Whether "@type" is that, or has it in its list.
bool has_jsonld_type(const JsonldValue& object, std::string_view wanted);

}  // namespace aisle
