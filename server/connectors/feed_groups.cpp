#include "server/connectors/feed_groups.h"

#include <algorithm>

namespace aisle {

void FeedGroups::close() {
  std::sort(members_.begin(), members_.end(), [](const Member& a, const Member& b) {
    return a.group != b.group ? a.group < b.group : a.row < b.row;
  });
}

std::span<const FeedGroups::Member> FeedGroups::rows(std::string_view group) const {
  const TextKey key = text_key(group);
  const auto begin = std::lower_bound(
      members_.begin(), members_.end(), key,
      [](const Member& member, const TextKey& wanted) { return member.group < wanted; });
  const auto end = std::upper_bound(
      begin, members_.end(), key,
      [](const TextKey& wanted, const Member& member) { return wanted < member.group; });
  return {begin, end};
}

}  // namespace aisle
