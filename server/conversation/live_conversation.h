// One conversation in memory: its state, who listens, and the turn under way.
//
// A strand: one thread at a time works on it, and none while a commit is on its way. Nothing is
// shown that is not stored; when a commit fails, what was in memory is thrown away and read again.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "server/conversation/batch.h"
#include "server/conversation/runner.h"
#include "server/conversation/shop_ask.h"
#include "server/conversation/shop_workers.h"
#include "server/conversation/strand.h"

namespace aisle {

/// What all conversations of a runner share.
struct RunnerParts {
  Storage& storage;
  RunnerSettings settings;
  RunnerWorld world;
  Activity tasks;
  Activity streams;
  Workers workers;
  ShopWorkers shop_workers;
  std::atomic<bool> given_up{false};  ///< No turn is begun or carried on any more.

  RunnerParts(Storage& storage_, RunnerSettings settings_, RunnerWorld world_)
      : storage(storage_),
        settings(settings_),
        world(std::move(world_)),
        workers(settings.workers),
        shop_workers(settings.shop_threads) {}

  std::shared_ptr<const SiteKnowledge> knowledge(const std::string& site);
  void set_knowledge(std::shared_ptr<const SiteKnowledge> knowledge);

 private:
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const SiteKnowledge>> knowledge_;
};

class LiveConversation;

/// One listener. Its handle keeps the conversation in memory.
struct Subscription {
  std::shared_ptr<LiveConversation> conversation;
  Runner::Subscriber subscriber;
  std::int64_t last_seq = 0;  ///< Of what it got; used in the conversation's strand only.
  std::atomic<bool> wanted{true};

  void give(const Published& event) {
    if (wanted) subscriber(event);
  }
};

class LiveConversation final : public Strand {
 public:
  LiveConversation(std::shared_ptr<RunnerParts> parts, ConversationId id);

  // From any thread; the work is done in the strand.
  void start(std::string token_hash, ConversationStarted started, bool id_is_new,
             Runner::Reply reply);
  void take(EventBody fact, Runner::Reply reply);
  void tell(Runner::Reply reply);
  void join(std::shared_ptr<Subscription> subscription);
  void leave();     ///< A listener has left.
  void carry_on();  ///< Does what the stored log still asks for.

 private:
  struct Stream {
    AssistantAnswered answer;
    std::size_t sent = 0;  ///< Bytes.
    Time end{};            ///< Then the rest is sent at once.
    std::int64_t number = 0;
  };

  /// A decision that takes its time.
  struct Deciding {
    TurnId turn;
    std::int64_t number = 0;
    std::shared_ptr<void> handle;
    std::string text;  ///< That it has said.
  };
  class Listener;

  std::shared_ptr<LiveConversation> self() {
    return std::static_pointer_cast<LiveConversation>(shared_from_this());
  }

  // All from here on in the strand.
  Result<void> load();
  Result<void> replay_log();
  void handle(EventBody fact, Runner::Reply reply);
  void carry(Batch batch, std::optional<Decision> decided = std::nullopt, bool now = false,
             const Runner::Reply& reply = {});
  void carry_on_now();
  void stream(AssistantAnswered answer);
  void tick(std::int64_t number);
  void end_stream();
  void tell_team();
  void hear_told(const Result<void>& told);
  void begin_deciding();
  void hear(std::int64_t number, std::string text);
  void hear(std::int64_t number, Decision decision);
  void decide_here(std::int64_t number);
  void end_deciding();
  void ask(std::vector<Effect> effects);
  void hear(const Effect& asked, std::optional<ShopWord> word);
  void hear_late(const Effect& asked);
  void miss_listeners();
  void stop_unheard(std::int64_t leave);
  void interrupt_unheard();
  void expect_listeners();
  bool is_heard() const;
  using Write = std::function<void(std::vector<StoredEvent>, Storage::Done)>;
  using Then = std::function<void(Result<void>)>;
  void store(Batch batch, const Write& write, Then then);
  void append(Batch batch, Then then);
  void forget();
  Batch batch(std::vector<Effect> effects = {});
  void publish(const Event& event, const std::string& json);
  void publish_text(const TurnId& turn, std::size_t offset, std::string text);
  void give_all(const Published& event);
  Result<void> catch_up(Subscription& subscription);
  void try_to_join(const std::shared_ptr<Subscription>& subscription);
  void later(std::chrono::milliseconds delay, std::function<void()> task);
  void carry_on_later();

  // Shared, because a timer of the world's may meet a runner that has gone.
  std::shared_ptr<RunnerParts> parts_;
  const ConversationId id_;
  bool loaded_ = false;
  State state_;
  std::optional<Stream> stream_;
  std::int64_t streams_begun_ = 0;
  std::int64_t leaves_ = 0;    ///< How often the last listener left, or came back.
  bool is_unheard_ = false;    ///< Nobody has come back in time.
  std::vector<Effect> asked_;  ///< Of the shop, and not answered yet.
  std::optional<Deciding> deciding_;
  std::int64_t decisions_begun_ = 0;
  std::string shown_;  ///< What the last decision said while it was under way.
  bool carry_on_planned_ = false;
  std::chrono::milliseconds retry_delay_{0};
  bool telling_team_ = false;
  std::chrono::milliseconds tell_delay_{0};
  std::vector<std::weak_ptr<Subscription>> subscriptions_;
};

}  // namespace aisle
