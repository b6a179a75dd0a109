// Reads what has changed, and the products that webhooks named.
#include <algorithm>

#include "server/sync/site_sync.h"
#include "server/sync/sync_error.h"

namespace aisle {
namespace {

void add_change(ImportChange& sum, const ImportChange& change) {
  sum.added += change.added;
  sum.updated += change.updated;
  sum.unchanged += change.unchanged;
  sum.removed += change.removed;
}

}  // namespace

Result<ImportChange> SiteSync::read_changes(Attempt& attempt) {
  {
    const std::lock_guard lock(noting_);
    for (SyncState& state : attempt.states) {
      if (imported_ && state.since) state.since = std::min(*state.since, *imported_);
    }
    imported_.reset();
  }
  ImportChange sum;
  std::optional<Error> error;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    if (!members_[i].connector->reach().changes || !attempt.states[i].since) continue;
    const auto change = read_changes_of(attempt, i);
    if (stopping_) return sync_stopped();
    if (change) {
      add_change(sum, *change);
    } else if (!error) {
      error = change.error();
    }
  }
  if (error) return *error;
  return sum;
}

Result<ImportChange> SiteSync::read_changes_of(Attempt& attempt, std::size_t index) {
  SyncState& state = attempt.states[index];
  Connector& connector = *members_[index].connector;
  const Time began = world_.now();
  const bool full_waits = state.doing == SyncWork::full;
  if (!full_waits) state.doing = SyncWork::changes;
  state.changes_began = began;
  if (auto saved = save(attempt); !saved) return saved.error();

  CatalogUpdate update{.source = members_[index].key, .read_at = began};
  ImportChange sum;
  Result<void> written;
  std::int64_t read_count = 0;
  const auto write = [&]() -> Result<void> {
    if (auto kept = keep_lease(attempt); !kept) return kept;
    const auto change = sync_.update(writer(), update);
    read_count += static_cast<std::int64_t>(update.products.size());
    update.products.clear();
    if (!change) return change.error();
    add_change(sum, *change);
    return {};
  };
  const auto read = connector.changed(*state.since - kClockSlack, [&](Product product) {
    update.products.push_back(std::move(product));
    if (update.products.size() >= kSyncTogetherMax) written = write();
    return written.has_value() && !stopping_;
  });
  if (!full_waits) state.doing = SyncWork::nothing;
  if (stopping_) return sync_stopped();
  if (!written) return written.error();
  if (!read) return fail_changes(attempt, index, read.error());
  if (is_single_source() && connector.reach().changes_tell_offers) update.fetched_at = began;
  if (written = write(); !written) return written.error();
  state.since = began;
  state.changes_ended = world_.now();
  state.read = full_waits ? state.read : read_count;
  state.changed = sum.added + sum.updated;
  state.deleted = sum.removed;
  state.changes_failure.reset();
  if (auto saved = save(attempt); !saved) return saved.error();
  return sum;
}

Result<ImportChange> SiteSync::read_hinted(Attempt& attempt) {
  ImportChange sum;
  while (!stopping_) {
    const HintQueue::Batch batch = hints_.take(kHintsTogetherMax);
    if (batch.products.empty()) return sum;
    const auto member = std::find_if(members_.begin(), members_.end(),
                                     [&](const Member& one) { return one.key == batch.connector; });
    const auto index = static_cast<std::size_t>(member - members_.begin());
    const auto change = read_hinted_of(attempt, index, batch.products);
    if (!change) {
      hints_.put_back(batch, world_.now());
      return change.error();
    }
    add_change(sum, *change);
  }
  return sync_stopped();
}

Result<ImportChange> SiteSync::read_hinted_of(Attempt& attempt, std::size_t index,
                                              const std::vector<ProductId>& products) {
  // Without a catalog there is nothing to keep fresh yet; reading everything is due.
  const auto catalog = storage_.catalog(settings_.site);
  if (!catalog && catalog.error().code == ErrorCode::not_found) return ImportChange();
  SyncState& state = attempt.states[index];
  CatalogUpdate update{.source = members_[index].key, .read_at = world_.now()};
  for (const ProductId& id : products) {
    if (auto kept = keep_lease(attempt); !kept) return kept.error();
    auto found = members_[index].connector->product(id);
    if (stopping_) return sync_stopped();
    if (!found) return fail_changes(attempt, index, found.error());
    if (*found) {
      update.products.push_back(**std::move(found));
    } else if (const auto known = sync_.read_at(settings_.site, id);
               known || known.error().code != ErrorCode::not_found) {
      update.gone.push_back(id);  // Not one that was never for sale.
    }
  }
  if (auto allowed = check_gone(state, update.gone.size()); !allowed) {
    return fail_changes(attempt, index, allowed.error());
  }
  const auto change = sync_.update(writer(), update);
  if (!change) return change.error();
  state.gone_since += change->removed;
  state.changes_failure.reset();
  if (auto saved = save(attempt); !saved) return saved.error();
  return *change;
}

// A shop that is broken may say of one product after the other that it is gone. From the bound on,
// a reading of everything decides, whose own bound is the same.
Result<void> SiteSync::check_gone(SyncState& state, std::size_t gone) {
  if (gone == 0) return {};
  if (state.products == 0) {
    const auto stored = storage_.products(settings_.site);
    if (!stored) return stored.error();
    state.products = static_cast<std::int64_t>(stored->size());
  }
  const std::int64_t sum = state.gone_since + static_cast<std::int64_t>(gone);
  if (sum * 100 <= state.products * settings_.shrink_max_percent) return {};
  hints_.add(state.connector, {.kind = HintKind::everything}, world_.now());
  return Error{ErrorCode::conflict,
               std::to_string(sum) + " of " + std::to_string(state.products) +
                   " products would be gone since everything was read, which is more than " +
                   std::to_string(settings_.shrink_max_percent) + " %"};
}

}  // namespace aisle
