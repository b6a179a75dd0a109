// Questions that a product's variants answer: price, stock, rating, brand, sizes and colours.
#pragma once

#include <optional>

#include "shared/assistant/scene.h"
#include "shared/commerce/product.h"
#include "shared/conversation/tool_call.h"

namespace aisle {

/// None when the question is about something else.
std::optional<Answer> answer_about_variants(const Scene& scene, const Product& product,
                                            const ToolResult& result);

}  // namespace aisle
