// One request from its route to its answer: writes the answer, then the log line and the figures.
//
// An answer is given at once (by the handler) or later (by whoever holds the object, on any
// thread). The last holder's letting go writes the line, so none is forgotten and none comes twice.
#pragma once

#include <httplib.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "server/http/front.h"
#include "server/http/metrics.h"
#include "server/http/problem.h"

namespace aisle {

class Answering {
 public:
  /// `front` and `metrics` must outlive it; `request` and `response` are used until `defer` only.
  Answering(Front& front, Metrics& metrics, const httplib::Request& request,
            httplib::Response& response, std::string_view route);
  ~Answering();
  Answering(const Answering&) = delete;
  Answering& operator=(const Answering&) = delete;

  const std::string& id() const { return id_; }
  std::chrono::steady_clock::time_point began() const { return began_; }

  /// From now on the answer may be given later and on any thread. In the handler only.
  void defer();

  void header(const std::string& name, std::string value);  ///< Before the answer is given.
  void json(int status, std::string body);
  void problem(const Problem& problem);
  void failure(const Error& error);  ///< Its words go to the log, its code to the caller.
  void empty(int status);
  void bytes(int status, const std::string& type, std::string body);

  // A stream, once deferred.
  void start_stream();
  void send(std::string bytes);
  void end();
  bool gone() const;
  void on_gone(std::function<void()> callback);

 private:
  Front& front_;
  Metrics& metrics_;
  const httplib::Request* request_;
  httplib::Response* response_;
  std::shared_ptr<HttpExchange> exchange_;
  httplib::Headers headers_;  ///< Of a deferred answer.
  const std::string_view route_;
  const std::string method_;
  const std::string address_;
  const std::string id_;
  const std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  std::atomic<int> status_ = 0;
  std::atomic<std::int64_t> bytes_ = 0;
};

}  // namespace aisle
