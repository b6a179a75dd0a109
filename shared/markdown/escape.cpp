#include "shared/markdown/escape.h"

#include "shared/base/text.h"
#include "shared/markdown/chars.h"

namespace aisle::markdown {
namespace {

struct Entity {
  std::string_view name;
  char32_t value;
};

// What assistants and shops really write; the other two thousand names stay text.
constexpr Entity kEntities[] = {
    {"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},     {"apos", '\''},
    {"nbsp", 0xA0},    {"copy", 0xA9},    {"reg", 0xAE},     {"deg", 0xB0},     {"frac12", 0xBD},
    {"times", 0xD7},   {"auml", 0xE4},    {"ouml", 0xF6},    {"uuml", 0xFC},    {"szlig", 0xDF},
    {"eacute", 0xE9},  {"egrave", 0xE8},  {"ndash", 0x2013}, {"mdash", 0x2014}, {"lsquo", 0x2018},
    {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"bull", 0x2022},  {"hellip", 0x2026},
    {"euro", 0x20AC},  {"trade", 0x2122}, {"rarr", 0x2192},  {"pound", 0xA3},   {"middot", 0xB7}};

// The code point of an entity's inside ("amp", "#65", "#x41"), or -1.
int entity_value(std::string_view name) {
  if (name.empty()) return -1;
  if (name[0] != '#') {
    for (const Entity& entity : kEntities) {
      if (entity.name == name) return static_cast<int>(entity.value);
    }
    return -1;
  }
  name.remove_prefix(1);
  const bool hex = !name.empty() && (name[0] | 32) == 'x';
  if (hex) name.remove_prefix(1);
  if (name.empty() || name.size() > (hex ? 6 : 7)) return -1;
  int value = 0;
  for (const char c : name) {
    const int digit = c >= '0' && c <= '9' ? c - '0' : hex && is_alnum(c) ? (c | 32) - 'a' + 10 : 16;
    if (digit > 15) return -1;
    value = value * (hex ? 16 : 10) + digit;
  }
  const bool wrong = value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF);
  return wrong ? 0xFFFD : value;
}

}  // namespace

std::size_t entity_length(std::string_view text) {
  const std::size_t end = text.substr(0, 12).find(';');
  if (text.empty() || text[0] != '&' || end == text.npos) return 0;
  return entity_value(text.substr(1, end - 1)) < 0 ? 0 : end + 1;
}

std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '\\' && i + 1 < text.size() &&
        is_ascii_punctuation(static_cast<unsigned char>(text[i + 1]))) {
      out += text[i + 1];
      i += 2;
    } else if (const std::size_t n = entity_length(text.substr(i)); n > 0) {
      append_utf8(out, static_cast<char32_t>(entity_value(text.substr(i + 1, n - 2))));
      i += n;
    } else {
      out += text[i++];
    }
  }
  return out;
}

}  // namespace aisle::markdown
