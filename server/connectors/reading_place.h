// Where a reading of a catalog by pages stands, as the number of products before it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace aisle {

/// Where to go on from `place`, "" being the beginning: a page earlier, since what was deleted
/// meanwhile has moved the others forward. Errors: invalid_argument.
Result<std::size_t> offset_to_go_on(const std::string& place, std::size_t page,
                                    std::string_view platform);

}  // namespace aisle
