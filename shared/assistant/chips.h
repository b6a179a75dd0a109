// Suggested replies: what fits as the next step, each of them a message that works when sent.
#pragma once

#include <string>
#include <vector>

#include "shared/assistant/scene.h"
#include "shared/conversation/tool_call.h"

namespace aisle {

inline constexpr std::size_t kChipsMax = 6;
inline constexpr std::size_t kChipBytesMax = 60;  ///< A longer one is no button.

/// After a list: more of it, comparing, and what narrows it by its facets.
std::vector<std::string> list_chips(const Scene& scene, const SearchCatalog& query,
                                    const ToolResult& result);

/// After one product: what is usually asked about it.
std::vector<std::string> product_chips(const Scene& scene, const Product& product);

/// After a comparison.
std::vector<std::string> comparison_chips(const Scene& scene);

/// Where there is nothing to go on from: categories of the shop and the frequent questions.
std::vector<std::string> opening_chips(const Scene& scene);

}  // namespace aisle
