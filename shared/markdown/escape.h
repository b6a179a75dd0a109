// Backslash escapes and entities.
//
// Source: CommonMark 0.31 sections 2.4 and 2.5. Of the 2,125 names only a few are known, see the
// list; an unknown one stays as it is written.
#pragma once

#include <string>
#include <string_view>

namespace aisle::markdown {

/// Bytes of the entity that `text` begins with ("&amp;", "&#8364;", "&#x20AC;"), or 0.
std::size_t entity_length(std::string_view text);

/// The text with all escapes and entities undone.
std::string unescape(std::string_view text);

}  // namespace aisle::markdown
