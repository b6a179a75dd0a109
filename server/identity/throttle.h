// How often something may go wrong before nothing counts any more for a while.
//
// Time is an argument. Not for several threads at once; its owner sees to that.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "shared/base/time.h"

namespace aisle {

class Throttle {
 public:
  /// At most `max` for one name within `window`, counted from the first of them.
  Throttle(int max, std::chrono::milliseconds window) : max_(max), window_(window) {}

  /// Whether this name has used up its share. A name that there is no room for counts as one that
  /// has: a flood of names makes nobody's share larger.
  bool is_over(const std::string& name, Time now);
  void count(const std::string& name, Time now);

  static constexpr std::size_t kNamesMax = 100'000;

 private:
  struct Share {
    int used = 0;
    Time since{};
  };
  bool has_room(Time now);

  const int max_;
  const std::chrono::milliseconds window_;
  std::unordered_map<std::string, Share> shares_;
  Time swept_{};
};

}  // namespace aisle
