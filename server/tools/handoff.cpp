// Tells whether a person of the shop can take over. The shopper's own form asks for it.
#include "server/tools/typed_tool.h"

namespace aisle {
namespace {

class HandoffTool final : public TypedTool<RequestHandoff> {
 public:
  std::string_view description() const override {
    return "Offers the shopper a form by which the shop's team takes the conversation over; use it "
           "when "
           "they ask for a person, or when nothing else helps.";
  }

  std::string_view schema() const override { return kNoArguments; }

  ToolAccess access() const override { return ToolAccess::conversation; }

 private:
  std::string problem_with(const RequestHandoff&) const override { return ""; }

  ToolResult work(const RequestHandoff&, const ToolContext& context,
                  Receipts& receipts) const override {
    ToolResult result;
    if (!context.has_team) {
      result.status = ToolStatus::unsupported;
      result.message = "this shop has named no team";
      return result;
    }
    result.message = context.team_hours;
    // The merchant's own words: what they say of hours may be repeated.
    PassageHit hours;
    hours.policy = {"team"};
    hours.passage.id = "hours";
    hours.passage.text = context.team_hours;
    if (!context.team_hours.empty()) receipts.add_passage(hours);
    return result;
  }
};

}  // namespace

const Tool& handoff_tool() {
  static const HandoffTool tool;
  return tool;
}

}  // namespace aisle
