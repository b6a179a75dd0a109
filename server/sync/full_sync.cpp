// Reads everything: connector by connector into the staged catalog, then that in the old one's
// place.
#include <algorithm>

#include "server/sync/site_sync.h"
#include "server/sync/sync_error.h"

namespace aisle {
namespace {

SyncState full_from_now(SyncState state, Time now) {
  state.doing = SyncWork::full;
  state.full_began = state.place_at = now;
  state.place.clear();
  state.staged = false;
  state.read = 0;
  return state;
}

SyncState full_is_over(SyncState state) {
  state.doing = SyncWork::nothing;
  state.place.clear();
  state.place_at.reset();
  state.staged = false;
  return state;
}

}  // namespace

Result<ImportChange> SiteSync::read_everything(Attempt& attempt) {
  if (auto begun = begin_full(attempt); !begun) return begun.error();
  for (std::size_t i = 0; i < members_.size(); ++i) {
    if (attempt.states[i].staged) continue;
    if (auto staged = stage_member(attempt, i); !staged) return staged.error();
  }
  if (auto asked = ask_again(attempt); !asked) return asked.error();
  return put_in_place(attempt);
}

// Goes on where a reading was ended, if that was lately and of the same connectors.
Result<void> SiteSync::begin_full(Attempt& attempt) {
  const auto stored = sync_.states(settings_.site);
  if (!stored) return stored.error();
  std::vector<SyncState> others;  // Of connectors that the config has no more.
  for (const SyncState& state : *stored) {
    const bool is_member = std::any_of(members_.begin(), members_.end(), [&](const Member& member) {
      return member.key == state.connector;
    });
    if (!is_member && state.doing == SyncWork::full) others.push_back(full_is_over(state));
  }
  const bool all_are_at_it =
      std::all_of(attempt.states.begin(), attempt.states.end(),
                  [](const SyncState& state) { return state.doing == SyncWork::full; });
  if (others.empty() && all_are_at_it && may_resume(attempt.states, attempt.began)) return {};
  if (auto cleared = sync_.clear_stage(writer(), ""); !cleared) return cleared;
  for (SyncState& state : attempt.states) state = full_from_now(std::move(state), attempt.began);
  if (auto saved = sync_.save(writer(), others); !saved) return saved;
  return save(attempt);
}

Result<void> SiteSync::stage_member(Attempt& attempt, std::size_t index) {
  SyncState& state = attempt.states[index];
  Member& member = members_[index];
  if (!member.connector->reach().resumes) state.place.clear();
  if (state.place.empty()) {
    state.read = 0;
    if (auto cleared = sync_.clear_stage(writer(), member.key); !cleared) return cleared;
  }
  std::vector<Product> products;
  Result<void> flushed;
  ReadingPlaces places{.from = state.place};
  places.reached = [&](const std::string& place) {
    state.place = place;
    flushed = flush(attempt, index, products);
    if (flushed) read_hinted_meanwhile(attempt);
    return flushed.has_value() && !stopping_;
  };
  const auto read = member.connector->products_from(places, [&](Product product) {
    products.push_back(std::move(product));
    if (products.size() >= kSyncTogetherMax) flushed = flush(attempt, index, products);
    return flushed.has_value() && !stopping_;
  });
  if (stopping_) return sync_stopped();
  if (!flushed) return flushed;
  if (!read) {
    // Its own name for the place may be what the shop doesn't take any more.
    if (read.error().code == ErrorCode::invalid_argument) state.place.clear();
    return fail_full(attempt, index, read.error());
  }
  state.place.clear();
  state.staged = true;
  return flush(attempt, index, products);
}

// A shop of many pages would keep shoppers waiting for what webhooks have told.
void SiteSync::read_hinted_meanwhile(Attempt& attempt) {
  if (!are_hints_due(attempt.states)) return;
  const auto change = read_hinted(attempt);
  is_rebuild_owed_ |= change && change->added + change->updated + change->removed > 0;
  rebuild_if_due(world_.now());
}

Result<void> SiteSync::flush(Attempt& attempt, std::size_t index, std::vector<Product>& products) {
  if (auto kept = keep_lease(attempt); !kept) return kept;
  SyncState& state = attempt.states[index];
  state.place_at = world_.now();
  state.read += static_cast<std::int64_t>(products.size());
  const auto staged = sync_.stage(writer(), products, state);
  products.clear();
  if (!staged) return staged.error();
  return {};
}

std::optional<std::size_t> SiteSync::member_of(const UnstagedProduct& product) const {
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const bool is_its = product.source.empty() ? members_[i].has_products && is_single_source()
                                               : members_[i].key == product.source;
    if (is_its) return i;
  }
  return std::nullopt;
}

// Pages shift while they are read, so a product may have been passed over. A few that are missing
// are asked for by themselves before they are taken for gone; many are gone, or the bound on
// shrinking says that something is wrong.
Result<void> SiteSync::ask_again(Attempt& attempt) {
  const auto missing = sync_.unstaged(settings_.site, kAskedAgainMax + 1);
  if (!missing) return missing.error();
  if (missing->size() > kAskedAgainMax) return {};
  for (const UnstagedProduct& one : *missing) {
    if (stopping_) return sync_stopped();
    const auto index = member_of(one);
    if (!index || !members_[*index].connector->reach().product) continue;
    auto found = members_[*index].connector->product(one.id);
    if (!found) return fail_full(attempt, *index, found.error());
    if (!*found) continue;
    std::vector<Product> products{**std::move(found)};
    if (auto flushed = flush(attempt, *index, products); !flushed) return flushed;
  }
  return {};
}

Result<std::vector<Policy>> SiteSync::read_policies(Attempt& attempt) {
  std::vector<Policy> policies;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    auto read = members_[i].connector->policies();
    if (stopping_) return sync_stopped();
    if (!read) return fail_full(attempt, i, read.error());
    std::move(read->begin(), read->end(), std::back_inserter(policies));
  }
  return policies;
}

Result<ImportChange> SiteSync::put_in_place(Attempt& attempt) {
  const auto policies = read_policies(attempt);
  if (!policies) return policies.error();
  if (auto kept = keep_lease(attempt); !kept) return kept.error();
  const Time began = *attempt.states.front().full_began;
  const StoredCatalog catalog{std::string(members_.front().connector->name()), began, 0};
  const auto change =
      storage_.replace_catalog(settings_.site, catalog, sync_.staged(settings_.site), *policies,
                               settings_.shrink_max_percent);
  for (SyncState& state : attempt.states) state = full_is_over(std::move(state));
  if (!change) return fail_full(attempt, 0, change.error());
  for (SyncState& state : attempt.states) {
    state.full_ended = world_.now();
    state.since = began;
    state.changed = change->added + change->updated;
    state.deleted = change->removed;
    state.products = change->added + change->updated + change->unchanged;
    state.gone_since = 0;
    state.full_failure.reset();
  }
  if (auto ended = sync_.end_full(writer(), attempt.states); !ended) return ended.error();
  hints_.everything_read(began);
  return *change;
}

}  // namespace aisle
