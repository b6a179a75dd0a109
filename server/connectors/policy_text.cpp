#include "server/connectors/policy_text.h"

#include <algorithm>
#include <set>

#include "server/connectors/feed_value.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

bool is_id(std::string_view id) {
  return !id.empty() && id.size() <= kIdBytesMax &&
         std::all_of(id.begin(), id.end(), [](char c) {
           return c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
         });
}

bool is_day(std::string_view text) {
  return text.size() == 10 && bool(parse_time(std::string(text) + "T00:00:00Z"));
}

bool is_language(std::string_view text) {
  return text.size() >= 2 && text.size() <= 35 &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return c == '-' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                  (c >= '0' && c <= '9');
         });
}

bool has_line_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
  });
}

class Parser {
 public:
  Parser(std::string_view text, const std::string& name, const PolicyDefaults& defaults)
      : rest_(text), defaults_(defaults) {
    policy_.id.value = name;
  }

  Result<Policy> run() {
    if (!is_id(policy_.id.value)) {
      return Error{ErrorCode::invalid_argument,
                   "the file's name must be lower-case letters, digits and hyphens"};
    }
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
    while (problem_.empty() && !rest_.empty()) {
      const std::size_t end = rest_.find('\n');
      std::string_view line = rest_.substr(0, end);
      rest_ = end == rest_.npos ? std::string_view() : rest_.substr(end + 1);
      ++line_;
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (!is_utf8(line)) problem_ = "is not valid UTF-8";
      else if (has_line_control(line))
        problem_ = "has control characters";
      else if (line.starts_with("## ")) begin_passage(line.substr(3));
      else if (policy_.passages.empty()) take_head(line);
      else take_text(line);
    }
    if (problem_.empty()) finish();
    if (!problem_.empty()) {
      return Error{ErrorCode::invalid_argument, "line " + std::to_string(line_) + ": " + problem_};
    }
    return std::move(policy_);
  }

 private:
  void take_head(std::string_view line) {
    if (trim(line).empty()) return;
    const std::size_t colon = line.find(':');
    const std::string_view name = trim(line.substr(0, colon));
    const std::string_view value = colon == line.npos ? "" : trim(line.substr(colon + 1));
    if (value.empty() || value.size() > kPolicyLineBytesMax) {
      problem_ = "expected \"name: value\", or a section that begins with \"## \"";
    } else if (!seen_.insert(std::string(name)).second) {
      problem_ = std::string(name) + " is there twice";
    } else if (name == "title") {
      policy_.title = value;
    } else if (name == "url") {
      Result<std::string> url = read_address(value, defaults_.base_url);
      // Without a base the shop's own path is kept: the page that shows it knows its origin.
      const bool path = defaults_.base_url.empty() && value[0] == '/' && !value.starts_with("//");
      if (url) policy_.url = *url;
      else if (path && read_address(value, "https://shop.example")) policy_.url = value;
      else problem_ = "url: " + url.error().message + ", or a path that begins with /";
    } else if (name == "updated") {
      policy_.updated = value;
      if (!is_day(value)) problem_ = "updated: expected a day like 2026-10-01";
    } else if (name == "language") {
      policy_.language = value;
      if (!is_language(value)) problem_ = "language: expected a tag like en or de-AT";
    } else {
      problem_ = "expected title, url, updated or language before the first section";
    }
  }

  void begin_passage(std::string_view heading) {
    close_passage();
    if (!problem_.empty()) return;
    heading = trim(heading);
    const std::size_t open = heading.rfind("{#");
    if (open == heading.npos || !heading.ends_with('}')) {
      problem_ = "expected \"## Heading {#id}\"";
      return;
    }
    Passage passage;
    passage.id = heading.substr(open + 2, heading.size() - open - 3);
    passage.heading = trim(heading.substr(0, open));
    if (!is_id(passage.id)) problem_ = "an id is lower-case letters, digits and hyphens";
    else if (passage.heading.empty()) problem_ = "the heading is empty";
    else if (passage.heading.size() > kPolicyLineBytesMax) problem_ = "the heading is too long";
    else if (!ids_.insert(passage.id).second) problem_ = "the id " + passage.id + " is there twice";
    else if (policy_.passages.size() == kPassagesMax) problem_ = "too many sections";
    else policy_.passages.push_back(std::move(passage));
  }

  void take_text(std::string_view line) {
    std::string& text = policy_.passages.back().text;
    while (line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
    if (line.starts_with('#')) {
      problem_ = "sections have two signs: \"## Heading {#id}\"";
    } else if (text.size() + line.size() + 1 > kPassageBytesMax) {
      problem_ = "the section is too long";
    } else if (!line.empty() || !text.ends_with("\n\n")) {
      text.append(line).append("\n");
    }
  }

  void close_passage() {
    if (policy_.passages.empty()) return;
    std::string& text = policy_.passages.back().text;
    text = trim(text);
    if (text.empty()) problem_ = "the section before this line is empty";
  }

  void finish() {
    close_passage();
    if (policy_.language.empty()) policy_.language = defaults_.language;
    if (!problem_.empty()) return;
    if (policy_.title.empty()) problem_ = "the file ends without a title";
    else if (policy_.passages.empty()) problem_ = "the file ends without a section";
  }

  std::string_view rest_;
  const PolicyDefaults& defaults_;
  Policy policy_;
  std::int64_t line_ = 0;
  std::string problem_;
  std::set<std::string> seen_, ids_;
};

}  // namespace

Result<Policy> parse_policy(std::string_view text, const std::string& name,
                            const PolicyDefaults& defaults) {
  if (text.size() > kPolicyBytesMax) {
    return Error{ErrorCode::too_large, "over " + std::to_string(kPolicyBytesMax) + " bytes"};
  }
  return Parser(text, name, defaults).run();
}

}  // namespace aisle
