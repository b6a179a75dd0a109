#include "server/net/address_rules.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include <string>

namespace aisle {
namespace {

sockaddr_storage address(const std::string& text) {
  sockaddr_storage storage{};
  if (text.find(':') == text.npos) {
    storage.ss_family = AF_INET;
    EXPECT_EQ(::inet_pton(AF_INET, text.c_str(), &reinterpret_cast<sockaddr_in&>(storage).sin_addr),
              1);
  } else {
    storage.ss_family = AF_INET6;
    EXPECT_EQ(
        ::inet_pton(AF_INET6, text.c_str(), &reinterpret_cast<sockaddr_in6&>(storage).sin6_addr),
        1);
  }
  return storage;
}
bool is_public(const std::string& text) {
  const sockaddr_storage storage = address(text);
  return is_public_address(reinterpret_cast<const sockaddr&>(storage));
}
bool is_local(const std::string& text) {
  const sockaddr_storage storage = address(text);
  return is_local_address(reinterpret_cast<const sockaddr&>(storage));
}

TEST(AddressRules, ThePublicInternetIsPublic) {
  for (const char* one : {"1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.0", "172.15.255.255",
                          "172.32.0.0", "192.167.255.255", "198.17.255.255", "198.20.0.0",
                          "223.255.255.255", "2606:4700::1111", "2a00::1", "2001:200::1"}) {
    EXPECT_TRUE(is_public(one)) << one;
  }
}

TEST(AddressRules, SpecialRangesAreNotPublicAtBothTheirEnds) {
  for (const char* one : {"0.0.0.0",
                          "0.255.255.255",
                          "10.0.0.0",
                          "10.255.255.255",
                          "100.64.0.0",
                          "100.127.255.255",
                          "127.0.0.1",
                          "127.255.255.255",
                          "169.254.0.0",
                          "169.254.169.254",
                          "172.16.0.0",
                          "172.31.255.255",
                          "192.0.0.1",
                          "192.0.2.255",
                          "192.88.99.1",
                          "192.168.0.0",
                          "192.168.255.255",
                          "198.18.0.0",
                          "198.19.255.255",
                          "198.51.100.1",
                          "203.0.113.1",
                          "224.0.0.1",
                          "239.255.255.255",
                          "240.0.0.0",
                          "255.255.255.255",
                          "::",
                          "::1",
                          "::ffff:8.8.8.8",
                          "::ffff:127.0.0.1",
                          "::8.8.8.8",
                          "64:ff9b::808:808",
                          "100::1",
                          "2001::1",
                          "2001:db8::1",
                          "2002:7f00:1::",
                          "3fff::1",
                          "fc00::1",
                          "fdff::1",
                          "fe80::1",
                          "fec0::1",
                          "ff02::1"}) {
    EXPECT_FALSE(is_public(one)) << one;
  }
}

TEST(AddressRules, LocalIsThisMachineAndPrivateNetworks) {
  for (const char* one : {"127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.1.1", "::1", "fd00::1"}) {
    EXPECT_TRUE(is_local(one)) << one;
  }
  for (const char* one : {"8.8.8.8", "169.254.169.254", "0.0.0.0", "100.64.0.1", "fe80::1",
                          "::ffff:127.0.0.1", "2a00::1"}) {
    EXPECT_FALSE(is_local(one)) << one;
  }
}

TEST(AddressRules, WhatIsNoInternetAddressIsNeither) {
  sockaddr_storage storage{};
  storage.ss_family = AF_UNIX;
  EXPECT_FALSE(is_public_address(reinterpret_cast<const sockaddr&>(storage)));
  EXPECT_FALSE(is_local_address(reinterpret_cast<const sockaddr&>(storage)));
}

}  // namespace
}  // namespace aisle
