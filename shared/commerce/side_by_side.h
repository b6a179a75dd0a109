// What several products say under the same names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/commerce/product.h"

namespace aisle {

/// The names of options, then of attributes, in the order in which they are met; at most `max`.
std::vector<std::string> names_of(const std::vector<const Product*>& products, std::size_t max);

/// The attribute of this name, else the values of its variants' option, each once: "S, M". Empty
/// when the product says nothing.
std::string value_of(const Product& product, std::string_view name);

}  // namespace aisle
