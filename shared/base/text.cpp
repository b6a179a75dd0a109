#include "shared/base/text.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace aisle {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// The Latin letter without diacritics, from U+00C0 and U+1E00 on: derived from the decompositions in
// UnicodeData.txt 14.0. '.' keeps the character, '?' becomes more than one letter.
constexpr std::string_view kLatinFrom00C0 =
    "aaaaaa?ceeeeiiiidnooooo.ouuuuy??aaaaaa?ceeeeiiiidnooooo.ouuuuy?y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkkllllll."
    ".llnnnnnnnnnoooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
constexpr std::string_view kLatinFrom1E00 =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwy.s..?daaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

// Where each script's digits begin (general category Nd, UnicodeData.txt 14.0).
constexpr char32_t kZeros[] = {
    0x660,   0x6f0,   0x7c0,   0x966,   0x9e6,   0xa66,   0xae6,   0xb66,   0xbe6,   0xc66,   0xce6,
    0xd66,   0xde6,   0xe50,   0xed0,   0xf20,   0x1040,  0x1090,  0x17e0,  0x1810,  0x1946,  0x19d0,
    0x1a80,  0x1a90,  0x1b50,  0x1bb0,  0x1c40,  0x1c50,  0xa620,  0xa8d0,  0xa900,  0xa9d0,  0xa9f0,
    0xaa50,  0xabf0,  0xff10,  0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450,
    0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x16a60, 0x16ac0,
    0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0};

struct Range {
  char32_t first, last;
};

// Blocks whose characters make words. Digits are found by `digit_value`.
constexpr Range kLetters[] = {
    {0xAA, 0xAA},     {0xB5, 0xB5},     {0xBA, 0xBA},     {0xC0, 0xD6},     {0xD8, 0xF6},
    {0xF8, 0x2C1},    {0x300, 0x36F},   {0x370, 0x373},   {0x376, 0x377},   {0x37B, 0x37D},
    {0x37F, 0x37F},   {0x386, 0x386},   {0x388, 0x481},   {0x48A, 0x556},   {0x561, 0x587},
    {0x591, 0x5BD},   {0x5D0, 0x5F2},   {0x620, 0x65F},   {0x66E, 0x6D3},   {0x6D5, 0x6DC},
    {0x6FA, 0x6FF},   {0x710, 0x7BF},   {0x800, 0x963},   {0x971, 0x9E3},   {0x9F0, 0xE4F},
    {0xE5C, 0xEFF},   {0xF40, 0x103F},  {0x1050, 0x108F}, {0x10A0, 0x10FF}, {0x1100, 0x17D3},
    {0x1820, 0x1945}, {0x1950, 0x19CF}, {0x1A00, 0x1A7F}, {0x1B00, 0x1B4F}, {0x1B80, 0x1BAF},
    {0x1BC0, 0x1C3F}, {0x1C5A, 0x1C7D}, {0x1D00, 0x1FFF}, {0x2C00, 0x2DFF}, {0x3041, 0x3096},
    {0x3099, 0x309A}, {0x309D, 0x309F}, {0x30A1, 0x30FA}, {0x30FC, 0x318F}, {0x31A0, 0x31FF},
    {0x3400, 0x4DBF}, {0x4E00, 0xA48C}, {0xA4D0, 0xA60B}, {0xA640, 0xA6FF}, {0xA720, 0xA7FF},
    {0xA840, 0xA873}, {0xA960, 0xA97C}, {0xAA00, 0xAA4D}, {0xAA80, 0xABEA}, {0xAC00, 0xD7FB},
    {0xF900, 0xFAFF}, {0xFB00, 0xFBB1}, {0xFBD3, 0xFDFB}, {0xFE70, 0xFEFC}, {0xFF21, 0xFF3A},
    {0xFF41, 0xFF5A}, {0xFF66, 0xFFDC}, {0x10000, 0x100FA}, {0x10400, 0x1049D}, {0x20000, 0x3134A}};

bool is_ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_combining(char32_t c) { return c >= 0x300 && c <= 0x36F; }
bool is_ideograph(char32_t c) {
  return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3134A);
}
bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC; }

std::string_view latin_pair(char32_t c) {
  switch (c) {
    case 0xC6: case 0xE6: return "ae";
    case 0xDE: case 0xFE: return "th";
    case 0xDF: case 0x1E9E: return "ss";
    case 0x132: case 0x133: return "ij";
    case 0x152: case 0x153: return "oe";
    default: return "";
  }
}

