// Guided narrowing: one question below a long list, with replies that answer it.
//
// Asked is for what parts the products found best: a kind, a brand, an option or the price, never
// for something that was told, and for nothing twice in a conversation.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/assistant/scene.h"
#include "shared/conversation/tool_call.h"

namespace aisle {

struct NarrowingQuestion {
  std::string asking;              ///< For `Answer::asking`.
  std::string text;
  std::vector<std::string> chips;  ///< Each is understood as the wish that it names.
};

/// None where the list is short, nothing parts it, or the shopper seems to know what is wanted.
std::optional<NarrowingQuestion> narrowing_question(const Scene& scene, const SearchCatalog& query,
                                                    const ToolResult& result);

/// Puts the question, if there is one, below an answer and its replies first.
void add_question(const Scene& scene, const SearchCatalog& query, const ToolResult& result,
                  Answer& answer);

}  // namespace aisle
