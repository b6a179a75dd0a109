// Products from the text of a feed, in any of its forms; no file, no network, no clock.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "server/connectors/connector.h"
#include "server/connectors/feed_form.h"
#include "server/connectors/feed_source.h"
#include "shared/base/result.h"
#include "shared/base/time.h"

namespace aisle {

struct FeedOptions {
  std::string file;      ///< The name in reports.
  std::string currency;  ///< "" means that of the first row that has one.
  std::string base_url;
  Time now{};
  std::optional<FeedForm> form;  ///< None: told by the content.
};

/// Rows of one item group become one product, given where the first of them stands. A row with a
/// problem is skipped and reported; the others of its group stay. Texts are UTF-8, with or without
/// a byte order mark. A feed of several parts has pages alone (JSON-LD), each reported by its name.
/// Memory: about 110 bytes a row, and one product.
/// Errors: data_loss, invalid_argument, too_large (see feed_source.h); nothing has been given then.
Result<ReadReport> read_feed(std::span<const FeedPart> parts, const FeedOptions& options,
                             const std::function<bool(Product)>& take);
Result<ReadReport> read_feed(std::string_view content, const FeedOptions& options,
                             const std::function<bool(Product)>& take);

}  // namespace aisle
