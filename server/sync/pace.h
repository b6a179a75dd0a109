// When a site's catalog is read again, from times alone. Pure.
#pragma once

#include <chrono>
#include <optional>

#include "server/storage/sync_storage.h"

namespace aisle {

/// How often; 0 is never.
struct SyncPace {
  std::chrono::minutes changes{15};  ///< What has changed.
  std::chrono::hours full{24};       ///< Everything.

  bool operator==(const SyncPace&) const = default;
};

inline constexpr std::chrono::minutes kSyncBackoffMin{1};
inline constexpr std::chrono::minutes kSyncBackoffMax{60};
inline constexpr int kSyncSpreadPercent =
    10;  ///< So much later, at most, so that not all come at once.
inline constexpr std::chrono::minutes kResumeWithin{60};  ///< Of the last place that was reached.
inline constexpr std::chrono::minutes kRebuildPause{15};  ///< Between two, without `changes`.

/// Attempts that failed, since one worked.
struct SyncFailures {
  std::int64_t count = 0;
  Time last_at{};  ///< Where there was one.

  bool operator==(const SyncFailures&) const = default;
};

/// What is known of a site, over all its connectors.
struct SyncProgress {
  std::optional<Time> full_ended;     ///< A sync's or an import's.
  std::optional<Time> changes_ended;  ///< Or a full reading's.
  bool is_full_under_way = false;     ///< It was ended before its end.
  bool tells_changes = false;         ///< A connector of the site can.
  std::optional<Time> full_wanted;    ///< Since when somebody asks for it: hints that overflowed.
  SyncFailures full_failures, changes_failures;
};

struct SyncDue {
  SyncWork work = SyncWork::nothing;
  Time at{};

  bool operator==(const SyncDue&) const = default;
};

/// The next work and when: the past where it is overdue. When both are due, everything goes first,
/// which includes the changes. Nothing where both are off. `spread` is from 0 to 1, the same for
/// all questions.
SyncDue next_sync(const SyncPace& pace, const SyncProgress& progress, double spread, Time now);

/// How long an attempt waits after so many failures in a row: 1, 2, 4, ... minutes up to an hour.
std::chrono::milliseconds sync_backoff(std::int64_t failures);

/// When another attempt may be made.
Time after_failures(const SyncFailures& failures);

/// Whether a reading of everything that was ended may go on: its place is of now.
bool may_resume(const std::vector<SyncState>& states, Time now);

}  // namespace aisle
