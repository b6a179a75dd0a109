// What keeps catalogs fresh, on a database.
#pragma once

#include <string>
#include <vector>

#include "server/storage/readers.h"
#include "server/storage/sync_storage.h"
#include "server/storage/writer.h"

namespace aisle {

class SqlSync final : public SyncStorage {
 public:
  /// Both must outlive it.
  SqlSync(Readers& readers, Writer& writer) : readers_(readers), writer_(writer) {}

  Result<std::vector<SyncState>> states(const std::string& site) override;
  Result<std::optional<SyncLease>> lease(const std::string& site) override;
  Result<void> take_lease(const SyncWriter& writer, Time now, Time until) override;
  Result<void> end_lease(const SyncWriter& writer) override;
  Result<void> save(const SyncWriter& writer, const std::vector<SyncState>& states) override;
  Result<ImportChange> update(const SyncWriter& writer, const CatalogUpdate& update) override;
  Result<std::int64_t> stage(const SyncWriter& writer, const std::vector<Product>& products,
                             const SyncState& state) override;
  Result<void> clear_stage(const SyncWriter& writer, const std::string& source) override;
  Result<std::vector<UnstagedProduct>> unstaged(const std::string& site,
                                                std::size_t limit) override;
  Storage::ReadProduct staged(const std::string& site) override;
  Result<void> end_full(const SyncWriter& writer, const std::vector<SyncState>& states) override;
  Result<Time> read_at(const std::string& site, const ProductId& product) override;

 private:
  template <class Body>
  Result<void> write_as(const SyncWriter& writer, Body body);

  Readers& readers_;
  Writer& writer_;
};

}  // namespace aisle
