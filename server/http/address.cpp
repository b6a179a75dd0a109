#include "server/http/address.h"

#include <arpa/inet.h>
#include <sys/socket.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::array<std::uint8_t, 12> kMappedPrefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

IpAddress from_ipv4(const in_addr& address) {
  IpAddress mapped;
  std::copy(kMappedPrefix.begin(), kMappedPrefix.end(), mapped.bytes.begin());
  std::memcpy(mapped.bytes.data() + kMappedPrefix.size(), &address, sizeof address);
  return mapped;
}

IpAddress from_ipv6(const in6_addr& address) {
  IpAddress same;
  std::memcpy(same.bytes.data(), &address, sizeof address);
  return same;
}

bool is_ipv4(const IpAddress& address) {
  return std::equal(kMappedPrefix.begin(), kMappedPrefix.end(), address.bytes.begin());
}

}  // namespace

std::size_t AddressHash::operator()(const IpAddress& address) const {
  const std::string_view bytes(reinterpret_cast<const char*>(address.bytes.data()),
                               address.bytes.size());
  return std::hash<std::string_view>()(bytes);
}

std::optional<IpAddress> parse_address(std::string_view text) {
  if (text.size() >= INET6_ADDRSTRLEN || text.find('\0') != text.npos) return std::nullopt;
  const std::string terminated(text);
  in_addr v4{};
  if (inet_pton(AF_INET, terminated.c_str(), &v4) == 1) return from_ipv4(v4);
  in6_addr v6{};
  if (inet_pton(AF_INET6, terminated.c_str(), &v6) == 1) return from_ipv6(v6);
  return std::nullopt;
}

std::string format_address(const IpAddress& address) {
  char text[INET6_ADDRSTRLEN] = "";
  if (is_ipv4(address)) {
    inet_ntop(AF_INET, address.bytes.data() + kMappedPrefix.size(), text, sizeof text);
  } else {
    inet_ntop(AF_INET6, address.bytes.data(), text, sizeof text);
  }
  return text;
}

Peer peer_of(int socket) {
  sockaddr_storage storage{};
  socklen_t size = sizeof storage;
  if (getpeername(socket, reinterpret_cast<sockaddr*>(&storage), &size) != 0) return {};
  if (storage.ss_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &storage, sizeof v4);
    return {from_ipv4(v4.sin_addr), ntohs(v4.sin_port)};
  }
  if (storage.ss_family == AF_INET6) {
    sockaddr_in6 v6{};
    std::memcpy(&v6, &storage, sizeof v6);
    return {from_ipv6(v6.sin6_addr), ntohs(v6.sin6_port)};
  }
  return {};
}

bool AddressBlock::contains(const IpAddress& other) const {
  const auto whole_bytes = static_cast<std::size_t>(bits / 8);
  if (!std::equal(address.bytes.begin(), address.bytes.begin() + whole_bytes,
                  other.bytes.begin())) {
    return false;
  }
  const int rest = bits % 8;
  if (rest == 0) return true;
  const int mask = 0xff << (8 - rest) & 0xff;
  return (address.bytes[whole_bytes] & mask) == (other.bytes[whole_bytes] & mask);
}

std::optional<AddressBlock> parse_address_block(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto address = parse_address(text.substr(0, slash));
  if (!address) return std::nullopt;
  if (slash == text.npos) return AddressBlock{*address, 128};
  const std::string_view digits = text.substr(slash + 1);
  int bits = -1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
  const bool is_v4 = text.substr(0, slash).find(':') == text.npos;
  if (error != std::errc() || end != digits.data() + digits.size() || bits < 0 ||
      bits > (is_v4 ? 32 : 128)) {
    return std::nullopt;
  }
  return AddressBlock{*address, is_v4 ? 96 + bits : bits};
}

bool is_trusted(const IpAddress& address, const std::vector<AddressBlock>& trusted) {
  return std::any_of(trusted.begin(), trusted.end(),
                     [&](const AddressBlock& block) { return block.contains(address); });
}

IpAddress client_behind(const IpAddress& peer, std::string_view forwarded,
                        const std::vector<AddressBlock>& trusted) {
  IpAddress client = peer;
  while (!forwarded.empty() && is_trusted(client, trusted)) {
    const std::size_t comma = forwarded.rfind(',');
    const std::size_t begin = comma == forwarded.npos ? 0 : comma + 1;
    const auto before = parse_address(trim(forwarded.substr(begin)));
    if (!before) break;
    client = *before;
    forwarded = forwarded.substr(0, comma == forwarded.npos ? 0 : comma);
  }
  return client;
}

}  // namespace aisle
