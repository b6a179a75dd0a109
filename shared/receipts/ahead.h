// A text of which the end may still be to come: whoever reads it learns whether they read too far.
#pragma once

#include <algorithm>
#include <string_view>

namespace aisle {

struct Ahead {
  std::string_view text;
  bool whole = true;      ///< Nothing follows.
  std::size_t reach = 0;  ///< How many bytes of the text the answers so far depend on.

  void see(std::size_t end) { reach = std::max(reach, end); }
  /// Whether there is a byte at `pos`; one that is still to come isn't there.
  bool has(std::size_t pos) {
    see(pos + 1);
    return pos < text.size();
  }
  /// The byte at `pos`, or 0.
  char at(std::size_t pos) { return has(pos) ? text[pos] : '\0'; }
  /// The answers may change with what follows.
  bool is_short() const { return !whole && reach > text.size(); }
};

}  // namespace aisle
