#include "shared/protocol/sse.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

using Events = std::vector<SseEvent>;

Events read(std::string_view text, std::size_t piece = 1 << 20) {
  SseParser parser;
  Events all;
  for (std::size_t i = 0; i < text.size(); i += piece) {
    for (SseEvent& event : parser.append(text.substr(i, piece))) all.push_back(std::move(event));
  }
  return all;
}

TEST(Sse, ReadsTheFieldsOfAnEvent) {
  EXPECT_EQ(read("id: 7\nevent: turn_started\ndata: {\"a\":1}\n\n"),
            (Events{{"7", "turn_started", "{\"a\":1}"}}));
}

TEST(Sse, JoinsDataLinesAndDropsOneSpaceOnly) {
  EXPECT_EQ(read("data: a\ndata:b\ndata:  c\ndata\n\n"), (Events{{"", "message", "a\nb\n c\n"}}));
}

TEST(Sse, AnEmptyDataFieldIsAnEventAndNoDataIsNone) {
  EXPECT_EQ(read("data\n\ndata:\n\n"), (Events{{"", "message", ""}, {"", "message", ""}}));
  EXPECT_TRUE(read("event: x\nid: 1\n\n").empty());
}

TEST(Sse, TheTypeOfAnEventWithoutDataIsForgotten) {
  EXPECT_EQ(read("event: x\n\ndata: a\n\n"), (Events{{"", "message", "a"}}));
}

TEST(Sse, AnIdStaysUntilTheNextOne) {
  EXPECT_EQ(read("id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n"),
            (Events{{"1", "message", "a"}, {"1", "message", "b"}, {"", "message", "c"}}));
}

TEST(Sse, AnIdCountsOnceItsEventEnded) {
  SseParser parser;
  parser.append("id: 1\ndata: a\n\nid: 2\ndata: half");
  EXPECT_EQ(parser.last_id(), "1");
  parser.append("\n\n");
  EXPECT_EQ(parser.last_id(), "2");
}

TEST(Sse, AnIdWithU0000IsIgnored) {
  EXPECT_EQ(read(std::string_view("id: a\0b\ndata: x\n\n", 17)), (Events{{"", "message", "x"}}));
}

TEST(Sse, CommentsAndUnknownFieldsAreSkipped) {
  EXPECT_EQ(read(": ping\n\nfoo: bar\ndata: a\n data: b\n\n"), (Events{{"", "message", "a"}}));
}

TEST(Sse, EveryKindOfLineEndCounts) {
  const Events expected{{"1", "message", "a\nb"}, {"1", "message", "c"}};
  EXPECT_EQ(read("id:1\ndata:a\ndata:b\n\ndata:c\n\n"), expected);
  EXPECT_EQ(read("id:1\rdata:a\rdata:b\r\rdata:c\r\r"), expected);
  EXPECT_EQ(read("id:1\r\ndata:a\r\ndata:b\r\n\r\ndata:c\r\n\r\n"), expected);
}

TEST(Sse, AByteOrderMarkCountsOnlyAtTheVeryStart) {
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "data: a\n\n\xEF\xBB\xBF"
                 "data: b\n\n"),
            (Events{{"", "message", "a"}}));
}

TEST(Sse, TheRestOfABrokenStreamIsNoEvent) { EXPECT_TRUE(read("data: a\n").empty()); }

TEST(Sse, RetryTakesDigitsOnly) {
  SseParser parser;
  parser.append("retry: 1500\nretry: 2x\nretry:\nretry: 99999999999999999999\n");
  EXPECT_EQ(parser.retry_ms(), 1500);
}

TEST(Sse, PiecesCutAnywhereMeanTheSame) {
  const std::string text =
      "\xEF\xBB\xBF"
      ": hi\r\nid: 1\r\nevent: é\r\ndata: one\r\ndata: two\r\n\r\nretry: 5\rdata: a\r\rdata:\n\n\n"
      "id: 2\ndata: €\n\r\ndata: z\n\n";
  const Events whole = read(text);
  ASSERT_EQ(whole.size(), 5u);
  for (std::size_t piece = 1; piece < text.size(); ++piece)
    EXPECT_EQ(read(text, piece), whole) << piece;
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    SseParser parser;
    Events all = parser.append(std::string_view(text).substr(0, cut));
    for (SseEvent& event : parser.append(std::string_view(text).substr(cut))) all.push_back(event);
    EXPECT_EQ(all, whole) << "cut at " << cut;
  }
}

TEST(Sse, ALineOrAnEventThatIsTooLongEndsTheReading) {
  SseParser line;
  const std::string piece(64 << 10, 'x');
  for (int i = 0; i < 40; ++i) line.append(piece);
  EXPECT_TRUE(line.overflowed());
  EXPECT_TRUE(line.append("\n\ndata: a\n\n").empty());

  SseParser event;
  for (int i = 0; i < 40; ++i) event.append("data: " + piece + "\n");
  EXPECT_TRUE(event.overflowed());
  EXPECT_TRUE(event.append("\n\ndata: a\n\n").empty());
}

TEST(FormatSse, IsReadAsItWasWritten) {
  for (const std::string data : {"", "a", "a\nb", "\n", "a\n", " a", "{\"x\":\"y\"}"}) {
    EXPECT_EQ(read(format_sse("9", "tick", data)), (Events{{"9", "tick", data}})) << data;
  }
  EXPECT_EQ(read(format_sse("", "", "a\r\nb\rc")), (Events{{"", "message", "a\nb\nc"}}));
}

TEST(FormatSse, AnIdCanNotBreakOutOfItsField) {
  EXPECT_EQ(format_sse("1\ndata: x\n\n", "e\r\n\n", "d"), "id: 1data: x\nevent: e\ndata: d\n\n");
}

}  // namespace
}  // namespace aisle
