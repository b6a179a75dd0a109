#include "shared/assistant/replies.h"

#include <algorithm>

#include "shared/base/hash.h"
#include "shared/base/json.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::size_t kRepliesBytesMax = 256 << 10;

Error invalid(const std::string& what) { return {ErrorCode::invalid_argument, "replies: " + what}; }

std::vector<std::string> read_strings(JsonReader& in) {
  std::vector<std::string> strings;
  in.enter_array();
  while (in.next_element()) strings.push_back(in.string());
  return strings;
}

const ReplyKey* find_key(std::string_view name) {
  const auto& keys = reply_keys();
  const auto found =
      std::find_if(keys.begin(), keys.end(), [&](const ReplyKey& key) { return key.name == name; });
  return found == keys.end() ? nullptr : &*found;
}

// The names between braces, in order.
std::vector<std::string_view> placeholders_in(std::string_view wording) {
  std::vector<std::string_view> names;
  for (std::size_t open = wording.find('{'); open != wording.npos; open = wording.find('{', open)) {
    const std::size_t close = wording.find('}', open);
    if (close == wording.npos) break;
    names.push_back(wording.substr(open + 1, close - open - 1));
    open = close;
  }
  return names;
}

Result<void> check_wording(const ReplyKey& key, std::string_view wording) {
  const auto names = placeholders_in(wording);
  const std::string where = "\"" + std::string(key.name) + "\"";
  for (const std::string_view name : key.placeholders) {
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      return invalid(where + " lacks {" + std::string(name) + "} in a wording");
    }
  }
  for (const std::string_view name : names) {
    if (std::find(key.placeholders.begin(), key.placeholders.end(), name) ==
        key.placeholders.end()) {
      return invalid(where + " has {" + std::string(name) + "}, which nothing fills");
    }
  }
  return {};
}

// Runs of spaces become one, and none is left before a full stop or comma or at a line's end.
std::string close_spaces(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool closing = c == '.' || c == ',' || c == '\n' || c == '?' || c == '!';
    if (closing && !out.empty() && out.back() == ' ') out.pop_back();
    if (c == ' ' && (out.empty() || out.back() == ' ' || out.back() == '\n')) continue;
    out += c;
  }
  return std::string(trim(out));
}

}  // namespace

Result<Replies> Replies::parse(std::string_view json) {
  const auto checked = check_json(json, {.bytes_max = kRepliesBytesMax, .depth_max = 4});
  if (!checked) return invalid(checked.error().message);
  Replies replies;
  JsonReader in(json);
  in.enter_object();
  for (std::string member; in.next_key(member);) {
    if (member == "questions") {
      replies.questions_ = read_strings(in);
    } else if (member == "texts") {
      in.enter_object();
      for (std::string key; in.next_key(key);) replies.texts_[key] = read_strings(in);
    } else {
      return invalid("no member is called \"" + member + "\"");
    }
  }
  if (!in.ok()) return invalid("not the form that the README describes");
  for (const ReplyKey& key : reply_keys()) {
    const auto found = replies.texts_.find(key.name);
    if (found == replies.texts_.end() || found->second.empty()) {
      return invalid("\"" + std::string(key.name) + "\" is missing");
    }
  }
  for (const auto& [name, wordings] : replies.texts_) {
    const ReplyKey* key = find_key(name);
    if (!key) return invalid("\"" + name + "\" is not a key");
    for (const std::string& wording : wordings) {
      if (const auto fits = check_wording(*key, wording); !fits) return fits.error();
    }
  }
  return replies;
}

std::string Replies::say(std::string_view key, std::string_view seed,
                         const Placeholders& values) const {
  const std::vector<std::string>& wordings = texts_.find(key)->second;
  const std::string_view wording = wordings[fnv1a(seed) % wordings.size()];
  std::string text;
  for (std::size_t pos = 0; pos < wording.size();) {
    const std::size_t open = std::min(wording.find('{', pos), wording.size());
    text += wording.substr(pos, open - pos);
    if (open == wording.size()) break;
    const std::size_t close = wording.find('}', open);
    const std::string_view name = wording.substr(open + 1, close - open - 1);
    const auto value = std::find_if(values.begin(), values.end(),
                                    [&](const auto& entry) { return entry.first == name; });
    if (value != values.end()) text += value->second;
    pos = close + 1;
  }
  return close_spaces(text);
}

}  // namespace aisle
