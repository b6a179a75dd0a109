// What a message says about the cart: how many, which variant, which of its lines.
//
// A wish may take several messages ("put the jacket in my cart", "the blue one", "M"); all of them
// are looked at, the latest first.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/assistant/scene.h"
#include "shared/nlu/utterance.h"

namespace aisle {

/// Takes the words that only say that it is about the cart, and how many: "put two ... in my cart".
void take_cart_words(Utterance& words, const Lexicon& lexicon);

/// How many pieces; null when it was not said.
std::optional<std::int64_t> wanted_count(const Scene& scene);

/// Of these, the variants that fit best to what was said; all of them when nothing was.
std::vector<const Variant*> fitting_variants(const Scene& scene, const Product& product);

/// Keeps those that were talked of just before ("do you have it in M?"), if any was.
void keep_told(const Scene& scene, const Product& product, std::vector<const Variant*>& variants);

struct MeantLines {
  std::vector<const CartLine*> lines;  ///< None when it was not said, or names none of the cart's.
  bool named = false;                  ///< Something was named.
};
MeantLines meant_lines(const Scene& scene, const Cart& cart);

std::string line_name(const CartLine& line);  ///< "Fell boots (Brown, 43)".

}  // namespace aisle
