#include "server/tools/tool.h"

namespace aisle {

#define TOOL(name) const Tool& name##_tool();
#include "server/tools/tools.def"
#undef TOOL

const Tool* find_tool(std::string_view name) {
#define TOOL(tool) \
  if (name == #tool) return &tool##_tool();
#include "server/tools/tools.def"
#undef TOOL
  return nullptr;
}

std::span<const Tool* const> all_tools() {
#define TOOL(tool) &tool##_tool(),
  static const Tool* const tools[] = {
#include "server/tools/tools.def"
  };
#undef TOOL
  return tools;
}

ActionOutcome Tool::perform(const ToolCall&, const Proposal&, const ConfirmationId& confirmation,
                            const ToolContext&) const {
  return ActionFailed{confirmation, ActionFailure::refused, {}};
}

}  // namespace aisle
