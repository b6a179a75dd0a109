// The storage on a database: writes go to the one writer, reads to the pool of readers.
#include <mutex>

#include "server/storage/catalog.h"
#include "server/storage/database.h"
#include "server/storage/model_spends.h"
#include "server/storage/order_storage.h"
#include "server/storage/orders.h"
#include "server/storage/readers.h"
#include "server/storage/sql_sync.h"
#include "server/storage/storage.h"
#include "server/storage/writer.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

// Reads each row back into a value; one that can't be read is a damage.
template <class T>
Result<std::vector<T>> rows_as(const std::vector<std::string>& rows) {
  std::vector<T> values;
  values.reserve(rows.size());
  for (const std::string& json : rows) {
    auto value = from_json<T>(json);
    if (!value) {
      return Error{ErrorCode::data_loss, "a stored row can't be read: " + value.error().message};
    }
    values.push_back(*std::move(value));
  }
  return values;
}

template <class T>
Result<void> add_readable(CatalogDiff& diff, const T& value) {
  auto json = catalog_json(value);
  if (!json) return json.error();
  return diff.add(value.id.value, *std::move(json));
}

class SqlOrders final : public OrderStorage {
 public:
  /// Both must outlive it.
  SqlOrders(Readers& readers, Writer& writer) : readers_(readers), writer_(writer) {}

  Result<void> replace_shop(const std::string& site, const Shop& shop,
                            const std::string& source) override {
    const auto rows = rows_of(shop);
    if (!rows) return rows.error();
    return writer_.run([&](WriteSession& session) -> Result<void> {
      write_shop(*session.sql, site, *rows, source);
      return {};
    });
  }

  Result<Shop> shop(const std::string& site) override {
    return readers_.read([&](ReadSession& session) {
      const soci::transaction one_moment(*session.sql);
      return stored_shop(*session.sql, site);
    });
  }

  Result<std::string> shop_source(const std::string& site) override {
    return readers_.read(
        [&](ReadSession& session) { return stored_shop_source(*session.sql, site); });
  }

  Result<Shopper> shopper(const std::string& site, const ShopperId& id) override {
    return readers_.read(
        [&](ReadSession& session) { return stored_shopper(*session.sql, site, id); });
  }

  Result<Order> order(const std::string& site, const OrderId& id) override {
    return readers_.read(
        [&](ReadSession& session) { return stored_order(*session.sql, site, id); });
  }

  Result<std::vector<Order>> orders_of(const std::string& site, const ShopperId& shopper,
                                       const OrderId& before, std::size_t limit) override {
    return readers_.read([&](ReadSession& session) {
      return stored_orders_of(*session.sql, site, shopper, before, limit);
    });
  }

  Result<OrderOutcome> preview(const std::string& site, const ShopperId& shopper, const OrderId& id,
                               const OrderChange& change, Time now) override {
    return readers_.read([&](ReadSession& session) {
      const soci::transaction one_moment(*session.sql);
      return preview_change(*session.sql, site, shopper, id, change, now);
    });
  }

  Result<OrderAnswer> change(const std::string& site, const OrderRequest& request) override {
    Result<OrderAnswer> answer = Error{};
    const auto written = writer_.run([&](WriteSession& session) -> Result<void> {
      answer = change_order(*session.sql, site, request);
      if (!answer) return answer.error();
      return {};
    });
    if (!written) return written.error();
    return answer;
  }

 private:
  Readers& readers_;
  Writer& writer_;
};

class SqlStorage final : public Storage {
 public:
  explicit SqlStorage(std::unique_ptr<Database> database)
      : database_(std::move(database)),
        readers_(*database_),
        orders_(readers_, writer_),
        sync_(readers_, writer_),
        writer_(*database_) {}

  void create(StoredConversation conversation, StoredEvent first, Done done) override {
    writer_.submit(
        [conversation = std::move(conversation), first = std::move(first)](WriteSession& session) {
          return session.conversations.create(conversation, first);
        },
        std::move(done));
  }

  void append(const ConversationId& id, std::vector<StoredEvent> events, Done done) override {
    writer_.submit([id, events = std::move(events)](
                       WriteSession& session) { return session.conversations.append(id, events); },
                   std::move(done));
  }

  void erase(const ConversationId& id, StoredEvent erased, Done done) override {
    writer_.submit(
        [id, erased = std::move(erased)](WriteSession& session) {
          auto result = session.conversations.erase(id, erased);
          if (result) session.erased = true;
          return result;
        },
        std::move(done));
  }

  Result<StoredConversation> conversation(const ConversationId& id) override {
    return readers_.read(
        [&](ReadSession& session) { return session.conversations.conversation(id); });
  }

