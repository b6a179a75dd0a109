// Where a socket may lead: the special ranges of the address space.
//
// Pure. Source: IANA's special-purpose address registries for IPv4 and IPv6 (RFC 6890 and later).
#pragma once

#include <sys/socket.h>

#include <string_view>

namespace aisle {

/// Whether an address is one of the public internet's: none that is private, shared, of this
/// machine or link, for documentation, multicast or reserved, and no IPv6 form that leads to an
/// IPv4 address (mapped, 6to4, Teredo, NAT64).
bool is_public_address(const sockaddr& address);

/// Whether it is this machine's or a private network's: loopback, RFC 1918, fc00::/7.
bool is_local_address(const sockaddr& address);

}  // namespace aisle
