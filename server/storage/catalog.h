// The SQL of catalogs, and what an import changes in one.
//
// An import compares hashes of the JSON, so that it writes only what is different. Until the new
// catalog has been read as a whole, only the changed products are held in memory, as JSON.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/storage/soci.h"
#include "server/storage/storage.h"
#include "shared/protocol/fields.h"

namespace aisle {

/// Which of the two tables of a catalog; they have the same columns.
enum class CatalogTable { products, policies };

/// Of a row's JSON, by which changes are noticed.
std::string catalog_hash(std::string_view json);

/// The JSON of an item. One that can't be read back would take the whole catalog with it at the
/// next start. Errors: invalid_argument (no id, or a value that can't be), too_large.
template <class T>
Result<std::string> catalog_json(const T& value) {
  if (value.id.value.empty()) {
    return Error{ErrorCode::invalid_argument, "an item of the catalog has no id"};
  }
  std::string json = to_json(value);
  if (json.size() > JsonLimits{}.bytes_max) {
    return Error{ErrorCode::too_large, "an item of the catalog is too large: " + value.id.value};
  }
  if (auto readable = from_json<T>(json); !readable) {
    return Error{readable.error().code,
                 "an item of the catalog can't be stored: " + value.id.value};
  }
  return json;
}

/// What is stored of a row, without its JSON.
struct StoredRow {
  std::int64_t position = 0;
  std::string hash;
};
using StoredRows = std::unordered_map<std::string, StoredRow>;

/// The difference between what is stored and what is read now.
class CatalogDiff {
 public:
  explicit CatalogDiff(StoredRows stored) : stored_(std::move(stored)) {}

  /// The next row of the new catalog. Errors: invalid_argument (an id twice).
  Result<void> add(const std::string& id, std::string json);

  /// Rows of `stored` that were not added.
  std::vector<std::string> removed() const;

  /// Whether the number of rows falls by more than this share of it.
  bool shrinks_by_more_than(int percent) const;

  bool changes_anything() const { return !changed_.empty() || !moved_.empty() || gone() > 0; }
  ImportChange change() const;

  struct Row {
    std::string id;
    std::int64_t position = 0;
    std::string hash;  ///< Empty with `json` when only the position differs.
    std::string json;
  };
  const std::vector<Row>& changed() const { return changed_; }
  const std::vector<Row>& moved() const { return moved_; }

 private:
  std::int64_t gone() const { return static_cast<std::int64_t>(stored_.size()) - found_; }

  StoredRows stored_;
  std::unordered_map<std::string, bool> seen_;
  std::vector<Row> changed_, moved_;
  std::int64_t found_ = 0, added_ = 0, updated_ = 0;
};

// These throw soci_error.
StoredRows stored_rows(soci::session& sql, CatalogTable table, const std::string& site);
std::vector<std::string> stored_json(soci::session& sql, CatalogTable table,
                                     const std::string& site);
Result<StoredCatalog> stored_catalog(soci::session& sql, const std::string& site);
Result<ImportChange> keep_stored_catalog(soci::session& sql, const std::string& site,
                                         const StoredCatalog& catalog);
void write_catalog(soci::session& sql, const std::string& site, const StoredCatalog& catalog,
                   const CatalogDiff& products, const CatalogDiff& policies);

}  // namespace aisle
