#include "shared/receipts/visible.h"

#include <algorithm>

#include "shared/base/text.h"

namespace aisle {
namespace {

struct Range {
  char32_t first, last;
};

constexpr Range kUnseen[] = {
    {0xAD, 0xAD},         {0x34F, 0x34F},       {0x61C, 0x61C},       {0x115F, 0x1160},
    {0x17B4, 0x17B5},     {0x180B, 0x180F},     {0x200B, 0x200F},     {0x202A, 0x202E},
    {0x2060, 0x206F},     {0x3164, 0x3164},     {0xFE00, 0xFE0F},     {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0},     {0xFFF0, 0xFFFB},     {0x1BCA0, 0x1BCA3},   {0x1D173, 0x1D17A},
    {0xE0000, 0xE0FFF}};

bool is_unseen(char32_t c) {
  return c >= 0xAD && std::any_of(std::begin(kUnseen), std::end(kUnseen),
                                  [&](Range r) { return r.first <= c && c <= r.last; });
}

bool is_emoji(char32_t c) { return (c >= 0x2190 && c < 0x2C00) || c >= 0x1F000; }

// A joiner that spells a word, or that makes one emoji of two.
bool belongs(char32_t c, char32_t before) {
  if (c == 0xFE0F) return is_emoji(before);
  if (c != 0x200C && c != 0x200D) return false;
  const bool script = before >= 0x590 && before < 0xFF00 && is_letter(before);
  return (script && digit_value(before) < 0) || before == 0xFE0F || is_emoji(before);
}

bool is_control(char32_t c) { return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F; }

// How many bytes the code point has that begins with `lead`; 1 when none does.
std::size_t bytes_of(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1;
}

}  // namespace

std::string VisibleText::add(std::string_view piece) {
  if (rest_.empty()) return read(piece, false);
  const std::string joined = std::move(rest_) + std::string(piece);
  rest_.clear();
  return read(joined, false);
}

std::string VisibleText::finish() {
  const std::string left = std::move(rest_);
  rest_.clear();
  return read(left, true);
}

std::string VisibleText::read(std::string_view text, bool whole) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t pos = 0; pos < text.size();) {
    if (!whole && pos + bytes_of(text[pos]) > text.size()) {
      rest_ = text.substr(pos);
      break;
    }
    const std::size_t begin = pos;
    const char32_t c = next_code_point(text, pos);
    const bool invalid = c == 0xFFFD && pos - begin == 1;
    if (invalid || is_control(c) || (is_unseen(c) && !belongs(c, before_))) continue;
    out += text.substr(begin, pos - begin);
    before_ = c;
  }
  return out;
}

}  // namespace aisle
