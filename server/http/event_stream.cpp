#include "server/http/event_stream.h"

#include <atomic>
#include <map>
#include <mutex>
#include <utility>

#include "shared/base/json.h"

namespace aisle {
namespace {

// The texts of two members of an event that our own codec wrote.
std::pair<std::string, std::string> read_two(std::string_view json, std::string_view first,
                                             std::string_view second) {
  std::pair<std::string, std::string> values;
  JsonReader in(json);
  std::string key;
  in.enter_object();
  while (in.next_key(key)) {
    if (key == first)
      values.first = in.string();
    else if (key == second)
      values.second = in.string();
    else
      in.skip();
  }
  return values;
}

}  // namespace

std::string format_sse(const Published& event) {
  std::string text;
  text.reserve(event.json.size() + event.type.size() + 48);
  if (event.seq > 0) text.append("id: ").append(std::to_string(event.seq)).append("\n");
  text.append("event: ").append(event.type).append("\ndata: ").append(event.json).append("\n\n");
  return text;
}

bool TurnEnd::is_end(const Published& event) {
  if (event.type == TurnStarted::kType) {
    auto [turn, message] = read_two(event.json, "turn", "message");
    if (message == message_.value) turn_ = std::move(turn);
    return false;
  }
  const bool ends = event.type == TurnCompleted::kType || event.type == TurnFailed::kType ||
                    event.type == TurnStopped::kType;
  return ends && !turn_.empty() && read_two(event.json, "turn", "").first == turn_;
}

struct EventStreams::Stream {
  std::uint64_t key = 0;
  ConversationId conversation;
  std::shared_ptr<Answering> answer;
  EndsStream ends;
  std::atomic<bool> ended = false;
  std::shared_ptr<void> subscription;  ///< Guarded by the registry's mutex.
};

struct EventStreams::Registry {
  Registry(Metrics& all_metrics, std::size_t max)
      : metrics(all_metrics), per_conversation_max(max) {}

  bool add(const std::shared_ptr<Stream>& stream) {
    const std::lock_guard lock(mutex);
    std::size_t& count = counts[stream->conversation];
    if (count >= per_conversation_max) return false;
    ++count;
    stream->key = ++last_key;
    streams[stream->key] = stream;
    metrics.stream_began();
    return true;
  }

  // Once only for each stream. Letting go of it ends its subscription.
  void remove(std::uint64_t key) {
    std::shared_ptr<Stream> stream;
    std::shared_ptr<void> subscription;
    {
      const std::lock_guard lock(mutex);
      const auto found = streams.find(key);
      if (found == streams.end()) return;
      stream = std::move(found->second);
      streams.erase(found);
      subscription = std::move(stream->subscription);
      const auto count = counts.find(stream->conversation);
      if (--count->second == 0) counts.erase(count);
    }
    stream->ended = true;
    metrics.stream_ended();
  }

  // A stream may have ended while it was being subscribed; then its subscription ends here.
  void keep(const std::shared_ptr<Stream>& stream, std::shared_ptr<void> subscription) {
    const std::lock_guard lock(mutex);
    if (streams.contains(stream->key)) stream->subscription = std::move(subscription);
  }

  Metrics& metrics;
  const std::size_t per_conversation_max;
  std::mutex mutex;
  std::uint64_t last_key = 0;
  std::map<std::uint64_t, std::shared_ptr<Stream>> streams;
  std::map<ConversationId, std::size_t> counts;
};

EventStreams::EventStreams(Metrics& metrics, std::size_t per_conversation_max)
    : registry_(std::make_shared<Registry>(metrics, per_conversation_max)) {}

EventStreams::~EventStreams() {
  std::map<std::uint64_t, std::shared_ptr<Stream>> streams;
  const std::lock_guard lock(registry_->mutex);
  streams.swap(registry_->streams);
}

void EventStreams::open(Runner& runner, const ConversationId& id, std::int64_t after,
                        EndsStream ends, std::shared_ptr<Answering> answer) {
  auto stream = std::make_shared<Stream>();
  stream->conversation = id;
  stream->answer = answer;
  stream->ends = std::move(ends);
  if (!registry_->add(stream)) {
    return answer->problem({.status = 429,
                            .code = "too_many_streams",
                            .detail = "This conversation has too many open streams.",
                            .retry_after_s = 5});
  }
  answer->start_stream();
  const std::uint64_t key = stream->key;
  answer->on_gone([registry = registry_, key] { registry->remove(key); });

  const std::weak_ptr<Stream> weak = stream;
  auto subscriber = [weak, registry = registry_, key](const Published& event) {
    const std::shared_ptr<Stream> reader = weak.lock();
    if (!reader || reader->ended) return;
    reader->answer->send(format_sse(event));
    const bool is_end = reader->ends && reader->ends(event);
    if (!is_end && event.type != ConversationErased::kType) return;
    reader->answer->end();
    registry->remove(key);
  };
  registry_->keep(stream, runner.subscribe(id, after, std::move(subscriber)));
}

}  // namespace aisle
