// UTF-8 text: validity, code points, folding for comparison, and words.
//
// Pure and without locale: the same bytes give the same answer on every machine.
// Source: UTF-8 as in RFC 3629; folding follows Unicode's simple case folding for Latin, Greek and
// Cyrillic, then drops the diacritics of Latin letters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace aisle {

bool is_utf8(std::string_view text);

/// Whether a byte stands within a code point, behind its first one.
constexpr bool continues_code_point(char c) { return (c & 0xC0) == 0x80; }

/// ASCII only; `digit_value` knows the others.
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The code point that starts at `pos`; moves `pos` behind it. `pos` must be inside the text.
/// A byte that starts no valid sequence reads as U+FFFD and is one byte long.
char32_t next_code_point(std::string_view text, std::size_t& pos);

void append_utf8(std::string& out, char32_t code_point);

/// The longest start of `text` that has at most `bytes_max` bytes and ends between code points.
std::string_view cut_utf8(std::string_view text, std::size_t bytes_max);

/// Letters and digits count as parts of words: Latin, Greek, Cyrillic, Arabic, Hebrew, CJK, ...
bool is_letter(char32_t c);

/// The value of a decimal digit in any script (Unicode Nd as of 15.0), or -1.
int digit_value(char32_t c);

/// Lower case, Latin letters without diacritics, full-width forms and any script's digits as ASCII,
/// "ß" as "ss", "æ" as "ae", "œ" as "oe", "ø" as "o", "ł" as "l".
std::string fold(std::string_view text);

/// One word of a text. `begin` and `end` are byte positions in the text that it was found in.
struct Word {
  std::string folded;
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Word&) const = default;
};

/// Splits into words: runs of letters and digits. An apostrophe between letters is dropped
/// ("women's" is "womens"), a point or comma between digits stays as a point ("2,5" is "2.5"),
/// a hyphen splits, and each ideograph is a word of its own. At most `words_max` are returned.
std::vector<Word> words(std::string_view text, std::size_t words_max = 10'000);

/// Removes white space (ASCII) at both ends.
std::string_view trim(std::string_view text);

}  // namespace aisle
