// What is made of a client's address. Which one it is behind a proxy, the front has decided.
#pragma once

#include <string>
#include <string_view>

namespace aisle {

/// The name under which an address is limited: IPv4 whole, IPv6 by its first 64 bits, since a
/// household has as many of the rest as it likes.
std::string limit_key(const std::string& address);

bool is_loopback(std::string_view address);

/// An address for the log, cut to its network: "192.0.2.x", "2001:db8:1:2::x".
std::string masked(const std::string& address);

}  // namespace aisle
