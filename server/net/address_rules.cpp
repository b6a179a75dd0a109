#include "server/net/address_rules.h"

#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace aisle {
namespace {

struct V4Block {
  std::uint32_t network;
  int bits;
};

constexpr std::uint32_t v4(int a, int b, int c) {
  return std::uint32_t(a) << 24 | std::uint32_t(b) << 16 | std::uint32_t(c) << 8;
}

constexpr std::array kLocalV4 = {V4Block{v4(127, 0, 0), 8}, V4Block{v4(10, 0, 0), 8},
                                 V4Block{v4(172, 16, 0), 12}, V4Block{v4(192, 168, 0), 16}};

constexpr std::array kOtherSpecialV4 = {
    V4Block{v4(0, 0, 0), 8},        // this network
    V4Block{v4(100, 64, 0), 10},    // shared by a provider's customers
    V4Block{v4(169, 254, 0), 16},   // link-local, and clouds' metadata
    V4Block{v4(192, 0, 0), 24},     // protocol assignments
    V4Block{v4(192, 0, 2), 24},     // documentation
    V4Block{v4(192, 88, 99), 24},   // 6to4 relays
    V4Block{v4(198, 18, 0), 15},    // measurements
    V4Block{v4(198, 51, 100), 24},  // documentation
    V4Block{v4(203, 0, 113), 24},   // documentation
    V4Block{v4(224, 0, 0), 4},      // multicast
    V4Block{v4(240, 0, 0), 4},      // reserved, and broadcast
};

struct V6Block {
  std::array<std::uint8_t, 4> begin;  // What follows is zero.
  int bits;
};

// Within 2000::/3, which is all of the public space.
constexpr std::array kSpecialV6 = {
    V6Block{{0x20, 0x01, 0x00, 0x00}, 23},  // protocol assignments, Teredo among them
    V6Block{{0x20, 0x01, 0x0d, 0xb8}, 32},  // documentation
    V6Block{{0x20, 0x02, 0x00, 0x00}, 16},  // 6to4
    V6Block{{0x3f, 0xff, 0x00, 0x00}, 20},  // documentation
};

template <class Blocks>
bool is_in(std::uint32_t address, const Blocks& blocks) {
  return std::any_of(blocks.begin(), blocks.end(), [&](const V4Block& block) {
    return (address ^ block.network) >> (32 - block.bits) == 0;
  });
}

bool is_in(const in6_addr& address, const V6Block& block) {
  for (int bit = 0; bit < block.bits; ++bit) {
    const int mask = 0x80 >> (bit % 8);
    if ((address.s6_addr[bit / 8] & mask) != (block.begin[bit / 8] & mask)) return false;
  }
  return true;
}

std::optional<std::uint32_t> v4_of(const sockaddr& address) {
  if (address.sa_family != AF_INET) return std::nullopt;
  return ntohl(reinterpret_cast<const sockaddr_in&>(address).sin_addr.s_addr);
}

}  // namespace

bool is_public_address(const sockaddr& address) {
  if (const auto four = v4_of(address)) {
    return !is_in(*four, kLocalV4) && !is_in(*four, kOtherSpecialV4);
  }
  if (address.sa_family != AF_INET6) return false;
  const in6_addr& six = reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
  return is_in(six, V6Block{{0x20}, 3}) &&
         std::none_of(kSpecialV6.begin(), kSpecialV6.end(),
                      [&](const V6Block& block) { return is_in(six, block); });
}

bool is_local_address(const sockaddr& address) {
  if (const auto four = v4_of(address)) return is_in(*four, kLocalV4);
  if (address.sa_family != AF_INET6) return false;
  const in6_addr& six = reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
  return IN6_IS_ADDR_LOOPBACK(&six) || is_in(six, V6Block{{0xfc}, 7});
}

}  // namespace aisle
