// What an answer may say: what the tools of its turn returned.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/conversation/state.h"

namespace aisle {

/// What a conversation lets any of its answers say.
struct Heard {
  std::string currency;                   ///< ISO 4217, of what the shopper asked for.
  std::vector<std::string> numbers = {};  ///< Of orders (order_numbers.h), by the shopper's words.
};

/// The numbers are those that the shopper wrote in the last kTurnsHeard turns and of the orders
/// that are proven to be theirs.
Heard heard_in(const State& state);
inline constexpr std::size_t kTurnsHeard = 20;

/// The answer with `withheld` in place of every fact in its prose that none of the turn's receipts
/// bears out (shared/receipts/verify.h).
Answer hold_to_receipts(Answer answer, const Turn& turn, const Heard& heard,
                        std::string_view withheld);

/// What it is held to, for prose that is still being written.
std::vector<Receipt> receipts_of(const Turn& turn, const Heard& heard);
/// The numbers that only count what this turn looked for and found, and what it may show.
std::vector<std::int64_t> counts_of(const Turn& turn, std::size_t shown_max);

}  // namespace aisle
