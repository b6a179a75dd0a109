#include "shared/base/json.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

bool accepts(std::string_view text, JsonLimits limits = {}) {
  return check_json(text, limits).has_value();
}

std::string nested(int depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST(CheckJson, AcceptsWhatRfc8259Allows) {
  for (const char* text :
       {"0", "-0.5e+10", " [1, 2 ] ", "{}", "[]", R"({"a":{"b":[null,true,false]},"c":""})",
        R"("\u00e9\n\ud83d\ude00")", "\"é😀\"", R"([[],{},[{}]])"}) {
    EXPECT_TRUE(accepts(text)) << text;
  }
}

TEST(CheckJson, RefusesWhatIsNotJson) {
  for (const char* text :
       {"", " ", "01", "1.", ".5", "+1", "1e", "tru", "nulll", "[1,]", "[,1]", "{\"a\":1,}", "{a:1}",
        "{\"a\"}", "[1 2]", "\"", "\"\\x\"", "\"\t\"", "[", "]", "{\"a\":1", "1 1", "'a'", "NaN",
        "\"\xff\"", "\"\xed\xa0\x80\"", R"("\ud800")", R"("\udc00")", R"("\ud800\u0041")",
        R"("\u00")", R"("\u0000")", "[1}", "{\"a\":1]"}) {
    EXPECT_FALSE(accepts(text)) << text;
  }
}

TEST(CheckJson, RefusesAKeyThatStandsTwice) {
  EXPECT_FALSE(accepts(R"({"a":1,"b":2,"a":3})"));
  EXPECT_FALSE(accepts(R"({"a":1,"\u0061":2})")) << "the same key, written with an escape";
  EXPECT_FALSE(accepts(R"([{"x":{"k":1,"k":1}}])"));
  EXPECT_TRUE(accepts(R"({"a":{"a":1},"b":{"a":1}})")) << "the same key in different objects";
}

TEST(CheckJson, BoundsDepthAndSize) {
  EXPECT_TRUE(accepts(nested(32)));
  EXPECT_FALSE(accepts(nested(33)));
  EXPECT_FALSE(accepts(std::string(1 << 20, '['))) << "ends, and without recursion";
  EXPECT_EQ(check_json("[1234]", {.bytes_max = 5}).error().code, ErrorCode::too_large);
}

TEST(JsonReader, ReadsMembersInAnyOrderAndSkipsTheRest) {
  const std::string_view text = R"( {"x":[1,{"y":"}"}], "name":"a\"b", "n": -5, "ok":true} )";
  ASSERT_TRUE(accepts(text));
  JsonReader in(text);
  std::string key, name;
  std::int64_t n = 0;
  bool ok = false;
  in.enter_object();
  while (in.next_key(key)) {
    if (key == "name") name = in.string();
    else if (key == "n") n = in.integer();
    else if (key == "ok") ok = in.boolean();
    else EXPECT_EQ(in.raw(), R"([1,{"y":"}"}])");
  }
  EXPECT_TRUE(in.ok());
  EXPECT_EQ(name, "a\"b");
  EXPECT_EQ(n, -5);
  EXPECT_TRUE(ok);
}

TEST(JsonReader, IsNotOkAfterAMismatch) {
  JsonReader in("[1]");
  in.enter_object();
  EXPECT_FALSE(in.ok());
  JsonReader fraction("1.5");
  fraction.integer();
  EXPECT_FALSE(fraction.ok());
  JsonReader large("9007199254740992");
  large.integer();
  EXPECT_FALSE(large.ok());
}

TEST(JsonWriter, WritesWhatTheReaderReads) {
  JsonWriter out;
  out.begin_object();
  out.key("text");
  out.string("a\"\\\n\x01é");
  out.key("list");
  out.begin_array();
  out.integer(-1);
  out.boolean(true);
  out.null();
  out.begin_object();
  out.end_object();
  out.end_array();
  out.end_object();
  const std::string text = out.take();
  EXPECT_EQ(text, R"({"text":"a\"\\\n\u0001é","list":[-1,true,null,{}]})");
  EXPECT_TRUE(accepts(text));
}

TEST(JsonWriter, MakesInvalidUtf8Valid) {
  JsonWriter out;
  out.string("a\xff");
  EXPECT_EQ(out.take(), "\"a\xEF\xBF\xBD\"");
}

}  // namespace
}  // namespace aisle
