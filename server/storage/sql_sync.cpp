#include "server/storage/sql_sync.h"

#include <algorithm>
#include <deque>
#include <memory>

#include "server/storage/catalog.h"
#include "server/storage/sync.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

constexpr std::size_t kStagedAtOnce = 200;

Error lost_lease() {
  return {ErrorCode::conflict, "another process has taken over keeping this site fresh"};
}

Result<std::vector<ProductRow>> product_rows(const std::vector<Product>& products) {
  std::vector<ProductRow> rows;
  rows.reserve(products.size());
  for (const Product& product : products) {
    auto json = catalog_json(product);
    if (!json) return json.error();
    rows.push_back({product.id.value, *std::move(json)});
  }
  return rows;
}

}  // namespace

// Runs `body` in a transaction in which the lease is this owner's.
template <class Body>
Result<void> SqlSync::write_as(const SyncWriter& writer, Body body) {
  return writer_.run([&](WriteSession& session) -> Result<void> {
    const auto lease = stored_lease(*session.sql, writer.site);
    if (!lease || lease->owner != writer.owner) return lost_lease();
    return body(*session.sql);
  });
}

Result<std::vector<SyncState>> SqlSync::states(const std::string& site) {
  auto rows = readers_.read([&](ReadSession& session) -> Result<std::vector<std::string>> {
    return stored_sync_states(*session.sql, site);
  });
  if (!rows) return rows.error();
  std::vector<SyncState> states;
  for (const std::string& json : *rows) {
    auto state = from_json<SyncState>(json);
    if (!state) {
      return Error{ErrorCode::data_loss, "a stored row can't be read: " + state.error().message};
    }
    states.push_back(*std::move(state));
  }
  return states;
}

Result<std::optional<SyncLease>> SqlSync::lease(const std::string& site) {
  return readers_.read([&](ReadSession& session) -> Result<std::optional<SyncLease>> {
    return stored_lease(*session.sql, site);
  });
}

Result<void> SqlSync::take_lease(const SyncWriter& writer, Time now, Time until) {
  return writer_.run([&](WriteSession& session) -> Result<void> {
    const auto lease = stored_lease(*session.sql, writer.site);
    if (lease && lease->owner != writer.owner && lease->until > now) {
      return Error{
          ErrorCode::unavailable,
          "another process keeps this site fresh; its lease ends at " + format_time(lease->until)};
    }
    write_lease(*session.sql, writer, until);
    return {};
  });
}

Result<void> SqlSync::end_lease(const SyncWriter& writer) {
  return writer_.run([&](WriteSession& session) -> Result<void> {
    delete_lease(*session.sql, writer);
    return {};
  });
}

Result<void> SqlSync::save(const SyncWriter& writer, const std::vector<SyncState>& states) {
  return write_as(writer, [&](soci::session& sql) -> Result<void> {
    for (const SyncState& state : states) write_sync_state(sql, writer.site, state);
    return {};
  });
}

Result<ImportChange> SqlSync::update(const SyncWriter& writer, const CatalogUpdate& update) {
  const auto rows = product_rows(update.products);
  if (!rows) return rows.error();
  ImportChange change;
  const auto written = write_as(writer, [&](soci::session& sql) -> Result<void> {
    if (auto catalog = stored_catalog(sql, writer.site); !catalog) return catalog.error();
    change = update_products(sql, writer.site, update, *rows);
    return {};
  });
  if (!written) return written.error();
  return change;
}

Result<std::int64_t> SqlSync::stage(const SyncWriter& writer, const std::vector<Product>& products,
                                    const SyncState& state) {
  const auto rows = product_rows(products);
  if (!rows) return rows.error();
  std::int64_t left_out = 0;
  const auto written = write_as(writer, [&](soci::session& sql) -> Result<void> {
    left_out = stage_products(sql, writer.site, state.connector, *rows);
    write_sync_state(sql, writer.site, state);
    return {};
  });
  if (!written) return written.error();
  return left_out;
}

Result<void> SqlSync::clear_stage(const SyncWriter& writer, const std::string& source) {
  return write_as(writer, [&](soci::session& sql) -> Result<void> {
    delete_staged(sql, writer.site, source);
    return {};
  });
}

Result<std::vector<UnstagedProduct>> SqlSync::unstaged(const std::string& site, std::size_t limit) {
  return readers_.read([&](ReadSession& session) -> Result<std::vector<UnstagedProduct>> {
    return unstaged_products(*session.sql, site, limit);
  });
}

Storage::ReadProduct SqlSync::staged(const std::string& site) {
  struct Reading {
    std::deque<StagedRow> ahead;
    std::int64_t position = -1;
  };
  return [this, site, reading = std::make_shared<Reading>()](Product& product) -> Result<bool> {
    if (reading->ahead.empty()) {
      auto rows = readers_.read([&](ReadSession& session) -> Result<std::vector<StagedRow>> {
        return staged_rows(*session.sql, site, reading->position, kStagedAtOnce);
      });
      if (!rows) return rows.error();
      if (rows->empty()) return false;
      reading->position = rows->back().position;
      std::move(rows->begin(), rows->end(), std::back_inserter(reading->ahead));
    }
    auto value = from_json<Product>(reading->ahead.front().json);
    reading->ahead.pop_front();
    if (!value) {
      return Error{ErrorCode::data_loss, "a stored row can't be read: " + value.error().message};
    }
    product = *std::move(value);
    return true;
  };
}

Result<void> SqlSync::end_full(const SyncWriter& writer, const std::vector<SyncState>& states) {
  return write_as(writer, [&](soci::session& sql) -> Result<void> {
    note_sources(sql, writer.site);
    delete_staged(sql, writer.site, "");
    for (const SyncState& state : states) write_sync_state(sql, writer.site, state);
    return {};
  });
}

Result<Time> SqlSync::read_at(const std::string& site, const ProductId& product) {
  return readers_.read([&](ReadSession& session) -> Result<Time> {
    bool found = false;
    const std::string text = stored_read_at(*session.sql, site, product.value, found);
    const auto catalog = stored_catalog(*session.sql, site);
    if (!catalog) return catalog.error();
    if (!found) return Error{ErrorCode::not_found, "this site has no such product"};
    const auto own = text.empty() ? Result<Time>(catalog->fetched_at) : parse_time(text);
    if (!own) return Error{ErrorCode::data_loss, "a product's time can't be read"};
    return std::max(*own, catalog->fetched_at);
  });
}

}  // namespace aisle
