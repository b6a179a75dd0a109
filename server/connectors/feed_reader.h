// Products from the text of a Google product feed; no file, no network, no clock.
#pragma once

#include <functional>
#include <string>

#include "server/connectors/connector.h"
#include "shared/base/result.h"
#include "shared/base/time.h"

namespace aisle {

struct FeedOptions {
  std::string file;      ///< The name in reports.
  std::string currency;  ///< "" means that of the first row that has one.
  std::string base_url;
  Time now{};
};

/// Tells TSV from RSS by the first character. Rows of one item group become one product, given where
/// the first of them stands. A row with a problem is skipped and reported; the others of its group
/// stay. `content` is UTF-8, with or without a byte order mark.
/// Errors: data_loss, invalid_argument (see feed_source.h); nothing has been given then.
Result<ReadReport> read_feed(std::string content, const FeedOptions& options,
                             const std::function<bool(Product)>& take);

}  // namespace aisle
