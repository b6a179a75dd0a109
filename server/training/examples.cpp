#include "server/training/examples.h"

#include <algorithm>
#include <set>
#include <utility>

#include "shared/base/text.h"
#include "shared/nlu/intent_file.h"

namespace aisle {
namespace {

Error wrong(std::int64_t line, const std::string& what) {
  return {ErrorCode::invalid_argument, "line " + std::to_string(line) + ": " + what};
}

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= kIntentNameBytesMax &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return c == '_' || (c >= 'a' && c <= 'z'); });
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

// The name of the first slot in `text` that is not known, with a mark of what is wrong; or "".
std::string bad_slot(const std::string& text, const Examples& examples) {
  for (std::size_t pos = 0; (pos = text.find_first_of("{}", pos)) != text.npos;) {
    const std::size_t close = text.find('}', pos);
    if (text[pos] == '}' || close == text.npos) return "a brace without its partner";
    const std::string name = text.substr(pos + 1, close - pos - 1);
    if (!examples.slots.contains(name)) {
      return "unknown slot {" + name + "}; slots stand above the examples, as @" + name;
    }
    pos = close + 1;
  }
  return "";
}

Result<void> add_slot(Examples& examples, std::int64_t line, std::string_view name,
                      std::string_view values) {
  if (!is_name(name)) return wrong(line, "the name of a slot is lower-case letters");
  std::vector<std::string>& known = examples.slots[std::string(name)];
  while (!values.empty()) {
    const std::size_t comma = values.find(',');
    const std::string_view value = trim(values.substr(0, comma));
    if (value.empty()) return wrong(line, "an empty value between commas");
    known.emplace_back(value);
    values = comma == values.npos ? std::string_view() : values.substr(comma + 1);
  }
  if (known.empty()) return wrong(line, "a slot needs values, parted by commas");
  if (known.size() > kSlotValuesMax) return wrong(line, "too many values for one slot");
  return {};
}

}  // namespace

Result<Examples> parse_examples(std::string_view file) {
  if (file.size() > kExamplesFileBytesMax) {
    return Error{ErrorCode::too_large,
                 "examples: over " + std::to_string(kExamplesFileBytesMax) + " bytes"};
  }
  Examples examples;
  std::set<std::string> seen;
  std::int64_t line = 0;
  while (!file.empty()) {
    const std::size_t end = file.find('\n');
    std::string_view row = file.substr(0, end);
    file = end == file.npos ? std::string_view() : file.substr(end + 1);
    ++line;
    if (!row.empty() && row.back() == '\r') row.remove_suffix(1);
    if (row.empty() || row[0] == '#') continue;
    if (!is_utf8(row)) return wrong(line, "not valid UTF-8");
    const std::size_t tab = row.find('\t');
    if (tab == row.npos || row.find('\t', tab + 1) != row.npos) {
      return wrong(line, "expected one tab: intent, tab, text");
    }
    const std::string_view name = row.substr(0, tab);
    const std::string_view text = trim(row.substr(tab + 1));
    if (has_control(text)) return wrong(line, "control characters");
    if (name[0] == '@') {
      if (Result<void> added = add_slot(examples, line, name.substr(1), text); !added) {
        return added.error();
      }
      continue;
    }
    if (!is_name(name)) return wrong(line, "the name of an intent is lower-case letters and _");
    if (text.empty()) return wrong(line, "no text");
    if (text.size() > kExampleBytesMax) return wrong(line, "the text is too long");
    Example example{line, std::string(name), std::string(text)};
    if (const std::string bad = bad_slot(example.text, examples); !bad.empty()) {
      return wrong(line, bad);
    }
    if (!seen.insert(fold(text)).second) return wrong(line, "this text was there before");
    if (examples.examples.size() == kExamplesMax) return wrong(line, "too many examples");
    examples.examples.push_back(std::move(example));
  }
  return examples;
}

}  // namespace aisle
