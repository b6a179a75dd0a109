#include "server/model_turns/spenders.h"

namespace aisle {

void Spenders::note(const ConversationId& conversation, std::string address) {
  const std::lock_guard lock(mutex_);
  const bool is_new = addresses_.insert_or_assign(conversation.value, std::move(address)).second;
  if (is_new) order_.push_back(conversation.value);
  if (order_.size() <= count_max_) return;
  addresses_.erase(order_.front());
  order_.pop_front();
}

std::string Spenders::address_of(const ConversationId& conversation) const {
  const std::lock_guard lock(mutex_);
  const auto found = addresses_.find(conversation.value);
  return found == addresses_.end() ? std::string() : found->second;
}

}  // namespace aisle
