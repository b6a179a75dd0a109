// From which address a conversation's shopper wrote last, for the budget of addresses. In memory only.
#pragma once

#include <deque>
#include <mutex>
#include <string>
#include <unordered_map>

#include "shared/base/ids.h"

namespace aisle {

inline constexpr std::size_t kSpendersMax = 50'000;  ///< Then the oldest is forgotten.

/// Any thread may call it.
class Spenders {
 public:
  explicit Spenders(std::size_t count_max = kSpendersMax) : count_max_(count_max) {}

  void note(const ConversationId& conversation, std::string address);

  /// "" when it is not known.
  std::string address_of(const ConversationId& conversation) const;

 private:
  const std::size_t count_max_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, std::string> addresses_;
  std::deque<std::string> order_;
};

}  // namespace aisle
