#include "server/connectors/feed_reader.h"

#include <algorithm>
#include <memory>
#include <unordered_set>

#include "server/connectors/feed_groups.h"
#include "server/connectors/feed_product.h"
#include "server/connectors/feed_source.h"
#include "server/connectors/text_key.h"

namespace aisle {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kItemsMax = 2'000;  // Of one product.

Result<std::unique_ptr<FeedSource>> open_table(std::string_view text, const FeedOptions& options) {
  Result<FeedTable> table = FeedTable::open(text);
  if (!table) return table.error();
  std::optional<FeedForm> form = options.form;
  const auto has = [&](std::string_view name) { return table->column(name) >= 0; };
  if (!form && (has("handle") || has("url_handle"))) form = FeedForm::shopify;
  if (!form && has("type") && has("regular_price")) form = FeedForm::woocommerce;
  if (form == FeedForm::shopify) {
    return open_shopify(*std::move(table), {options.currency, options.base_url});
  }
  if (form == FeedForm::woocommerce) return open_woocommerce(*std::move(table));
  return open_google_table(*std::move(table));
}

Result<std::unique_ptr<FeedSource>> open_source(std::span<const FeedPart> parts,
                                                const FeedOptions& options) {
  const FeedPlace place{options.currency, options.base_url};
  const std::string_view text = parts.front().text;
  std::optional<FeedForm> form = options.form;
  if (!form) {
    const auto found = find_feed_form(text);
    if (!found) return found.error();
    form = *found;
  }
  if (form == FeedForm::jsonld) return open_jsonld(parts, place);
  if (parts.size() > 1) {
    return Error{ErrorCode::invalid_argument,
                 "has " + std::to_string(parts.size()) +
                     " files; expected one, or pages with JSON-LD alone"};
  }
  if (form == FeedForm::rss || form == FeedForm::atom) return open_xml(text, *form);
  return open_table(text, options);
}

class Reading {
 public:
  Reading(const FeedSource& source, const FeedOptions& options)
      : source_(source),
        file_(options.file),
        context_{options.currency, options.base_url, options.now} {}

  ReadReport run(const std::function<bool(Product)>& take) {
    for (std::size_t at = 0; at < source_.rows(); ++at) {
      const std::string group = source_.group(at);
      if (!group.empty()) groups_.add(group, static_cast<std::uint32_t>(at));
    }
    groups_.close();
    for (std::size_t at = 0; at < source_.rows(); ++at) {
      std::vector<FeedItem> items = items_at(at);
      if (!items.empty() && !take(join_items(std::move(items)))) break;
    }
    std::stable_sort(report_.skipped.begin(), report_.skipped.end(),
                     [](const Skipped& a, const Skipped& b) {
                       return a.file != b.file ? a.file < b.file : a.line < b.line;
                     });
    report_.turns = context_.turns;
    return std::move(report_);
  }

 private:
  // The good rows of the product whose first row is `at`; none when it has been given before.
  std::vector<FeedItem> items_at(std::size_t at) {
    std::vector<FeedItem> items;
    const std::string name = source_.group(at);
    if (name.empty()) {
      read(at, nullptr, items);
      return items;
    }
    const auto group = groups_.rows(name);
    if (group.front().row != at) return items;
    FeedRow leader;
    const bool leads = source_.has_leaders() && find_leader(group, leader);
    for (const FeedGroups::Member& member : group) {
      read(member.row, leads ? &leader : nullptr, items);
    }
    return items;
  }

  bool find_leader(std::span<const FeedGroups::Member> group, FeedRow& leader) const {
    for (const FeedGroups::Member& member : group) {
      if (source_.read(member.row, leader).empty() && leader.leads) return true;
    }
    return false;
  }

  void read(std::size_t at, const FeedRow* leader, std::vector<FeedItem>& items) {
    ++report_.rows;
    std::string problem = source_.read(at, row_);
    if (problem.empty() && leader && !row_.leads) source_.inherit(row_, *leader);
    if (problem.empty() && row_.use != RowUse::variant) return;
    FeedItem item;
    if (problem.empty()) problem = read_item(row_, context_, item);
    if (problem.empty() && items.size() == kItemsMax) {
      problem = "item_group_id: has more than " + std::to_string(kItemsMax) + " rows";
    }
    if (problem.empty() && item.group.empty() && !groups_.rows(item.product.id.value).empty()) {
      problem = "id: is also the name of an item group";
    }
    if (problem.empty() && !ids_.insert(text_key(item.product.variants[0].id.value)).second) {
      problem = "id: was there before";
    }
    if (problem.empty()) {
      items.push_back(std::move(item));
      return;
    }
    skip(report_, {row_.file.empty() ? file_ : row_.file, row_.line, std::move(problem)});
  }

  const FeedSource& source_;
  const std::string file_;
  FeedContext context_;
  FeedGroups groups_;
  std::unordered_set<TextKey, TextKeyHash> ids_;
  FeedRow row_;
  ReadReport report_;
};

}  // namespace

Result<ReadReport> read_feed(std::span<const FeedPart> parts, const FeedOptions& options,
                             const std::function<bool(Product)>& take) {
  std::vector<FeedPart> texts(parts.begin(), parts.end());
  for (FeedPart& part : texts) {
    if (part.text.starts_with(kByteOrderMark)) part.text.remove_prefix(kByteOrderMark.size());
  }
  if (texts.empty()) return Error{ErrorCode::data_loss, "there is no file in it"};
  Result<std::unique_ptr<FeedSource>> source = open_source(texts, options);
  if (!source) return source.error();
  return Reading(**source, options).run(take);
}

Result<ReadReport> read_feed(std::string_view content, const FeedOptions& options,
                             const std::function<bool(Product)>& take) {
  const FeedPart whole{"", content};
  return read_feed(std::span(&whole, 1), options, take);
}

}  // namespace aisle
