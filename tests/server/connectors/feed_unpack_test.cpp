#include "server/connectors/feed_unpack.h"

#include <gtest/gtest.h>

#include "tests/support/packed.h"

namespace aisle {
namespace {

struct Unpacking {
  std::string text;   // Of all entries.
  std::string names;  // With their sizes.
  Result<void> result;
};

Unpacking unpack_text(const std::string& bytes, std::size_t bytes_max = 64 << 20) {
  Unpacking got;
  const auto entries = unpack(bytes, bytes_max, [&](std::string_view piece) {
    got.text += piece;
    return Result<void>();
  });
  if (!entries) {
    got.result = entries.error();
    return got;
  }
  for (const UnpackedEntry& entry : *entries) {
    got.names += entry.name + ":" + std::to_string(entry.size) + " ";
  }
  return got;
}

ErrorCode unpack_refusal(const std::string& bytes, std::size_t bytes_max = 64 << 20) {
  const Unpacking got = unpack_text(bytes, bytes_max);
  EXPECT_FALSE(got.result);
  return got.result ? ErrorCode::conflict : got.result.error().code;
}

TEST(FeedUnpack, GzipComesOutAsItWentInAlsoInSeveralMembers) {
  const std::string text(300'000, 'x');
  EXPECT_EQ(unpack_text(gzip_of(text)).text, text);
  EXPECT_EQ(unpack_text(gzip_of("one ") + gzip_of("two")).text, "one two");
  EXPECT_EQ(unpack_text(gzip_of("one") + std::string(512, '\0')).text, "one");
}

TEST(FeedUnpack, GzipThatIsCutOffOrDamagedIsRefused) {
  std::string packed = gzip_of("a text that is long enough to be cut in many places");
  for (std::size_t size = 2; size < packed.size(); ++size) {
    EXPECT_EQ(unpack_refusal(packed.substr(0, size)), ErrorCode::data_loss) << size;
  }
  packed[packed.size() - 6] ^= 1;  // In its checksum.
  EXPECT_EQ(unpack_refusal(packed), ErrorCode::data_loss);
  EXPECT_EQ(unpack_refusal(gzip_of("one") + "rubbish"), ErrorCode::data_loss);
}

TEST(FeedUnpack, EntriesOfAZipStandOneBehindTheOther) {
  const Unpacking got =
      unpack_text(zip_of({{"a.html", "first"}, {"b/", ""}, {"b/c.html", "second"}}));
  EXPECT_EQ(got.text, "firstsecond");
  EXPECT_EQ(got.names, "a.html:5 b/c.html:6 ");
}

TEST(FeedUnpack, HiddenFilesAreLeftOut) {
  EXPECT_EQ(
      unpack_text(zip_of({{"__MACOSX/._a.csv", "x"}, {".DS_Store", "x"}, {"a.csv", "id"}})).names,
      "a.csv:2 ");
}

TEST(FeedUnpack, AnArchiveWithoutFilesIsRefused) {
  EXPECT_EQ(unpack_refusal(zip_of({{"empty/", ""}})), ErrorCode::data_loss);
}

TEST(FeedUnpack, ANameThatLeadsOutOfItsFolderRefusesTheArchive) {
  for (const char* name :
       {"../a.csv", "a/../../b.csv", "/etc/a.csv", "..\\a.csv", "C:a.csv", "a\nb"}) {
    EXPECT_EQ(unpack_refusal(zip_of({{name, "id"}})), ErrorCode::invalid_argument) << name;
  }
  EXPECT_TRUE(unpack_text(zip_of({{"a..b/c..csv", "id"}})).result);
}

TEST(FeedUnpack, BombsEndAtTheRatioLongBeforeTheirSize) {
  const std::string zeros(24 << 20, '\0');
  const Unpacking gzip = unpack_text(gzip_of(zeros), 1 << 30);
  ASSERT_FALSE(gzip.result);
  EXPECT_EQ(gzip.result.error().message, "unpacks to more than 250 times its size");
  EXPECT_LT(gzip.text.size(), 20u << 20);
  const Unpacking zip = unpack_text(zip_of({{"a.csv", zeros}}), 1 << 30);
  ASSERT_FALSE(zip.result);
  EXPECT_EQ(zip.result.error().code, ErrorCode::too_large);
  EXPECT_LT(zip.text.size(), 20u << 20);
}

TEST(FeedUnpack, TheSizeOfAllEntriesTogetherIsBounded) {
  const std::string text = "0123456789";
  EXPECT_EQ(unpack_refusal(zip_of({{"a", text}, {"b", text}, {"c", text}}), 29),
            ErrorCode::too_large);
  EXPECT_TRUE(unpack_text(zip_of({{"a", text}, {"b", text}, {"c", text}}), 30).result);
  EXPECT_EQ(unpack_refusal(gzip_of(text), 9), ErrorCode::too_large);
}

TEST(FeedUnpack, AZipThatIsCutOffOrDamagedIsRefused) {
  std::string packed = zip_of({{"a.csv", "id,title,price\na,A,1\n"}});
  for (std::size_t size = 4; size < packed.size(); ++size) {
    EXPECT_EQ(unpack_refusal(packed.substr(0, size)), ErrorCode::data_loss) << size;
  }
  packed[38] ^= 0x55;  // In the packed bytes.
  EXPECT_EQ(unpack_refusal(packed), ErrorCode::data_loss);
}

TEST(FeedUnpack, WhatTheWriterRefusesEndsIt) {
  const auto full = [](std::string_view) {
    return Result<void>(Error{ErrorCode::unavailable, "full"});
  };
  EXPECT_EQ(unpack(gzip_of("x"), 100, full).error().message, "full");
  EXPECT_EQ(unpack(zip_of({{"a", "x"}}), 100, full).error().message, "full");
}

TEST(FeedUnpack, AnEntryWithoutANameIsLeftOut) {
  const std::string entry = "PK\x01\x02" + std::string(42, '\0');
  const std::string end = "PK\x05\x06" + std::string(4, '\0') + std::string("\1\0\1\0", 4) +
                          std::string("\x2E\0\0\0", 4) + std::string(6, '\0');
  const auto unpacked = unpack(entry + end, 1'000, [](std::string_view) { return Result<void>(); });
  ASSERT_FALSE(unpacked);
  EXPECT_EQ(unpacked.error().code, ErrorCode::data_loss);
}

}  // namespace
}  // namespace aisle
