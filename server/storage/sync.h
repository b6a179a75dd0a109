// The SQL of keeping catalogs fresh. These throw soci_error.
#pragma once

#include <string>
#include <vector>

#include "server/storage/soci.h"
#include "server/storage/sync_storage.h"

namespace aisle {

std::vector<std::string> stored_sync_states(soci::session& sql, const std::string& site);
void write_sync_state(soci::session& sql, const std::string& site, const SyncState& state);

std::optional<SyncLease> stored_lease(soci::session& sql, const std::string& site);
void write_lease(soci::session& sql, const SyncWriter& writer, Time until);
void delete_lease(soci::session& sql, const SyncWriter& writer);

/// A product as it is stored.
struct ProductRow {
  std::string id;
  std::string json;
};

/// Needs a catalog to be there.
ImportChange update_products(soci::session& sql, const std::string& site,
                             const CatalogUpdate& update, const std::vector<ProductRow>& rows);

/// Answers how many were left out.
std::int64_t stage_products(soci::session& sql, const std::string& site, const std::string& source,
                            const std::vector<ProductRow>& rows);
void delete_staged(soci::session& sql, const std::string& site, const std::string& source);
std::vector<UnstagedProduct> unstaged_products(soci::session& sql, const std::string& site,
                                               std::size_t limit);

struct StagedRow {
  std::int64_t position = 0;
  std::string json;
};
/// After this position, in order. A row whose product is stored no longer is left out.
std::vector<StagedRow> staged_rows(soci::session& sql, const std::string& site, std::int64_t after,
                                   std::size_t limit);
void note_sources(soci::session& sql, const std::string& site);

/// "" when there is no such product, or it was only read with the catalog.
std::string stored_read_at(soci::session& sql, const std::string& site, const std::string& id,
                           bool& found);

}  // namespace aisle
