// A running front on a free port, with the limits and routes that a test gives it.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "server/http/front.h"
#include "tests/support/raw_http.h"

namespace aisle {

/// Something that happens once, in another thread.
class Signal {
 public:
  void set() {
    const std::lock_guard lock(mutex_);
    is_set_ = true;
    changed_.notify_all();
  }

  /// False: it did not happen in ten seconds.
  bool wait() {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(10), [this] { return is_set_; });
  }

  bool is_set() {
    const std::lock_guard lock(mutex_);
    return is_set_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_set_ = false;
};

class FrontWorld {
 public:
  explicit FrontWorld(FrontLimits limits = {}, std::function<void(Front&)> set_up = {})
      : front(limits) {
    front.Get("/hello", [](const httplib::Request&, httplib::Response& response) {
      response.set_content("hello", "text/plain");
    });
    front.Post("/echo", [](const httplib::Request& request, httplib::Response& response) {
      response.set_content(request.body, "text/plain");
    });
    if (set_up) set_up(front);
    bound = front.bind("127.0.0.1", 0).has_value();
    thread_ = std::thread([this] { front.run(); });
  }
  ~FrontWorld() { stop(); }

  void stop(std::chrono::milliseconds grace = std::chrono::milliseconds(0)) {
    if (!thread_.joinable()) return;
    front.shut_down(grace);
    thread_.join();
  }

  RawHttp connect() { return RawHttp(front.port()); }

  /// Sends on a connection of its own, and returns the first answer.
  std::string ask(std::string_view request) {
    RawHttp client = connect();
    client.send(request);
    return client.read_answer(!request.starts_with("HEAD "));
  }

  Front front;
  bool bound = false;

 private:
  std::thread thread_;
};

inline std::string get(std::string_view target, std::string_view more_fields = "") {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: shop.example\r\n" +
         std::string(more_fields) + "\r\n";
}

inline std::string post(std::string_view target, std::string_view body,
                        std::string_view more_fields = "") {
  return "POST " + std::string(target) +
         " HTTP/1.1\r\nHost: shop.example\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n" + std::string(more_fields) + "\r\n" + std::string(body);
}

}  // namespace aisle
