#include "server/http/address.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

std::string client_of(const std::string& peer, const std::string& forwarded,
                      const std::vector<std::string>& proxies) {
  std::vector<AddressBlock> trusted;
  for (const std::string& proxy : proxies) trusted.push_back(*parse_address_block(proxy));
  return format_address(client_behind(*parse_address(peer), forwarded, trusted));
}

TEST(IpAddress, ReadsAndWritesBothFamilies) {
  EXPECT_EQ(format_address(*parse_address("192.0.2.1")), "192.0.2.1");
  EXPECT_EQ(format_address(*parse_address("2001:DB8:0::1")), "2001:db8::1");
  EXPECT_EQ(format_address(*parse_address("::ffff:192.0.2.1")), "192.0.2.1");
  for (const char* wrong : {"", "192.0.2", "192.0.2.256", "shop.example", "192.0.2.1 ", "[::1]"}) {
    EXPECT_FALSE(parse_address(wrong)) << wrong;
  }
}

TEST(IpAddress, BlockHoldsWhatSharesItsFirstBits) {
  const AddressBlock block = *parse_address_block("10.16.0.0/12");
  EXPECT_TRUE(block.contains(*parse_address("10.31.255.255")));
  EXPECT_FALSE(block.contains(*parse_address("10.32.0.0")));
  EXPECT_TRUE(parse_address_block("0.0.0.0/0")->contains(*parse_address("203.0.113.7")));
  EXPECT_FALSE(parse_address_block("0.0.0.0/0")->contains(*parse_address("2001:db8::1")));
  EXPECT_TRUE(parse_address_block("2001:db8::/32")->contains(*parse_address("2001:db8::1")));
  for (const char* wrong :
       {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/8x", "/8", "2001:db8::/129"}) {
    EXPECT_FALSE(parse_address_block(wrong)) << wrong;
  }
}

TEST(IpAddress, ForwardedAddressesAreReadFromTheRightUntilOneIsNotTrusted) {
  EXPECT_EQ(client_of("203.0.113.7", "198.51.100.9", {"10.0.0.0/8"}), "203.0.113.7");
  EXPECT_EQ(client_of("10.0.0.1", "198.51.100.9, 203.0.113.7, 10.0.0.2", {"10.0.0.0/8"}),
            "203.0.113.7");
  EXPECT_EQ(client_of("10.0.0.1", "10.0.0.3,10.0.0.2", {"10.0.0.0/8"}), "10.0.0.3");
  EXPECT_EQ(client_of("10.0.0.1", "", {"10.0.0.0/8"}), "10.0.0.1");
  EXPECT_EQ(client_of("10.0.0.1", "203.0.113.7, nonsense, 10.0.0.2", {"10.0.0.0/8"}), "10.0.0.2");
  EXPECT_EQ(client_of("10.0.0.1", "203.0.113.7,", {"10.0.0.0/8"}), "10.0.0.1");
}

}  // namespace
}  // namespace aisle
