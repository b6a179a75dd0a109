#include "server/http/origin.h"

#include <algorithm>

namespace aisle {
namespace {

inline constexpr std::size_t kOriginBytesMax = 300;

bool is_host_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

// "localhost:8080", "[::1]:8080"
bool is_authority(std::string_view text) {
  std::size_t host_end = 0;
  if (!text.empty() && text[0] == '[') {
    host_end = text.find(']');
    if (host_end == text.npos || host_end < 3) return false;
    const std::string_view address = text.substr(1, host_end - 1);
    if (address.find_first_not_of("0123456789abcdef:.") != address.npos) return false;
    ++host_end;
  } else {
    while (host_end < text.size() && is_host_character(text[host_end])) ++host_end;
  }
  if (host_end == 0) return false;
  std::string_view port = text.substr(host_end);
  if (port.empty()) return true;
  if (port[0] != ':') return false;
  port.remove_prefix(1);
  return !port.empty() && port.size() <= 5 && port[0] != '0' &&
         port.find_first_not_of("0123456789") == port.npos;
}

std::size_t scheme_bytes(std::string_view text) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (text.substr(0, scheme.size()) == scheme) return scheme.size();
  }
  return 0;
}

}  // namespace

bool is_origin(std::string_view text) {
  const std::size_t scheme = scheme_bytes(text);
  return scheme != 0 && text.size() <= kOriginBytesMax && is_authority(text.substr(scheme));
}

std::string origin_of(std::string_view url) {
  const std::size_t scheme = scheme_bytes(url);
  if (scheme == 0) return {};
  const std::string_view origin = url.substr(0, url.find_first_of("/?#", scheme));
  return is_origin(origin) ? std::string(origin) : std::string();
}

bool is_allowed(std::string_view origin, const std::vector<std::string>& allowed) {
  return is_origin(origin) && std::find(allowed.begin(), allowed.end(), origin) != allowed.end();
}

}  // namespace aisle
