#include "server/models/scripted.h"

#include <gtest/gtest.h>

#include "tests/support/model_world.h"

namespace aisle {
namespace {

const char* const kScript = R"({"turns": [
  {"shopper": "Jacket", "answers": [
    {"text": "Let me look. ", "calls": [{"tool": "search_catalog", "arguments": {"text": "jacket"}}]},
    {"text": "These are our jackets."}]},
  {"shopper": "broken", "answers": [{"text": "Once", "fault": "overloaded"}]},
  {"shopper": "weapon", "answers": [{"refused": true}]},
  {"answers": [{"text": "Hello!"}]}]})";

ModelOutcome ask(std::vector<ModelMessage> messages) {
  const auto provider = make_scripted(kScript);
  ModelOutcome outcome;
  if (!provider) return outcome;
  ModelRequest request;
  request.messages = std::move(messages);
  (*provider)->ask(std::make_shared<const ModelRequest>(std::move(request)),
                   [&](ModelPiece piece) { outcome.add({std::move(piece)}); });
  return outcome;
}

TEST(Scripted, TheFirstTurnThatFitsAnswers) {
  const ModelOutcome outcome = ask({ShopperText{"a JACKET please", {}}});
  EXPECT_EQ(outcome.text, "Let me look. ");
  ASSERT_TRUE(outcome.finished());
  EXPECT_EQ(
      outcome.finished()->calls,
      (std::vector<ModelToolCall>{{{"call_1"}, "search_catalog", R"({"text":"jacket"})", "", ""}}));
  EXPECT_EQ(ask({ShopperText{"hi", {}}}).text, "Hello!");
}

TEST(Scripted, ItGoesOnAfterItsTools) {
  EXPECT_EQ(ask({ShopperText{"hi", {}}, ModelText{"Hello!", {}, "", ""}, ShopperText{"jacket", {}},
                 ModelText{}, ToolTexts{}})
                .text,
            "These are our jackets.");
}

TEST(Scripted, ItFailsAndRefusesWhenToldTo) {
  const ModelOutcome failed = ask({ShopperText{"broken", {}}});
  EXPECT_EQ(failed.text, "Once");
  ASSERT_TRUE(failed.failed());
  EXPECT_EQ(failed.failed()->fault, ModelFault::overloaded);
  const ModelOutcome refused = ask({ShopperText{"weapon", {}}});
  ASSERT_TRUE(refused.finished());
  EXPECT_EQ(refused.finished()->reason, FinishReason::refused);
}

TEST(Scripted, AScriptWithAMistakeIsRefusedWithItsPlace) {
  for (const char* script :
       {"", "[]", "{\"turns\":[]}", R"({"turns":[{"answers":[]}]})",
        R"({"turns":[{"answer":[{}]}]})", R"({"turns":[{"answers":[{"fault":"x"}]}]})",
        R"({"turns":[{"answers":[{"calls":[1]}]}]})"}) {
    EXPECT_FALSE(make_scripted(script)) << script;
  }
  const auto made = make_scripted(R"({"turns":[{"answers":[{"text":"a"},{"txt":"b"}]}]})");
  ASSERT_FALSE(made);
  EXPECT_NE(made.error().message.find("turn 1, answer 2"), std::string::npos)
      << made.error().message;
}

}  // namespace
}  // namespace aisle
