// schema.org products in web pages. A page is read when one of its rows is asked for, and the last
// one is kept; the index has 12 bytes a row.
#include <algorithm>

#include "server/connectors/feed_source.h"
#include "server/connectors/html_scripts.h"
#include "server/connectors/jsonld_rows.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::size_t kPageBytesMax = 16 << 20;
constexpr std::size_t kPageRowsMax = 20'000;  // The scripts behind are left out.

// A row, or why a script has none: then `problem` is set.
struct PageRow {
  FeedRow row;
  std::string problem;
};

std::vector<PageRow> read_page(const FeedPart& page, const FeedPlace& place) {
  std::vector<PageRow> rows;
  const auto add = [&](FeedRow row, std::int64_t line, std::string problem) {
    row.file = page.name;
    row.line = line;
    rows.push_back({std::move(row), std::move(problem)});
  };
  if (page.text.size() > kPageBytesMax) {
    add({}, 1, "page: has more than " + std::to_string(kPageBytesMax) + " bytes");
    return rows;
  }
  const std::string_view text = trim(page.text);
  std::vector<HtmlScript> scripts;
  if (text.starts_with('{') || text.starts_with('[')) {
    scripts.push_back({text, 1});
  } else {
    scripts = jsonld_scripts(page.text);
  }
  for (const HtmlScript& script : scripts) {
    if (rows.size() >= kPageRowsMax) break;
    JsonldRows read = read_jsonld(script.text, place.currency);
    if (!read.problem.empty()) add({}, script.line, std::move(read.problem));
    for (FeedRow& row : read.rows) add(std::move(row), script.line, "");
  }
  return rows;
}

class JsonldSource final : public FeedSource {
 public:
  JsonldSource(std::span<const FeedPart> pages, FeedPlace place)
      : pages_(pages), place_(std::move(place)) {}

  Result<void> open() {
    for (std::uint32_t page = 0; page < pages_.size(); ++page) {
      const auto count = static_cast<std::uint32_t>(rows_of(page).size());
      for (std::uint32_t at = 0; at < count; ++at) places_.push_back({page, at});
      if (places_.size() > kFeedRowsMax) {
        return Error{ErrorCode::too_large, "more than " + std::to_string(kFeedRowsMax) + " rows"};
      }
    }
    if (!places_.empty()) return {};
    return Error{ErrorCode::invalid_argument,
                 "expected a product feed, or pages with products of schema.org as JSON-LD"};
  }

  std::size_t rows() const override { return places_.size(); }

  std::string read(std::size_t at, FeedRow& row) const override {
    const PageRow& found = rows_of(places_[at].page)[places_[at].at];
    row = found.row;
    return found.problem;
  }

  std::string group(std::size_t at) const override {
    return rows_of(places_[at].page)[places_[at].at].row[Field::item_group_id];
  }

 private:
  struct Spot {
    std::uint32_t page = 0, at = 0;
  };

  const std::vector<PageRow>& rows_of(std::uint32_t page) const {
    if (page != kept_) {
      kept_rows_ = read_page(pages_[page], place_);
      kept_ = page;
    }
    return kept_rows_;
  }

  const std::span<const FeedPart> pages_;
  const FeedPlace place_;
  std::vector<Spot> places_;
  mutable std::uint32_t kept_ = UINT32_MAX;
  mutable std::vector<PageRow> kept_rows_;
};

}  // namespace

OpenedFeed open_jsonld(std::span<const FeedPart> pages, FeedPlace place) {
  auto source = std::make_unique<JsonldSource>(pages, std::move(place));
  if (Result<void> opened = source->open(); !opened) return opened.error();
  return std::unique_ptr<FeedSource>(std::move(source));
}

}  // namespace aisle
