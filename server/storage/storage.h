// Where conversations, catalogs and the reference shop's orders are kept. One door, with no word of
// SQL in it.
//
// Every method may be called from any thread. What a method has answered with success survives a
// crash and a loss of power (SQLite: WAL, synchronous FULL). Writes that come together are
// committed together, and each caller is answered after the commit.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/commerce/policy.h"
#include "shared/commerce/product.h"
#include "shared/conversation/event.h"

namespace aisle {

class OrderStorage;  // order_storage.h
class SyncStorage;   // sync_storage.h

struct StoredConversation {
  ConversationId id;
  std::string site;
  std::string token_hash;  ///< SHA-256 of the bearer token, hex. The token itself is nowhere.
  bool erased = false;
};

struct StoredEvent {
  std::int64_t seq = 0;
  std::string json;  ///< As `encode` wrote it.
};

/// A source of a catalog, and its state when the catalog was read from it.
struct SourceMark {
  std::string source;
  std::string mark;

  bool operator==(const SourceMark&) const = default;
};

/// A site's catalog as the last import or sync left it.
struct StoredCatalog {
  std::string connector;
  Time fetched_at{};
  std::int64_t version = 0;       ///< Grows with each import that changed something.
  std::vector<SourceMark> marks;  ///< Of all its sources, in their order, or empty: not known.
};

struct ImportChange {
  std::int64_t added = 0;
  std::int64_t updated = 0;
  std::int64_t unchanged = 0;
  std::int64_t removed = 0;
};

/// What a site has spent on language models on one UTC day, or what that changes by.
struct StoredModelSpend {
  std::string site;
  std::int64_t day = 0;  ///< Since 1970.
  std::int64_t tokens = 0;
  std::int64_t cost = 0;  ///< Millionths of the currency's unit.

  bool operator==(const StoredModelSpend&) const = default;
};

inline constexpr std::size_t kLogPageEvents = 500;  ///< Of a log that is read page by page.

class Storage {
 public:
  virtual ~Storage() = default;

  using Done = std::function<void(Result<void>)>;

  /// Stores a conversation with its first event. `done` is called once, on a thread of the storage,
  /// after the commit. Errors: unavailable (locked, full: the message says which); data_loss
  /// (damaged); conflict (the id is taken).
  virtual void create(StoredConversation conversation, StoredEvent first, Done done) = 0;

  /// Appends events whose numbers follow the last one without a gap; all or none.
  /// Errors: unavailable; conflict (the numbers don't follow, or it was erased); not_found (no such
  /// conversation).
  virtual void append(const ConversationId& id, std::vector<StoredEvent> events, Done done) = 0;

  /// Deletes every event and puts `erased` in their place; its number follows the last one. The
  /// rows are overwritten in the file, and the write-ahead log is emptied as soon as no reader is
  /// in the way. Errors: as `append`.
  virtual void erase(const ConversationId& id, StoredEvent erased, Done done) = 0;

  /// Errors: not_found, unavailable.
  virtual Result<StoredConversation> conversation(const ConversationId& id) = 0;

  /// Events after `after`, oldest first, at most `limit`.
  virtual Result<std::vector<StoredEvent>> events(const ConversationId& id, std::int64_t after,
                                                  std::size_t limit) = 0;

  /// Conversations with a message whose turn has not ended, for carrying on after a crash.
  virtual Result<std::vector<ConversationId>> unfinished() = 0;

  /// Replaces a site's catalog in one transaction: `read` gives the products one by one and answers
  /// false at the end, or an error, which leaves the old catalog as it was. Products that are the
  /// same stay untouched. If the number of products would shrink by more than `shrink_max_percent`,
  /// nothing is changed: conflict. 100 allows everything. `catalog` is looked at when the
  /// reading has ended, and its version never.
  /// Errors: those of `read`; conflict; invalid_argument (an id twice or empty); too_large;
  /// unavailable. Other writes wait while the changed rows are written.
  using ReadProduct = std::function<Result<bool>(Product&)>;
  virtual Result<ImportChange> replace_catalog(const std::string& site,
                                               const StoredCatalog& catalog,
                                               const ReadProduct& read,
                                               const std::vector<Policy>& policies,
                                               int shrink_max_percent) = 0;

  /// Notes that the sources were read at `catalog.fetched_at` and have the catalog of
  /// `catalog.version` unchanged; nothing else of `catalog` is looked at. Counts its products as
  /// unchanged. Errors: conflict (the stored one is another version by now); unavailable.
  virtual Result<ImportChange> keep_catalog(const std::string& site,
                                            const StoredCatalog& catalog) = 0;

  /// Errors: not_found (never imported), unavailable, data_loss.
  virtual Result<StoredCatalog> catalog(const std::string& site) = 0;
  virtual Result<std::vector<Product>> products(const std::string& site) = 0;
  virtual Result<std::vector<Policy>> policies(const std::string& site) = 0;

  /// Adds to what is stored of this site and day. Errors: unavailable.
  virtual void add_model_spend(StoredModelSpend change, Done done) = 0;

  /// Of all sites that have spent something on this day. Errors: unavailable.
  virtual Result<std::vector<StoredModelSpend>> model_spends(std::int64_t day) = 0;

  /// Of the reference shop; lives as long as this storage.
  virtual OrderStorage& orders() = 0;

  /// Of what keeps catalogs fresh; lives as long as this storage.
  virtual SyncStorage& sync() = 0;

  /// Whether writes work now, for /readyz. Errors: unavailable, data_loss; the message says why.
  virtual Result<void> check() = 0;
};

/// Opens or makes the database file and brings it to the newest migration. One process at a time
/// may have it open. A file of up to 512 MiB is checked as a whole.
/// Errors: unavailable (no such folder, another process has it, disk full, locked), data_loss
/// (damaged), permission_denied, conflict (made by a newer version of this program).
Result<std::unique_ptr<Storage>> open_storage(const std::string& path);

}  // namespace aisle
