// Answers to a question about one product, each from a field of its data and with the receipt.
#pragma once

#include "shared/assistant/scene.h"
#include "shared/commerce/product.h"
#include "shared/conversation/tool_call.h"

namespace aisle {

/// `product` is whole, as get_product gives it in `result`. Says that it doesn't know where the
/// data doesn't. Layout, products and suggestions are left to the caller.
Answer answer_about(const Scene& scene, const Product& product, const ToolResult& result);

/// The attribute that answers to an aspect; null when the product has none.
const Attribute* find_attribute(const Product& product, const Aspect& aspect,
                                const WordForms& forms);

}  // namespace aisle
