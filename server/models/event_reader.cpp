#include "server/models/event_reader.h"

#include "server/models/failure.h"
#include "server/models/text_shape.h"
#include "shared/base/json.h"
#include "shared/protocol/sse.h"

namespace aisle {
namespace {

constexpr std::size_t kSliceBytes = 64 << 10;

class EventReader final : public ModelReader {
 public:
  EventReader(std::size_t calls_before, const HttpHead& head, std::unique_ptr<Dialect> dialect)
      : head_(head), dialect_(std::move(dialect)), answer_(calls_before) {
    const std::string_view type = head.field("content-type");
    is_stream_ = head.status >= 200 && head.status < 300 &&
                 (type.empty() || type.substr(0, 17) == "text/event-stream");
  }

  std::vector<ModelPiece> append(std::string_view bytes) override {
    bytes_ += bytes.size();
    if (is_stream_) {
      append_events(bytes);
    } else if (body_.size() <= kModelErrorBytesMax) {
      body_ += bytes.substr(0, kModelErrorBytesMax + 1 - body_.size());
    }
    if (bytes_ > kModelBodyBytesMax) answer_.fail(ModelFault::endless, "the response has no end");
    return answer_.take();
  }

  std::vector<ModelPiece> end() override {
    if (answer_.done()) return {};
    if (is_stream_) {
      answer_.finish();
    } else {
      read_failed_body(head_, body_, answer_);
    }
    return answer_.take();
  }

  std::vector<ModelPiece> fail(ModelFault fault, std::string_view message) override {
    answer_.fail(fault, message);
    return answer_.take();
  }

 private:
  // In slices, so that a piece beyond all bounds is not even read to its end.
  void append_events(std::string_view bytes) {
    while (!bytes.empty() && !answer_.done()) {
      const std::string_view slice = bytes.substr(0, kSliceBytes);
      bytes.remove_prefix(slice.size());
      for (const SseEvent& event : events_.append(slice)) {
        if (!answer_.done()) read(event.data);
      }
      if (events_.overflowed()) answer_.fail(ModelFault::endless, "an event has no end");
    }
  }

  void read(std::string_view data) {
    if (const auto text = shape_.read(data)) return answer_.say(*text);
    if (data == "[DONE]") return answer_.finish();
    if (const auto checked = check_json(data, {.bytes_max = kSseEventBytesMax}); !checked) {
      return answer_.fail(ModelFault::broken, "an event is none: " + checked.error().message);
    }
    const Json event = Json::parse(data, nullptr, false);
    if (!event.is_object()) return answer_.fail(ModelFault::broken, "an event is no object");
    if (const Json& error = at(event, "error"); !error.is_null()) {
      return read_failure(head_.status, head_, error, answer_);
    }
    answer_.begin_event();
    dialect_->read(event, answer_);
    if (const auto text = answer_.only_text()) {
      shape_.learn(data, *text, [this](std::string_view other) {
        AnswerBuilder alone(0);
        alone.begin_event();
        dialect_->read(Json::parse(other, nullptr, false), alone);
        return alone.only_text();
      });
    }
  }

  const HttpHead head_;
  const std::unique_ptr<Dialect> dialect_;
  AnswerBuilder answer_;
  TextShape shape_;
  SseParser events_;
  std::string body_;
  std::size_t bytes_ = 0;
  bool is_stream_ = false;
};

}  // namespace

std::unique_ptr<ModelReader> make_event_reader(std::size_t calls_before, const HttpHead& head,
                                               std::unique_ptr<Dialect> dialect) {
  return std::make_unique<EventReader>(calls_before, head, std::move(dialect));
}

}  // namespace aisle
