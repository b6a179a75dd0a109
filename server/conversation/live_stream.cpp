// What a conversation shows: its stored events, and an answer word by word.
#include <algorithm>

#include "server/conversation/live_conversation.h"
#include "server/conversation/pieces.h"
#include "shared/conversation/reducer.h"
#include "shared/protocol/codec.h"

namespace aisle {
namespace {

constexpr int kTickMs = 20;       ///< Not more often than this.
constexpr int kWordsAtOnce = 40;  ///< Of an answer that is sent without pace.
constexpr std::size_t kRecentEvents = 4, kRecentBytes = 1'024;  ///< Kept in memory, and of each.
constexpr std::chrono::milliseconds kJoinAgain{1'000};  ///< After storage could not be read.

Published text_event(Time now, const TurnId& turn, std::size_t offset, std::string text) {
  const Event event{0, now,
                    ModelSentText{turn, static_cast<std::int64_t>(offset), std::move(text)}};
  return {0, std::string(type_name(event)), encode(event)};
}

}  // namespace

void LiveConversation::join(std::shared_ptr<Subscription> subscription) {
  post([self = self(), weak = std::weak_ptr(std::move(subscription))] {
    if (const auto subscription = weak.lock()) self->try_to_join(subscription);
  });
}

// In the strand nothing is published meanwhile, so reading and joining leave no gap.
void LiveConversation::try_to_join(const std::shared_ptr<Subscription>& subscription) {
  if (!subscription->wanted) return;
  expect_listeners();
  is_awaited_ = false;
  if (!catch_up(*subscription)) {
    later(kJoinAgain, [this, weak = std::weak_ptr(subscription)] {
      if (const auto again = weak.lock()) try_to_join(again);
    });
    return;
  }
  if (stream_ && stream_->sent > 0) {
    const AssistantAnswered& answer = stream_->answer;
    subscription->give(text_event(parts_->world.now(), answer.turn, 0,
                                  answer.answer.text.substr(0, stream_->sent)));
  }
  if (deciding_ && !deciding_->text.empty()) {
    subscription->give(text_event(parts_->world.now(), deciding_->turn, 0, deciding_->text));
  }
  subscriptions_.push_back(subscription);
}

Result<void> LiveConversation::catch_up(Subscription& subscription) {
  if (catch_up_from_memory(subscription)) return {};
  for (;;) {
    const auto page = parts_->storage.events(id_, subscription.last_seq, kLogPageEvents);
    if (!page) return page.error();
    for (const StoredEvent& stored : *page) {
      subscription.last_seq = stored.seq;
      if (const auto event = decode_event(stored.json)) {
        subscription.give({stored.seq, std::string(type_name(*event)), stored.json});
      }
    }
    if (page->size() < kLogPageEvents) return {};
  }
}

bool LiveConversation::catch_up_from_memory(Subscription& subscription) const {
  if (recent_.empty() || recent_.front().seq > subscription.last_seq + 1) return false;
  for (const Published& event : recent_) {
    if (event.seq <= subscription.last_seq) continue;
    subscription.last_seq = event.seq;
    subscription.give(event);
  }
  return true;
}

// Who has just written listens to what follows; that much needs no reading.
void LiveConversation::remember(const Published& event) {
  if (event.json.size() > kRecentBytes) return recent_.clear();
  if (recent_.size() == kRecentEvents) recent_.erase(recent_.begin());
  recent_.push_back(event);
}

void LiveConversation::give_all(const Published& event) {
  std::erase_if(subscriptions_, [](const auto& weak) { return weak.expired(); });
  // A copy, since a subscriber may do anything when it is called.
  for (const auto& weak : std::vector(subscriptions_)) {
    const auto subscription = weak.lock();
    if (!subscription || (event.seq != 0 && event.seq <= subscription->last_seq)) continue;
    if (event.seq != 0) subscription->last_seq = event.seq;
    subscription->give(event);
  }
}

void LiveConversation::publish(const Event& event, const std::string& json) {
  const auto* answered = std::get_if<AssistantAnswered>(&event.body);
  if (answered && parts_->settings.words_per_second <= 0) {
    const std::string_view text = answered->answer.text;
    // An answer unlike what was shown takes its place as a whole.
    for (std::size_t sent = text.starts_with(shown_) ? shown_.size() : text.size();
         sent < text.size();) {
      const std::size_t bytes = next_piece(text.substr(sent), kWordsAtOnce);
      publish_text(answered->turn, sent, std::string(text.substr(sent, bytes)));
      sent += bytes;
    }
    shown_.clear();
  }
  if (std::holds_alternative<ConversationErased>(event.body)) recent_.clear();
  const Published published{event.seq, std::string(type_name(event)), json};
  remember(published);
  give_all(published);
}

void LiveConversation::publish_text(const TurnId& turn, std::size_t offset, std::string text) {
  give_all(text_event(parts_->world.now(), turn, offset, std::move(text)));
}

void LiveConversation::stream(AssistantAnswered answer) {
  parts_->streams.begin();
  stream_ = Stream{std::move(answer), 0, parts_->world.now() + parts_->settings.turn_timeout,
                   ++streams_begun_};
  tick(stream_->number);
}

// Sends the next words, and after the last ones appends the answer.
void LiveConversation::tick(std::int64_t number) {
  if (!stream_ || stream_->number != number) return;
  if (parts_->given_up) return end_stream();
  const int words_per_second = parts_->settings.words_per_second;
  const int words = std::max(1, words_per_second * kTickMs / 1'000);
  const std::string& text = stream_->answer.answer.text;
  const std::size_t rest = text.size() - stream_->sent;
  if (rest == 0) {
    AssistantAnswered answer = std::move(stream_->answer);
    end_stream();
    Batch last = batch();
    last.append(std::move(answer));
    return carry(std::move(last));
  }
  const bool late = parts_->world.now() > stream_->end;
  const std::size_t bytes =
      late ? rest : next_piece(std::string_view(text).substr(stream_->sent), words);
  const ModelSentText piece{stream_->answer.turn, static_cast<std::int64_t>(stream_->sent),
                            text.substr(stream_->sent, bytes)};
  publish_text(piece.turn, stream_->sent, piece.text);
  state_ = reduce(std::move(state_), {0, parts_->world.now(), piece}).state;
  stream_->sent += bytes;
  later(std::chrono::milliseconds(words * 1'000 / words_per_second),
        [this, number] { tick(number); });
}

void LiveConversation::end_stream() {
  if (!stream_) return;
  stream_.reset();
  parts_->streams.end();
}

}  // namespace aisle
