// Which of the products shown, or on the page, a message points at.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/assistant/scene.h"

namespace aisle {

struct Pointed {
  std::vector<ProductId> products;  ///< In the order in which they were pointed at.
  bool missed = false;              ///< It points at something that was not shown.
};

/// Whether the words are all of the title, or hold two of it: "Beam 400" of "Beam 400 Headlamp".
bool is_named(const Product& product, std::string_view name, const WordForms& forms);

/// What stands for products in a message that names several: "the Duo and the Expedition tent" is
/// "duo" and "expedition tent". Empty when it names fewer than two.
std::vector<std::string> named_side_by_side(const Scene& scene);

/// By position, then by a title in the message, then by what is true of one of them ("the blue
/// one", "the cheaper one"), then "it". Empty and not missed when it points at nothing.
Pointed resolve(const Scene& scene);

}  // namespace aisle
