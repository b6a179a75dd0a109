// What keeps a site's catalog fresh over restarts: who may do it, how far it has come, and the new
// catalog until it is whole.
//
// A lease lets one process at a time write for a site. It runs out by itself, so that the lease of
// a process that died holds nobody up for long; and each write names its owner, so that a process
// that slept while its lease ran out and another one took over changes nothing any more.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/storage/storage.h"

namespace aisle {

enum class SyncWork { nothing, full, changes };
constexpr auto enum_names(SyncWork) {
  return std::to_array<std::string_view>({"nothing", "full", "changes"});
}

/// How the last attempt failed.
struct SyncFailure {
  std::string code;     ///< Of the error: "unavailable".
  std::string message;  ///< For operators; without secrets, as all errors are.
  Time at{};
  std::int64_t times = 1;  ///< In a row.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("code", self.code);
    visit("message", self.message);
    visit("at", self.at);
    visit("times", self.times);
  }
  bool operator==(const SyncFailure&) const = default;
};

/// Of one connector of a site. Times are by our clock.
struct SyncState {
  std::string connector;  ///< Its type; further ones of the same type: "feed-2".
  SyncWork doing = SyncWork::nothing;

  std::optional<Time> full_began, full_ended;        ///< The reading under way, or the last one.
  std::optional<Time> changes_began, changes_ended;  ///< Likewise, of what has changed.
  std::string place;             ///< Of a reading of everything under way: where it goes on.
  std::optional<Time> place_at;  ///< When it was there.
  bool staged = false;           ///< Likewise: all of this connector is staged.
  std::optional<Time> since;     ///< What has changed from here on isn't known yet.
  std::int64_t read = 0;         ///< Products, by the reading under way or the last one.
  std::int64_t changed = 0;      ///< Products added or changed, by the last one.
  std::int64_t deleted = 0;      ///< Likewise.
  std::int64_t products = 0;     ///< In the site's catalog when a reading of everything ended.
  std::int64_t gone_since = 0;   ///< Deleted by themselves since then.
  std::optional<SyncFailure> full_failure, changes_failure;  ///< Nothing once it worked again.

  template <class Self, class Visitor>
  static void fields(Self& self, Visitor& visit) {
    visit("connector", self.connector);
    visit("doing", self.doing);
    visit("full_began", self.full_began);
    visit("full_ended", self.full_ended);
    visit("changes_began", self.changes_began);
    visit("changes_ended", self.changes_ended);
    visit("place", self.place);
    visit("place_at", self.place_at);
    visit("staged", self.staged);
    visit("since", self.since);
    visit("read", self.read);
    visit("changed", self.changed);
    visit("deleted", self.deleted);
    visit("products", self.products);
    visit("gone_since", self.gone_since);
    visit("full_failure", self.full_failure);
    visit("changes_failure", self.changes_failure);
  }
  bool operator==(const SyncState&) const = default;
};

struct SyncLease {
  std::string owner;
  Time until{};

  bool operator==(const SyncLease&) const = default;
};

/// A site and who asks to write for it.
struct SyncWriter {
  std::string site;
  std::string owner;
};

/// Single products as a connector of this name has read them.
struct CatalogUpdate {
  std::string source;
  std::vector<Product> products;
  std::vector<ProductId> gone;
  Time read_at{};
  std::optional<Time> fetched_at;  ///< The whole catalog is known to be as it was then.
};

/// One product of the catalog that is stored, but not of the one that is staged.
struct UnstagedProduct {
  ProductId id;
  std::string source;  ///< "": not known.
};

/// Any thread may call it. Errors of all: unavailable, data_loss; of those with a SyncWriter also
/// conflict (the lease is not, or no longer, this owner's; nothing was changed).
class SyncStorage {
 public:
  virtual ~SyncStorage() = default;

  /// Of a site, by connector.
  virtual Result<std::vector<SyncState>> states(const std::string& site) = 0;

  /// The last one, also when it has run out; nothing when it was ended.
  virtual Result<std::optional<SyncLease>> lease(const std::string& site) = 0;

  /// Takes the lease, or keeps it for longer. Errors: unavailable also where another owner has it
  /// at `now`; the message says until when. Never conflict.
  virtual Result<void> take_lease(const SyncWriter& writer, Time now, Time until) = 0;

  /// Gives it back, if it is this owner's.
  virtual Result<void> end_lease(const SyncWriter& writer) = 0;

  virtual Result<void> save(const SyncWriter& writer, const std::vector<SyncState>& states) = 0;

  /// Puts and deletes single products in one transaction; products of another source stay as they
  /// are. The catalog's version grows when that changed something. What is staged becomes the same.
  /// Errors: not_found (the site has no catalog); too_large, invalid_argument (a product that can't
  /// be stored).
  virtual Result<ImportChange> update(const SyncWriter& writer, const CatalogUpdate& update) = 0;

  /// Adds to the new catalog, and saves `state`, in one transaction. A product that is staged
  /// already is put in its place if it is of the same source, else it is left out. Answers how many
  /// were left out. Errors: as `update`, but for not_found.
  virtual Result<std::int64_t> stage(const SyncWriter& writer, const std::vector<Product>& products,
                                     const SyncState& state) = 0;

  /// Empties the new catalog, of one source or ("") of all.
  virtual Result<void> clear_stage(const SyncWriter& writer, const std::string& source) = 0;

  /// Stored products that are not staged, at most `limit`.
  virtual Result<std::vector<UnstagedProduct>> unstaged(const std::string& site,
                                                        std::size_t limit) = 0;

  /// Gives the new catalog one by one, in its order, for `Storage::replace_catalog`.
  virtual Storage::ReadProduct staged(const std::string& site) = 0;

  /// After `replace_catalog`: notes where the products came from, empties the new catalog and saves
  /// the states, in one transaction.
  virtual Result<void> end_full(const SyncWriter& writer, const std::vector<SyncState>& states) = 0;

  /// When a product was last read by itself or with the catalog, whichever is later. Errors:
  /// not_found.
  virtual Result<Time> read_at(const std::string& site, const ProductId& product) = 0;
};

}  // namespace aisle
