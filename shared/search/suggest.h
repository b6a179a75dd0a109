// The products whose names continue what is being typed.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "shared/search/analyzer.h"
#include "shared/search/catalog_text.h"
#include "shared/search/ordered_column.h"

namespace aisle {

/// All words but the last must be in title, brand or category; the last may be the start of one
/// (of its continuations the 64 most frequent count), unless a space follows it. The best rated
/// come first; at most `limit` documents.
std::vector<std::uint32_t> complete(std::string_view typed, std::size_t limit,
                                    const CatalogText& catalog, const Analyzer& analyzer,
                                    const OrderedColumn& ratings);

}  // namespace aisle
