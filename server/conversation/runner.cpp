#include "server/conversation/runner.h"

#include <algorithm>
#include <list>
#include <mutex>
#include <unordered_map>

#include "server/conversation/live_conversation.h"
#include "server/conversation/timer.h"

namespace aisle {
namespace {

// Keeps the conversations that were used last, and all that something still holds.
class LiveConversations {
 public:
  LiveConversations(std::shared_ptr<RunnerParts> parts, std::size_t max)
      : parts_(std::move(parts)), max_(max) {}

  std::shared_ptr<LiveConversation> at(const ConversationId& id) {
    std::lock_guard guard(mutex_);
    const auto found = places_.find(id.value);
    if (found != places_.end()) {
      used_.splice(used_.begin(), used_, found->second);
      return used_.front().second;
    }
    used_.emplace_front(id.value, std::make_shared<LiveConversation>(parts_, id));
    places_[id.value] = used_.begin();
    auto newest = used_.front().second;
    drop_old();
    return newest;
  }

 private:
  static constexpr int kLooksMax = 8;  ///< At old ones, for each new one.

  // One that is at work, is waiting for a timer or has a listener is held by more than this list.
  void drop_old() {
    for (int looks = 0; looks < kLooksMax && used_.size() > max_; ++looks) {
      if (used_.back().second.use_count() == 1) {
        places_.erase(used_.back().first);
        used_.pop_back();
      } else {
        used_.splice(used_.begin(), used_, std::prev(used_.end()));
      }
    }
  }

  using Used = std::list<std::pair<std::string, std::shared_ptr<LiveConversation>>>;

  std::shared_ptr<RunnerParts> parts_;
  const std::size_t max_;
  std::mutex mutex_;
  Used used_;  ///< The one used last is first.
  std::unordered_map<std::string, Used::iterator> places_;
};

class PoolRunner final : public Runner {
 public:
  PoolRunner(Storage& storage, RunnerSettings settings, RunnerWorld world) {
    settings.workers = std::max(1, settings.workers);
    if (!world.after) {
      timer_ = std::make_unique<Timer>();
      world.after = [timer = timer_.get()](std::chrono::milliseconds delay, Task function) {
        timer->after(delay, std::move(function));
      };
    }
    parts_ = std::make_shared<RunnerParts>(storage, settings, std::move(world));
    live_ = std::make_unique<LiveConversations>(
        parts_, std::max<std::size_t>(1, settings.cached_conversations_max));
  }

  ~PoolRunner() override { drain(std::chrono::milliseconds(0)); }

  void start(std::string token_hash, ConversationStarted started, Reply reply) override {
    std::unique_lock lock(mutex_);
    if (stopping_) {
      lock.unlock();
      return reply(stopped());
    }
    const bool id_is_new = started.conversation.empty();
    if (id_is_new) started.conversation = {parts_->world.make_id()};
    const auto conversation = live_->at(started.conversation);
    conversation->start(std::move(token_hash), std::move(started), id_is_new, std::move(reply));
  }

  void post(const ConversationId& id, EventBody fact, Reply reply) override {
    std::unique_lock lock(mutex_);
    if (stopping_) {
      lock.unlock();
      return reply(stopped());
    }
    live_->at(id)->take(std::move(fact), std::move(reply));
  }

  void read(const ConversationId& id, Reply reply) override {
    std::unique_lock lock(mutex_);
    if (stopping_) {
      lock.unlock();
      return reply(stopped());
    }
    live_->at(id)->tell(std::move(reply));
  }

  std::shared_ptr<void> subscribe(const ConversationId& id, std::int64_t after,
                                  Subscriber subscriber) override {
    auto subscription = std::make_shared<Subscription>();
    subscription->subscriber = std::move(subscriber);
    subscription->last_seq = after;
    std::lock_guard guard(mutex_);
    if (!stopping_) {
      subscription->conversation = live_->at(id);
      subscription->conversation->join(subscription);
    }
    void* const address = subscription.get();
    return {address, [subscription = std::move(subscription)](void*) mutable {
              subscription->wanted = false;
              const auto conversation = subscription->conversation;
              subscription.reset();
              if (conversation) conversation->leave();
            }};
  }

  void set_knowledge(std::shared_ptr<const SiteKnowledge> knowledge) override {
    parts_->set_knowledge(std::move(knowledge));
  }

  Result<void> resume() override {
    const auto unfinished = parts_->storage.unfinished();
    if (!unfinished) return unfinished.error();
    std::lock_guard guard(mutex_);
    if (stopping_) return stopped();
    for (const ConversationId& id : *unfinished) live_->at(id)->carry_on();
    return {};
  }

  void drain(std::chrono::milliseconds grace) override {
    {
      std::lock_guard guard(mutex_);
      stopping_ = true;
    }
    const auto end = std::chrono::steady_clock::now() + grace;
    const auto left = [&] {
      return std::max(std::chrono::milliseconds(0),
                      std::chrono::duration_cast<std::chrono::milliseconds>(
                          end - std::chrono::steady_clock::now()));
    };
    // The end of a stream is a task, and a task may begin the stream of the next turn.
    while (parts_->tasks.wait_for(left()) &&
           !parts_->streams.wait_for(std::chrono::milliseconds(0)) &&
           parts_->streams.wait_for(left())) {
    }
    parts_->given_up = true;
    parts_->shop_workers.stop();
    parts_->tasks.wait();
    if (timer_) timer_->stop();
    parts_->workers.stop();
  }

 private:
  static Error stopped() { return {ErrorCode::unavailable, "the server is stopping"}; }

  std::unique_ptr<Timer> timer_;
  std::shared_ptr<RunnerParts> parts_;
  std::unique_ptr<LiveConversations> live_;
  std::mutex mutex_;
  bool stopping_ = false;
};

}  // namespace

std::unique_ptr<Runner> make_runner(Storage& storage, RunnerSettings settings, RunnerWorld world) {
  return std::make_unique<PoolRunner>(storage, settings, std::move(world));
}

}  // namespace aisle
