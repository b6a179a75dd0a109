#include "server/models/text_shape.h"

#include <gtest/gtest.h>

#include "server/models/json_at.h"
#include "shared/base/json.h"
#include "tests/support/model_world.h"

namespace aisle {
namespace {

// Of events like {"id":"a","delta":{"text":"…"}}, and nothing else in them counts.
std::optional<std::string> says(std::string_view event) {
  return text_at(at(Json::parse(event, nullptr, false), "delta"), "text");
}

std::string event_of(std::string_view id, std::string_view text) {
  return R"({"id":")" + std::string(id) + R"(","delta":{"text":")" + std::string(text) + R"("}})";
}

TEST(TextShape, ReadsTheNextEventThatDiffersInItsTextAlone) {
  TextShape shape;
  EXPECT_EQ(shape.read(event_of("a", "one")), std::nullopt);
  shape.learn(event_of("a", "one"), "one", says);
  EXPECT_EQ(shape.read(event_of("a", "two")), "two");
  EXPECT_EQ(shape.read(event_of("a", R"(\"10 \u20ac\"\n)")), "\"10 €\"\n");
  EXPECT_EQ(shape.read(event_of("a", "")), "");
}

TEST(TextShape, LeavesWhatDiffersElsewhere) {
  TextShape shape;
  shape.learn(event_of("a", "one"), "one", says);
  EXPECT_EQ(shape.read(event_of("b", "two")), std::nullopt);
  EXPECT_EQ(shape.read(event_of("a", "two") + " "), std::nullopt);
  EXPECT_EQ(shape.read(R"({"id":"a","delta":{"text":"two"},"usage":{}})"), std::nullopt);
}

TEST(TextShape, LeavesAStringThatIsNone) {
  TextShape shape;
  shape.learn(event_of("a", "one"), "one", says);
  for (const char* body : {"\xFF", "\\ud800", "\\x", "\\", "\n", "\\u0000", R"(","text":"two)"}) {
    EXPECT_EQ(shape.read(event_of("a", body)), std::nullopt) << body;
  }
}

TEST(TextShape, FindsWhichOfTwoEqualStringsIsTheText) {
  TextShape shape;
  shape.learn(event_of("one", "one"), "one", says);
  EXPECT_EQ(shape.read(event_of("one", "two")), "two");
  EXPECT_EQ(shape.read(event_of("two", "one")), std::nullopt);
}

TEST(TextShape, LearnsNothingFromAnEventWhoseTextIsNotOneOfItsStrings) {
  TextShape shape;
  shape.learn(R"({"delta":{"text":"on"},"more":"e"})", "one", says);
  EXPECT_EQ(shape.read(R"({"delta":{"text":"tw"},"more":"e"})"), std::nullopt);
}

TEST(TextShape, GivesUpOnAStreamWhoseEventsAreNeverAlike) {
  TextShape shape;
  int asked = 0;
  const auto counted = [&](std::string_view event) {
    ++asked;
    return says(event);
  };
  for (int i = 0; i < 100; ++i) {
    const std::string id = std::to_string(i);
    shape.learn(event_of(id, "one"), "one", counted);
  }
  EXPECT_EQ(asked, TextShape::kTriesMax);
}

// The whole way: every codec reads many events of its own form, of which most are never parsed.
class EveryShape : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Kinds, EveryShape, testing::ValuesIn(kModelKinds),
                         [](const auto& info) { return info.param; });

TEST_P(EveryShape, ManyEventsMeanWhatTheySay) {
  std::string body = recorded_answer(GetParam(), "text");
  std::erase(body, '\r');
  // The recorded answer says its text in pieces; one is said again with other words.
  const std::string piece = "Größe";
  const std::size_t at = body.find(piece);
  ASSERT_NE(at, body.npos) << body;
  const std::size_t end_before = body.rfind("\n\n", at);
  const std::size_t begin = end_before == body.npos ? 0 : end_before + 2;
  const std::string event = body.substr(begin, body.find("\n\n", at) + 2 - begin);
  std::string more, expected;
  for (const std::string word : {"eins ", "zwei ", "drei € ", "vier – "}) {
    std::string other = event;
    const std::size_t from = other.find(piece);
    const std::size_t to = other.find('"', from);
    expected += word;
    more += other.replace(from, to - from, word);
  }
  const std::string before = read_answer(GetParam(), {body}).text;
  body.insert(begin, more);
  EXPECT_EQ(read_answer(GetParam(), {body}).text, expected + before);
}

}  // namespace
}  // namespace aisle
