// What the tools that look into a catalog work with: one site's, as it is now.
#pragma once

#include <cstddef>
#include <string_view>

#include "shared/base/time.h"
#include "shared/search/index.h"

namespace aisle {

/// What a call may ask with, in bytes: whole texts, and names and values of options.
constexpr std::size_t kAskedTextBytesMax = 1'000;
constexpr std::size_t kAskedNameBytesMax = 200;

/// Borrows what it names.
struct CatalogContext {
  const SearchIndex& index;
  std::string_view connector;  ///< The source that receipts name: "feed".
  Time fetched_at;             ///< When the catalog was read.
  Time now;
  std::string_view currency;  ///< The site's.
};

}  // namespace aisle
