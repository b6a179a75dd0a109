#include <gtest/gtest.h>

#include "server/tools/tool.h"
#include "shared/receipts/verify.h"

namespace aisle {
namespace {

constexpr std::string_view kHours = "from Monday to Friday, 9:00 to 18:00";

ToolResult run_handoff(bool has_team, std::string_view hours) {
  static const SearchIndex index = SearchIndex::build({}, {}, {});
  ToolContext context{index, "feed", Time{}, Time{}, "EUR"};
  context.has_team = has_team;
  context.team_hours = hours;
  return find_tool("handoff")->run({{"c1"}, RequestHandoff{}}, context);
}

TEST(HandoffTool, WithoutATeamItIsUnsupported) {
  EXPECT_EQ(run_handoff(false, "").status, ToolStatus::unsupported);
}

TEST(HandoffTool, TheHoursMayBeRepeatedInAnAnswer) {
  const ToolResult result = run_handoff(true, kHours);
  EXPECT_EQ(result.status, ToolStatus::ok);
  EXPECT_EQ(result.message, kHours);
  const std::string said = "They answer " + std::string(kHours) + ".";
  EXPECT_EQ(verify(said, result.receipts, "(not certain)").text, said);
}

TEST(HandoffTool, WithoutHoursThereIsNothingToRepeat) {
  EXPECT_TRUE(run_handoff(true, "").receipts.empty());
}

}  // namespace
}  // namespace aisle
