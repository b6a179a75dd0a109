#include "server/models/http_provider.h"

#include <mutex>

#include "server/models/answer.h"

namespace aisle {
namespace {

ModelFault fault_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::deadline_exceeded: return ModelFault::late;
    case ErrorCode::too_large: return ModelFault::endless;
    case ErrorCode::permission_denied:
    case ErrorCode::invalid_argument: return ModelFault::bad_request;
    default: return ModelFault::unavailable;
  }
}

// One answer under way. The sink's functions own it together with whoever asked; it owns the call
// of the client until its end, also behind the last piece: a connection that ends by itself is used
// again.
class Asking {
 public:
  Asking(std::shared_ptr<const Codec> codec, std::size_t calls_before, ModelSink sink)
      : codec_(std::move(codec)), calls_before_(calls_before), sink_(std::move(sink)) {}

  void keep(std::unique_ptr<HttpCall> call) {
    const std::lock_guard lock(mutex_);
    if (!over_) call_ = std::move(call);
  }

  void head(const HttpHead& head) { reader_ = codec_->decode(calls_before_, head); }
  void body(std::string_view bytes) { give(reader_->append(bytes)); }
  void end(const Result<void>& result) {
    if (!reader_) reader_ = codec_->decode(calls_before_, {});
    give(result ? reader_->end()
                : reader_->fail(fault_of(result.error().code), result.error().message));
    cancel();
  }

  /// Whoever asked is gone.
  void leave() {
    const std::unique_lock lock(mutex_);
    if (!answered_) over_ = true;
    if (!over_) return;
    take_call(lock);
  }

 private:
  void give(std::vector<ModelPiece> pieces) {
    for (ModelPiece& piece : pieces) {
      const bool failed = std::holds_alternative<ModelFailed>(piece);
      {
        const std::lock_guard lock(mutex_);
        if (over_) return;
        answered_ = !std::holds_alternative<ModelSaid>(piece);
      }
      sink_(std::move(piece));
      if (failed) return cancel();
    }
  }
  void cancel() {
    const std::unique_lock lock(mutex_);
    over_ = true;
    take_call(lock);
  }
  void take_call(const std::unique_lock<std::mutex>&) { call_.reset(); }

  const std::shared_ptr<const Codec> codec_;
  const std::size_t calls_before_;
  const ModelSink sink_;
  std::unique_ptr<ModelReader> reader_;  ///< Of the client's thread.

  std::mutex mutex_;
  std::unique_ptr<HttpCall> call_;
  bool answered_ = false;  ///< The last piece has been given, or is about to be.
  bool over_ = false;      ///< Nothing is given any more, and no call is kept.
};

class AskingCall final : public ModelCall {
 public:
  explicit AskingCall(std::shared_ptr<Asking> asking) : asking_(std::move(asking)) {}
  ~AskingCall() override { asking_->leave(); }

 private:
  const std::shared_ptr<Asking> asking_;
};

class HttpProvider final : public Provider {
 public:
  HttpProvider(std::unique_ptr<Codec> codec, HttpClient& http)
      : codec_(std::move(codec)), http_(http) {}

  std::unique_ptr<ModelCall> ask(ModelRequestPtr request, ModelSink sink) override {
    const auto asking = std::make_shared<Asking>(codec_, calls_in(*request), std::move(sink));
    asking->keep(http_.start(codec_->encode(*request),
                             {[asking](const HttpHead& head) { asking->head(head); },
                              [asking](std::string_view bytes) { asking->body(bytes); },
                              [asking](const Result<void>& result) { asking->end(result); }}));
    return std::make_unique<AskingCall>(asking);
  }

 private:
  const std::shared_ptr<const Codec> codec_;
  HttpClient& http_;
};

}  // namespace

std::unique_ptr<Provider> make_http_provider(std::unique_ptr<Codec> codec, HttpClient& http) {
  return std::make_unique<HttpProvider>(std::move(codec), http);
}

}  // namespace aisle
