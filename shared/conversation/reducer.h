// The one function that says what a log of events means.
//
// Pure and total: any event in any state gives a state. What does not fit (a result nobody awaits, a
// message seen before, anything after an erasure) changes nothing but `last_seq`.
#pragma once

#include <vector>

#include "shared/conversation/effect.h"
#include "shared/conversation/event.h"
#include "shared/conversation/state.h"

namespace aisle {

struct Step {
  State state;
  std::vector<Effect> effects;
};

/// Applies one event. An event whose sequence number was seen already changes nothing at all.
Step reduce(State state, Event event);

/// The same on a state of one's own, for who carries out no effects: the panel, and replays. A tool's
/// call and result move from the event into the state; the rest of the event stays as it was.
void apply(State& state, Event& event);

/// The effects that are still owed by a state, for carrying on after a restart. Carrying out one
/// that was under way at the crash again is harmless: tools only read, and an action has
/// a key with which it is done once.
std::vector<Effect> outstanding(const State& state);

}  // namespace aisle
