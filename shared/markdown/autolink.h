// Addresses that are links without brackets, and what an address may look like.
//
// Source: CommonMark 0.31 section 6.5; GFM section 6.9 (www., http://, https:// and e-mail).
#pragma once

#include <string>
#include <string_view>

namespace aisle::markdown {

inline constexpr std::size_t kUrlBytesMax = 2048;  ///< A longer one makes no link.

struct Autolink {
  std::size_t length = 0;  ///< Bytes of source; 0 when there is no link.
  std::string_view shown;
  std::string url;
};

/// A bare address that begins at `pos`, where a word begins.
Autolink find_autolink(std::string_view text, std::size_t pos);

/// "<https://example.com>" or "<me@example.com>" at `pos`, where the "<" is.
Autolink find_angle_link(std::string_view text, std::size_t pos);

/// Whether the panel may link there: http, https, mailto, tel, or a path on the shop's own host
/// ("/returns").
bool is_allowed_url(std::string_view url);

}  // namespace aisle::markdown
