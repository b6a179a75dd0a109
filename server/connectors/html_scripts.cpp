#include "server/connectors/html_scripts.h"

#include <algorithm>
#include <string>

#include "shared/base/text.h"

namespace aisle {
namespace {

bool same_word(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(), [](char expected, char c) {
           return expected == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c);
         });
}

constexpr std::string_view kSpaces = " \t\r\n\f/";

// Reads the attributes behind a tag's name; `at` goes behind the ">". Whether it is of our type.
bool is_jsonld(std::string_view html, std::size_t& at) {
  bool ours = false;
  for (;;) {
    at = std::min(html.find_first_not_of(kSpaces, at), html.size());
    if (at == html.size()) return false;
    if (html[at] == '>') {
      ++at;
      return ours;
    }
    const std::size_t name = at;
    at = std::min(html.find_first_of(" \t\r\n\f/>=", at + 1), html.size());
    const std::string_view attribute = html.substr(name, at - name);
    const std::size_t equals = std::min(html.find_first_not_of(" \t\r\n\f", at), html.size());
    if (equals == html.size() || html[equals] != '=') continue;
    at = std::min(html.find_first_not_of(" \t\r\n\f", equals + 1), html.size());
    if (at == html.size()) return false;
    const bool quoted = html[at] == '"' || html[at] == '\'';
    const std::size_t begin = quoted ? at + 1 : at;
    const std::size_t end = std::min(
        quoted ? html.find(html[at], begin) : html.find_first_of(" \t\r\n\f>", begin), html.size());
    const std::string_view value = trim(html.substr(begin, end - begin));
    if (same_word(attribute, "type") && attribute.size() == 4) {
      ours = same_word(value, "application/ld+json");
    }
    at = std::min(end + (quoted ? 1 : 0), html.size());
  }
}

}  // namespace

std::vector<HtmlScript> jsonld_scripts(std::string_view html) {
  std::vector<HtmlScript> scripts;
  std::int64_t line = 1;
  std::size_t counted = 0;
  for (std::size_t at = html.find('<'); at < html.size(); at = html.find('<', at)) {
    if (html.substr(at, 4) == "<!--") {
      at = html.find("-->", at);
      if (at == html.npos) break;
      continue;
    }
    const bool script = same_word(html.substr(at), "<script") &&
                        html.substr(at + 7, 1).find_first_of(" \t\r\n\f/>") != html.npos;
    if (!script) {
      ++at;
      continue;
    }
    std::size_t begin = at + 7;
    const bool ours = is_jsonld(html, begin);
    std::size_t end = html.find("</", begin);
    while (end < html.size() && !same_word(html.substr(end), "</script"))
      end = html.find("</", end + 1);
    end = std::min(end, html.size());
    if (ours) {
      line += std::count(html.begin() + static_cast<std::ptrdiff_t>(counted),
                         html.begin() + static_cast<std::ptrdiff_t>(begin), '\n');
      counted = begin;
      scripts.push_back({html.substr(begin, end - begin), line});
      if (scripts.size() == kScriptsMax) break;
    }
    at = end;
  }
  return scripts;
}

}  // namespace aisle
