#include "server/connectors/feed_reader.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "server/connectors/feed_product.h"
#include "server/connectors/feed_source.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kFeedVariantsMax = 2'000;  // Of one product.

using Groups = std::unordered_map<std::string, std::vector<std::uint32_t>>;

Result<std::unique_ptr<FeedSource>> open_source(std::string content) {
  if (content.starts_with("\xFE\xFF") || content.starts_with("\xFF\xFE")) {
    return Error{ErrorCode::invalid_argument, "the file is in UTF-16; expected UTF-8"};
  }
  if (content.starts_with(kByteOrderMark)) content.erase(0, kByteOrderMark.size());
  if (trim(content).starts_with('<')) return open_rss(std::move(content));
  return open_tsv(std::move(content));
}

class Reading {
 public:
  Reading(const FeedSource& source, const FeedOptions& options)
      : source_(source), file_(options.file),
        context_{options.currency, options.base_url, options.now} {}

  ReadReport run(const std::function<bool(Product)>& take) {
    find_groups();
    for (std::size_t at = 0; at < source_.rows(); ++at) {
      std::vector<FeedItem> items = items_at(at);
      if (!items.empty() && !take(join_items(std::move(items)))) break;
    }
    std::stable_sort(report_.skipped.begin(), report_.skipped.end(),
                     [](const Skipped& a, const Skipped& b) { return a.line < b.line; });
    return std::move(report_);
  }

 private:
  void find_groups() {
    for (std::size_t at = 0; at < source_.rows(); ++at) {
      const std::string group = source_.group(at);
      if (!group.empty()) groups_[group].push_back(static_cast<std::uint32_t>(at));
    }
  }

  // The good rows of the product whose first row is `at`; none when it has been given before.
  std::vector<FeedItem> items_at(std::size_t at) {
    std::vector<FeedItem> items;
    const auto group = groups_.find(source_.group(at));
    if (group == groups_.end()) {
      read(at, items);
    } else if (group->second.front() == at) {
      for (const std::uint32_t member : group->second) read(member, items);
    }
    return items;
  }

  void read(std::size_t at, std::vector<FeedItem>& items) {
    ++report_.rows;
    std::string problem = source_.read(at, row_);
    FeedItem item;
    if (problem.empty()) problem = read_item(row_, context_, item);
    if (problem.empty() && items.size() == kFeedVariantsMax) {
      problem = "item_group_id: has more than " + std::to_string(kFeedVariantsMax) + " rows";
    }
    if (problem.empty() && !ids_.insert(item.product.variants[0].id.value).second) {
      problem = "id: was there before";
    }
    if (problem.empty() && item.group.empty() && groups_.contains(item.product.id.value)) {
      problem = "id: is also the name of an item group";
    }
    if (problem.empty()) {
      items.push_back(std::move(item));
      return;
    }
    skip(report_, {file_, row_.line, std::move(problem)});
  }

  const FeedSource& source_;
  const std::string file_;
  FeedContext context_;
  Groups groups_;
  std::unordered_set<std::string> ids_;
  FeedRow row_;
  ReadReport report_;
};

}  // namespace

Result<ReadReport> read_feed(std::string content, const FeedOptions& options,
                             const std::function<bool(Product)>& take) {
  Result<std::unique_ptr<FeedSource>> source = open_source(std::move(content));
  if (!source) return source.error();
  return Reading(**source, options).run(take);
}

}  // namespace aisle