char32_t fold_greek(char32_t c) {
  switch (c) {
    case 0x386: case 0x3AC: return 0x3B1;
    case 0x388: case 0x3AD: return 0x3B5;
    case 0x389: case 0x3AE: return 0x3B7;
    case 0x38A: case 0x3AF: case 0x390: case 0x3CA: case 0x3AA: return 0x3B9;
    case 0x38C: case 0x3CC: return 0x3BF;
    case 0x38E: case 0x3CD: case 0x3B0: case 0x3CB: case 0x3AB: return 0x3C5;
    case 0x38F: case 0x3CE: return 0x3C9;
    case 0x3C2: return 0x3C3;
    default: return c >= 0x391 && c <= 0x3A9 ? c + 32 : c;
  }
}

char32_t fold_cyrillic(char32_t c) {
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) c += 80;
  if (c == 0x451) return 0x435;
  if (c >= 0x460 && c <= 0x481) return c | 1;
  if (c >= 0x48A && c <= 0x4BF) return c | 1;
  if (c >= 0x4D0 && c <= 0x52F) return c | 1;
  return c;
}

void append_folded(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return;
  }
  if (is_combining(c)) return;
  if (const int digit = digit_value(c); digit >= 0) {
    out += static_cast<char>('0' + digit);
    return;
  }
  if (c >= 0xFF01 && c <= 0xFF5E) return append_folded(out, c - 0xFEE0);
  char plain = '.';
  if (c >= 0xC0 && c < 0x180) plain = kLatinFrom00C0[c - 0xC0];
  if (c >= 0x1E00 && c < 0x1F00) plain = kLatinFrom1E00[c - 0x1E00];
  if (plain == '?') {
    const std::string_view pair = latin_pair(c);
    if (!pair.empty()) {
      out += pair;
      return;
    }
  } else if (plain != '.') {
    out += plain;
    return;
  }
  if (c >= 0x370 && c < 0x400) c = fold_greek(c);
  else if (c >= 0x400 && c < 0x530) c = fold_cyrillic(c);
  append_utf8(out, c);
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    if (next_code_point(text, pos) == kReplacement && pos - begin == 1) return false;
  }
  return true;
}

char32_t next_code_point(std::string_view text, std::size_t& pos) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(pos++);
  if (lead < 0x80) return lead;
  const int follow = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  if (lead < 0xC2 || lead > 0xF4 || pos + static_cast<std::size_t>(follow) > text.size()) {
    return kReplacement;
  }
  char32_t c = lead & (0x3F >> follow);
  for (int i = 0; i < follow; ++i) {
    const unsigned char next = byte(pos + static_cast<std::size_t>(i));
    if ((next & 0xC0) != 0x80) return kReplacement;
    c = (c << 6) | (next & 0x3F);
  }
  const bool overlong = (follow == 2 && c < 0x800) || (follow == 3 && c < 0x10000);
  if (overlong || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return kReplacement;
  pos += static_cast<std::size_t>(follow);
  return c;
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

std::string_view cut_utf8(std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  std::size_t end = bytes_max;
  while (end > 0 && continues_code_point(text[end])) --end;
  return text.substr(0, end);
}

bool is_letter(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c);
  const auto range = std::lower_bound(std::begin(kLetters), std::end(kLetters), c,
                                      [](const Range& r, char32_t value) { return r.last < value; });
  return range != std::end(kLetters) && range->first <= c;
}

int digit_value(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
  const auto after = std::upper_bound(std::begin(kZeros), std::end(kZeros), c);
  if (after == std::begin(kZeros)) return -1;
  const char32_t value = c - *std::prev(after);
  return value < 10 ? static_cast<int>(value) : -1;
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t pos = 0; pos < text.size();) append_folded(out, next_code_point(text, pos));
  return out;
}

std::vector<Word> words(std::string_view text, std::size_t words_max) {
  std::vector<Word> found;
  Word word;
  bool after_digit = false;
  const auto finish = [&](std::size_t end) {
    if (!word.folded.empty()) {
      word.end = end;
      found.push_back(std::move(word));
    }
    word = {};
    after_digit = false;
  };
  const auto peek = [&](std::size_t pos) { return pos < text.size() ? next_code_point(text, pos) : 0; };
  for (std::size_t pos = 0; pos < text.size() && found.size() < words_max;) {
    const std::size_t begin = pos;
    const char32_t c = next_code_point(text, pos);
    const bool digit = digit_value(c) >= 0;
    if (is_ideograph(c)) {
      finish(begin);
      word.begin = begin;
      append_folded(word.folded, c);
      finish(pos);
    } else if (digit || is_letter(c)) {
      if (word.folded.empty()) word.begin = begin;
      append_folded(word.folded, c);
      after_digit = digit;
    } else if (!word.folded.empty() && is_apostrophe(c) && is_letter(peek(pos))) {
      after_digit = false;
    } else if (after_digit && (c == '.' || c == ',') && digit_value(peek(pos)) >= 0) {
      word.folded += '.';
    } else {
      finish(begin);
    }
  }
  finish(text.size());
  if (found.size() > words_max) found.resize(words_max);
  return found;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\f\v";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

}  // namespace aisle
