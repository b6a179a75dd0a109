// A tool whose arguments are of one type: they are checked first, then worked with.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/tools/tool.h"
#include "shared/protocol/arguments.h"
#include "shared/tools/receipts.h"

namespace aisle {

/// The schema of a tool that is told nothing.
inline constexpr std::string_view kNoArguments = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "additionalProperties": false,
  "properties": {}
})json";

template <class Arguments>
class TypedTool : public Tool {
 public:
  std::string_view name() const final { return Arguments::kName; }

  ToolResult run(const ToolCall& call, const ToolContext& context) const final {
    const std::optional<Arguments> arguments = arguments_of<Arguments>(call.arguments);
    std::string problem =
        arguments ? problem_with(*arguments) : "these are no arguments of this tool";
    if (!problem.empty()) {
      ToolResult refused;
      refused.status = ToolStatus::invalid;
      refused.message = std::move(problem);
      return refused;
    }
    Receipts receipts(call, context.catalog());
    ToolResult result = work(*arguments, context, receipts);
    result.receipts = receipts.take();
    return result;
  }

 private:
  /// What is wrong with the arguments and how to mend it; "" when nothing is.
  virtual std::string problem_with(const Arguments& arguments) const = 0;

  /// Everything but the receipts, which go to `receipts`. The arguments have no problem.
  virtual ToolResult work(const Arguments& arguments, const ToolContext& context,
                          Receipts& receipts) const = 0;
};

}  // namespace aisle
