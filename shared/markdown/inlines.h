// Emphasis, links, code spans and breaks inside one paragraph, heading or cell.
//
// Source: CommonMark 0.31 sections 2.4, 2.5 and 6; GFM 6.5 (strikethrough) and 6.9 (autolinks).
// Left as text: raw HTML, and references such as "[a][b]" with their definitions, which a streamed
// answer could only know afterwards. Images become their alternative text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/markdown/document.h"

namespace aisle::markdown {

/// The inlines of a text whose lines have no space in front. A soft break reads as one space. What
/// is nested deeper than kDepthMax stays, without its marks. Cost: linear.
std::vector<Inline> parse_inlines(std::string_view text);

}  // namespace aisle::markdown
