#include "server/sync/site_sync.h"

#include <algorithm>

#include "server/sync/sync_error.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

// Its type, and a number where the site has another one of that type before it.
std::string key_of(const Connector& connector, const std::vector<std::string>& taken) {
  const std::string name(connector.name());
  std::string key = name;
  for (int number = 2; std::find(taken.begin(), taken.end(), key) != taken.end(); ++number) {
    key = name + "-" + std::to_string(number);
  }
  return key;
}

void take_later(std::optional<Time>& time, const std::optional<Time>& other) {
  if (other && (!time || *other > *time)) time = other;
}

void take_worse(SyncFailures& failures, const std::optional<SyncFailure>& failure) {
  if (!failure) return;
  failures.count = std::max(failures.count, failure->times);
  failures.last_at = std::max(failures.last_at, failure->at);
}

}  // namespace

SiteSync::SiteSync(SyncSettings settings, std::vector<std::unique_ptr<Connector>> connectors,
                   Storage& storage, SyncWorld world)
    : settings_(std::move(settings)),
      storage_(storage),
      sync_(storage.sync()),
      world_(std::move(world)) {
  std::vector<std::string> taken;
  for (auto& connector : connectors) {
    const Capabilities can = connector->capabilities();
    taken.push_back(key_of(*connector, taken));
    if (!can.catalog && !can.policies) continue;
    members_.push_back({taken.back(), std::move(connector), can.catalog});
  }
}

bool SiteSync::is_single_source() const {
  return std::count_if(members_.begin(), members_.end(),
                       [](const Member& member) { return member.has_products; }) == 1;
}

// A site whose catalog came by an import goes on from there.
Result<std::vector<SyncState>> SiteSync::load_states() {
  const auto stored = sync_.states(settings_.site);
  if (!stored) return stored.error();
  const auto catalog = storage_.catalog(settings_.site);
  if (!catalog && catalog.error().code != ErrorCode::not_found) return catalog.error();
  std::vector<SyncState> states;
  for (const Member& member : members_) {
    const auto found = std::find_if(stored->begin(), stored->end(), [&](const SyncState& state) {
      return state.connector == member.key;
    });
    SyncState state = found == stored->end() ? SyncState{.connector = member.key} : *found;
    if (!catalog) {
      state.full_ended.reset();
      state.since.reset();
    } else if (!state.full_began) {
      state.full_ended = state.since = catalog->fetched_at;
    }
    states.push_back(std::move(state));
  }
  return states;
}

SyncProgress SiteSync::progress(const std::vector<SyncState>& states) const {
  SyncProgress progress;
  bool is_whole = true;
  for (std::size_t i = 0; i < states.size(); ++i) {
    const SyncState& state = states[i];
    is_whole = is_whole && state.full_ended.has_value();
    take_later(progress.full_ended, state.full_ended);
    take_later(progress.changes_ended, state.changes_ended);
    progress.is_full_under_way |= state.doing == SyncWork::full;
    progress.tells_changes |= members_[i].connector->reach().changes;
    take_worse(progress.full_failures, state.full_failure);
    take_worse(progress.changes_failures, state.changes_failure);
  }
  if (!is_whole) progress.full_ended.reset();
  take_later(progress.changes_ended, progress.full_ended);
  if (!progress.full_ended) progress.changes_ended.reset();
  progress.full_wanted = hints_.everything_wanted();
  return progress;
}

std::int64_t SiteSync::catalog_version() {
  const auto catalog = storage_.catalog(settings_.site);
  return catalog ? catalog->version : 0;
}

Result<void> SiteSync::keep_lease(Attempt& attempt) {
  const Time now = world_.now();
  if (attempt.renewed && now - *attempt.renewed < kSyncLeaseRenewed) return {};
  if (auto taken = sync_.take_lease(writer(), now, now + kSyncLease); !taken) return taken;
  attempt.renewed = now;
  return {};
}

Result<void> SiteSync::save(Attempt& attempt) {
  if (auto kept = keep_lease(attempt); !kept) return kept;
  return sync_.save(writer(), attempt.states);
}

template <class Body>
Result<ImportChange> SiteSync::with_lease(std::string_view work, Body body) {
  Attempt attempt{.began = world_.now()};
  if (auto kept = keep_lease(attempt); !kept) {
    not_before_ = attempt.began + kSyncLeaseRenewed;
    return kept.error();
  }
  const std::int64_t before = catalog_version();
  auto states = load_states();
  Result<ImportChange> done = ImportChange();
  if (states) {
    attempt.states = *std::move(states);
    done = body(attempt);
  } else {
    done = states.error();
  }
  if (!done) not_before_ = world_.now() + kSyncLeaseRenewed;
  static_cast<void>(sync_.end_lease(writer()));  // It runs out by itself.
  is_rebuild_owed_ |= catalog_version() != before || (done && work == enum_name(SyncWork::full));
  if (world_.ended && !stopping_) {
    world_.ended(
        {settings_.site, work, done ? nullptr : &done.error(), done ? *done : ImportChange()});
  }
  return done;
}

