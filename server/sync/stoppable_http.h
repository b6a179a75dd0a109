// A way out that can be closed: what is under way ends at once, and nothing begins any more. So a
// server that stops waits for no shop.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "server/net/http_client.h"

namespace aisle {

class StoppableHttp final : public HttpClient {
 public:
  /// `http` outlives it.
  explicit StoppableHttp(HttpClient& http) : http_(http) {}

  /// After `stop` every call ends as unavailable.
  std::unique_ptr<HttpCall> start(HttpRequest request, HttpSink sink) override;

  /// Ends all calls as unavailable. Any thread may call it, but for a sink's.
  void stop();

 private:
  class Ending;
  class Call;

  HttpClient& http_;
  std::mutex mutex_;
  bool stopped_ = false;
  std::vector<std::weak_ptr<Ending>> calls_;
};

}  // namespace aisle
