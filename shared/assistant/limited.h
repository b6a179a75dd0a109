// Searches with a limit on a measure.
#pragma once

#include <optional>

#include "shared/assistant/query.h"
#include "shared/assistant/scene.h"

namespace aisle {

/// A search with a limit that the search tool does not know ("below 2 kg"): those that keep to it,
/// or the nearest. Null where it can't be told, because they are too many or not measured so.
std::optional<Decision> decide_limited(const Scene& scene, const SearchCatalog& query);

}  // namespace aisle
