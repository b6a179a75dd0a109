// Keeps one site's catalog as its shop has it: reads everything now and then, what has changed more
// often, and soon again what a webhook names.
//
// Whatever fails, the old catalog stays whole: everything is read into a place of its own and put
// in one transaction. A reading that was ended, by a crash too, goes on at the last place where the
// platform permits (CatalogReach::resumes), else from its beginning.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "server/connectors/connector.h"
#include "server/storage/storage.h"
#include "server/storage/sync_storage.h"
#include "server/sync/hint_queue.h"
#include "server/sync/pace.h"

namespace aisle {

inline constexpr std::chrono::seconds kSyncLease{120};        ///< A dead owner's runs out then.
inline constexpr std::chrono::seconds kSyncLeaseRenewed{30};  ///< Not more often.
inline constexpr std::chrono::minutes kClockSlack{5};  ///< That a shop's clock may be behind ours.
inline constexpr std::size_t kSyncTogetherMax = 200;   ///< Products of one write.
inline constexpr std::size_t kHintsTogetherMax = 20;   ///< Products that are read one by one.
inline constexpr std::size_t kAskedAgainMax = 100;     ///< Before they are taken for gone.

inline constexpr std::chrono::seconds kSyncLookAgain{60};

/// How one piece of work ended, for metrics and the log.
struct SyncEnd {
  std::string_view site;
  std::string_view work;  ///< "full", "changes" or "hints".
  const Error* error = nullptr;
  ImportChange change;
};

struct SyncWorld {
  std::function<Time()> now;
  std::function<void(const SyncEnd&)> ended;  ///< May be empty.
  std::function<void()> catalog_changed;      ///< What was made of the catalog is to be made anew.
  std::string owner;                          ///< Of leases: of this process alone.
  double spread = 0;                          ///< 0 to 1; see next_sync.
};

struct SyncSettings {
  std::string site;
  SyncPace pace;
  int shrink_max_percent = 30;
};

/// What is to be told of a site.
struct SyncStatus {
  std::string site;
  std::vector<SyncState> connectors;
  std::optional<SyncLease> lease;  ///< One that holds now.
  SyncDue next;
  std::size_t hints_waiting = 0;
};

class SiteSync {
 public:
  /// `storage` outlives it. Connectors without products and policies are not asked.
  SiteSync(SyncSettings settings, std::vector<std::unique_ptr<Connector>> connectors,
           Storage& storage, SyncWorld world);

  const std::string& site() const { return settings_.site; }

  /// Does what is due, if anything. Answers when to be called again, at most kSyncLookAgain later.
  /// One call at a time; others wait.
  Time step();

  /// Does it now, due or not; everything where changes can't be told. Errors: conflict (the catalog
  /// would shrink too much), unavailable (another process is at it, or it was stopped), and those
  /// of the connectors.
  Result<ImportChange> run(SyncWork work);

  /// Takes a webhook for the connector of this name. Any thread, at any time. Errors: as
  /// Connector::hints; not_found also for a name that is none. True: `step` has something to do
  /// that it didn't know of.
  Result<bool> take_webhook(std::string_view connector, const WebhookRequest& request);

  /// The catalog was replaced by an import that began to read at this time: what has changed since
  /// is read again.
  void note_import(Time began);

  Result<SyncStatus> status();

  /// Ends what is under way soon, and lets nothing begin any more.
  void stop() { stopping_ = true; }

 private:
  struct Member {
    std::string key;
    std::unique_ptr<Connector> connector;
    bool has_products = false;
  };
  /// One piece of work.
  struct Attempt {
    Time began{};
    std::vector<SyncState> states;  ///< In the order of `members_`.
    std::optional<Time> renewed;    ///< The lease.
  };

  SyncWriter writer() const { return {settings_.site, world_.owner}; }
  SyncProgress progress(const std::vector<SyncState>& states) const;
  Result<std::vector<SyncState>> load_states();
  std::int64_t catalog_version();
  Result<void> keep_lease(Attempt& attempt);
  Result<void> save(Attempt& attempt);
  bool is_single_source() const;

  template <class Body>
  Result<ImportChange> with_lease(std::string_view work, Body body);
  Result<ImportChange> work(SyncWork work);
  void work_hints();
  bool are_hints_due(const std::vector<SyncState>& states) const;
  Time next_call(Time now);
  std::chrono::minutes rebuild_pause() const;
  void rebuild_if_due(Time now);
  void rebuild(Time now);

  /// Notes a failure of the shop or the catalog, and answers it.
  Error fail_full(Attempt& attempt, std::size_t member, const Error& error);
  Error fail_changes(Attempt& attempt, std::size_t member, const Error& error);

  // full_sync.cpp
  Result<ImportChange> read_everything(Attempt& attempt);
  Result<void> begin_full(Attempt& attempt);
  Result<void> stage_member(Attempt& attempt, std::size_t member);
  void read_hinted_meanwhile(Attempt& attempt);
  Result<void> flush(Attempt& attempt, std::size_t member, std::vector<Product>& products);
  Result<void> ask_again(Attempt& attempt);
  std::optional<std::size_t> member_of(const UnstagedProduct& product) const;
  Result<std::vector<Policy>> read_policies(Attempt& attempt);
  Result<ImportChange> put_in_place(Attempt& attempt);

  // changes_sync.cpp
  Result<ImportChange> read_changes(Attempt& attempt);
  Result<ImportChange> read_changes_of(Attempt& attempt, std::size_t member);
  Result<ImportChange> read_hinted(Attempt& attempt);
  Result<ImportChange> read_hinted_of(Attempt& attempt, std::size_t member,
                                      const std::vector<ProductId>& products);
  Result<void> check_gone(SyncState& state, std::size_t gone);

  const SyncSettings settings_;
  std::vector<Member> members_;
  Storage& storage_;
  SyncStorage& sync_;
  const SyncWorld world_;
  HintQueue hints_;
  std::atomic<bool> stopping_ = false;
  std::mutex working_;  ///< Guards what follows, and that one piece of work is done at a time.
  bool is_rebuild_owed_ = false;
  std::optional<Time> rebuilt_at_;
  Time not_before_ = Time::min();  ///< After any failure, also one that can't be noted.
  std::mutex noting_;              ///< Guards what follows.
  std::optional<Time> imported_;
};

}  // namespace aisle
