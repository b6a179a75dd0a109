// A provider that says what a file tells it to: for tests, demos and evaluations. No network.
//
//   {"turns": [
//     {"shopper": "jacket", "answers": [
//       {"calls": [{"tool": "search_catalog", "arguments": {"text": "jacket"}}]},
//       {"text": "These are our jackets."}]},
//     {"answers": [{"text": "Hello!"}]}]}
//
// The first turn counts whose `shopper` occurs in the shopper's last text, whatever the case; one
// without it fits all. Its answers follow one another as the model is asked again with the results
// of its tools; the last one stays. Instead, an answer may have a `fault` ("overloaded") or
// `"refused": true`.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "server/models/provider.h"

namespace aisle {

inline constexpr std::size_t kScriptBytesMax = 1 << 20;

/// Errors: invalid_argument, with the turn and answer that can't be read.
Result<std::unique_ptr<Provider>> make_scripted(std::string_view script);

}  // namespace aisle
