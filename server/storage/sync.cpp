#include "server/storage/sync.h"

#include <algorithm>

#include "server/storage/catalog.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

using soci::into;
using soci::use;

struct OldProduct {
  bool found = false;
  long long position = 0;
  std::string hash;
  std::string source;
};

OldProduct old_product(soci::session& sql, const std::string& site, const std::string& id) {
  OldProduct old;
  sql << "select position, hash, source from products where site = :site and id = :id",
      into(old.position), into(old.hash), into(old.source), use(site), use(id);
  old.found = sql.got_data();
  return old;
}

bool is_anothers(const OldProduct& old, const std::string& source) {
  return old.found && !old.source.empty() && old.source != source;
}

long long next_position(soci::session& sql, const std::string& table, const std::string& site) {
  long long next = 0;
  sql << "select coalesce(max(position), -1) + 1 from " + table + " where site = :site", into(next),
      use(site);
  return next;
}

// What is staged is to be as what is stored.
void follow_in_stage(soci::session& sql, const std::string& site, const std::string& id) {
  sql << "update staged_products set json = '' where site = :site and id = :id", use(site), use(id);
}

bool remove_product(soci::session& sql, const std::string& site, const std::string& id,
                    const std::string& source) {
  const OldProduct old = old_product(sql, site, id);
  if (!old.found || is_anothers(old, source)) return false;
  sql << "delete from products where site = :site and id = :id", use(site), use(id);
  sql << "delete from staged_products where site = :site and id = :id", use(site), use(id);
  return true;
}

}  // namespace

std::vector<std::string> stored_sync_states(soci::session& sql, const std::string& site) {
  std::string json;
  soci::statement select =
      (sql.prepare << "select json from sync_states where site = :site order by connector",
       into(json), use(site));
  std::vector<std::string> rows;
  select.execute();
  while (select.fetch()) rows.push_back(json);
  return rows;
}

void write_sync_state(soci::session& sql, const std::string& site, const SyncState& state) {
  const std::string json = to_json(state);
  sql << "insert into sync_states (site, connector, json) values (:site, :connector, :json)"
         " on conflict (site, connector) do update set json = excluded.json",
      use(site), use(state.connector), use(json);
}

std::optional<SyncLease> stored_lease(soci::session& sql, const std::string& site) {
  std::string owner;
  long long until = 0;
  sql << "select owner, until_ms from sync_leases where site = :site", into(owner), into(until),
      use(site);
  if (!sql.got_data()) return std::nullopt;
  return SyncLease{owner, Time(std::chrono::milliseconds(until))};
}

void write_lease(soci::session& sql, const SyncWriter& writer, Time until) {
  const long long until_ms = until.time_since_epoch().count();
  sql << "insert into sync_leases (site, owner, until_ms) values (:site, :owner, :until)"
         " on conflict (site) do update set owner = excluded.owner, until_ms = excluded.until_ms",
      use(writer.site), use(writer.owner), use(until_ms);
}

void delete_lease(soci::session& sql, const SyncWriter& writer) {
  sql << "delete from sync_leases where site = :site and owner = :owner", use(writer.site),
      use(writer.owner);
}

ImportChange update_products(soci::session& sql, const std::string& site,
                             const CatalogUpdate& update, const std::vector<ProductRow>& rows) {
  const std::string read_at = format_time(update.read_at);
  long long next = next_position(sql, "products", site);
  ImportChange change;
  for (const ProductRow& row : rows) {
    const OldProduct old = old_product(sql, site, row.id);
    if (is_anothers(old, update.source)) continue;
    const std::string hash = catalog_hash(row.json);
    const long long position = old.found ? old.position : next++;
    std::int64_t& count = !old.found         ? change.added
                          : old.hash == hash ? change.unchanged
                                             : change.updated;
    ++count;
    sql << "insert into products (site, id, position, hash, json, source, read_at)"
           " values (:site, :id, :position, :hash, :json, :source, :read_at)"
           " on conflict (site, id) do update set hash = excluded.hash, json = excluded.json,"
           " source = excluded.source, read_at = excluded.read_at",
        use(site), use(row.id), use(position), use(hash), use(row.json), use(update.source),
        use(read_at);
    follow_in_stage(sql, site, row.id);
  }
  for (const ProductId& id : update.gone) {
    if (remove_product(sql, site, id.value, update.source)) ++change.removed;
  }
  const int grows = change.added + change.updated + change.removed > 0 ? 1 : 0;
  sql << "update catalogs set version = version + :grows where site = :site", use(grows), use(site);
  if (update.fetched_at) {
    const std::string fetched_at = format_time(*update.fetched_at);
    sql << "update catalogs set fetched_at = :at where site = :site and fetched_at < :before",
        use(fetched_at), use(site), use(fetched_at);
  }
  return change;
}

