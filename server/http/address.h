// Network addresses, blocks of them, and who the client behind trusted proxies is.
//
// Pure. IPv4 addresses are kept in their IPv6 form (RFC 4291 section 2.5.5.2), so that the same
// client has one address whatever socket it came by.
#pragma once

#include <netinet/in.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aisle {

struct IpAddress {
  std::array<std::uint8_t, 16> bytes{};

  bool operator==(const IpAddress&) const = default;
};

struct AddressHash {
  std::size_t operator()(const IpAddress& address) const;
};

/// Numbers only: "192.0.2.1" or "2001:db8::1"; names are not looked up.
std::optional<IpAddress> parse_address(std::string_view text);
std::string format_address(const IpAddress& address);

struct Peer {
  IpAddress address;
  std::uint16_t port = 0;
};

/// Who is at the other end of a connected socket; all zero where that can't be said.
Peer peer_of(int socket);

/// An address and how many of its first bits count, 0 to 128.
struct AddressBlock {
  IpAddress address;
  int bits = 128;

  bool contains(const IpAddress& other) const;
};

/// "10.0.0.0/8", "2001:db8::/32", or one address.
std::optional<AddressBlock> parse_address_block(std::string_view text);

/// The client that `peer` speaks for. If the peer is trusted, `forwarded` (X-Forwarded-For, all its
/// fields in order and joined by commas) is read from its end: each trusted proxy vouches for the
/// address before it. What is no address ends the walk.
IpAddress client_behind(const IpAddress& peer, std::string_view forwarded,
                        const std::vector<AddressBlock>& trusted);

bool is_trusted(const IpAddress& address, const std::vector<AddressBlock>& trusted);

}  // namespace aisle
