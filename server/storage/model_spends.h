// The SQL of what sites spend on language models. These throw soci_error.
#pragma once

#include <string>
#include <vector>

#include "server/storage/soci.h"
#include "server/storage/storage.h"

namespace aisle {

void add_model_spend(soci::session& sql, const StoredModelSpend& change);
std::vector<StoredModelSpend> stored_model_spends(soci::session& sql, std::int64_t day);

}  // namespace aisle
