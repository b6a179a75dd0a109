// The arguments of a call in the type of its tool, whether the core knows that type or passes it on.
#pragma once

#include <optional>
#include <variant>

#include "shared/conversation/tool_call.h"
#include "shared/protocol/fields.h"

namespace aisle {

template <class T, class Variant>
inline constexpr bool kIsAlternative = false;
template <class T, class... Ts>
inline constexpr bool kIsAlternative<T, std::variant<Ts...>> = (std::is_same_v<T, Ts> || ...);

/// A call of one of OtherArguments.
template <class Arguments>
  requires kIsAlternative<Arguments, OtherArguments>
OtherTool other_tool(const Arguments& arguments) {
  return {std::string(Arguments::kName), to_json(arguments)};
}

/// Nothing when they are another tool's, or passed on and don't fit.
template <class Arguments>
std::optional<Arguments> arguments_of(const ToolArguments& arguments) {
  if constexpr (kIsAlternative<Arguments, ToolArguments>) {
    const auto* own = std::get_if<Arguments>(&arguments);
    return own ? std::optional(*own) : std::nullopt;
  } else {
    const auto* other = std::get_if<OtherTool>(&arguments);
    if (!other || other->name != Arguments::kName) return std::nullopt;
    auto read = from_json<Arguments>(other->json);
    return read ? std::optional(*std::move(read)) : std::nullopt;
  }
}

}  // namespace aisle
