// What only one provider's format has.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/model_world.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

Json body_of(const ProviderSettings& settings, const ModelRequest& request) {
  return Json::parse(make_codec(settings)->encode(request).body);
}

std::string field(const HttpRequest& request, std::string_view name) {
  for (const HttpField& one : request.fields) {
    if (one.name == name) return one.value;
  }
  return {};
}

std::string chat_call(std::string_view call) {
  return "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[" + std::string(call) +
         "]}}]}\n\n";
}
const std::string kChatStop =
    "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";

std::vector<ModelToolCall> chat_calls(const std::string& body) {
  const ModelOutcome outcome = read_answer("openai_chat", {body + kChatStop});
  return outcome.finished() ? outcome.finished()->calls : std::vector<ModelToolCall>();
}

TEST(OpenAiChat, AzureKeepsItsQueryAndTakesTheKeyInItsOwnField) {
  const auto http =
      make_codec(
          {.kind = "openai_chat",
           .base_url = "https://x.openai.azure.com/openai/deployments/d/?api-version=2024-10-21",
           .key = "k",
           .key_header = "api-key"})
          ->encode({});
  EXPECT_EQ(
      http.url,
      "https://x.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-10-21");
  EXPECT_EQ(field(http, "api-key"), "k");
  EXPECT_EQ(field(http, "authorization"), "");
}

TEST(OpenAiChat, OtherServersGetTheOlderNameOfTheLimit) {
  EXPECT_TRUE(body_of({.kind = "openai_chat"}, {}).contains("max_completion_tokens"));
  EXPECT_TRUE(body_of({.kind = "openai_chat", .base_url = "http://127.0.0.1:11434/v1"}, {})
                  .contains("max_tokens"));
}

TEST(OpenAiChat, UsageIsNotAskedOfAServerThatRefusesThat) {
  EXPECT_TRUE(body_of({.kind = "openai_chat"}, {}).contains("stream_options"));
  EXPECT_FALSE(
      body_of({.kind = "openai_chat", .stream_usage = false}, {}).contains("stream_options"));
}

TEST(OpenAiChat, CallsWithoutIdsOrIndexesAreCalls) {
  EXPECT_EQ(chat_calls(chat_call(R"({"function":{"name":"a","arguments":"{}"}},)"
                                 R"({"function":{"name":"b","arguments":{"n":1}}})")),
            (std::vector<ModelToolCall>{{{"call_1"}, "a", "{}", "", ""},
                                        {{"call_2"}, "b", R"({"n":1})", "", ""}}));
}

TEST(OpenAiChat, FragmentsWithoutIndexGoToTheLastCall) {
  EXPECT_EQ(chat_calls(chat_call(R"({"id":"x","function":{"name":"a","arguments":"{\"n\""}})") +
                       chat_call(R"({"function":{"arguments":":1}"}})")),
            (std::vector<ModelToolCall>{{{"x"}, "a", R"({"n":1})", "", ""}}));
}

TEST(OpenAiChat, AnotherIdOnTheSameIndexIsAnotherCall) {
  EXPECT_EQ(
      chat_calls(chat_call(R"({"index":0,"id":"x","function":{"name":"a","arguments":"{}"}})") +
                 chat_call(R"({"index":0,"id":"y","function":{"name":"a","arguments":"{}"}})")),
      (std::vector<ModelToolCall>{{{"x"}, "a", "{}", "", ""}, {{"y"}, "a", "{}", "", ""}}));
}

TEST(OpenAiChat, ANameThatIsRepeatedInEachFragmentIsOneCall) {
  EXPECT_EQ(
      chat_calls(chat_call(R"({"index":0,"id":"x","function":{"name":"a","arguments":"{"}})") +
                 chat_call(R"({"index":0,"id":"x","function":{"name":"a","arguments":"}"}})")),
      (std::vector<ModelToolCall>{{{"x"}, "a", "{}", "", ""}}));
}

TEST(OpenAiChat, IdsThatWeMakeUpDoNotRepeatThoseBefore) {
  const auto reader = make_codec({.kind = "openai_chat"})->decode(2, kStreamHead);
  ModelOutcome outcome;
  outcome.add(reader->append(chat_call(R"({"function":{"name":"a"}})") + kChatStop));
  outcome.add(reader->end());
  EXPECT_EQ(outcome.finished()->calls.at(0).id.value, "call_3");
}

TEST(OpenAiChat, ACallOfNothingIsBroken) {
  const ModelOutcome outcome = read_answer("openai_chat", {chat_call(R"({"id":"x"})") + kChatStop});
  ASSERT_TRUE(outcome.failed());
  EXPECT_EQ(outcome.failed()->fault, ModelFault::broken);
}

TEST(OpenAiChat, AnErrorOfOneWordIsAnError) {  // Ollama
  const ModelOutcome outcome =
      read_answer("openai_chat", {"data: {\"error\":\"out of memory\"}\n\n"});
  ASSERT_TRUE(outcome.failed());
  EXPECT_EQ(outcome.failed()->message, "200: out of memory");
}

TEST(OpenAiChat, AFilterThatRefusesBeforehandIsARefusal) {  // Azure
  const ModelOutcome outcome = read_answer(
      "openai_chat", {R"({"error":{"message":"m","code":"content_filter","status":400}})"},
      {400, {{"content-type", "application/json"}}});
  ASSERT_TRUE(outcome.finished());
  EXPECT_EQ(outcome.finished()->reason, FinishReason::refused);
}

