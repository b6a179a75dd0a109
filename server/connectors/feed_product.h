// From rows of a feed to a product: checks every value, and joins the rows of one item group.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/connectors/feed_row.h"
#include "shared/base/time.h"
#include "shared/commerce/product.h"

namespace aisle {

struct FeedContext {
  std::string currency;  ///< Set by the first good price when it was "".
  std::string base_url;
  Time now{};
  std::optional<Time> turns;  ///< The first moment after now at which a price read here changes.
};

/// A row whose values have been read and found good.
struct FeedItem {
  std::string group;
  Product product;               ///< With the one variant; its id is the row's.
  std::vector<Attribute> loose;  ///< Attributes that become options where they differ in a group.
};

/// Returns "" and fills `item`, or says what is wrong: "price: ...".
std::string read_item(const FeedRow& row, FeedContext& context, FeedItem& item);

/// Joins the good rows of one product, at least one, in the feed's order. Title, texts, category
/// and rating are the first row's. Colour and size are options; material and pattern only where
/// they differ.
Product join_items(std::vector<FeedItem> items);

}  // namespace aisle
