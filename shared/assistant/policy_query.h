// A shopper's question in the words that policies use.
#pragma once

#include <string>
#include <string_view>

#include "shared/nlu/lexicon.h"

namespace aisle {

/// The content words of a question, with what the lexicon knows as another way to say a policy's
/// word put behind a mark as a hint: "can I get my money
/// back for a tent?" is "tent|money refund|long time". The question itself when
/// nothing is left. At most about 500 bytes.
std::string policy_query(std::string_view question, const Lexicon& lexicon);

/// Whether a query says in the words of policies what it is about.
bool has_policy_topic(std::string_view query);

/// The query before, asked again for what a question of nothing else wants to know: "do you ship to
/// Switzerland?" and then "how much?". Empty when there is none before, or when the question says
/// more.
std::string continued_policy_query(std::string_view before, std::string_view question,
                                   const Lexicon& lexicon);

}  // namespace aisle
