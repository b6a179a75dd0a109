// The data that a web page carries for machines: its scripts of type application/ld+json.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace aisle {

inline constexpr std::size_t kScriptsMax = 200;  ///< Of one page; the rest is left out.

struct HtmlScript {
  std::string_view text;  ///< As it stands: a script's text has no character references.
  std::int64_t line = 0;  ///< Of its beginning, from 1.
};

/// Scripts in comments are none. One that is never closed goes to the page's end. Cost: linear.
std::vector<HtmlScript> jsonld_scripts(std::string_view html);

}  // namespace aisle
