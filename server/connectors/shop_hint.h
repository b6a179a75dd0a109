// What a shop's message says has changed: something to read again, never the news itself.
#pragma once

#include <string>

namespace aisle {

enum class HintKind { product, order, everything };

struct ShopHint {
  HintKind kind;
  std::string id;
  bool deleted = false;
};

}  // namespace aisle
