// Which facts a conversation takes from outside, in the state that it is in.
#pragma once

#include "shared/base/result.h"
#include "shared/conversation/state.h"

namespace aisle {

/// True: to be stored. False: it changes nothing, so it is answered with success and not stored.
/// Fills in what the shopper's side can't know: of a stop, the turn and the text so far.
/// Errors: as Runner::post says.
Result<bool> admit(const State& state, EventBody& fact, Time now);

}  // namespace aisle
