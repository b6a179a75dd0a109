// What the tools that look into a catalog work with: one site's, as it is now.
#pragma once

#include <string_view>

#include "shared/base/time.h"
#include "shared/search/index.h"

namespace aisle {

/// Borrows what it names.
struct CatalogContext {
  const SearchIndex& index;
  std::string_view connector;  ///< The source that receipts name: "feed".
  Time fetched_at;             ///< When the catalog was read.
  Time now;
  std::string_view currency;  ///< The site's.
};

}  // namespace aisle