TEST(OpenAiResponses, ThoughtsAreHandedBackOnlyWhereTheyAreEncrypted) {
  const auto item = [](const std::string& more) {
    return "data: {\"type\":\"response.output_item.done\",\"output_index\":0,\"item\":{\"type\":"
           "\"reasoning\",\"id\":\"rs_1\"" +
           more + "}}\n\n";
  };
  const std::string end =
      "data: {\"type\":\"response.completed\",\"response\":{\"status\":\"completed\"}}\n\n";
  EXPECT_EQ(read_answer("openai_responses", {item("") + end}).finished()->state, "");
  const std::string state =
      read_answer("openai_responses", {item(",\"encrypted_content\":\"e\"") + end})
          .finished()
          ->state;
  ModelRequest request;
  request.messages = {ModelText{"", {}, "openai_responses", state}};
  EXPECT_EQ(body_of({.kind = "openai_responses"}, request)["input"][0]["encrypted_content"], "e");
  request.messages = {ModelText{"Hi", {}, "anthropic", state}};
  EXPECT_EQ(body_of({.kind = "openai_responses"}, request)["input"].size(), 1u)
      << "another provider's notes are left out";
}

TEST(OpenAiResponses, AnErrorEventIsAnError) {
  const ModelOutcome outcome =
      read_answer("openai_responses", {"data: "
                                       "{\"type\":\"error\",\"code\":\"rate_limit_exceeded\","
                                       "\"message\":\"slow\",\"param\":null}\n\n"});
  ASSERT_TRUE(outcome.failed());
  EXPECT_EQ(outcome.failed()->fault, ModelFault::rate_limited);
}

TEST(Anthropic, MarksWhereItsCacheMayKeepTheRequest) {
  ModelRequest request;
  request.system = {"stable", "changing"};
  request.stable_parts = 1;
  request.messages = {ShopperText{"a", {}}, ModelText{"b", {}, "", ""}, ShopperText{"c", {}}};
  const Json body = body_of({.kind = "anthropic"}, request);
  EXPECT_TRUE(body["system"][0].contains("cache_control"));
  EXPECT_FALSE(body["system"][1].contains("cache_control"));
  EXPECT_FALSE(body["messages"][0]["content"][0].contains("cache_control"));
  EXPECT_TRUE(body["messages"][2]["content"][0].contains("cache_control"));
}

TEST(Anthropic, SaysItsVersion) {
  const auto http = make_codec({.kind = "anthropic", .key = "k"})->encode({});
  EXPECT_EQ(field(http, "anthropic-version"), "2023-06-01");
  EXPECT_EQ(field(http, "x-api-key"), "k");
}

TEST(Anthropic, ThoughtsAreHandedBackAsTheyCame) {
  const std::string body =
      "data: "
      "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"thinking\","
      "\"thinking\":\"\",\"signature\":\"\"}}\n\n"
      "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\","
      "\"thinking\":\"Hm.\"}}\n\n"
      "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"signature_delta\","
      "\"signature\":\"s1\"}}\n\n"
      "data: {\"type\":\"content_block_stop\",\"index\":0}\n\n"
      "data: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}\n\n"
      "data: {\"type\":\"message_stop\"}\n\n";
  const ModelOutcome outcome = read_answer("anthropic", {body});
  EXPECT_EQ(outcome.text, "") << "thoughts are not for the shopper";
  ASSERT_TRUE(outcome.finished());
  ModelRequest request;
  request.messages = {ModelText{"Hi", {}, "anthropic", outcome.finished()->state}};
  EXPECT_EQ(body_of({.kind = "anthropic"}, request)["messages"][0]["content"][0],
            (Json{{"type", "thinking"}, {"thinking", "Hm."}, {"signature", "s1"}}));
}

TEST(Gemini, NamesTheModelInThePath) {
  const auto http = make_codec({.kind = "gemini", .model = "a/b c", .key = "k"})->encode({});
  EXPECT_EQ(http.url,
            "https://generativelanguage.googleapis.com/v1beta/models/a%2Fb%20c"
            ":streamGenerateContent?alt=sse");
  EXPECT_EQ(field(http, "x-goog-api-key"), "k");
}

TEST(Gemini, ItsSignatureGoesBackWithTheCall) {
  ModelRequest request;
  request.messages = {ModelText{"", {{{"x"}, "a", "{}", "", "c2ln"}}, "gemini", ""}};
  EXPECT_EQ(body_of({.kind = "gemini"}, request)["contents"][0]["parts"][0]["thoughtSignature"],
            "c2ln");
}

TEST(Gemini, AQuestionThatIsBlockedIsARefusal) {
  const ModelOutcome outcome =
      read_answer("gemini", {"data: {\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}\n\n"});
  ASSERT_TRUE(outcome.finished());
  EXPECT_EQ(outcome.finished()->reason, FinishReason::refused);
}

TEST(Gemini, ACallThatItCouldNotWriteIsBroken) {
  const ModelOutcome outcome = read_answer(
      "gemini", {"data: {\"candidates\":[{\"finishReason\":\"MALFORMED_FUNCTION_CALL\"}]}\n\n"});
  ASSERT_TRUE(outcome.failed());
  EXPECT_EQ(outcome.failed()->fault, ModelFault::broken);
}

}  // namespace
}  // namespace aisle
