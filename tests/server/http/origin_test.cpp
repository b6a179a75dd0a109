#include "server/http/origin.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

TEST(Origin, OnlySchemeHostAndPortAsBrowsersWriteThem) {
  for (const char* good : {"https://shop.example", "http://localhost:8788", "http://[::1]:80",
                           "https://xn--bcher-kva.example"}) {
    EXPECT_TRUE(is_origin(good)) << good;
  }
  for (const char* bad :
       {"", "null", "*", "https://", "https://shop.example/", "shop.example",
        "https://SHOP.example", "https://shop.example:", "https://shop.example:0",
        "https://shop.example:123456", "https://a@shop.example", "https://shop.example%00.evil",
        "https://shop.example .evil", "https://shop.example#", "javascript://x", "http://[]"}) {
    EXPECT_FALSE(is_origin(bad)) << bad;
  }
}

TEST(Origin, AListAllowsItsOwnByteForByte) {
  const std::vector<std::string> list = {"https://shop.example"};
  EXPECT_TRUE(is_allowed("https://shop.example", list));
  for (const char* other : {"http://shop.example", "https://shop.example:8443",
                            "https://shop.example.evil", "https://evil.shop.example", "null", ""}) {
    EXPECT_FALSE(is_allowed(other, list)) << other;
  }
  EXPECT_FALSE(is_allowed("https://shop.example", {}));
}

}  // namespace
}  // namespace aisle
