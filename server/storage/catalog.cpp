#include "server/storage/catalog.h"

namespace aisle {
namespace {

using soci::into;
using soci::use;

std::string name(CatalogTable table) {
  return table == CatalogTable::products ? "products" : "policies";
}

void remove_rows(soci::session& sql, CatalogTable table, const std::string& site,
                 const std::vector<std::string>& ids) {
  std::string id;
  soci::statement remove =
      (sql.prepare << "delete from " + name(table) + " where site = :site and id = :id", use(site),
       use(id));
  for (const std::string& each : ids) {
    id = each;
    remove.execute(true);
  }
}

void move_rows(soci::session& sql, CatalogTable table, const std::string& site,
               const std::vector<CatalogDiff::Row>& rows) {
  std::string id;
  long long position = 0;
  soci::statement move =
      (sql.prepare << "update " + name(table) +
                          " set position = :position where site = :site and id = :id",
       use(position), use(site), use(id));
  for (const CatalogDiff::Row& row : rows) {
    id = row.id;
    position = row.position;
    move.execute(true);
  }
}

void put_rows(soci::session& sql, CatalogTable table, const std::string& site,
              const std::vector<CatalogDiff::Row>& rows) {
  std::string id, hash, json;
  long long position = 0;
  soci::statement put =
      (sql.prepare << "insert into " + name(table) +
                          " (site, id, position, hash, json)"
                          " values (:site, :id, :position, :hash, :json)"
                          " on conflict (site, id) do update set position = excluded.position,"
                          " hash = excluded.hash, json = excluded.json",
       use(site), use(id), use(position), use(hash), use(json));
  for (const CatalogDiff::Row& row : rows) {
    id = row.id;
    position = row.position;
    hash = row.hash;
    json = row.json;
    put.execute(true);
  }
}

void apply(soci::session& sql, CatalogTable table, const std::string& site,
           const CatalogDiff& diff) {
  remove_rows(sql, table, site, diff.removed());
  move_rows(sql, table, site, diff.moved());
  put_rows(sql, table, site, diff.changed());
}

std::vector<SourceMark> stored_marks(soci::session& sql, const std::string& site) {
  SourceMark one;
  soci::statement select =
      (sql.prepare << "select source, mark from source_marks where site = :site order by position",
       into(one.source), into(one.mark), use(site));
  std::vector<SourceMark> marks;
  select.execute();
  while (select.fetch()) marks.push_back(one);
  return marks;
}

void write_marks(soci::session& sql, const std::string& site,
                 const std::vector<SourceMark>& marks) {
  sql << "delete from source_marks where site = :site", use(site);
  long long position = 0;
  for (const SourceMark& one : marks) {
    sql << "insert into source_marks (site, position, source, mark)"
           " values (:site, :position, :source, :mark)",
        use(site), use(position), use(one.source), use(one.mark);
    ++position;
  }
}

}  // namespace

StoredRows stored_rows(soci::session& sql, CatalogTable table, const std::string& site) {
  std::string id, hash;
  long long position = 0;
  soci::statement select =
      (sql.prepare << "select id, position, hash from " + name(table) + " where site = :site",
       into(id), into(position), into(hash), use(site));
  StoredRows rows;
  select.execute();
  while (select.fetch()) rows.emplace(id, StoredRow{position, hash});
  return rows;
}

std::vector<std::string> stored_json(soci::session& sql, CatalogTable table,
                                     const std::string& site) {
  std::string json;
  soci::statement select =
      (sql.prepare << "select json from " + name(table) + " where site = :site order by position",
       into(json), use(site));
  std::vector<std::string> rows;
  select.execute();
  while (select.fetch()) rows.push_back(json);
  return rows;
}

Result<StoredCatalog> stored_catalog(soci::session& sql, const std::string& site) {
  std::string connector, fetched_at;
  long long version = 0;
  soci::statement select =
      (sql.prepare << "select connector, fetched_at, version from catalogs where site = :site",
       into(connector), into(fetched_at), into(version), use(site));
  Result<StoredCatalog> found = Error{ErrorCode::not_found, "this site has no catalog yet"};
  select.execute();
  while (select.fetch()) {
    const auto time = parse_time(fetched_at);
    if (time)
      found = StoredCatalog{connector, *time, version, {}};
    else
      found = Error{ErrorCode::data_loss, "the catalog's time can't be read"};
  }
  if (found) found->marks = stored_marks(sql, site);
  return found;
}

Result<ImportChange> keep_stored_catalog(soci::session& sql, const std::string& site,
                                         const StoredCatalog& catalog) {
  const auto known = stored_catalog(sql, site);
  if (!known || known->version != catalog.version) {
    return Error{ErrorCode::conflict, "the catalog was changed by somebody else meanwhile"};
  }
  const std::string fetched_at = format_time(catalog.fetched_at);
  sql << "update catalogs set fetched_at = :fetched_at where site = :site", use(fetched_at),
      use(site);
  long long count = 0;
  sql << "select count(*) from products where site = :site", use(site), into(count);
  return ImportChange{.unchanged = count};
}

void write_catalog(soci::session& sql, const std::string& site, const StoredCatalog& catalog,
                   const CatalogDiff& products, const CatalogDiff& policies) {
  const std::string fetched_at = format_time(catalog.fetched_at);
  const int grows = products.changes_anything() || policies.changes_anything() ? 1 : 0;
  sql << "insert into catalogs (site, connector, fetched_at, version)"
         " values (:site, :connector, :fetched_at, 1)"
         " on conflict (site) do update set connector = excluded.connector,"
         " fetched_at = excluded.fetched_at, version = catalogs.version + :grows",
      use(site), use(catalog.connector), use(fetched_at), use(grows);
  write_marks(sql, site, catalog.marks);
  apply(sql, CatalogTable::products, site, products);
  apply(sql, CatalogTable::policies, site, policies);
}

}  // namespace aisle
