// Which changes of orders were asked for, and how they were answered: so that a key is carried out
// once.
//
// In memory and bounded: the oldest keys go first, and all with the process. What is then asked
// again meets an order that has changed already, and is refused by the rules.
#pragma once

#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "shared/base/result.h"
#include "shared/commerce/order_request.h"

namespace aisle {

inline constexpr std::size_t kRequestsKeptMax = 10'000;

/// Any thread may use it.
class RequestMemory {
 public:
  /// What was sent to the shop for a key.
  struct Attempt {
    Order before;
    Changed wanted;
  };

  /// The right to work on a request. While it lives nobody else works on the same order.
  class Turn {
   public:
    Turn(RequestMemory& memory, OrderRequest request)
        : memory_(memory), request_(std::move(request)) {}
    ~Turn() { memory_.end(request_); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    /// What the key was answered before, if it was.
    std::optional<OrderAnswer> answer() const { return memory_.answer(request_); }

    /// An attempt whose outcome is unknown; null when there was none. Valid until `note_attempt`.
    const Attempt* attempt() const { return memory_.attempt(request_); }

    void note_attempt(Attempt attempt) { memory_.note(request_, std::move(attempt)); }
    OrderAnswer answer_with(OrderAnswer answer) {
      return memory_.keep(request_, std::move(answer));
    }

   private:
    RequestMemory& memory_;
    const OrderRequest request_;
  };

  /// Waits until nobody works on the order. Errors: conflict (the key was another request's).
  Result<std::unique_ptr<Turn>> begin(const OrderRequest& request);

 private:
  struct Known {
    OrderRequest request;
    std::optional<Attempt> attempt;
    std::optional<OrderAnswer> answer;
  };

  std::optional<OrderAnswer> answer(const OrderRequest& request);
  const Attempt* attempt(const OrderRequest& request);
  void note(const OrderRequest& request, Attempt attempt);
  OrderAnswer keep(const OrderRequest& request, OrderAnswer answer);
  void end(const OrderRequest& request);
  void forget_oldest();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::set<OrderId> busy_;
  std::map<RequestKey, Known> known_;
  std::deque<RequestKey> ages_;  ///< Oldest first; the keys of `known_`.
};

}  // namespace aisle
