// The arguments of a model's tool call, with placeholders turned back.
#pragma once

#include <string_view>

#include "server/model_turns/placeholders.h"
#include "server/tools/arguments.h"

namespace aisle {

/// Errors: those of `read_arguments`.
Result<ToolArguments> read_call_arguments(const Tool& tool, const std::string& json,
                                          const Placeholders& placeholders);

}  // namespace aisle
