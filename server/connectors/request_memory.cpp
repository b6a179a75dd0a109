#include "server/connectors/request_memory.h"

#include <algorithm>

namespace aisle {

Result<std::unique_ptr<RequestMemory::Turn>> RequestMemory::begin(const OrderRequest& request) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return !busy_.contains(request.order); });
  const auto found = known_.find(request.key);
  if (found == known_.end()) {
    forget_oldest();
    known_.emplace(request.key, Known{request, {}, {}});
    ages_.push_back(request.key);
  } else if (!found->second.request.same_as(request)) {
    return Error{ErrorCode::conflict, "the key was used for another request"};
  }
  busy_.insert(request.order);
  return std::make_unique<Turn>(*this, request);
}

std::optional<OrderAnswer> RequestMemory::answer(const OrderRequest& request) {
  const std::lock_guard lock(mutex_);
  return known_.at(request.key).answer;
}

const RequestMemory::Attempt* RequestMemory::attempt(const OrderRequest& request) {
  const std::lock_guard lock(mutex_);
  const auto& attempt = known_.at(request.key).attempt;
  return attempt ? &*attempt : nullptr;
}

void RequestMemory::note(const OrderRequest& request, Attempt attempt) {
  const std::lock_guard lock(mutex_);
  known_.at(request.key).attempt = std::move(attempt);
}

OrderAnswer RequestMemory::keep(const OrderRequest& request, OrderAnswer answer) {
  const std::lock_guard lock(mutex_);
  Known& known = known_.at(request.key);
  known.attempt.reset();
  known.answer = answer;
  return answer;
}

// An error before anything was asked of the shop leaves the key free.
void RequestMemory::end(const OrderRequest& request) {
  const std::lock_guard lock(mutex_);
  busy_.erase(request.order);
  changed_.notify_all();
  const auto found = known_.find(request.key);
  if (found->second.attempt || found->second.answer) return;
  known_.erase(found);
  std::erase(ages_, request.key);
}

// Keys that somebody works on stay; there are never more of them than threads.
void RequestMemory::forget_oldest() {
  if (known_.size() < kRequestsKeptMax) return;
  const auto idle = std::find_if(ages_.begin(), ages_.end(), [&](const RequestKey& key) {
    return !busy_.contains(known_.at(key).request.order);
  });
  if (idle == ages_.end()) return;
  known_.erase(*idle);
  ages_.erase(idle);
}

}  // namespace aisle
