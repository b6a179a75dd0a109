// Passages of the merchant's policies: asking for them, taking one for an answer, quoting it.
#pragma once

#include <string>
#include <string_view>

#include "shared/assistant/scene.h"

namespace aisle {

// Of a question's weight a passage holds so much, in thousandths, before it is taken for an answer;
// a fixed query of many words that mean the same needs less.
inline constexpr std::int64_t kQuotedScoreMin = 500;
inline constexpr std::int64_t kFixedScoreMin = 120;
inline constexpr std::int64_t kSpecialScoreMin = 600;

SearchPolicies policies_about(std::string text);
SearchPolicies about_question(const Scene& scene);  ///< About what the message asks.

/// The first passage, if it scores so much; else null. `result` may be null.
const PassageHit* best_passage(const ToolResult* result, std::int64_t score_min);

/// The reply of this key with the part of the passage that the message asks for, and its receipt.
Answer quote_passage(const Scene& scene, std::string_view key, const PassageHit& hit,
                     const ToolResult& result);

}  // namespace aisle
