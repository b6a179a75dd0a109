// Which rows of a feed belong together, in 24 bytes per row that is in a group.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "server/connectors/text_key.h"

namespace aisle {

class FeedGroups {
 public:
  struct Member {
    TextKey group;
    std::uint32_t row = 0;
  };

  /// Rows are added in their order; then `close`, then asked.
  void add(std::string_view group, std::uint32_t row) {
    members_.push_back({text_key(group), row});
  }
  void close();

  /// The rows of that group, in the feed's order; none when there is no such group.
  std::span<const Member> rows(std::string_view group) const;

 private:
  std::vector<Member> members_;
};

}  // namespace aisle
