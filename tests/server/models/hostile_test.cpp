// A provider that has gone mad, or is somebody else: each body ends in one error or one harmless
// answer, in bounds.
#include <gtest/gtest.h>

#include "shared/base/text.h"
#include "tests/support/model_world.h"

namespace aisle {
namespace {

class Hostile : public testing::TestWithParam<std::string> {
 protected:
  // The answer to `body` in pieces of 64 KiB.
  ModelOutcome read(const std::string& body, const HttpHead& head = kStreamHead) {
    std::vector<std::string_view> pieces;
    for (std::size_t i = 0; i < body.size(); i += 64 << 10) {
      pieces.push_back(std::string_view(body).substr(i, 64 << 10));
    }
    return read_answer(GetParam(), pieces, head);
  }
  ModelFault fault_of(const ModelOutcome& outcome) {
    EXPECT_TRUE(outcome.failed());
    return outcome.failed() ? outcome.failed()->fault : ModelFault::no_credit;
  }
  // One event that says `text`, a JSON string's inside, or calls with `arguments`.
  std::string saying(const std::string& text) {
    if (GetParam() == "openai_chat") {
      return "data: {\"choices\":[{\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
    }
    if (GetParam() == "openai_responses") {
      return "data: {\"type\":\"response.output_text.delta\",\"delta\":\"" + text + "\"}\n\n";
    }
    if (GetParam() == "anthropic") {
      return "data: "
             "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\","
             "\"text\":\"" +
             text + "\"}}\n\n";
    }
    return "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"" + text + "\"}]}}]}\n\n";
  }
  std::string calling(int index, const std::string& arguments) {
    const std::string n = std::to_string(index);
    std::string escaped;
    for (const char c : arguments) {
      if (c == '"' || c == '\\') escaped += '\\';
      escaped += c;
    }
    if (GetParam() == "openai_chat") {
      return "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":" + n + ",\"id\":\"c" + n +
             "\",\"function\":{\"name\":\"a\",\"arguments\":\"" + escaped + "\"}}]}}]}\n\n";
    }
    if (GetParam() == "openai_responses") {
      return "data: {\"type\":\"response.output_item.added\",\"output_index\":" + n +
             ",\"item\":{\"type\":\"function_call\",\"call_id\":\"c" + n +
             "\",\"name\":\"a\"}}\n\ndata: {\"type\":\"response.function_call_arguments.delta\","
             "\"output_index\":" +
             n + ",\"delta\":\"" + escaped + "\"}\n\n";
    }
    if (GetParam() == "anthropic") {
      return "data: {\"type\":\"content_block_start\",\"index\":" + n +
             ",\"content_block\":{\"type\":\"tool_use\",\"id\":\"c" + n +
             "\",\"name\":\"a\"}}\n\ndata: {\"type\":\"content_block_delta\",\"index\":" + n +
             ",\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"" + escaped + "\"}}\n\n";
    }
    return "data: {\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"id\":\"c" + n +
           "\",\"name\":\"a\",\"args\":" + arguments + "}}]}}]}\n\n";
  }
  std::string end() {
    const std::string body = recorded_answer(GetParam(), "length");
    std::string stop =
        GetParam() == "openai_chat"
            ? "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
        : GetParam() == "openai_responses"
            ? "data: {\"type\":\"response.completed\",\"response\":{}}\n\n"
        : GetParam() == "anthropic"
            ? "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}"
              "\n\ndata: {\"type\":\"message_stop\"}\n\n"
            : "data: {\"candidates\":[{\"finishReason\":\"STOP\"}]}\n\n";
    return stop;
  }
};
INSTANTIATE_TEST_SUITE_P(Kinds, Hostile, testing::ValuesIn(kModelKinds),
                         [](const auto& info) { return info.param; });

const std::string kHtml = "<html><body><h1>502 Bad Gateway</h1></body></html>";

TEST_P(Hostile, HtmlWithSuccessIsBroken) {
  EXPECT_EQ(fault_of(read(kHtml, {200, {{"content-type", "text/html"}}})), ModelFault::broken);
}

TEST_P(Hostile, HtmlAsAnEventIsBroken) {
  EXPECT_EQ(fault_of(read("data: " + kHtml + "\n\n")), ModelFault::broken);
}

TEST_P(Hostile, HtmlWithAnErrorIsNotQuoted) {
  const ModelOutcome outcome = read(kHtml, {502, {{"content-type", "text/html"}}});
  EXPECT_EQ(fault_of(outcome), ModelFault::unavailable);
  EXPECT_EQ(outcome.failed()->message, "502: text/html where a stream of events was expected");
}

TEST_P(Hostile, HtmlThatSaysItIsAStreamBreaksOff) {
  EXPECT_EQ(fault_of(read(kHtml)), ModelFault::broken);
}

TEST_P(Hostile, ARedirectIsNoAnswer) {
  EXPECT_EQ(fault_of(read("", {302, {{"location", "http://169.254.169.254/"}}})),
            ModelFault::broken);
}

TEST_P(Hostile, NothingAtAllIsBroken) { EXPECT_EQ(fault_of(read("")), ModelFault::broken); }

TEST_P(Hostile, InvalidUtf8IsBroken) {
  EXPECT_EQ(fault_of(read(saying("\xC3\x28") + end())), ModelFault::broken);
}

TEST_P(Hostile, HalfACharacterIsBroken) {
  EXPECT_EQ(fault_of(read(saying("\\ud83d") + end())), ModelFault::broken);
}

TEST_P(Hostile, APieceOf100MegabytesEndsAtTheBound) {
  const std::string body = "data: {\"x\":\"" + std::string(100 << 20, 'x');
  const auto reader = make_codec({.kind = GetParam()})->decode(0, kStreamHead);
  const auto pieces = reader->append(body);
  ASSERT_EQ(pieces.size(), 1u);
  EXPECT_EQ(std::get<ModelFailed>(pieces[0]).fault, ModelFault::endless);
}

TEST_P(Hostile, AnEndlessStreamOfNothingEndsAtTheBound) {
  const auto reader = make_codec({.kind = GetParam()})->decode(0, kStreamHead);
  const std::string comments(1 << 20, '\n');
  ModelOutcome outcome;
  for (int i = 0; i < 17; ++i) outcome.add(reader->append(comments));
  EXPECT_EQ(fault_of(outcome), ModelFault::endless);
}

TEST_P(Hostile, AnEndlessTextEndsAtTheBound) {
  std::string body;
  for (int i = 0; i < 300; ++i) body += saying(std::string(1'000, 'x'));
  const ModelOutcome outcome = read(body + end());
  EXPECT_EQ(fault_of(outcome), ModelFault::endless);
  EXPECT_LE(outcome.text.size(), kModelTextBytesMax);
}

TEST_P(Hostile, EndlessCallsEndAtTheBound) {
  std::string body;
  for (int i = 0; i < 1'000; ++i) body += calling(i, "{}");
  EXPECT_EQ(fault_of(read(body + end())), ModelFault::endless);
}

TEST_P(Hostile, EndlessArgumentsEndAtTheBound) {
  const std::string big = "{\"n\":\"" + std::string(kModelArgumentBytesMax, 'x') + "\"}";
  EXPECT_EQ(fault_of(read(calling(0, big) + end())), ModelFault::endless);
}

// Gemini has its arguments inside the event, whose own depth is bound; elsewhere they are a text,
// and the model can be told.
TEST_P(Hostile, ArgumentsTenThousandDeepAreNeverBuilt) {
  std::string deep;
  for (int i = 0; i < 10'000; ++i) deep += "{\"a\":";
  deep += "1" + std::string(10'000, '}');
  const ModelOutcome outcome = read(calling(0, deep) + end());
  if (GetParam() == "gemini") {
    EXPECT_EQ(fault_of(outcome), ModelFault::broken);
    return;
  }
  ASSERT_TRUE(outcome.finished());
  EXPECT_EQ(outcome.finished()->calls.at(0).arguments, "{}");
  EXPECT_NE(outcome.finished()->calls.at(0).fault, "");
}

TEST_P(Hostile, ArgumentsThatAreNoObjectCarryAFault) {
  const ModelOutcome outcome = read(calling(0, "[1]") + end());
  ASSERT_TRUE(outcome.finished());
  EXPECT_EQ(outcome.finished()->calls.at(0).arguments, "{}");
  EXPECT_NE(outcome.finished()->calls.at(0).fault, "");
}

TEST_P(Hostile, AnUnknownToolIsPassedOnAsItsName) {
  const ModelOutcome outcome = read(calling(0, "{}") + end());
  ASSERT_TRUE(outcome.finished());
  EXPECT_EQ(outcome.finished()->calls.at(0).tool, "a");
}

TEST_P(Hostile, MembersOfOtherKindsReadAsNothing) {
  const ModelOutcome outcome = read(
      "data: {\"type\":7,\"choices\":{\"a\":1},\"candidates\":\"x\",\"delta\":[],\"usage\":[1],"
      "\"usageMetadata\":3,\"message\":null,\"item\":0}\n\n" +
      end());
  EXPECT_TRUE(outcome.finished());
  EXPECT_EQ(outcome.text, "");
}

TEST_P(Hostile, CountsBeyondReasonDoNotOverflow) {
  const std::string big = "9223372036854775807";
  const ModelOutcome outcome =
      read("data: {\"type\":\"message_delta\",\"usage\":{\"input_tokens\":" + big +
           ",\"cache_read_input_tokens\":" + big + ",\"cache_creation_input_tokens\":" + big +
           ",\"output_tokens\":-1,\"prompt_tokens\":" + big +
           "},\"usageMetadata\":{\"candidatesTokenCount\":" + big +
           ",\"thoughtsTokenCount\":" + big + "}}\n\n" + end());
  ASSERT_TRUE(outcome.finished());
  EXPECT_GE(outcome.finished()->usage.input_tokens, 0);
  EXPECT_GE(outcome.finished()->usage.output_tokens, 0);
}

TEST_P(Hostile, AnErrorsMessageIsOneShortLineOfText) {
  const std::string message = "a\\nb\\u001b[31m" + std::string(5'000, 'x') + "é";
  const ModelOutcome outcome = read("{\"error\":{\"message\":\"" + message + "\"}}",
                                    {500, {{"content-type", "application/json"}}});
  ASSERT_TRUE(outcome.failed());
  const std::string& text = outcome.failed()->message;
  EXPECT_LE(text.size(), kModelMessageBytesMax);
  EXPECT_TRUE(is_utf8(text));
  EXPECT_EQ(text.find_first_of("\n\x1b"), text.npos);
}

}  // namespace
}  // namespace aisle
