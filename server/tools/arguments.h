// Reads the arguments that a model or an MCP client wrote for a tool.
//
// What the tool's own schema does not allow is refused with a sentence from which a model can mend
// its call: the place, what is wrong there, and what is expected.
#pragma once

#include <string_view>

#include "server/tools/tool.h"
#include "shared/base/result.h"

namespace aisle {

/// Of one call's arguments. The longest texts that the schemas allow fit in several times.
inline constexpr std::size_t kArgumentsBytesMax = 32 * 1024;
/// Mistakes told at once, and the bytes of each as far as the caller's own text is repeated in it.
inline constexpr std::size_t kArgumentMistakesMax = 5;
inline constexpr std::size_t kArgumentMistakeBytesMax = 300;

/// Checks `json` against the tool's schema and decodes it. Any thread may call it.
/// Errors: invalid_argument ("sort: Failed to match against any enum values. Expected one of
/// \"relevance\", …"; several mistakes are on a line each), too_large, and not_found when no call
/// has arguments of this tool's name.
/// Cost: about a millisecond for search_catalog in an unoptimised build; the schema is read each
/// time.
Result<ToolArguments> read_arguments(const Tool& tool, std::string_view json);

}  // namespace aisle
