#include "server/http/client_address.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

TEST(ClientAddress, AHouseholdsIpv6AddressesAreLimitedAsOne) {
  EXPECT_EQ(limit_key("2001:db8:1:2::1"), limit_key("2001:db8:1:2:ffff::9"));
  EXPECT_NE(limit_key("2001:db8:1:2::1"), limit_key("2001:db8:1:3::1"));
  EXPECT_NE(limit_key("::ffff:192.0.2.1"), limit_key("::ffff:192.0.2.2"));
  EXPECT_NE(limit_key("192.0.2.1"), limit_key("192.0.2.2"));
}

TEST(ClientAddress, TheLogSeesTheNetworkOnly) {
  EXPECT_EQ(masked("192.0.2.17"), "192.0.2.x");
  EXPECT_EQ(masked("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::x");
  EXPECT_EQ(masked("nonsense"), "?");
}

TEST(ClientAddress, OnlyLoopbackIsLoopback) {
  EXPECT_TRUE(is_loopback("127.0.0.1"));
  EXPECT_TRUE(is_loopback("::1"));
  EXPECT_FALSE(is_loopback("192.0.2.1"));
  EXPECT_FALSE(is_loopback("::12"));
}

}  // namespace
}  // namespace aisle
