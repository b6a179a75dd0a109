#include "shared/receipts/links.h"

#include <array>

#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::size_t kTitleBytesMax = 1000;
constexpr int kParenthesesMax = 32;  // cmark's bound.

// Schemes that need no "//".
constexpr std::string_view kSchemes[] = {"javascript", "data",  "vbscript", "file", "mailto",
                                         "tel",        "sms",   "blob",     "intent"};

// What a bare host ends in. Others count only with a path behind them.
constexpr std::string_view kTopLevel =
    " com net org info biz io co shop store online site app dev ai me tv xyz top club link click "
    "page live vip eu de at ch fr be nl es it pt uk us ca au jp cn ru pl se no dk fi ie in br mx "
    "example test ";

bool is_among(char c, std::string_view list) { return list.find(c) != list.npos; }
bool is_ascii_alpha(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

std::size_t skip_white(Ahead& in, std::size_t pos) {
  const std::size_t limit = pos + kTitleBytesMax;
  while (pos < limit && is_among(in.at(pos), std::string_view(" \t\n", 3))) ++pos;
  return pos;
}

std::size_t to_code_point(Ahead& in, std::size_t pos) {
  while (in.has(pos) && continues_code_point(in.text[pos])) ++pos;
  return std::min(pos, in.text.size());
}

// The end of what `close` ends, behind it, or 0. `limit` itself when it is reached.
std::size_t find_close(Ahead& in, std::size_t pos, char close, std::size_t limit) {
  for (; pos < limit; ++pos) {
    if (!in.has(pos)) return 0;
    if (in.text[pos] == close) return pos + 1;
    if (in.text[pos] == '\\') ++pos;
  }
  return limit;
}

// Where an address in brackets ends that has no "<".
std::size_t destination_end(Ahead& in, std::size_t pos) {
  int depth = 0;
  for (const std::size_t limit = pos + kAddressBytesMax; pos < limit; ++pos) {
    if (!in.has(pos)) return pos;
    const char c = in.text[pos];
    if (c == '\\' && in.has(pos + 1) && !is_among(in.text[pos + 1], " \n")) {
      ++pos;
    } else if (is_among(c, " \t\n") || (c == ')' && depth == 0)) {
      return pos;
    } else if (c == '(' && ++depth > kParenthesesMax) {
      return pos;
    } else if (c == ')') {
      --depth;
    }
  }
  return pos;
}

// Where a bare address ends, without the punctuation of the sentence.
std::size_t address_end(Ahead& in, std::size_t begin, std::size_t pos) {
  const std::size_t limit = begin + kAddressBytesMax;
  while (pos < limit && in.has(pos) && !is_among(in.text[pos], " \t\n<>|\"")) ++pos;
  if (pos >= limit) return to_code_point(in, pos);
  for (bool more = true; more && pos > begin + 1;) {
    more = is_among(in.text[pos - 1], ".,;:!?)*_'`]");
    if (more) --pos;
    for (const std::string_view mark : {"“", "”", "»", "…", "’"}) {
      if (!in.text.substr(begin, pos - begin).ends_with(mark)) continue;
      pos -= mark.size();
      more = true;
    }
  }
  return pos;
}

FoundLink address(Ahead& in, std::size_t begin, std::size_t known) {
  const std::size_t end = std::max(address_end(in, begin, known), begin + 1);
  return {end, std::string(in.text.substr(begin, end - begin))};
}

bool begins_address(Ahead& in, std::size_t colon, std::string_view scheme) {
  if (in.at(colon + 1) == '/' && in.at(colon + 2) == '/') return true;
  const char next = in.at(colon + 1);
  return next != '\0' && !is_among(next, " \t\n") &&
         std::find(std::begin(kSchemes), std::end(kSchemes), scheme) != std::end(kSchemes);
}

// "evil.example" is one without a path, "end.Next" and "3.in" are none.
bool is_host(std::string_view host, bool has_path) {
  const auto point = host.rfind('.');
  if (point == host.npos || point == 0) return false;
  const std::string_view last = host.substr(point + 1);
  const std::string_view name = host.substr(0, point);
  if (last.size() < 2 || !std::all_of(last.begin(), last.end(), is_ascii_alpha)) return false;
  if (host.find("..") != host.npos) return false;
  const auto is_named = [](char c) { return is_ascii_alpha(c) || (c & 0x80) != 0; };
  if (std::none_of(name.begin(), name.end(), is_named)) return false;
  const bool lower_name = (host[point - 1] & 32) != 0;
  const bool capital = (last[0] & 32) == 0 && (last[1] & 32) != 0;
  if (lower_name && capital) return false;  // Two sentences without a space.
  if (fold(host.substr(0, 4)) == "www.") return true;
  if (has_path) return true;
  return kTopLevel.find(' ' + fold(last) + ' ') != kTopLevel.npos;
}

}  // namespace

