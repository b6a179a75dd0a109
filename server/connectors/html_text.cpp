#include "server/connectors/html_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::size_t kTagNameMax = 12;
constexpr std::size_t kReferenceMax = 10;  // "&thetasym;" is longer than what shops write.

constexpr auto kNamed = std::to_array<std::pair<std::string_view, char32_t>>({
    {"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},     {"apos", '\''},
    {"nbsp", ' '},     {"shy", 0},        {"auml", 0xE4},    {"ouml", 0xF6},    {"uuml", 0xFC},
    {"Auml", 0xC4},    {"Ouml", 0xD6},    {"Uuml", 0xDC},    {"szlig", 0xDF},   {"eacute", 0xE9},
    {"egrave", 0xE8},  {"ecirc", 0xEA},   {"agrave", 0xE0},  {"aacute", 0xE1},  {"acirc", 0xE2},
    {"aring", 0xE5},   {"aelig", 0xE6},   {"oslash", 0xF8},  {"ccedil", 0xE7},  {"ntilde", 0xF1},
    {"iacute", 0xED},  {"oacute", 0xF3},  {"uacute", 0xFA},  {"ocirc", 0xF4},   {"euro", 0x20AC},
    {"pound", 0xA3},   {"yen", 0xA5},     {"cent", 0xA2},    {"copy", 0xA9},    {"reg", 0xAE},
    {"trade", 0x2122}, {"deg", 0xB0},     {"plusmn", 0xB1},  {"times", 0xD7},   {"frac12", 0xBD},
    {"frac14", 0xBC},  {"sup2", 0xB2},    {"sup3", 0xB3},    {"micro", 0xB5},   {"middot", 0xB7},
    {"laquo", 0xAB},   {"raquo", 0xBB},   {"ndash", 0x2013}, {"mdash", 0x2014}, {"lsquo", 0x2018},
    {"rsquo", 0x2019}, {"sbquo", 0x201A}, {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"bdquo", 0x201E},
    {"bull", 0x2022},  {"hellip", 0x2026},
});

constexpr auto kBlocks = std::to_array<std::string_view>(
    {"p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "section", "article",
     "blockquote", "dl", "pre", "hr"});

bool is_tag_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Collects text; white space is only remembered until a letter follows it.
class Text {
 public:
  void add(char c) {
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f') {
      space_ = true;
      return;
    }
    if (!out_.empty()) {
      if (breaks_ > 0) out_.append(static_cast<std::size_t>(breaks_), '\n');
      else if (space_) out_ += ' ';
    }
    breaks_ = 0;
    space_ = false;
    out_ += c;
  }
  void add(std::string_view text) { for (const char c : text) add(c); }
  void line() { breaks_ = std::max(breaks_, 1); }
  void paragraph() { breaks_ = 2; }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  int breaks_ = 0;
  bool space_ = false;
};

// Reads "&...;" at `pos` and moves behind it; false leaves all as it was.
bool read_reference(std::string_view html, std::size_t& pos, Text& text) {
  const std::size_t end = html.substr(0, std::min(html.size(), pos + kReferenceMax + 2)).find(';', pos);
  if (end == html.npos) return false;
  const std::string_view name = html.substr(pos + 1, end - pos - 1);
  char32_t code = 0;
  if (name.size() >= 2 && name[0] == '#') {
    const bool hex = name[1] == 'x' || name[1] == 'X';
    for (const char c : name.substr(hex ? 2 : 1)) {
      const int letter = c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
      const int value = c >= '0' && c <= '9' ? c - '0' : hex ? letter : -1;
      if (value < 0 || code > 0x10FFFF) return false;
      code = code * (hex ? 16 : 10) + static_cast<char32_t>(value);
    }
    if (code == '\n' || code == '\t' || code == 0xA0) code = ' ';
    if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code > 0x10FFFF ||
        (code >= 0xD800 && code <= 0xDFFF)) {
      return false;
    }
  } else {
    const auto known = std::find_if(kNamed.begin(), kNamed.end(),
                                    [&](const auto& entry) { return entry.first == name; });
    if (known == kNamed.end()) return false;
    code = known->second;
  }
  pos = end + 1;
  std::string character;
  if (code != 0) append_utf8(character, code);
  text.add(character);
  return true;
}

// What is skipped as a tag's text ends at its ">" or, for want of one, at the end.
std::size_t behind(std::string_view html, std::string_view mark, std::size_t from) {
  const std::size_t at = html.find(mark, from);
  return at == html.npos ? html.size() : at + mark.size();
}

// Behind "</name": letters in any case. Each "<" is looked at once.
std::size_t behind_closing(std::string_view html, const std::string& name, std::size_t from) {
  for (std::size_t at = html.find("</", from); at != html.npos; at = html.find("</", at + 2)) {
    if (fold(html.substr(at + 2, name.size())) == name) return behind(html, ">", at);
  }
  return html.size();
}

// Reads the tag or comment at `pos`, if one begins there, and moves behind it.
bool read_tag(std::string_view html, std::size_t& pos, Text& text) {
  if (html.substr(pos, 4) == "<!--") {
    pos = behind(html, "-->", pos + 4);
    return true;
  }
  std::size_t at = pos + 1;
  const bool closing = at < html.size() && html[at] == '/';
  if (closing) ++at;
  if (at >= html.size() || !is_tag_letter(html[at]) || (html[at] >= '0' && html[at] <= '9')) {
    return false;
  }
  const std::size_t begin = at;
  while (at < html.size() && is_tag_letter(html[at]) && at - begin < kTagNameMax) ++at;
  const std::string name = fold(html.substr(begin, at - begin));
  pos = behind(html, ">", at);
  if (name == "br" || name == "tr" || name == "dt" || name == "dd") text.line();
  if (name == "td" || name == "th") text.add(' ');
  if (std::find(kBlocks.begin(), kBlocks.end(), name) != kBlocks.end()) text.paragraph();
  if (name == "li") {
    text.line();
    if (!closing) text.add("- ");
  }
  if (!closing && (name == "script" || name == "style")) pos = behind_closing(html, name, pos);
  return true;
}

}  // namespace

std::string html_to_text(std::string_view html) {
  Text text;
  for (std::size_t pos = 0; pos < html.size();) {
    const char c = html[pos];
    if (c == '<' && read_tag(html, pos, text)) continue;
    if (c == '&' && read_reference(html, pos, text)) continue;
    if (c == '\n') {  // A blank line in plain text parts paragraphs, too.
      std::size_t next = pos + 1;
      while (next < html.size() && (html[next] == ' ' || html[next] == '\r' || html[next] == '\t')) {
        ++next;
      }
      if (next < html.size() && html[next] == '\n') text.paragraph();
      text.add(' ');
      pos = next;
      continue;
    }
    text.add(c);
    ++pos;
  }
  return text.take();
}

std::string html_to_line(std::string_view html) {
  // Most values are short and plain.
  const bool plain = html.find_first_of("<&\t\r\n\f") == html.npos && html.find("  ") == html.npos;
  if (plain) return std::string(trim(html));
  std::string line = html_to_text(html);
  std::string out;
  for (const char c : line) {
    if (c != '\n') out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

}  // namespace aisle
