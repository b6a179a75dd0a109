#include "server/connectors/html_sections.h"

#include "server/connectors/html_text.h"
#include "server/connectors/policy_text.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

struct HtmlHeading {
  std::size_t begin = 0;       ///< Of "<h2 ...>".
  std::size_t text_begin = 0;  ///< Behind it.
  std::size_t text_end = 0;    ///< Of "</h2>".
  std::size_t end = 0;         ///< Behind it.
};

bool is_heading_name(std::string_view html, std::size_t at) {
  if (at + 2 >= html.size() || (html[at] != 'h' && html[at] != 'H')) return false;
  const char after = html[at + 2];
  return html[at + 1] >= '1' && html[at + 1] <= '6' &&
         (after == '>' || after == ' ' || after == '\n' || after == '\t' || after == '\r');
}

// The next heading from `from` on that is closed; its text_begin is npos when there is none.
HtmlHeading next_heading(std::string_view html, std::size_t from) {
  HtmlHeading none{.text_begin = std::string_view::npos};
  for (std::size_t at = html.find('<', from); at != html.npos; at = html.find('<', at + 1)) {
    if (!is_heading_name(html, at + 1)) continue;
    const std::size_t open = html.find('>', at);
    if (open == html.npos) return none;
    std::size_t close = html.find("</", open);
    while (close != html.npos && !is_heading_name(html, close + 2)) {
      close = html.find("</", close + 2);
    }
    const std::size_t end = close == html.npos ? close : html.find('>', close);
    if (end == html.npos) return none;
    return {at, open + 1, close, end + 1};
  }
  return none;
}

void add_passages(std::vector<Passage>& passages, const std::string& heading,
                  std::string_view html) {
  const std::string text = html_to_text(html);
  std::string_view left = text;
  while (!left.empty() && passages.size() < kPassagesMax) {
    const std::string_view part = cut_utf8(left, kPassageBytesMax);
    passages.push_back({std::to_string(passages.size() + 1), heading, std::string(part)});
    left = trim(left.substr(part.size()));
  }
}

}  // namespace

std::vector<Passage> html_to_passages(std::string_view html, const std::string& title) {
  std::vector<Passage> passages;
  std::string heading = title;
  std::size_t from = 0;
  for (;;) {
    const HtmlHeading next = next_heading(html, from);
    if (next.text_begin == std::string_view::npos) break;
    add_passages(passages, heading, html.substr(from, next.begin - from));
    const std::string text =
        html_to_line(html.substr(next.text_begin, next.text_end - next.text_begin));
    if (!text.empty()) heading = std::string(cut_utf8(text, kPolicyLineBytesMax));
    from = next.end;
  }
  add_passages(passages, heading, html.substr(from));
  return passages;
}

}  // namespace aisle
