// What checker and reader share: the escapes in a JSON string.
#pragma once

#include <string>
#include <string_view>

namespace aisle {

constexpr bool is_json_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
constexpr bool is_high_surrogate(int unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
constexpr bool is_low_surrogate(int unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

/// The value of the four hex digits at `pos`, or -1 when they are not there.
int hex4(std::string_view text, std::size_t pos);

/// The contents of a string between its quotes, escapes undone. The text must have been checked.
std::string unescape(std::string_view raw);

}  // namespace aisle
