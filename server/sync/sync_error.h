// What errors of a sync are to the one who reads them.
#pragma once

#include <optional>
#include <string_view>

#include "server/storage/sync_storage.h"
#include "shared/base/result.h"

namespace aisle {

/// "unavailable", as metrics and the stored state call it.
std::string_view error_name(ErrorCode code);

/// What an operator can do about it, one sentence. Of an unknown name: to look at the log.
std::string_view mending_step(std::string_view error_name);

void note_failure(std::optional<SyncFailure>& failure, const Error& error, Time now);

/// The work was ended because the server stops: no failure.
Error sync_stopped();

}  // namespace aisle
