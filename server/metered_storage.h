// A storage that counts what goes through it, for /metrics. Passes everything on unchanged.
#pragma once

#include "server/http/metrics.h"
#include "server/storage/storage.h"

namespace aisle {

class MeteredStorage final : public Storage {
 public:
  /// Both must outlive it.
  MeteredStorage(Storage& storage, Metrics& metrics) : storage_(storage), metrics_(metrics) {}

  void create(StoredConversation conversation, StoredEvent first, Done done) override;
  void append(const ConversationId& id, std::vector<StoredEvent> events, Done done) override;
  void erase(const ConversationId& id, StoredEvent erased, Done done) override;
  Result<StoredConversation> conversation(const ConversationId& id) override;
  Result<std::vector<StoredEvent>> events(const ConversationId& id, std::int64_t after,
                                          std::size_t limit) override;
  Result<std::vector<ConversationId>> unfinished() override;
  Result<ImportChange> replace_catalog(const std::string& site, const StoredCatalog& catalog,
                                       const ReadProduct& read, const std::vector<Policy>& policies,
                                       int shrink_max_percent) override;
  Result<ImportChange> keep_catalog(const std::string& site, const StoredCatalog& catalog) override;
  Result<StoredCatalog> catalog(const std::string& site) override;
  Result<std::vector<Product>> products(const std::string& site) override;
  Result<std::vector<Policy>> policies(const std::string& site) override;
  void add_model_spend(StoredModelSpend change, Done done) override;
  Result<std::vector<StoredModelSpend>> model_spends(std::int64_t day) override;
  OrderStorage& orders() override { return storage_.orders(); }
  SyncStorage& sync() override { return storage_.sync(); }
  Result<void> check() override;

 private:
  Done counted(Done done, std::vector<std::string> types);

  Storage& storage_;
  Metrics& metrics_;
};

}  // namespace aisle