  Result<std::vector<StoredEvent>> events(const ConversationId& id, std::int64_t after,
                                          std::size_t limit) override {
    return readers_.read(
        [&](ReadSession& session) { return session.conversations.events(id, after, limit); });
  }

  Result<std::vector<ConversationId>> unfinished() override {
    return readers_.read([](ReadSession& session) -> Result<std::vector<ConversationId>> {
      return session.conversations.unfinished();
    });
  }

  Result<ImportChange> replace_catalog(const std::string& site, const StoredCatalog& catalog,
                                       const ReadProduct& read, const std::vector<Policy>& policies,
                                       int shrink_max_percent) override {
    std::lock_guard one_import_at_a_time(import_mutex_);
    auto product_rows = rows(CatalogTable::products, site);
    if (!product_rows) return product_rows.error();
    auto policy_rows = rows(CatalogTable::policies, site);
    if (!policy_rows) return policy_rows.error();

    CatalogDiff products(*std::move(product_rows));
    for (;;) {
      Product product;
      auto more = read(product);
      if (!more) return more.error();
      if (!*more) break;
      if (auto added = add_readable(products, product); !added) return added.error();
    }
    CatalogDiff texts(*std::move(policy_rows));
    for (const Policy& policy : policies) {
      if (auto added = add_readable(texts, policy); !added) return added.error();
    }
    const ImportChange change = products.change();
    if (products.shrinks_by_more_than(shrink_max_percent)) {
      return Error{ErrorCode::conflict,
                   "the catalog would shrink from " +
                       std::to_string(change.unchanged + change.updated + change.removed) + " to " +
                       std::to_string(change.unchanged + change.updated + change.added) +
                       " products, which is more than " + std::to_string(shrink_max_percent) +
                       " %"};
    }
    auto written = writer_.run([&](WriteSession& session) -> Result<void> {
      write_catalog(*session.sql, site, catalog, products, texts);
      return {};
    });
    if (!written) return written.error();
    return change;
  }

  Result<ImportChange> keep_catalog(const std::string& site,
                                    const StoredCatalog& catalog) override {
    Result<ImportChange> change = Error{};
    const auto written = writer_.run([&](WriteSession& session) -> Result<void> {
      change = keep_stored_catalog(*session.sql, site, catalog);
      if (!change) return change.error();
      return {};
    });
    if (!written) return written.error();
    return change;
  }

  Result<StoredCatalog> catalog(const std::string& site) override {
    return readers_.read([&](ReadSession& session) {
      const soci::transaction one_moment(*session.sql);
      return stored_catalog(*session.sql, site);
    });
  }

  Result<std::vector<Product>> products(const std::string& site) override {
    return catalog_values<Product>(CatalogTable::products, site);
  }

  Result<std::vector<Policy>> policies(const std::string& site) override {
    return catalog_values<Policy>(CatalogTable::policies, site);
  }

  void add_model_spend(StoredModelSpend change, Done done) override {
    writer_.submit(
        [change = std::move(change)](WriteSession& session) -> Result<void> {
          session.model_spends.add(change);
          return {};
        },
        std::move(done));
  }

  Result<std::vector<StoredModelSpend>> model_spends(std::int64_t day) override {
    return readers_.read([&](ReadSession& session) -> Result<std::vector<StoredModelSpend>> {
      return stored_model_spends(*session.sql, day);
    });
  }

  OrderStorage& orders() override { return orders_; }
  SyncStorage& sync() override { return sync_; }

  Result<void> check() override {
    return writer_.run([](WriteSession& session) -> Result<void> {
      session.conversations.check();
      return {};
    });
  }

 private:
  Result<StoredRows> rows(CatalogTable table, const std::string& site) {
    return readers_.read([&](ReadSession& session) -> Result<StoredRows> {
      return stored_rows(*session.sql, table, site);
    });
  }

  template <class T>
  Result<std::vector<T>> catalog_values(CatalogTable table, const std::string& site) {
    auto json = readers_.read([&](ReadSession& session) -> Result<std::vector<std::string>> {
      if (auto known = stored_catalog(*session.sql, site); !known) return known.error();
      return stored_json(*session.sql, table, site);
    });
    if (!json) return json.error();
    return rows_as<T>(*json);
  }

  std::unique_ptr<Database> database_;
  Readers readers_;
  std::mutex import_mutex_;
  SqlOrders orders_;
  SqlSync sync_;
  Writer writer_;  ///< The last member: it ends its work before the rest goes.
};

}  // namespace

Result<std::unique_ptr<Storage>> open_storage(const std::string& path) {
  auto database = Database::open(path);
  if (!database) return database.error();
  return std::unique_ptr<Storage>(std::make_unique<SqlStorage>(*std::move(database)));
}

}  // namespace aisle
