#include "server/sync/stoppable_http.h"

#include "server/sync/sync_error.h"

namespace aisle {

// A sink that hears of one end only, the client's or ours.
class StoppableHttp::Ending {
 public:
  explicit Ending(HttpSink sink) : sink_(std::move(sink)) {}

  static HttpSink sink(const std::shared_ptr<Ending>& self) {
    return {
        [self](const HttpHead& head) { self->tell([&](HttpSink& to) { to.on_head(head); }); },
        [self](std::string_view bytes) { self->tell([&](HttpSink& to) { to.on_body(bytes); }); },
        [self](Result<void> end) { self->end(std::move(end)); }};
  }

  /// The caller wants to hear nothing any more.
  void cancel() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }

  void end(Result<void> result) {
    tell([&](HttpSink& to) {
      ended_ = true;
      to.on_end(std::move(result));
    });
  }

 private:
  template <class Tell>
  void tell(Tell tell) {
    const std::lock_guard lock(mutex_);
    if (!ended_) tell(sink_);
  }

  std::recursive_mutex mutex_;  ///< A call may be given up from a function of its sink.
  HttpSink sink_;
  bool ended_ = false;
};

// Keeps what can end the call for as long as its caller waits, whatever the client does.
class StoppableHttp::Call final : public HttpCall {
 public:
  Call(std::shared_ptr<Ending> ending, std::unique_ptr<HttpCall> call)
      : ending_(std::move(ending)), call_(std::move(call)) {}
  ~Call() override { ending_->cancel(); }

 private:
  const std::shared_ptr<Ending> ending_;
  const std::unique_ptr<HttpCall> call_;
};

std::unique_ptr<HttpCall> StoppableHttp::start(HttpRequest request, HttpSink sink) {
  const auto ending = std::make_shared<Ending>(std::move(sink));
  bool stopped = false;
  {
    const std::lock_guard lock(mutex_);
    stopped = stopped_;
    std::erase_if(calls_, [](const auto& call) { return call.expired(); });
    if (!stopped) calls_.push_back(ending);
  }
  if (stopped) {
    ending->end(sync_stopped());
    return nullptr;
  }
  return std::make_unique<Call>(ending, http_.start(std::move(request), Ending::sink(ending)));
}

void StoppableHttp::stop() {
  std::vector<std::weak_ptr<Ending>> calls;
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    calls.swap(calls_);
  }
  for (const auto& call : calls) {
    if (const auto ending = call.lock()) ending->end(sync_stopped());
  }
}

}  // namespace aisle
