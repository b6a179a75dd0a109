#include "server/conversation/live_conversation.h"

#include <algorithm>

#include "server/conversation/admission.h"
#include "shared/conversation/reducer.h"
#include "shared/protocol/codec.h"

namespace aisle {
namespace {

constexpr std::chrono::milliseconds kRetryFirst{500}, kRetryMax{30'000};
constexpr std::chrono::milliseconds kTellFirst{10'000}, kTellMax{3'600'000};

struct Written {
  std::vector<Event> events;
  std::vector<StoredEvent> stored;
};

}  // namespace

std::shared_ptr<const SiteKnowledge> RunnerParts::knowledge(const std::string& site) {
  std::lock_guard guard(mutex_);
  const auto found = knowledge_.find(site);
  return found == knowledge_.end() ? nullptr : found->second;
}

void RunnerParts::set_knowledge(std::shared_ptr<const SiteKnowledge> knowledge) {
  std::lock_guard guard(mutex_);
  knowledge_[knowledge->site].swap(knowledge);  // The old one goes outside the lock.
}

LiveConversation::LiveConversation(std::shared_ptr<RunnerParts> parts, ConversationId id)
    : Strand(parts->workers, parts->tasks),
      parts_(std::move(parts)),
      id_(std::move(id)),
      retry_delay_(kRetryFirst) {}

void LiveConversation::start(std::string token_hash, ConversationStarted started, bool id_is_new,
                             Runner::Reply reply) {
  post([self = self(), token_hash = std::move(token_hash), started = std::move(started), id_is_new,
        reply = std::move(reply)] {
    if (!id_is_new || self->loaded_) {
      const auto known = self->load();
      if (known) return reply(Error{ErrorCode::conflict, "there is a conversation of this id"});
      if (known.error().code != ErrorCode::not_found) return reply(known.error());
    }
    Batch first(State{}, self->parts_->world.now());
    first.append(started);
    self->loaded_ = true;
    self->store(
        std::move(first),
        [&](std::vector<StoredEvent> events, Storage::Done done) {
          self->parts_->storage.create({self->id_, started.site, token_hash},
                                       std::move(events.front()), std::move(done));
        },
        [self, reply](const Result<StoredEvents>& stored) {
          if (!stored) return reply(stored.error());
          reply(Recorded{&self->state_, &stored->front()});
        });
  });
}

void LiveConversation::take(EventBody fact, Runner::Reply reply) {
  post([self = self(), fact = std::move(fact), reply = std::move(reply)]() mutable {
    self->handle(std::move(fact), std::move(reply));
  });
}

void LiveConversation::tell(Runner::Reply reply) {
  post([self = self(), reply = std::move(reply)] {
    if (auto loaded = self->load(); !loaded) return reply(loaded.error());
    reply(Recorded{&self->state_});
  });
}

void LiveConversation::handle(EventBody fact, Runner::Reply reply) {
  if (auto loaded = load(); !loaded) return reply(loaded.error());
  const auto admitted = admit(state_, fact, parts_->world.now());
  if (!admitted) return reply(admitted.error());
  if (!*admitted) return reply(Recorded{&state_});

  const bool erases = std::holds_alternative<ConversationErased>(fact);
  if (erases || std::holds_alternative<TurnStopped>(fact)) {
    end_stream();
    end_deciding();
  }
  Batch one = batch();
  // Nothing of what follows from a message needs it to be stored first.
  const bool begins_turn = std::holds_alternative<ShopperSentMessage>(fact);
  one.append(std::move(fact));
  if (begins_turn) {
    expect_listeners();
    is_awaited_ = true;
  }
  Then told = [this, reply = std::move(reply)](const Result<StoredEvents>& stored) {
    if (!stored) return reply(stored.error());
    reply(Recorded{&state_, &stored->front()});
  };
  if (begins_turn) return carry(std::move(one), std::nullopt, false, std::move(told));
  auto then = [this, told = std::move(told),
               effects = one.take_effects()](const Result<StoredEvents>& stored) {
    told(stored);
    if (stored && !effects.empty()) carry(batch(effects));
  };
  if (!erases) return append(std::move(one), std::move(then));
  store(
      std::move(one),
      [&](std::vector<StoredEvent> events, Storage::Done done) {
        parts_->storage.erase(id_, std::move(events.front()), std::move(done));
      },
      std::move(then));
}

// Takes the state out of memory and into a batch, which gives it back with `store`.
Batch LiveConversation::batch(std::vector<Effect> effects) {
  return {std::exchange(state_, {}), parts_->world.now(), std::move(effects)};
}

// Does what the batch asks for. Steps that follow one another at once share a commit. With `now` no
// decision is left for later. `told`, if any, is called once it is stored.
void LiveConversation::carry(Batch work, std::optional<Decision> decided, bool now, Then told) {
  std::optional<AssistantAnswered> answer;
  std::vector<Effect> asks;
  bool tells_team = false;
  bool undecided = false;
  if (!parts_->given_up) {
    const auto knowledge = parts_->knowledge(work.state().site);
    const bool shown = (decided || now) && !shown_.empty();  // Its pace was the model's.
    const CarryOut how{parts_->world,
                       knowledge.get(),
                       parts_->settings.turn_timeout,
                       parts_->settings.words_per_second > 0 && !shown,
                       parts_->world.decide_later && !now,
                       true,
                       decided ? std::string_view(shown_) : std::string_view()};
    Carried carried = carry_out(std::move(work), how, std::move(decided));
    work = std::move(carried.batch);
    answer = std::move(carried.answer);
    undecided = carried.undecided;
    asks = std::move(carried.asks);
    tells_team = carried.tells_team;
  }
  Then then = [this, answer = std::move(answer), asks = std::move(asks), undecided, tells_team,
               told = std::move(told),
               effects = work.take_effects()](const Result<StoredEvents>& stored) {
    if (told) told(stored);
    if (!stored || parts_->given_up) return;
    if (tells_team) tell_team();
    ask(asks);
    if (answer) return stream(*answer);
    if (!undecided && !effects.empty()) carry(batch(effects));
  };
  const bool is_stored = work.events().empty();
  if (is_stored) {
    state_ = work.take_state();
  } else {
    append(std::move(work), std::move(then));
  }
  // A model thinks while the commit is on its way; what it says waits for that.
  if (undecided && !parts_->given_up) begin_deciding();
  if (is_stored) then(StoredEvents{});
}

// At least once: after a crash, or when it is not known whether it arrived, it is sent again.
void LiveConversation::tell_team() {
  const bool owed = state_.handoff && !state_.handoff->told;
  if (!owed || !parts_->world.tell_team || telling_team_ || parts_->given_up) return;
  telling_team_ = true;
  parts_->world.tell_team(state_, [self = self()](Result<void> told) {
    self->post([self, told = std::move(told)] { self->hear_told(told); });
  });
}

void LiveConversation::hear_told(const Result<void>& told) {
  telling_team_ = false;
  if (!told) {
    tell_delay_ = std::clamp(2 * tell_delay_, kTellFirst, kTellMax);
    return later(tell_delay_, [this] { tell_team(); });
  }
  tell_delay_ = std::chrono::milliseconds(0);
  // It may have been erased or forgotten meanwhile.
  if (!load() || !state_.handoff || state_.handoff->told) return;
  Batch one = batch();
  one.append(TeamTold{});
  carry(std::move(one));
}

void LiveConversation::carry_on() {
  post([self = self()] { self->carry_on_now(); });
}

void LiveConversation::carry_on_now() {
  if (parts_->given_up) return;
  if (auto loaded = load(); !loaded) {
    if (loaded.error().code == ErrorCode::unavailable) carry_on_later();
    return;
  }
  if (stream_ || deciding_) return;
  auto owed = outstanding(state_);
  if (!owed.empty()) carry(batch(std::move(owed)));
}

void LiveConversation::carry_on_later() {
  if (carry_on_planned_) return;
  carry_on_planned_ = true;
  later(retry_delay_, [this] {
    carry_on_planned_ = false;
    carry_on_now();
  });
  retry_delay_ = std::min(2 * retry_delay_, kRetryMax);
}

void LiveConversation::later(std::chrono::milliseconds delay, std::function<void()> task) {
  parts_->world.after(
      delay, [self = self(), task = std::move(task)] { self->post([self, task] { task(); }); });
}

void LiveConversation::append(Batch work, Then then) {
  store(
      std::move(work),
      [this](std::vector<StoredEvent> events, Storage::Done done) {
        parts_->storage.append(id_, std::move(events), std::move(done));
      },
      std::move(then));
}

// Stores the batch, then shows it, then goes on with `then`. Until that no other task runs.
void LiveConversation::store(Batch work, const Write& write, Then then) {
  auto written = std::make_shared<Written>();
  state_ = work.take_state();
  written->events = work.take_events();
  for (const Event& event : written->events) written->stored.push_back({event.seq, encode(event)});
  hold();
  write(written->stored, [self = self(), written, then = std::move(then)](Result<void> stored) {
    self->resume_with([self, written, then, stored = std::move(stored)] {
      if (!stored) {
        self->forget();
        return then(stored.error());
      }
      self->retry_delay_ = kRetryFirst;
      for (std::size_t i = 0; i < written->events.size(); ++i) {
        self->publish(written->events[i], written->stored[i].json);
      }
      then(StoredEvents(written->stored));
    });
  });
}

// Memory is ahead of the log now, or behind it when a commit succeeded whose answer was a failure.
void LiveConversation::forget() {
  end_stream();
  end_deciding();
  loaded_ = false;
  state_ = {};
  recent_.clear();
  carry_on_later();
}

Result<void> LiveConversation::load() {
  if (loaded_) return {};
  if (auto replayed = replay_log(); !replayed) return replayed;
  for (const auto& weak : subscriptions_) {
    const auto subscription = weak.lock();
    if (!subscription) continue;
    if (auto current = catch_up(*subscription); !current) return current;
  }
  loaded_ = true;
  return {};
}

Result<void> LiveConversation::replay_log() {
  const auto about = parts_->storage.conversation(id_);
  if (!about) return about.error();
  State state;
  for (;;) {
    const auto page = parts_->storage.events(id_, state.last_seq, kLogPageEvents);
    if (!page) return page.error();
    for (const StoredEvent& stored : *page) {
      const auto event = decode_event(stored.json);
      if (!event) {
        return Error{ErrorCode::data_loss,
                     "event " + std::to_string(stored.seq) + " of a conversation can't be read"};
      }
      state = reduce(std::move(state), *event).state;
    }
    if (page->size() < kLogPageEvents) break;
  }
  state.conversation = id_;  // Of an erased one, the event that says so is gone.
  state.site = about->site;
  state_ = std::move(state);
  return {};
}

}  // namespace aisle
