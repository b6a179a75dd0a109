// Which of the products shown, or on the page, a message points at.
#pragma once

#include <vector>

#include "shared/assistant/scene.h"

namespace aisle {

struct Pointed {
  std::vector<ProductId> products;  ///< In the order in which they were pointed at.
  bool missed = false;              ///< It points at something that was not shown.
};

/// By position, then by a title in the message, then by what is true of one of them ("the blue
/// one", "the cheaper one"), then "it". Empty and not missed when it points at nothing.
Pointed resolve(const Scene& scene);

}  // namespace aisle
