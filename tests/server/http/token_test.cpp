#include "server/http/token.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

TEST(Token, EachIsNewAndFitsAHeader) {
  const std::string one = new_token();
  EXPECT_EQ(one.size(), 43u);
  EXPECT_NE(one, new_token());
  EXPECT_EQ(bearer("Bearer " + one), one);
  EXPECT_EQ(new_id().size(), 22u);
}

// FIPS 180-4, "abc".
TEST(Token, TheHashIsSha256InHex) {
  EXPECT_EQ(token_hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_TRUE(same_hash(token_hash("a"), token_hash("a")));
  EXPECT_FALSE(same_hash(token_hash("a"), token_hash("b")));
  EXPECT_FALSE(same_hash(token_hash("a"), ""));
}

TEST(Token, OtherFormsOfAuthorizationAreNoToken) {
  for (const char* header : {"", "Bearer", "Bearer ", "Basic abc", "bearer x", "Bearer short"}) {
    EXPECT_EQ(bearer(header), "") << header;
  }
}

}  // namespace
}  // namespace aisle
