// A runner with a clock and timers that are set by hand, and an assistant that follows a script.
#pragma once

#include <condition_variable>
#include <functional>
#include <future>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "server/conversation/runner.h"
#include "shared/protocol/codec.h"

namespace aisle {

/// Time that stands still until a test moves it; what is due is called then.
class HandClock {
 public:
  Time now() {
    std::lock_guard guard(mutex_);
    return now_;
  }

  void after(std::chrono::milliseconds delay, std::function<void()> function) {
    std::lock_guard guard(mutex_);
    due_.emplace_back(now_ + delay, std::move(function));
    changed_.notify_all();
  }

  /// Moves on without calling anything.
  void set_forward(std::chrono::milliseconds time) {
    std::lock_guard guard(mutex_);
    now_ += time;
  }

  /// Waits until something is planned, then moves on and calls what is due. False when nothing is
  /// planned within `patience`.
  bool pass(std::chrono::milliseconds time,
            std::chrono::milliseconds patience = std::chrono::seconds(10)) {
    std::vector<std::function<void()>> ready;
    {
      std::unique_lock lock(mutex_);
      if (!changed_.wait_for(lock, patience, [&] { return !due_.empty(); })) return false;
      now_ += time;
      for (std::size_t i = 0; i < due_.size();) {
        if (due_[i].first <= now_) {
          ready.push_back(std::move(due_[i].second));
          due_.erase(due_.begin() + static_cast<long>(i));
        } else {
          ++i;
        }
      }
    }
    for (const auto& function : ready) function();
    return true;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  Time now_{std::chrono::seconds(1'700'000'000)};
  std::vector<std::pair<Time, std::function<void()>>> due_;
};

/// What one subscriber got, and a way to wait for it.
class Listener {
 public:
  Listener(Runner& runner, const ConversationId& id, std::int64_t after = 0)
      : handle_(runner.subscribe(id, after, [this](const Published& event) { take(event); })) {}

  /// The types as one text: "conversation_started shopper_sent_message ". Waits for one that ends
  /// it, `count` times; after 10 seconds it answers what there is.
  std::string until(const std::string& type, int count = 1) {
    std::unique_lock lock(mutex_);
    arrived_.wait_for(lock, std::chrono::seconds(10), [&] {
      int seen = 0;
      for (const Published& event : events_) seen += event.type == type ? 1 : 0;
      return seen >= count;
    });
    std::string types;
    for (const Published& event : events_) types += event.type + " ";
    return types;
  }

  std::vector<Published> events() {
    std::lock_guard guard(mutex_);
    return events_;
  }

  /// The numbers of the stored events.
  std::vector<std::int64_t> numbers() {
    std::vector<std::int64_t> numbers;
    for (const Published& event : events()) {
      if (event.seq != 0) numbers.push_back(event.seq);
    }
    return numbers;
  }

  /// What the pieces of text amount to for somebody who joined with the first of them.
  std::string text() {
    std::string text;
    for (const Published& event : events()) {
      const Event decoded = *decode_event(event.json);
      const auto* piece = std::get_if<ModelSentText>(&decoded.body);
      if (!piece) continue;
      const auto offset = static_cast<std::size_t>(piece->offset);
      if (offset <= text.size()) text = text.substr(0, offset) + piece->text;
    }
    return text;
  }

  void leave() { handle_.reset(); }

 private:
  void take(const Published& event) {
    std::lock_guard guard(mutex_);
    events_.push_back(event);
    arrived_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable arrived_;
  std::vector<Published> events_;
  std::shared_ptr<void> handle_;  ///< The last member: nothing is taken after it has gone.
};

inline std::shared_ptr<const SiteKnowledge> small_knowledge() {
  auto knowledge = std::make_shared<SiteKnowledge>();
  knowledge->site = "shop";
  knowledge->currency = "EUR";
  knowledge->connector = "demo";
  knowledge->has_team = true;
  knowledge->withheld["en"] = "(not certain)";
  std::vector<Product> products{{.id = {"p1"},
                                 .title = "Rain jacket",
                                 .variants = {{.id = {"p1-1"}, .price = {4999, "EUR"}}}}};
  knowledge->index = std::make_shared<SearchIndex>(SearchIndex::build(std::move(products), {}, {}));
  return knowledge;
}

/// First a search for what the message says, then an answer that repeats the message.
inline Decision search_then_answer(const SiteKnowledge&, const State&, const Turn& turn) {
  if (turn.tools.empty()) return std::vector<ToolArguments>{SearchCatalog{.text = turn.text}};
  return Answer{.text = "You said " + turn.text};
}

/// A runner on a storage, and what it was given.
struct RunnerBench {
  HandClock clock;
  std::mutex ids_mutex;
  int ids = 0;
  RunnerSettings settings{};
  std::function<Decision(const SiteKnowledge&, const State&, const Turn&)> decide =
      search_then_answer;
  decltype(RunnerWorld::tell_team) tell_team;
  decltype(RunnerWorld::decide_later) decide_later;
  std::unique_ptr<Runner> runner;

  void open(Storage& storage) {
    runner.reset();
    RunnerWorld world;
    world.now = [this] { return clock.now(); };
    world.make_id = [this] {
      std::lock_guard guard(ids_mutex);
      return "id" + std::to_string(++ids);
    };
    world.decide = [this](const SiteKnowledge& knowledge, const State& state, const Turn& turn) {
      return decide(knowledge, state, turn);
    };
    world.tell_team = tell_team;
    world.decide_later = decide_later;
    world.after = [this](std::chrono::milliseconds delay, std::function<void()> function) {
      clock.after(delay, std::move(function));
    };
    runner = make_runner(storage, settings, std::move(world));
    runner->set_knowledge(small_knowledge());
  }

  Result<State> start(const std::string& id = "a") {
    return reply_of([&](Runner::Reply reply) {
      runner->start("hash", {{id}, "shop", "en", "EUR"}, std::move(reply));
    });
  }
  Result<State> post(EventBody fact, const std::string& id = "a") {
    return reply_of(
        [&](Runner::Reply reply) { runner->post({id}, std::move(fact), std::move(reply)); });
  }
  Result<State> say(const std::string& message, const std::string& text) {
    return post(ShopperSentMessage{{message}, text, {}});
  }

  static Result<State> reply_of(const std::function<void(Runner::Reply)>& ask) {
    auto promise = std::make_shared<std::promise<Result<State>>>();
    auto answer = promise->get_future();
    ask([promise](const Result<Recorded>& recorded) {
      promise->set_value(recorded ? Result<State>(*recorded->state) : recorded.error());
    });
    return answer.get();
  }
};

}  // namespace aisle
