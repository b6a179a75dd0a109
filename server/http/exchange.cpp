#include "server/http/exchange.h"

#include <utility>

#include "server/http/chunk.h"
#include "server/http/refusal.h"
#include "server/http/request_head.h"

namespace aisle {
namespace {

bool is_safe(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) == text.npos;
}

/// Those are the front's to say.
bool is_framing(std::string_view name) {
  for (const std::string_view framing :
       {"content-length", "transfer-encoding", "connection", "keep-alive", "content-type"}) {
    if (is_name(name, framing)) return true;
  }
  return false;
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
  if (!is_safe(name) || !is_safe(value)) return;
  out.append(name).append(": ").append(value).append("\r\n");
}

std::string head_of(int status, const httplib::Headers& base, const httplib::Headers& own,
                    std::string_view content_type) {
  std::string head = "HTTP/1.1 " + std::to_string(status) + " ";
  head.append(reason_phrase(status)).append("\r\n");
  for (const auto& [name, value] : base) {
    if (!is_framing(name) && own.count(name) == 0) append_field(head, name, value);
  }
  for (const auto& [name, value] : own) {
    if (!is_framing(name)) append_field(head, name, value);
  }
  if (!content_type.empty()) append_field(head, "Content-Type", content_type);
  return head;
}

class LoopExchange final : public HttpExchange {
 public:
  LoopExchange(std::shared_ptr<DeferredAnswer> answer, RequestId request, AnswerShape shape,
               httplib::Headers base)
      : answer_(std::move(answer)), request_(request), shape_(shape), base_(std::move(base)) {}

  ~LoopExchange() override {
    if (phase_ == Phase::waiting) {
      answer_->inbox->post(AnswerReady{
          request_,
          refusal_answer(HttpRefusalReason::internal_error, shape_.keep_alive, shape_.for_head),
          shape_.keep_alive});
    } else if (phase_ == Phase::streaming) {
      answer_->inbox->post(StreamEnded{request_});
    }
  }

  void respond(int status, std::string content_type, std::string body,
               httplib::Headers headers) override {
    const std::lock_guard lock(mutex_);
    if (phase_ != Phase::waiting) return;
    phase_ = Phase::done;
    std::string bytes = head_of(status, base_, headers, content_type);
    if (status != 204 && status != 304) {
      append_field(bytes, "Content-Length", std::to_string(body.size()));
    }
    if (!shape_.keep_alive) append_field(bytes, "Connection", "close");
    bytes += "\r\n";
    if (!shape_.for_head && status != 204 && status != 304) bytes += body;
    answer_->inbox->post(AnswerReady{request_, std::move(bytes), shape_.keep_alive});
  }

  void start_stream(httplib::Headers headers) override {
    const std::lock_guard lock(mutex_);
    if (phase_ != Phase::waiting) return;
    for (const char* name : {"Cache-Control", "X-Accel-Buffering"}) base_.erase(name);
    std::string head = head_of(200, base_, headers, "text/event-stream");
    if (headers.count("Cache-Control") == 0) append_field(head, "Cache-Control", "no-store");
    append_field(head, "X-Accel-Buffering", "no");
    if (shape_.chunked) append_field(head, "Transfer-Encoding", "chunked");
    if (!shape_.chunked || !shape_.keep_alive) append_field(head, "Connection", "close");
    head += "\r\n";
    base_.clear();
    if (shape_.for_head) {
      phase_ = Phase::done;
      answer_->inbox->post(AnswerReady{request_, std::move(head), false});
      return;
    }
    phase_ = Phase::streaming;
    answer_->inbox->post(StreamStarted{request_, std::move(head), shape_.chunked});
  }

  void send(std::string bytes) override {
    const std::lock_guard lock(mutex_);
    if (phase_ != Phase::streaming || bytes.empty() || gone()) return;
    if (shape_.chunked) {
      std::string chunk;
      append_chunk(chunk, bytes);
      bytes.swap(chunk);
    }
    // What the loop has not taken yet comes first.
    if (answer_->queued_bytes == 0) bytes.erase(0, answer_->lent.send(bytes));
    if (bytes.empty()) return;
    const std::size_t size = bytes.size();
    const std::size_t queued = answer_->queued_bytes.fetch_add(size) + size;
    if (queued > answer_->unsent_bytes_max) {
      phase_ = Phase::done;
      answer_->inbox->post(StreamCut{request_});
      return;
    }
    answer_->inbox->post(StreamSent{request_, std::move(bytes)});
  }

  void end() override {
    const std::lock_guard lock(mutex_);
    if (phase_ != Phase::streaming) return;
    phase_ = Phase::done;
    answer_->inbox->post(StreamEnded{request_});
  }

  bool gone() const override { return answer_->is_gone(); }

  void on_gone(std::function<void()> callback) override { answer_->on_gone(std::move(callback)); }

 private:
  enum class Phase { waiting, streaming, done };

  const std::shared_ptr<DeferredAnswer> answer_;
  const RequestId request_;
  const AnswerShape shape_;
  std::mutex mutex_;  // Keeps what several threads send in the order of the phases.
  Phase phase_ = Phase::waiting;
  httplib::Headers base_;
};

}  // namespace

void DeferredAnswer::become_gone() {
  std::function<void()> callback;
  {
    const std::lock_guard lock(mutex_);
    if (completed_) return;
    completed_ = true;
    gone_.store(true, std::memory_order_release);
    callback = std::exchange(callback_, nullptr);
  }
  if (callback) callback();
}

void DeferredAnswer::complete() {
  std::function<void()> dropped;  // Destroyed outside the lock: it may hold the last exchange.
  const std::lock_guard lock(mutex_);
  completed_ = true;
  dropped.swap(callback_);
}

void DeferredAnswer::on_gone(std::function<void()> callback) {
  {
    const std::lock_guard lock(mutex_);
    if (!completed_) {
      callback_ = std::move(callback);
      return;
    }
    if (!is_gone()) return;
  }
  callback();
}

std::shared_ptr<HttpExchange> make_exchange(std::shared_ptr<DeferredAnswer> answer,
                                            RequestId request, AnswerShape shape,
                                            httplib::Headers base_headers) {
  return std::make_shared<LoopExchange>(std::move(answer), request, shape, std::move(base_headers));
}

}  // namespace aisle
