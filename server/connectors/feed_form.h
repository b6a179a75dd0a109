// The forms a product feed can have, and how one is told by its first bytes.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "shared/base/result.h"

namespace aisle {

enum class FeedForm { tsv, csv, rss, atom, shopify, woocommerce, jsonld };
constexpr auto enum_names(FeedForm) {
  return std::to_array<std::string_view>(
      {"tsv", "csv", "rss", "atom", "shopify", "woocommerce", "jsonld"});
}

/// The form of that name. Errors: invalid_argument, with the names there are.
Result<FeedForm> read_feed_form(std::string_view name);

/// What a text's beginning shows: RSS, Atom, JSON-LD (also as HTML), or nothing for a table, whose
/// names tell the rest. Errors: invalid_argument (XML of another kind), data_loss (empty).
Result<std::optional<FeedForm>> find_feed_form(std::string_view text);

}  // namespace aisle
