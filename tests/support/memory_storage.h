// A storage in memory that keeps the real one's promises and fails where a test says.
#pragma once

#include <cstdlib>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "server/storage/order_storage.h"
#include "server/storage/storage.h"
#include "shared/protocol/codec.h"

namespace aisle {

class MemoryStorage final : public Storage {
 public:
  /// The commits whose numbers (from 1) are in here fail, and so do all after `dies_after`.
  std::set<int> failing;
  int dies_after = 1 << 30;
  /// A commit that fails in name only: it is stored, but the answer says otherwise.
  std::set<int> stored_but_refused;

  /// From now on commits of events are done, but nobody hears of it until `answer_now`.
  void answer_later() {
    std::lock_guard guard(mutex_);
    answers_later_ = true;
  }
  void answer_now() {
    std::vector<std::function<void()>> owed;
    {
      std::lock_guard guard(mutex_);
      answers_later_ = false;
      owed.swap(owed_);
    }
    for (const auto& one : owed) one();
  }

  int commits() const {
    std::lock_guard guard(mutex_);
    return commits_;
  }
  void work_again() {
    std::lock_guard guard(mutex_);
    dies_after = 1 << 30;
    failing.clear();
  }

  void create(StoredConversation conversation, StoredEvent first, Done done) override {
    done(commit([&]() -> Result<void> {
      const std::string id = conversation.id.value;
      if (logs_.contains(id)) return Error{ErrorCode::conflict, "taken"};
      logs_[id] = {std::move(conversation), {std::move(first)}};
      return {};
    }));
  }

  void append(const ConversationId& id, std::vector<StoredEvent> events, Done done) override {
    Result<void> stored = commit([&]() -> Result<void> {
      Log* log = find(id);
      if (!log) return missing();
      std::int64_t last = log->events.back().seq;
      for (const StoredEvent& event : events) {
        if (log->about.erased || event.seq != ++last) return Error{ErrorCode::conflict, "number"};
      }
      log->events.insert(log->events.end(), events.begin(), events.end());
      return {};
    });
    {
      std::lock_guard guard(mutex_);
      if (answers_later_) {
        owed_.push_back([stored, done] { done(stored); });
        return;
      }
    }
    done(stored);
  }

  void erase(const ConversationId& id, StoredEvent erased, Done done) override {
    done(commit([&]() -> Result<void> {
      Log* log = find(id);
      if (!log) return missing();
      log->about.erased = true;
      log->events = {std::move(erased)};
      return {};
    }));
  }

  Result<StoredConversation> conversation(const ConversationId& id) override {
    std::lock_guard guard(mutex_);
    const Log* log = find(id);
    if (!log) return missing();
    return log->about;
  }

  Result<std::vector<StoredEvent>> events(const ConversationId& id, std::int64_t after,
                                          std::size_t limit) override {
    std::lock_guard guard(mutex_);
    std::vector<StoredEvent> page;
    if (const Log* log = find(id)) {
      for (const StoredEvent& event : log->events) {
        if (event.seq > after && page.size() < limit) page.push_back(event);
      }
    }
    return page;
  }

  Result<std::vector<ConversationId>> unfinished() override {
    std::lock_guard guard(mutex_);
    std::vector<ConversationId> ids;
    for (const auto& [id, log] : logs_) {
      int open = 0;
      for (const StoredEvent& event : log.events) {
        const EventBody body = decode_event(event.json)->body;
        if (std::holds_alternative<ShopperSentMessage>(body)) ++open;
        if (std::holds_alternative<TurnCompleted>(body) ||
            std::holds_alternative<TurnFailed>(body) || std::holds_alternative<TurnStopped>(body)) {
          --open;
        }
        if (std::holds_alternative<ShopperConfirmed>(body) ||
            std::holds_alternative<HandoffRequested>(body)) {
          ++open;
        }
        if (std::holds_alternative<ActionPerformed>(body) ||
            std::holds_alternative<ActionFailed>(body) || std::holds_alternative<TeamTold>(body)) {
          --open;
        }
      }
      if (open > 0) ids.push_back({id});
    }
    return ids;
  }

  Result<ImportChange> replace_catalog(const std::string&, const StoredCatalog&, const ReadProduct&,
                                       const std::vector<Policy>&, int) override {
    return missing();
  }
  Result<ImportChange> keep_catalog(const std::string&, const StoredCatalog&) override {
    return missing();
  }
  Result<StoredCatalog> catalog(const std::string&) override { return missing(); }
  Result<std::vector<Product>> products(const std::string&) override { return missing(); }
  Result<std::vector<Policy>> policies(const std::string&) override { return missing(); }
  void add_model_spend(StoredModelSpend change, Done done) override {
    done(commit([&]() -> Result<void> {
      StoredModelSpend& spend = spends_[{change.day, change.site}];
      spend = {change.site, change.day, spend.tokens + change.tokens, spend.cost + change.cost};
      return {};
    }));
  }
  Result<std::vector<StoredModelSpend>> model_spends(std::int64_t day) override {
    std::lock_guard guard(mutex_);
    std::vector<StoredModelSpend> spends;
    for (const auto& [key, spend] : spends_) {
      if (key.first == day) spends.push_back(spend);
    }
    return spends;
  }
  OrderStorage& orders() override { return orders_; }
  SyncStorage& sync() override { std::abort(); }  ///< Tests of it use a database.
  Result<void> check() override { return {}; }

 private:
  // No shop was ever given; tests of orders use MemoryOrders.
  struct NoOrders final : OrderStorage {
    Result<void> replace_shop(const std::string&, const Shop&, const std::string&) override {
      return missing();
    }
    Result<Shop> shop(const std::string&) override { return missing(); }
    Result<std::string> shop_source(const std::string&) override { return missing(); }
    Result<Shopper> shopper(const std::string&, const ShopperId&) override { return missing(); }
    Result<Order> order(const std::string&, const OrderId&) override { return missing(); }
    Result<std::vector<Order>> orders_of(const std::string&, const ShopperId&, const OrderId&,
                                         std::size_t) override {
      return missing();
    }
    Result<OrderOutcome> preview(const std::string&, const ShopperId&, const OrderId&,
                                 const OrderChange&, Time) override {
      return missing();
    }
    Result<OrderAnswer> change(const std::string&, const OrderRequest&) override {
      return missing();
    }
  };

  struct Log {
    StoredConversation about;
    std::vector<StoredEvent> events;
  };

  static Error missing() { return {ErrorCode::not_found, "missing"}; }

  Log* find(const ConversationId& id) {
    const auto found = logs_.find(id.value);
    return found == logs_.end() ? nullptr : &found->second;
  }

  template <class Write>
  Result<void> commit(Write write) {
    std::lock_guard guard(mutex_);
    const int number = commits_ + 1;
    if (number > dies_after) return Error{ErrorCode::unavailable, "the process has died"};
    ++commits_;
    if (failing.contains(number)) return Error{ErrorCode::unavailable, "the disk is full"};
    auto written = write();
    if (stored_but_refused.contains(number)) return Error{ErrorCode::unavailable, "who knows"};
    return written;
  }

  NoOrders orders_;
  bool answers_later_ = false;
  std::vector<std::function<void()>> owed_;
  mutable std::mutex mutex_;
  std::map<std::string, Log> logs_;
  std::map<std::pair<std::int64_t, std::string>, StoredModelSpend> spends_;
  int commits_ = 0;
};

}  // namespace aisle
