// A turn whose next step is decided elsewhere, by a model: no thread waits, and what it says
// meanwhile is shown.
#include <algorithm>
#include <chrono>

#include "server/conversation/live_conversation.h"
#include "shared/conversation/reducer.h"

namespace aisle {
namespace {

constexpr std::chrono::milliseconds kNoWait{0};
constexpr std::chrono::milliseconds kArrival{
    1'000};  ///< From a message to listening to its answer.

}  // namespace

// What comes after the decision was given up is passed over by its number. The timer that ends it
// keeps the conversation until then.
class LiveConversation::Listener final : public DecisionListener {
 public:
  Listener(std::weak_ptr<LiveConversation> conversation, std::int64_t number)
      : conversation_(std::move(conversation)), number_(number) {}

  void said(std::string text) override {
    const auto to = conversation_.lock();
    if (!to) return;
    to->post_quick([to = to.get(), number = number_, text = std::move(text)]() mutable {
      to->hear(number, std::move(text));
    });
  }
  void decided(Decision decision) override {
    tell([number = number_, decision = std::move(decision)](LiveConversation& to) mutable {
      to.hear(number, std::move(decision));
    });
  }
  void gave_up() override {
    tell([number = number_](LiveConversation& to) { to.decide_here(number); });
  }

 private:
  template <class Function>
  void tell(Function function) {
    const auto conversation = conversation_.lock();
    if (!conversation) return;
    conversation->post(
        [to = conversation.get(), function = std::move(function)]() mutable { function(*to); });
  }

  const std::weak_ptr<LiveConversation> conversation_;
  const std::int64_t number_;
};

// A commit may be on its way: what follows is done in a task of its own.
void LiveConversation::begin_deciding() {
  const Turn* turn = current_turn(state_);
  const auto knowledge = parts_->knowledge(state_.site);
  const std::int64_t number = ++decisions_begun_;
  shown_.clear();
  deciding_ = Deciding{turn ? turn->id : TurnId(), number, nullptr, {}};
  parts_->streams.begin();
  const auto decide_soon = [&] { post([self = self(), number] { self->decide_here(number); }); };
  if (!turn || !knowledge) return decide_soon();
  if (is_unheard_) return post([self = self()] { self->interrupt_unheard(); });
  // What was said before the turn's last tools stays.
  if (const auto* running = std::get_if<Running>(&turn->progress)) deciding_->text = running->text;
  later(parts_->settings.turn_timeout, [this, number] { decide_here(number); });
  // Whatever it tells, even during the call, is heard after this task.
  deciding_->handle = parts_->world.decide_later(*knowledge, state_, *turn,
                                                 std::make_shared<Listener>(self(), number));
  if (!deciding_->handle) decide_soon();
}

void LiveConversation::hear(std::int64_t number, std::string text) {
  if (!deciding_ || deciding_->number != number || text.empty()) return;
  if (parts_->given_up) return end_deciding();
  const std::size_t offset = deciding_->text.size();
  publish_text(deciding_->turn, offset, text);
  deciding_->text += text;
  const ModelSentText piece{deciding_->turn, static_cast<std::int64_t>(offset), std::move(text)};
  state_ = reduce(std::move(state_), {0, parts_->world.now(), piece}).state;
}

void LiveConversation::hear(std::int64_t number, Decision decision) {
  if (!deciding_ || deciding_->number != number) return;
  shown_ = std::move(deciding_->text);
  end_deciding();
  if (parts_->given_up) return;
  carry(batch(), std::move(decision));
}

// It can't, or has had its time.
void LiveConversation::decide_here(std::int64_t number) {
  if (!deciding_ || deciding_->number != number) return;
  shown_ = std::move(deciding_->text);
  end_deciding();
  if (parts_->given_up) return;
  carry(batch(outstanding(state_)), std::nullopt, true);
}

void LiveConversation::leave() {
  post([self = self()] { self->miss_listeners(); });
}

void LiveConversation::miss_listeners() {
  if (is_heard()) return;
  const std::int64_t leave = ++leaves_;
  // Who has just written may be on the way from one stream to the next.
  const auto grace = std::max(parts_->settings.leave_grace, is_awaited_ ? kArrival : kNoWait);
  if (grace.count() == 0) return stop_unheard(leave);
  later(grace, [this, leave] { stop_unheard(leave); });
}

void LiveConversation::stop_unheard(std::int64_t leave) {
  if (leave != leaves_ || is_heard()) return;
  is_unheard_ = true;
  interrupt_unheard();
}

// Nobody reads what a model is paid for.
void LiveConversation::interrupt_unheard() {
  if (!is_unheard_ || !deciding_ || parts_->given_up) return;
  const TurnId turn = deciding_->turn;
  end_deciding();
  Batch one = batch();
  one.append(TurnFailed{turn, FailureReason::interrupted});
  carry(std::move(one));
}

// Somebody is there, or has just written and will listen.
void LiveConversation::expect_listeners() {
  ++leaves_;
  is_unheard_ = false;
}

bool LiveConversation::is_heard() const {
  return std::any_of(subscriptions_.begin(), subscriptions_.end(), [](const auto& weak) {
    const auto subscription = weak.lock();
    return subscription && subscription->wanted;
  });
}

void LiveConversation::end_deciding() {
  if (!deciding_) return;
  deciding_.reset();
  parts_->streams.end();
}

}  // namespace aisle
