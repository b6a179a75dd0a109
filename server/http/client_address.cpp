#include "server/http/client_address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace aisle {
std::string limit_key(const std::string& address) {
  std::array<unsigned char, 16> bytes;
  if (inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return address;
  const bool mapped =
      std::all_of(bytes.begin(), bytes.begin() + 10, [](auto b) { return b == 0; }) &&
      bytes[10] == 0xff && bytes[11] == 0xff;
  if (mapped) return std::string(bytes.begin() + 12, bytes.end());
  return std::string(bytes.begin(), bytes.begin() + 8);
}

bool is_loopback(std::string_view address) {
  return address == "::1" || address.substr(0, 4) == "127." ||
         address.substr(0, 11) == "::ffff:127.";
}

std::string masked(const std::string& address) {
  if (const std::size_t dot = address.rfind('.'); dot != address.npos) {
    return address.substr(0, dot) + ".x";
  }
  std::array<unsigned char, 16> bytes;
  if (inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return "?";
  std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(AF_INET6, bytes.data(), text.data(), text.size());
  return std::string(text.data()) + "x";
}

}  // namespace aisle
