// What an answer may say: what the tools of its turn returned.
#pragma once

#include <string>
#include <string_view>

#include "shared/conversation/state.h"

namespace aisle {

/// The answer with `withheld` in place of every fact in its prose that none of the turn's receipts
/// bears out (shared/receipts/verify.h).
Answer hold_to_receipts(Answer answer, const Turn& turn, const std::string& currency,
                        std::string_view withheld);

}  // namespace aisle
