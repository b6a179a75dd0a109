// A model's prose and marks as an answer: which cards, orders, citations and forms go with it.
#pragma once

#include <string>
#include <vector>

#include "server/model_turns/handles.h"
#include "shared/conversation/state.h"

namespace aisle {

inline constexpr std::size_t kCardsMax = 6;  ///< Of one answer.

/// Whether the turn asks the shopper about a change of an order or the cart.
bool asks_about_change(const Turn& turn);

/// `marks` are the handles that the prose named, in their order. Without any, products whose titles
/// stand in the prose are shown.
Answer make_answer(std::string prose, const std::vector<std::string>& marks, const Turn& turn);

}  // namespace aisle
