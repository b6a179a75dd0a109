#include <gtest/gtest.h>

#include <cstdlib>

#include "server/config.h"
#include "server/model.h"
#include "tests/support/config_lines.h"

namespace aisle {
namespace {

using namespace std::chrono_literals;

ConfigResult read_model(const std::string& model) {
  return parse_config(model + "\n" + test::kConfigOfOneSite, "etc/aisle.toml");
}

// The first mistake in a provider of these lines, with the line it is on; "" when there is none.
std::string provider_mistake(const std::string& provider) {
  const auto mistakes = read_model("[model]\n[[model.providers]]\n" + provider).mistakes;
  return mistakes.empty() ? "" : std::to_string(mistakes[0].line) + ": " + mistakes[0].message;
}

TEST(ModelConfig, WithoutASectionThereIsNone) {
  const ConfigResult result = read_model("");
  EXPECT_TRUE(result.mistakes.empty());
  EXPECT_TRUE(result.config.model.providers.empty());
}

TEST(ModelConfig, EveryKeyIsRead) {
  const ConfigResult result = read_model(R"([model]
tokens_max = 500
tries_max = 2
concurrent_max = 7
waiting_timeout_ms = 900
[[model.providers]]
provider = "openai_chat"
base_url = "https://x.example/v1?api-version=1"
model = "m"
key_file = "key"
key_header = "api-key"
stream_usage = false
connect_timeout_ms = 1000
first_byte_timeout_ms = 2000
between_bytes_timeout_ms = 3000
total_timeout_ms = 4000
[[model.providers]]
provider = "scripted"
script = "script.json"
)");
  ASSERT_EQ(describe(result.mistakes, "f"), "");
  const ModelConfig& model = result.config.model;
  EXPECT_EQ(model.tokens_max, 500);
  EXPECT_EQ(model.chain.tries_max, 2);
  EXPECT_EQ(model.chain.concurrent_max, 7u);
  EXPECT_EQ(model.chain.waiting_timeout, 900ms);
  ASSERT_EQ(model.providers.size(), 2u);
  const ModelProviderConfig& first = model.providers[0];
  EXPECT_EQ(first.settings, (ProviderSettings{.kind = "openai_chat",
                                              .base_url = "https://x.example/v1?api-version=1",
                                              .model = "m",
                                              .key_header = "api-key",
                                              .stream_usage = false,
                                              .deadlines = {1s, 2s, 3s, 4s}}));
  EXPECT_EQ(first.key_file, "etc/key");
  EXPECT_EQ(model.providers[1].script_file, "etc/script.json");
}

TEST(ModelConfig, EachMistakeIsToldWithItsLine) {
  EXPECT_EQ(provider_mistake("provider = \"openai\"\nmodel = \"m\""),
            "3: [[model.providers]] provider: there is no provider \"openai\"; there are: "
            "openai_chat, openai_responses, anthropic, gemini, scripted");
  EXPECT_NE(provider_mistake("provider = \"gemini\"\nkey_env = \"K\"").find("model is missing"),
            std::string::npos);
  EXPECT_NE(provider_mistake("provider = \"gemini\"\nmodel = \"m\"").find("needs a key"),
            std::string::npos);
  EXPECT_EQ(
      provider_mistake("provider = \"gemini\"\nmodel = \"m\"\nkey_env = \"K\"\nkey_file = \"k\"")
          .substr(0, 2),
      "5:");
  EXPECT_EQ(
      provider_mistake("provider = \"gemini\"\nmodel = \"m\"\nbase_url = \"ftp://a\"").substr(0, 2),
      "5:");
  EXPECT_EQ(provider_mistake("provider = \"gemini\"\nmodel = \"m\"\nbase_url = \"https://u:p@a\"")
                .substr(0, 2),
            "5:");
  EXPECT_NE(provider_mistake("provider = \"scripted\"").find("script is missing"),
            std::string::npos);
  EXPECT_NE(provider_mistake("provider = \"scripted\"\nscript = \"s\"\nmodel = \"m\""), "");
  EXPECT_NE(provider_mistake("provider = \"gemini\"\nmodel = \"m\"\nmodle = \"m\"\nkey_env = \"K\"")
                .find("did you mean \"model\"?"),
            std::string::npos);
  EXPECT_NE(provider_mistake(
                "provider = \"gemini\"\nmodel = \"m\"\nkey_env = \"K\"\nkey_header = \"a b\""),
            "");
}

TEST(ModelConfig, ASectionWithoutProvidersIsAMistake) {
  const auto mistakes = read_model("[model]\ntokens_max = 500").mistakes;
  ASSERT_EQ(mistakes.size(), 1u);
  EXPECT_NE(mistakes[0].message.find("providers is missing"), std::string::npos);
}

// Nothing is sent in these tests.
class NoClient final : public HttpClient {
  std::unique_ptr<HttpCall> start(HttpRequest, HttpSink) override { return nullptr; }
};

Result<std::unique_ptr<Provider>> made(const ModelProviderConfig& provider) {
  static NoClient http;
  ModelConfig config;
  config.providers = {provider};
  return make_model(config, http, {});
}

TEST(MakeModel, WithoutProvidersThereIsNone) {
  NoClient http;
  const auto model = make_model({}, http, {});
  ASSERT_TRUE(model);
  EXPECT_EQ(*model, nullptr);
}

TEST(MakeModel, AKeyIsReadFromTheEnvironment) {
  ::setenv("AISLE_TEST_MODEL_KEY", "  k3y \n", 1);
  EXPECT_TRUE(made({.settings = {.kind = "gemini"}, .key_env = "AISLE_TEST_MODEL_KEY"}));
}

TEST(MakeModel, AKeyThatIsNoneIsRefusedAndNotTold) {
  for (const char* key : {"", "k3y with spaces", "k3y\nmore"}) {
    ::setenv("AISLE_TEST_MODEL_KEY", key, 1);
    const auto model =
        made({.settings = {.kind = "gemini"}, .key_env = "AISLE_TEST_MODEL_KEY", .line = 7});
    ASSERT_FALSE(model) << key;
    EXPECT_NE(model.error().message.find("line 7"), std::string::npos);
    EXPECT_EQ(model.error().message.find("k3y"), std::string::npos);
  }
  ::unsetenv("AISLE_TEST_MODEL_KEY");
  EXPECT_FALSE(made({.settings = {.kind = "gemini"}, .key_env = "AISLE_TEST_MODEL_KEY"}));
}

TEST(MakeModel, AScriptThatIsNotThereIsAnError) {
  EXPECT_FALSE(made({.settings = {.kind = "scripted"}, .script_file = "/nowhere.json"}));
}

}  // namespace
}  // namespace aisle
