// The rows of a feed, by position: one form of feed per file.
//
// A source borrows the text, which is UTF-8 without a byte order mark and outlives it: a mapped
// file, so that a million rows take no memory but an index of some 24 bytes each, and rows of one
// item group that stand far apart can still be put together.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "server/connectors/feed_form.h"
#include "server/connectors/feed_row.h"
#include "server/connectors/feed_table.h"
#include "shared/base/result.h"

namespace aisle {

inline constexpr std::size_t kFeedRowsMax = 5'000'000;  ///< Of one feed; more is too_large.

class FeedSource {
 public:
  virtual ~FeedSource() = default;

  virtual std::size_t rows() const = 0;

  /// Fills `row` with what row `at` says, as it is written. Returns "" or why the row can't be
  /// read; `row.line` is set in any case. Which bytes are valid text is the caller's to check.
  virtual std::string read(std::size_t at, FeedRow& row) const = 0;

  /// The item group that row `at` says it is in, or "".
  virtual std::string group(std::size_t at) const = 0;

  /// Whether rows leave to the leading one of their group what holds for all: then `inherit` is to
  /// be called for the others.
  virtual bool has_leaders() const { return false; }
  virtual void inherit(FeedRow& /*row*/, const FeedRow& /*leader*/) const {}
};

/// One of the texts a feed consists of: a file, or a page of an archive.
struct FeedPart {
  std::string name;
  std::string_view text;
};

/// What a form needs to know beside the text.
struct FeedPlace {
  std::string currency;  ///< Of prices that don't say theirs; may be "".
  std::string base_url;  ///< May be "": then addresses that would be made of it are left out.
};

using OpenedFeed = Result<std::unique_ptr<FeedSource>>;

/// The forms that are tables. Errors: invalid_argument (columns missing or twice; named).
OpenedFeed open_google_table(FeedTable table);
OpenedFeed open_shopify(FeedTable table, FeedPlace place);
OpenedFeed open_woocommerce(FeedTable table);

/// RSS 2.0 and Atom. Errors: data_loss (not well-formed, cut off, or without items),
/// invalid_argument (neither of them, or it declares entities), too_large (nested too deeply, a tag
/// too long).
OpenedFeed open_xml(std::string_view text, FeedForm form);

/// HTML pages with JSON-LD, or JSON-LD alone; the parts outlive it. Errors: invalid_argument (there
/// is no product in any of them), too_large.
OpenedFeed open_jsonld(std::span<const FeedPart> pages, FeedPlace place);

}  // namespace aisle
