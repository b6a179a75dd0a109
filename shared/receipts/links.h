// Links as a page or a mail program may make them: of markdown in all its forms, and of bare
// addresses. Found rather too widely than too narrowly: what is found here needs a receipt.
//
// Source: CommonMark 0.31 sections 6.3 to 6.5 and 4.7; GFM section 6.9. Cost: bounded.
#pragma once

#include <string>

#include "shared/receipts/ahead.h"

namespace aisle {

inline constexpr std::size_t kLinkTextBytesMax = 1000;
inline constexpr std::size_t kAddressBytesMax = 2048;  ///< A longer one is taken in parts.
inline constexpr std::size_t kHostBytesMax = 253;      ///< RFC 1035 section 2.3.4.

struct FoundLink {
  std::size_t end = 0;  ///< 0 when there is none.
  std::string address;
};

/// "[text](address)" at `pos`, where the "[" is; also "[label]: /path" where a line begins.
FoundLink bracket_link(Ahead& in, std::size_t pos, bool line_begins);

/// "](address)" at `pos`, where the "]" is.
FoundLink link_tail(Ahead& in, std::size_t pos);

/// "https://shop.example/a", "www.shop.example", "javascript:...", "shop.example/a" where a word
/// begins. `run_end` becomes the end of the word, in which no other one begins.
FoundLink bare_address(Ahead& in, std::size_t pos, std::size_t& run_end);

}  // namespace aisle
