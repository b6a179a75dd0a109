// What a shopper may be about to write, as GET /v1/suggest and the capsule answer it.
#pragma once

#include <string>
#include <string_view>

#include "shared/assistant/assistant.h"
#include "shared/search/index.h"

namespace aisle {

inline constexpr std::size_t kSuggestionsMax = 8;

/// {"suggestions":[{"kind":"question","text":"…"},{"kind":"product","text":"…","product":"…",…}]}:
/// questions first, none twice. Without an assistant only products.
std::string suggestions_json(const Assistant* assistant, const SearchIndex& index,
                             std::string_view typed);

}  // namespace aisle
