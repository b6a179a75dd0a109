// A search in words: "red tents from Tarnfell in size M up to 100 EUR, in stock".
#pragma once

#include <string>

#include "shared/assistant/scene.h"
#include "shared/conversation/tool_call.h"

namespace aisle {

/// What is searched for, as part of a sentence. Its order and punctuation come from the replies.
std::string describe(const Scene& scene, const SearchCatalog& query);

/// A name of the shop as it stands inside a sentence of this language: "Rain jackets" is
/// "rain jackets" in English.
std::string inside_sentence(const Scene& scene, std::string_view name);

}  // namespace aisle
