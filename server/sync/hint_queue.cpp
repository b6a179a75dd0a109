#include "server/sync/hint_queue.h"

#include <iterator>

namespace aisle {

bool HintQueue::add(const std::string& connector, const ShopHint& hint, Time now) {
  if (hint.kind == HintKind::order) return false;
  const std::lock_guard lock(mutex_);
  if (hint.kind == HintKind::everything) return want_everything(now);
  std::set<ProductId>& products = waiting_[connector];
  if (products.contains({hint.id})) return false;
  if (count_ == kHintsWaitingMax) return want_everything(now);
  products.insert({hint.id});
  ++count_;
  if (count_ > 1) return false;
  first_at_ = now;
  return true;
}

bool HintQueue::want_everything(Time now) {
  const bool is_first = !everything_at_;
  waiting_.clear();
  count_ = 0;
  first_at_.reset();
  everything_at_ = now;
  return is_first;
}

std::optional<Time> HintQueue::due() const {
  const std::lock_guard lock(mutex_);
  if (count_ == 0) return std::nullopt;
  return *first_at_ + kHintSettleTime;
}

HintQueue::Batch HintQueue::take(std::size_t limit) {
  const std::lock_guard lock(mutex_);
  for (auto& [connector, products] : waiting_) {
    if (products.empty()) continue;
    Batch batch{connector, {}};
    while (!products.empty() && batch.products.size() < limit) {
      batch.products.push_back(std::move(products.extract(products.begin()).value()));
    }
    count_ -= batch.products.size();
    if (count_ == 0) first_at_.reset();
    return batch;
  }
  return {};
}

void HintQueue::put_back(const Batch& batch, Time now) {
  for (const ProductId& product : batch.products) {
    add(batch.connector, {.kind = HintKind::product, .id = product.value}, now);
  }
  const std::lock_guard lock(mutex_);
  if (count_ > 0) first_at_ = now;
}

std::optional<Time> HintQueue::everything_wanted() const {
  const std::lock_guard lock(mutex_);
  return everything_at_;
}

void HintQueue::everything_read(Time began) {
  const std::lock_guard lock(mutex_);
  if (everything_at_ && *everything_at_ <= began) everything_at_.reset();
}

std::size_t HintQueue::size() const {
  const std::lock_guard lock(mutex_);
  return count_;
}

}  // namespace aisle
