// Shows what a stored conversation amounts to: one line an event, then its state's hash.
#pragma once

#include <ostream>

#include "server/storage/storage.h"
#include "shared/base/result.h"

namespace aisle {

struct ReplayOptions {
  bool texts = false;  ///< Also what was said. Off, the output has no personal data.
};

/// Writes "SEQ TIME TYPE" for each event and at the end the state in one line with its hash. What
/// was said is written as JSON strings, so that it can't steer a terminal. Errors: not_found,
/// unavailable, data_loss (an event can't be read; those before it are written).
Result<void> replay(Storage& storage, const ConversationId& id, ReplayOptions options,
                    std::ostream& out);

}  // namespace aisle
