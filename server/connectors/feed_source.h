// The rows of a feed file, by position: one reader per form of feed.
//
// The text is kept in memory, so that rows of one item group that stand far apart can be put together
// without holding all products. What is kept beside it is a few bytes per row (RSS: its XML tree).
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "server/connectors/feed_row.h"
#include "shared/base/result.h"

namespace aisle {

class FeedSource {
 public:
  virtual ~FeedSource() = default;

  virtual std::size_t rows() const = 0;

  /// Fills `row` with what row `at` says, as it is written. Returns "" or why the row can't be read;
  /// `row.line` is set in any case. Which bytes are valid text is the caller's to check.
  virtual std::string read(std::size_t at, FeedRow& row) const = 0;

  /// The item group that row `at` says it is in, or "".
  virtual std::string group(std::size_t at) const = 0;
};

/// Errors: data_loss (empty, or cut off), invalid_argument (columns missing or twice; named).
Result<std::unique_ptr<FeedSource>> open_tsv(std::string content);

/// Errors: data_loss (not well-formed, cut off, or without items), invalid_argument (not RSS).
Result<std::unique_ptr<FeedSource>> open_rss(std::string content);

}  // namespace aisle
