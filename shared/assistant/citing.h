// Quotations and the receipts that stand behind them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/conversation/event.h"
#include "shared/conversation/tool_call.h"
#include "shared/nlu/lexicon.h"

namespace aisle {

/// Adds the receipt of `kind` about `subject` to an answer's citations: the one whose value or
/// title holds `fact`, else the first. Nothing when there is none.
void cite(Answer& answer, const ToolResult& result, std::string_view subject, FactKind kind,
          std::string_view fact = {});

/// The sentences of a text, verbatim, with their full stops; list lines and paragraphs end one too.
std::vector<std::string_view> sentences(std::string_view text);

/// The words of a message that carry its question: no stop words, no phrases of small talk, folded
/// and for one of them.
std::vector<std::string> content_words(std::string_view text, const Lexicon& lexicon);

/// How many of `wanted` (as `content_words` gives them) the text holds, with synonyms.
std::size_t count_held(std::string_view text, const std::vector<std::string>& wanted,
                       const Lexicon& lexicon);

/// A piece of at most about `bytes_max` around the sentence that holds most of `wanted`, verbatim.
std::string_view relevant_part(std::string_view text, const std::vector<std::string>& wanted,
                               const Lexicon& lexicon, std::size_t bytes_max);

/// As a block quote of markdown.
std::string quoted(std::string_view text);

}  // namespace aisle
