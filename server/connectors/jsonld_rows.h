// The rows that one JSON-LD document of schema.org has: one per product that has an offer, or per
// offer that has a number of its own.
//
// Source: schema.org Product, ProductGroup, Offer, AggregateOffer (version 28), and what Google
// reads of them (developers.google.com/search/docs/appearance/structured-data/product-variants).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/connectors/feed_row.h"

namespace aisle {

inline constexpr std::size_t kJsonldBytesMax = 2 << 20;  ///< Of one document.
inline constexpr int kJsonldDepthMax = 64;
inline constexpr std::size_t kJsonldRowsMax = 5'000;  ///< Of one document; the rest is left out.
inline constexpr std::size_t kJsonldRowsBytesMax = 32 << 20;  ///< Likewise, all their texts.
inline constexpr std::size_t kJsonldOffersMax = 500;          ///< Of one product; likewise.

struct JsonldRows {
  std::string problem;  ///< Why the document can't be read, or "".
  std::vector<FeedRow> rows;
};

/// `currency` goes for prices without one. Looks into lists, @graph, mainEntity and ItemList, and
/// follows "@id" within the document. No line is set.
JsonldRows read_jsonld(std::string_view json, const std::string& currency);

}  // namespace aisle
