// What a tool returned, as a model reads it: JSON with prices in words of the shop's currency, long
// texts cut short, and personal data replaced.
#pragma once

#include <string>

#include "server/model_turns/handles.h"
#include "server/model_turns/placeholders.h"
#include "shared/conversation/state.h"

namespace aisle {

inline constexpr std::size_t kToolTextBytesMax = 12 << 10;   ///< Products at the end are left out.
inline constexpr std::size_t kDescriptionBytesMax = 600;     ///< Of one product of a few.
inline constexpr std::size_t kShortDescriptionBytesMax = 160;  ///< Of one of many.
inline constexpr std::size_t kVariantsTold = 24;             ///< Of one product.

/// `use` is one of the turn's that `handles` were made of, and has its result.
std::string tool_text(const ToolUse& use, const Handles& handles, Placeholders& placeholders);

}  // namespace aisle
