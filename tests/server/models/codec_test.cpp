// What must hold for every provider's format alike. The bodies are written after the providers'
// documentation.
#include "server/models/codec.h"

#include <gtest/gtest.h>

#include "shared/base/json.h"
#include "tests/support/model_world.h"

namespace aisle {
namespace {

class EveryCodec : public testing::TestWithParam<std::string> {
 protected:
  ModelOutcome read(const std::string& name) {
    return read_answer(GetParam(), {recorded_answer(GetParam(), name)});
  }
};
INSTANTIATE_TEST_SUITE_P(Kinds, EveryCodec, testing::ValuesIn(kModelKinds),
                         [](const auto& info) { return info.param; });

constexpr ModelUsage kUsage{120, 100, 14};

TEST_P(EveryCodec, ReadsTextAndUsage) {
  const ModelOutcome outcome = read("text");
  EXPECT_EQ(outcome.text, "Größe M passt – 10 €.");
  ASSERT_TRUE(outcome.finished());
  EXPECT_EQ(*outcome.finished(), (ModelFinished{FinishReason::stop, {}, kUsage, ""}));
}

TEST_P(EveryCodec, ReadsSeveralCallsInFragments) {
  const ModelOutcome outcome = read("tools");
  EXPECT_EQ(outcome.text, "Let me look. ");
  ASSERT_TRUE(outcome.finished());
  std::vector<ModelToolCall> calls = {
      {{"call_a"}, "search_catalog", R"({"text":"jacket"})", "", ""},
      {{"call_b"}, "get_cart", "{}", "", ""}};
  if (GetParam() == "gemini") calls[0].state = "c2ln";
  EXPECT_EQ(*outcome.finished(), (ModelFinished{FinishReason::tool_calls, calls, kUsage, ""}));
}

TEST_P(EveryCodec, TellsARefusal) {
  const ModelOutcome outcome = read("refused");
  ASSERT_TRUE(outcome.finished());
  EXPECT_EQ(*outcome.finished(), (ModelFinished{FinishReason::refused, {}, kUsage, ""}));
}

TEST_P(EveryCodec, TellsThatTheLengthWasReached) {
  const ModelOutcome outcome = read("length");
  EXPECT_EQ(outcome.text, "Once");
  ASSERT_TRUE(outcome.finished());
  EXPECT_EQ(*outcome.finished(), (ModelFinished{FinishReason::length, {}, kUsage, ""}));
}

TEST_P(EveryCodec, TellsAnErrorInTheMiddleOfTheStream) {
  const ModelOutcome outcome = read("failed");
  EXPECT_EQ(outcome.text, "Once");
  ASSERT_TRUE(outcome.failed());
  EXPECT_EQ(outcome.failed()->fault, ModelFault::overloaded);
  EXPECT_NE(outcome.failed()->message.find("verloaded"), std::string::npos);
}

TEST_P(EveryCodec, PiecesCutAnywhereMeanTheSame) {
  const std::string body = recorded_answer(GetParam(), "tools");
  const ModelOutcome whole = read("tools");
  for (std::size_t cut = 1; cut < body.size(); ++cut) {
    const std::string_view view(body);
    ASSERT_EQ(read_answer(GetParam(), {view.substr(0, cut), view.substr(cut)}), whole)
        << "cut at " << cut;
  }
}

TEST_P(EveryCodec, BytesOneByOneMeanTheSame) {
  for (const char* name : {"text", "tools", "refused", "length", "failed"}) {
    const std::string body = recorded_answer(GetParam(), name);
    std::vector<std::string_view> bytes;
    for (std::size_t i = 0; i < body.size(); ++i) {
      bytes.push_back(std::string_view(body).substr(i, 1));
    }
    EXPECT_EQ(read_answer(GetParam(), bytes), read(name)) << name;
  }
}

// Only where nothing but the marks of the end is missing is the answer whole.
TEST_P(EveryCodec, ABodyThatBreaksOffCallsNothing) {
  const std::string body = recorded_answer(GetParam(), "tools");
  int whole = 0;
  for (std::size_t size = 0; size < body.size(); ++size) {
    const ModelOutcome outcome = read_answer(GetParam(), {std::string_view(body).substr(0, size)});
    ASSERT_EQ(outcome.last.size(), 1u);
    if (outcome.finished()) {
      ++whole;
      EXPECT_EQ(outcome.finished()->calls.size(), 2u);
    } else {
      EXPECT_EQ(outcome.failed()->fault, ModelFault::broken);
    }
  }
  EXPECT_LT(whole, 500);
}

TEST_P(EveryCodec, NothingFollowsTheLastPiece) {
  const std::string body = recorded_answer(GetParam(), "failed");
  EXPECT_EQ(read_answer(GetParam(), {body, body}).last.size(), 1u);
}

ModelRequest whole_request() {
  ModelRequest request;
  request.system = {"You help shoppers.", "Shop: Nordkap"};
  request.stable_parts = 1;
  request.tools =
      std::vector<ModelTool>{{"search_catalog", "Finds products.", R"({"type":"object"})"}};
  request.messages = {
      ShopperText{"Diese Jacke?", {{"image/png", "aGk="}}},
      ModelText{"Let me look.",
                {{{"call_a"}, "search_catalog", R"({"text":"jacket"})", "", "c2ln"}},
                "gemini",
                ""},
      ToolTexts{{{{"call_a"}, "search_catalog", "nothing \"found\"\n", true}}}};
  request.tokens_max = 77;
  return request;
}

TEST_P(EveryCodec, WritesJsonThatSaysAll) {
  const auto http =
      make_codec({.kind = GetParam(), .model = "m-1", .key = "k3y"})->encode(whole_request());
  EXPECT_EQ(http.method, "POST");
  EXPECT_EQ(http.url.rfind("https://", 0), 0u);
  ASSERT_TRUE(check_json(http.body)) << http.body;
  for (const char* part :
       {"You help shoppers.", "Nordkap", "Finds products.", "Diese Jacke?", "aGk=", "Let me look.",
        "call_a", "jacket", "nothing \\\"found\\\"\\n", ":77"}) {
    EXPECT_NE(http.body.find(part), std::string::npos) << part << " in " << http.body;
  }
  EXPECT_EQ(http.body.find("k3y"), std::string::npos);
  EXPECT_NE((http.url + http.body).find("m-1"), std::string::npos);
}

TEST_P(EveryCodec, BytesThatAreNoTextStillMakeJson) {
  ModelRequest request;
  request.messages = {ShopperText{"\xFF\"}", {}}};
  EXPECT_TRUE(check_json(make_codec({.kind = GetParam()})->encode(request).body));
}

TEST_P(EveryCodec, WithoutAKeyNoneIsSent) {
  const auto codec = make_codec({.kind = GetParam(), .base_url = "http://127.0.0.1:1/v1"});
  for (const HttpField& field : codec->encode(whole_request()).fields) {
    EXPECT_EQ(field.name.find("key"), std::string::npos) << field.name;
    EXPECT_NE(field.name, "authorization");
  }
}

// The caches of providers go by how a request begins.
TEST_P(EveryCodec, ALongerConversationBeginsLikeTheShorterOne) {
  ModelRequest request = whole_request();
  request.messages.pop_back();
  const auto codec = make_codec({.kind = GetParam()});
  const std::string shorter = codec->encode(request).body;
  const std::string longer = codec->encode(whole_request()).body;
  const std::size_t conversation = shorter.find("call_a") + 6;
  EXPECT_EQ(longer.substr(0, conversation), shorter.substr(0, conversation));
}

TEST(Codecs, ThereIsNoneOfAnUnknownKind) { EXPECT_EQ(make_codec({.kind = "none"}), nullptr); }

}  // namespace
}  // namespace aisle
