#include "server/connectors/reading_place.h"

#include <algorithm>
#include <charconv>

namespace aisle {

Result<std::size_t> offset_to_go_on(const std::string& place, std::size_t page,
                                    std::string_view platform) {
  if (place.empty()) return std::size_t{0};
  std::size_t offset = 0;
  const char* const end = place.data() + place.size();
  const auto [after, failure] = std::from_chars(place.data(), end, offset);
  if (failure != std::errc() || after != end) {
    return Error{ErrorCode::invalid_argument,
                 std::string(platform) + ": that is no place in its products"};
  }
  return offset - std::min(offset, page);
}

}  // namespace aisle
