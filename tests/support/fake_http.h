// A way out that leads nowhere: each request is answered by the next of a list of answers, at once
// and on the asking thread, or never.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <vector>

#include "server/net/http_client.h"

namespace aisle::test {

/// What a request meets.
struct FakeReply {
  int status = 200;
  std::string body = "{}";
  std::vector<HttpField> fields = {{"content-type", "application/json"}};
  Result<void> end = {};  ///< An error is told instead of an answer.
  bool silent = false;    ///< Nothing is ever told.
};

class FakeHttp final : public HttpClient {
 public:
  FakeHttp& then(FakeReply reply) {
    const std::lock_guard lock(mutex_);
    replies_.push_back(std::move(reply));
    return *this;
  }

  std::unique_ptr<HttpCall> start(HttpRequest request, HttpSink sink) override {
    const FakeReply reply = take(std::move(request));
    if (!reply.silent && !reply.end) sink.on_end(reply.end);
    if (!reply.silent && reply.end) {
      sink.on_head({reply.status, reply.fields});
      sink.on_body(reply.body);
      sink.on_end({});
    }
    return std::make_unique<Call>(*this);
  }

  std::vector<HttpRequest> requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
  }
  std::size_t count() const { return requests().size(); }

  /// Calls that were begun and not yet given up.
  int open() const {
    const std::lock_guard lock(mutex_);
    return open_;
  }
  int most_open() const {
    const std::lock_guard lock(mutex_);
    return most_open_;
  }
  /// Until so many are open; false when that takes too long.
  bool wait_for_open(int count) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(20), [&] { return open_ == count; });
  }

 private:
  class Call final : public HttpCall {
   public:
    explicit Call(FakeHttp& http) : http_(http) {}
    ~Call() override { http_.change_open(-1); }

   private:
    FakeHttp& http_;
  };

  // The last answer is given to all that follow, until there is another.
  FakeReply take(HttpRequest request) {
    {
      const std::lock_guard lock(mutex_);
      requests_.push_back(std::move(request));
    }
    change_open(+1);
    const std::lock_guard lock(mutex_);
    if (!replies_.empty()) {
      last_ = std::move(replies_.front());
      replies_.pop_front();
    }
    return last_;
  }
  void change_open(int by) {
    const std::lock_guard lock(mutex_);
    open_ += by;
    most_open_ = std::max(most_open_, open_);
    changed_.notify_all();
  }

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<FakeReply> replies_;
  FakeReply last_;
  std::vector<HttpRequest> requests_;
  int open_ = 0;
  int most_open_ = 0;
};

}  // namespace aisle::test
