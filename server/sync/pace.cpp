#include "server/sync/pace.h"

#include <algorithm>

namespace aisle {
namespace {

using std::chrono::milliseconds;

milliseconds spread_out(milliseconds interval, double spread) {
  const double more = static_cast<double>(interval.count()) * kSyncSpreadPercent / 100 * spread;
  return interval + milliseconds(static_cast<std::int64_t>(more));
}

std::optional<Time> full_due(const SyncPace& pace, const SyncProgress& progress, double spread,
                             Time now) {
  std::optional<Time> at;
  if (pace.full.count() > 0) {
    const bool is_now = progress.is_full_under_way || !progress.full_ended;
    at = is_now ? now : *progress.full_ended + spread_out(milliseconds(pace.full), spread);
  }
  if (progress.full_wanted) {
    // Hints that overflow again and again don't make us read without a pause.
    const auto pause = pace.changes.count() > 0 ? pace.changes : kRebuildPause;
    const Time soonest = progress.full_ended ? *progress.full_ended + pause : now;
    const Time wanted = std::max(*progress.full_wanted, soonest);
    at = at ? std::min(*at, wanted) : wanted;
  }
  if (at) at = std::max(*at, after_failures(progress.full_failures));
  return at;
}

std::optional<Time> changes_due(const SyncPace& pace, const SyncProgress& progress, double spread) {
  if (pace.changes.count() == 0 || !progress.tells_changes || !progress.changes_ended) {
    return std::nullopt;
  }
  return std::max(*progress.changes_ended + spread_out(milliseconds(pace.changes), spread),
                  after_failures(progress.changes_failures));
}

}  // namespace

milliseconds sync_backoff(std::int64_t failures) {
  if (failures <= 0) return milliseconds(0);
  constexpr std::int64_t kDoublingsMax = 10;  // More are over the bound in any case.
  const auto doublings = std::min(failures - 1, kDoublingsMax);
  return std::min<milliseconds>(kSyncBackoffMax, milliseconds(kSyncBackoffMin) * (1 << doublings));
}

Time after_failures(const SyncFailures& failures) {
  return failures.count > 0 ? failures.last_at + sync_backoff(failures.count) : Time::min();
}

SyncDue next_sync(const SyncPace& pace, const SyncProgress& progress, double spread, Time now) {
  const auto full = full_due(pace, progress, spread, now);
  const auto changes = changes_due(pace, progress, spread);
  if (full && (!changes || *full <= now || *full <= *changes)) return {SyncWork::full, *full};
  if (changes) return {SyncWork::changes, *changes};
  return {};
}

bool may_resume(const std::vector<SyncState>& states, Time now) {
  return std::any_of(states.begin(), states.end(), [&](const SyncState& state) {
    return state.doing == SyncWork::full && state.place_at && now - *state.place_at < kResumeWithin;
  });
}

}  // namespace aisle
