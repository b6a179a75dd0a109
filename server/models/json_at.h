// Reading a document that a stranger wrote: what is missing or of another kind reads as nothing.
#pragma once

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

namespace aisle {

using Json = nlohmann::json;

/// The member of an object; null when there is none.
inline const Json& at(const Json& json, const char* key) {
  static const Json kNothing;
  const auto found = json.is_object() ? json.find(key) : json.end();
  return !json.is_object() || found == json.end() ? kNothing : *found;
}

/// The first element of an array; null when there is none.
inline const Json& first(const Json& json) {
  static const Json kNothing;
  return json.is_array() && !json.empty() ? json.front() : kNothing;
}

inline std::string text_of(const Json& json) {
  return json.is_string() ? json.get<std::string>() : std::string();
}

inline constexpr std::int64_t kCountMax = 1'000'000'000'000;

/// A count up to kCountMax, so that a few of them can be added; 0 for what is none.
inline std::int64_t count_of(const Json& json) {
  if (!json.is_number_integer()) return 0;
  return std::clamp<std::int64_t>(json.get<std::int64_t>(), 0, kCountMax);
}

inline std::string text_at(const Json& json, const char* key) { return text_of(at(json, key)); }
inline std::int64_t count_at(const Json& json, const char* key) { return count_of(at(json, key)); }

}  // namespace aisle
