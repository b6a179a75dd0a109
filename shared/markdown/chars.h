// The classes of characters that markdown knows.
//
// Source: CommonMark 0.31 section 2.1.
#pragma once

#include <cstddef>
#include <string_view>

#include "shared/base/text.h"

namespace aisle::markdown {

inline bool is_blank(char c) { return c == ' ' || c == '\t'; }
inline bool is_alpha(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
inline bool is_alnum(char c) { return is_digit(c) || is_alpha(c); }
inline bool is_ascii_punctuation(char32_t c) {
  return c > 32 && c < 127 && !is_alnum(static_cast<char>(c));
}
inline bool is_any_of(char c, std::string_view set) { return set.find(c) != set.npos; }

inline std::size_t run_length(std::string_view text, std::size_t pos) {
  const std::size_t end = text.find_first_not_of(text[pos], pos);
  return (end == text.npos ? text.size() : end) - pos;
}

/// The bytes at the end of `text` that begin a code point and don't finish it: 0 to 3.
inline std::size_t unfinished_bytes(std::string_view text) {
  for (std::size_t n = 1; n <= 3 && n <= text.size(); ++n) {
    const auto c = static_cast<unsigned char>(text[text.size() - n]);
    if (c >= 0xC0) return n < (c >= 0xF0 ? 4u : c >= 0xE0 ? 3u : 2u) ? n : 0;
    if (c < 0x80) break;
  }
  return 0;
}

}  // namespace aisle::markdown
