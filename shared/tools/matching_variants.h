// Which variants of a found product are the ones that the shopper asked for.
#pragma once

#include <string>
#include <vector>

#include "shared/commerce/product.h"

namespace aisle {

/// What is wrong with wanted options: too many, without a name or a value, or too long; else "".
std::string problem_in(const std::vector<Attribute>& wanted);

/// Whether a value has every word of the wanted one, folded: "Ember red" for "red".
bool has_words(const std::string& value, const std::string& wanted);

/// Whether a variant has all wanted options; one that it does not name is passed over.
bool has_options(const Variant& variant, const std::vector<Attribute>& wanted);

/// Puts the variants that have all wanted options before the others, each group in the shop's order,
/// so that a card shows the red one to who asked for red. A wanted option that a variant does not
/// name holds for the whole product and is passed over. Names and values compare folded; a value fits
/// when it has every word of the wanted one ("Ember red" for "red").
void put_matching_first(std::vector<Variant>& variants, const std::vector<Attribute>& wanted);

}  // namespace aisle