FoundLink link_tail(Ahead& in, std::size_t pos) {
  if (in.at(pos + 1) != '(') return {};
  std::size_t begin = skip_white(in, pos + 2);
  std::size_t end = 0, after = 0;
  if (in.at(begin) == '<') {
    ++begin;
    after = find_close(in, begin, '>', begin + kAddressBytesMax);
    if (after == 0) return {};
    end = after - 1;
  } else {
    end = after = destination_end(in, begin);
  }
  if (in.is_short()) return {};
  FoundLink link{0, std::string(in.text.substr(begin, end - begin))};
  if (end - begin >= kAddressBytesMax) {
    link.end = to_code_point(in, after);
    return link;
  }
  std::size_t close = skip_white(in, after);
  if (close > after && is_among(in.at(close), std::string_view("\"'(", 3)) && in.has(close)) {
    const char mark = in.text[close] == '(' ? ')' : in.text[close];
    const std::size_t limit = close + 1 + kTitleBytesMax;
    close = find_close(in, close + 1, mark, limit);
    if (close == 0) return {};
    if (close >= limit) {
      link.end = to_code_point(in, limit);
      return link;
    }
    close = skip_white(in, close);
  }
  if (in.at(close) == ')') link.end = close + 1;
  return link;
}

FoundLink bracket_link(Ahead& in, std::size_t pos, bool line_begins) {
  std::size_t close = pos + 1;
  for (const std::size_t limit = pos + kLinkTextBytesMax;; ++close) {
    if (close >= limit || !in.has(close)) return {};
    const char c = in.text[close];
    if (c == ']') break;
    if (c == '[' || (c == '\n' && in.at(close + 1) == '\n')) return {};
    if (c == '\\') ++close;
  }
  if (in.at(close + 1) == '(') return link_tail(in, close);
  if (!line_begins || in.at(close + 1) != ':') return {};
  const std::size_t begin = skip_white(in, close + 2);
  if (!in.has(begin) || !is_among(in.text[begin], "/<#")) return {};
  return address(in, in.text[begin] == '<' ? begin + 1 : begin, begin + 1);
}

FoundLink bare_address(Ahead& in, std::size_t pos, std::size_t& run_end) {
  std::size_t end = pos, colon = 0;
  while (end < pos + kHostBytesMax && in.has(end)) {
    std::size_t next = end;
    const char32_t c = next_code_point(in.text, next);
    const bool ascii = c < 0x80;
    const char byte = in.text[end];
    if (ascii ? !is_ascii_alpha(byte) && !is_digit(byte) && !is_among(byte, "-.+")
              : c >= 0x590 || !is_letter(c)) {
      break;
    }
    end = next;
  }
  run_end = end;
  if (in.is_short()) return {};
  if (in.at(end) == ':' && end - pos <= 64) {
    colon = end;
    if (begins_address(in, colon, fold(in.text.substr(pos, end - pos)))) {
      return address(in, pos, colon + 1);
    }
  }
  if (in.at(end) == '@') return {};
  while (end > pos && is_among(in.text[end - 1], "-.+")) --end;
  const bool has_path = end == run_end && in.at(end) == '/';
  if (!is_host(in.text.substr(pos, end - pos), has_path)) return {};
  if (end == run_end && is_among(in.at(end), std::string_view("/?#:", 4))) {
    return address(in, pos, end);
  }
  return {end, std::string(in.text.substr(pos, end - pos))};
}

}  // namespace aisle