std::int64_t stage_products(soci::session& sql, const std::string& site, const std::string& source,
                            const std::vector<ProductRow>& rows) {
  long long position = next_position(sql, "staged_products", site);
  std::int64_t left_out = 0;
  for (const ProductRow& row : rows) {
    std::string other;
    sql << "select source from staged_products where site = :site and id = :id", into(other),
        use(site), use(row.id);
    if (sql.got_data() && other != source) {
      ++left_out;
      continue;
    }
    const OldProduct old = old_product(sql, site, row.id);
    const bool is_same = old.found && old.hash == catalog_hash(row.json);
    const std::string json = is_same ? "" : row.json;
    sql << "insert into staged_products (site, id, source, position, json)"
           " values (:site, :id, :source, :position, :json)"
           " on conflict (site, id) do update set json = excluded.json",
        use(site), use(row.id), use(source), use(position), use(json);
    ++position;
  }
  return left_out;
}

void delete_staged(soci::session& sql, const std::string& site, const std::string& source) {
  if (source.empty()) {
    sql << "delete from staged_products where site = :site", use(site);
  } else {
    sql << "delete from staged_products where site = :site and source = :source", use(site),
        use(source);
  }
}

std::vector<UnstagedProduct> unstaged_products(soci::session& sql, const std::string& site,
                                               std::size_t limit) {
  std::string id, source;
  const auto limit_of_rows = static_cast<long long>(limit);
  soci::statement select =
      (sql.prepare << "select id, source from products p where site = :site and not exists"
                      " (select 1 from staged_products s where s.site = p.site and s.id = p.id)"
                      " order by position limit :limit",
       into(id), into(source), use(site), use(limit_of_rows));
  std::vector<UnstagedProduct> products;
  select.execute();
  while (select.fetch()) products.push_back({{id}, source});
  return products;
}

std::vector<StagedRow> staged_rows(soci::session& sql, const std::string& site, std::int64_t after,
                                   std::size_t limit) {
  std::string json;
  long long position = 0;
  const long long after_position = after;
  const auto limit_of_rows = static_cast<long long>(limit);
  soci::statement select =
      (sql.prepare << "select s.position, case when s.json = '' then p.json else s.json end"
                      " from staged_products s left join products p"
                      " on p.site = s.site and p.id = s.id"
                      " where s.site = :site and s.position > :after"
                      " and (s.json <> '' or p.json is not null)"
                      " order by s.position limit :limit",
       into(position), into(json), use(site), use(after_position), use(limit_of_rows));
  std::vector<StagedRow> rows;
  select.execute();
  while (select.fetch()) rows.push_back({position, json});
  return rows;
}

void note_sources(soci::session& sql, const std::string& site) {
  sql << "update products set source = (select s.source from staged_products s"
         " where s.site = products.site and s.id = products.id)"
         " where site = :site and exists (select 1 from staged_products s"
         " where s.site = products.site and s.id = products.id and s.source <> products.source)",
      use(site);
}

std::string stored_read_at(soci::session& sql, const std::string& site, const std::string& id,
                           bool& found) {
  std::string read_at;
  sql << "select read_at from products where site = :site and id = :id", into(read_at), use(site),
      use(id);
  found = sql.got_data();
  return read_at;
}

}  // namespace aisle
