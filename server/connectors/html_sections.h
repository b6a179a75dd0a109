// The sections of a page in HTML: what stands under each heading, as plain text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/commerce/policy.h"

namespace aisle {

/// Parts at <h1> to <h6>, whatever their depth; what comes before the first is under `title`.
/// Headings without text under them are left out; ids are "1", "2", ... At most kPassagesMax
/// passages of kPassageBytesMax bytes each: a longer one goes on in the next, under the same
/// heading, and what is beyond is left out. Cost: linear.
std::vector<Passage> html_to_passages(std::string_view html, const std::string& title);

}  // namespace aisle
