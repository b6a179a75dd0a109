#include "server/connectors/jsonld_value.h"

#include <algorithm>

#include "shared/base/text.h"

namespace aisle {
namespace {

const JsonldValue kNoJsonld;

}  // namespace

const JsonldValue& jsonld_member(const JsonldValue& object, const char* name) {
  if (!object.is_object()) return kNoJsonld;
  const auto found = object.find(name);
  return found == object.end() ? kNoJsonld : *found;
}

const JsonldValue& jsonld_first(const JsonldValue& value) {
  return value.is_array() ? (value.empty() ? kNoJsonld : value.front()) : value;
}

std::string jsonld_text(const JsonldValue& value) {
  const JsonldValue& one = jsonld_first(value);
  if (one.is_string()) return std::string(trim(one.get_ref<const std::string&>()));
  if (one.is_number()) return one.dump();
  for (const char* name : {"name", "url", "contentUrl", "value", "@value", "@id"}) {
    const JsonldValue& inner = jsonld_first(jsonld_member(one, name));
    if (inner.is_string() || inner.is_number()) return jsonld_text(inner);
  }
  return "";
}

std::string jsonld_text(const JsonldValue& object, const char* member) {
  return jsonld_text(jsonld_member(object, member));
}

std::string_view jsonld_word(std::string_view term) {
  const std::size_t at = term.find_last_of("/#:");
  return at == term.npos ? term : term.substr(at + 1);
}

bool has_jsonld_type(const JsonldValue& object, std::string_view wanted) {
  const JsonldValue& type = jsonld_member(object, "@type");
  if (type.is_string()) return jsonld_word(type.get_ref<const std::string&>()) == wanted;
  return type.is_array() && std::any_of(type.begin(), type.end(), [&](const JsonldValue& one) {
           return one.is_string() && jsonld_word(one.get_ref<const std::string&>()) == wanted;
         });
}

}  // namespace aisle
