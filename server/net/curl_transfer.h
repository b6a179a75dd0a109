// One HTTP call as libcurl carries it out. Belongs to the client's thread, but for `cancelled`.
#pragma once

#include <curl/curl.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <vector>

#include "server/net/curl_client.h"

namespace aisle {

using Instant = std::chrono::steady_clock::time_point;

class CurlTransfer {
 public:
  CurlTransfer(HttpRequest request, HttpSink sink)
      : request_(std::move(request)), sink_(std::move(sink)) {}

  /// Sets everything up. It puts itself on the list `begun` when its body begins, since then its
  /// deadline may be nearer than it was. Errors: invalid_argument, unavailable.
  Result<void> prepare(const CurlSettings& settings, Instant now,
                       std::vector<CurlTransfer*>& begun);

  CURL* handle() const { return easy_.get(); }

  /// When its next deadline passes, unless something arrives before.
  Instant deadline() const;

  /// Tells the sink how it ended; once.
  void end(CURLcode code);
  void end(Error error);

  std::atomic<bool> cancelled{false};

 private:
  static std::size_t take_field(char* data, std::size_t size, std::size_t count, void* self);
  static std::size_t take_body(char* data, std::size_t size, std::size_t count, void* self);
  static curl_socket_t open_socket(void* self, curlsocktype purpose, curl_sockaddr* address);

  bool add_field(std::string_view line);
  bool give(std::string_view bytes);
  bool give_head();
  void let_body_go();
  Error error_of(CURLcode code) const;

  struct FreeEasy {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
  };
  struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  };

  HttpRequest request_;
  const HttpSink sink_;
  std::unique_ptr<curl_slist, FreeList> fields_;
  HttpHead head_;
  std::size_t head_bytes_ = 0;
  std::size_t body_bytes_ = 0;
  bool head_given_ = false;
  bool address_refused_ = false;
  bool too_large_ = false;
  bool ended_ = false;
  std::vector<CurlTransfer*>* begun_ = nullptr;
  Instant started_;
  Instant last_byte_;                     ///< The start until the body's first one.
  std::unique_ptr<CURL, FreeEasy> easy_;  ///< The last member: it refers to all others.
};

}  // namespace aisle