Result<ImportChange> SiteSync::work(SyncWork work) {
  return with_lease(enum_name(work), [&](Attempt& attempt) {
    return work == SyncWork::full ? read_everything(attempt) : read_changes(attempt);
  });
}

void SiteSync::work_hints() {
  static_cast<void>(with_lease("hints", [&](Attempt& attempt) { return read_hinted(attempt); }));
}

Time SiteSync::step() {
  const std::lock_guard lock(working_);
  const Time now = world_.now();
  if (stopping_ || now < not_before_) return now + kSyncLookAgain;
  const auto states = load_states();
  if (!states) return now + kSyncLookAgain;
  const SyncProgress known = progress(*states);
  const SyncDue due = next_sync(settings_.pace, known, world_.spread, now);
  if (due.work != SyncWork::nothing && due.at <= now) {
    static_cast<void>(work(due.work));
  } else if (are_hints_due(*states)) {
    work_hints();
  }
  rebuild_if_due(world_.now());
  return next_call(world_.now());
}

bool SiteSync::are_hints_due(const std::vector<SyncState>& states) const {
  const auto due = hints_.due();
  const Time now = world_.now();
  return due && *due <= now && after_failures(progress(states).changes_failures) <= now;
}

Time SiteSync::next_call(Time now) {
  Time next = now + kSyncLookAgain;
  const auto states = load_states();
  if (!states || stopping_) return next;
  const SyncProgress known = progress(*states);
  const SyncDue due = next_sync(settings_.pace, known, world_.spread, now);
  if (due.work != SyncWork::nothing) next = std::min(next, due.at);
  if (const auto hinted = hints_.due()) {
    next = std::min(next, std::max(*hinted, after_failures(known.changes_failures)));
  }
  if (is_rebuild_owed_ && rebuilt_at_) next = std::min(next, *rebuilt_at_ + rebuild_pause());
  return std::max({next, now, not_before_});
}

std::chrono::minutes SiteSync::rebuild_pause() const {
  return settings_.pace.changes.count() > 0 ? settings_.pace.changes : kRebuildPause;
}

void SiteSync::rebuild_if_due(Time now) {
  if (rebuilt_at_ && now < *rebuilt_at_ + rebuild_pause()) return;
  rebuild(now);
}

void SiteSync::rebuild(Time now) {
  if (!is_rebuild_owed_ || stopping_) return;
  is_rebuild_owed_ = false;
  rebuilt_at_ = now;
  if (world_.catalog_changed) world_.catalog_changed();
}

Result<ImportChange> SiteSync::run(SyncWork wanted) {
  const std::lock_guard lock(working_);
  if (stopping_) return sync_stopped();
  if (members_.empty()) {
    return Error{ErrorCode::invalid_argument, "no connector of this site has a catalog"};
  }
  const auto states = load_states();
  if (!states) return states.error();
  const SyncProgress known = progress(*states);
  const bool can_read_changes = known.tells_changes && known.changes_ended.has_value();
  auto done = work(can_read_changes ? wanted : SyncWork::full);
  rebuild(world_.now());
  return done;
}

Result<bool> SiteSync::take_webhook(std::string_view key, const WebhookRequest& request) {
  const auto member = std::find_if(members_.begin(), members_.end(),
                                   [&](const Member& one) { return one.key == key; });
  if (member == members_.end() || stopping_) {
    return Error{ErrorCode::not_found, "this site has no such connector"};
  }
  const auto hints = member->connector->hints(request);
  if (!hints) return hints.error();
  const bool reads_one = member->connector->reach().product;
  bool is_new = false;
  for (std::size_t i = 0; i < std::min(hints->size(), kHintsOfWebhookMax); ++i) {
    ShopHint hint = (*hints)[i];
    if (hint.kind == HintKind::product && !reads_one) hint = {.kind = HintKind::everything};
    is_new |= hints_.add(member->key, hint, world_.now());
  }
  if (hints->size() > kHintsOfWebhookMax) is_new |= hints_.add(member->key, {}, world_.now());
  return is_new;
}

void SiteSync::note_import(Time began) {
  const std::lock_guard lock(noting_);
  imported_ = imported_ ? std::min(*imported_, began) : began;
}

Result<SyncStatus> SiteSync::status() {
  auto states = load_states();
  if (!states) return states.error();
  const auto lease = sync_.lease(settings_.site);
  if (!lease) return lease.error();
  const Time now = world_.now();
  SyncStatus status{.site = settings_.site};
  if (*lease && (*lease)->until > now) status.lease = *lease;
  status.next = next_sync(settings_.pace, progress(*states), world_.spread, now);
  status.hints_waiting = hints_.size();
  status.connectors = *std::move(states);
  return status;
}

Error SiteSync::fail_full(Attempt& attempt, std::size_t member, const Error& error) {
  if (stopping_) return error;
  note_failure(attempt.states[member].full_failure, error, world_.now());
  static_cast<void>(save(attempt));
  return error;
}

Error SiteSync::fail_changes(Attempt& attempt, std::size_t member, const Error& error) {
  if (stopping_) return error;
  note_failure(attempt.states[member].changes_failure, error, world_.now());
  static_cast<void>(save(attempt));
  return error;
}

}  // namespace aisle
