// The intent examples: a file that people write, as the trainer and the tests read it.
//
// The form is described in server/training/README.md.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace aisle {

inline constexpr std::size_t kExamplesFileBytesMax = 8 << 20;
inline constexpr std::size_t kExamplesMax = 100'000;
inline constexpr std::size_t kExampleBytesMax = 500;
inline constexpr std::size_t kSlotValuesMax = 1'000;  ///< Of one slot.

struct Example {
  std::int64_t line = 0;  ///< From 1.
  std::string intent;
  std::string text;  ///< May hold slots: "a {color} {category}".

  bool operator==(const Example&) const = default;
};

struct Examples {
  std::vector<Example> examples;                         ///< In the file's order.
  std::map<std::string, std::vector<std::string>> slots;  ///< Name -> values, in the file's order.
};

/// Errors: invalid_argument (a malformed or repeated line, an unknown slot; with the line number),
/// too_large.
Result<Examples> parse_examples(std::string_view file);

/// Puts a value in the place of every slot; `pick(name, values)` chooses it.
template <class Pick>
std::string fill_slots(const std::string& text, const Examples& examples, Pick&& pick) {
  std::string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t open = text.find('{', pos);
    out += text.substr(pos, open - pos);
    if (open == text.npos) break;
    const std::size_t close = text.find('}', open);
    const auto slot = examples.slots.find(text.substr(open + 1, close - open - 1));
    out += pick(slot->first, slot->second);
    pos = close + 1;
  }
  return out;
}

}  // namespace aisle
