// Google's product feed as a table, by tabs (TSV) or commas (CSV).
#include <set>

#include "server/connectors/feed_source.h"

namespace aisle {
namespace {

constexpr int kIgnored = -1;
constexpr int kDetailColumn = -2;
constexpr int kHighlightColumn = -3;

class GoogleTable final : public FeedSource {
 public:
  explicit GoogleTable(FeedTable table) : table_(std::move(table)) {}

  Result<void> find_columns() {
    std::set<int> seen;
    for (const std::string& name : table_.names()) {
      const int field = find_field(name);
      if (field >= 0 && !seen.insert(field).second) {
        return Error{ErrorCode::invalid_argument,
                     "line 1: the column \"" + name + "\" is there twice"};
      }
      columns_.push_back(name == "product_detail"      ? kDetailColumn
                         : name == "product_highlight" ? kHighlightColumn
                                                       : field);
    }
    group_column_ = table_.column("item_group_id");
    std::string missing;
    for (const Field field : {Field::id, Field::title, Field::price}) {
      if (seen.contains(static_cast<int>(field))) continue;
      missing += (missing.empty() ? "" : ", ") +
                 std::string(kFeedFields[static_cast<std::size_t>(field)].name);
    }
    if (missing.empty()) return {};
    return Error{ErrorCode::invalid_argument,
                 "line 1: columns are missing: " + missing +
                     "; expected the names of a Google product feed, parted by tabs or commas, or "
                     "of a product export of Shopify or WooCommerce"};
  }

  std::size_t rows() const override { return table_.rows(); }

  std::string read(std::size_t at, FeedRow& row) const override {
    row = {};
    row.line = table_.line(at);
    std::string problem = table_.cells(at, cells_);
    if (!problem.empty()) return problem;
    for (std::size_t i = 0; i < columns_.size(); ++i) put(row, columns_[i], cells_[i]);
    return "";
  }

  std::string group(std::size_t at) const override { return table_.cell(at, group_column_); }

 private:
  static void put(FeedRow& row, int column, std::string& cell) {
    if (column == kIgnored) return;
    if (column == kDetailColumn) return add_details(row, cell);
    if (column == kHighlightColumn) {
      for (std::string& highlight : split_list(cell))
        row.highlights.push_back(std::move(highlight));
      return;
    }
    row.values[static_cast<std::size_t>(column)] = std::move(cell);
  }

  const FeedTable table_;
  std::vector<int> columns_;
  int group_column_ = -1;
  mutable std::vector<std::string> cells_;
};

}  // namespace

OpenedFeed open_google_table(FeedTable table) {
  auto source = std::make_unique<GoogleTable>(std::move(table));
  if (Result<void> found = source->find_columns(); !found) return found.error();
  return std::unique_ptr<FeedSource>(std::move(source));
}

}  // namespace aisle
