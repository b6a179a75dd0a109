// What is told of sites that are kept fresh. Pure.
#pragma once

#include <string>
#include <vector>

#include "server/sync/site_sync.h"

namespace aisle {

/// For people: one line for each connector, and for each that fails one more with what to do.
std::string describe_syncs(const std::vector<SyncStatus>& sites);

/// The same for programs: {"sites":[{"site","next":{"work","at"},"lease":{"owner","until"},
/// "hints_waiting","connectors":[SyncState with "mending" for each failure]}]}. What isn't there is
/// left out.
std::string syncs_to_json(const std::vector<SyncStatus>& sites);

/// What one run has changed, in a sentence.
std::string describe_sync_end(const std::string& site, const Result<ImportChange>& end);

}  // namespace aisle
