// The two ends of an answer that comes later: the handler's (`HttpExchange`) and the loop's.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "server/http/front.h"
#include "server/http/inbox.h"
#include "server/http/lent_socket.h"

namespace aisle {

/// What both ends share. The loop holds it while the connection waits for the answer.
class DeferredAnswer {
 public:
  DeferredAnswer(std::shared_ptr<Inbox> inbox, std::size_t unsent_bytes_max)
      : inbox(std::move(inbox)), unsent_bytes_max(unsent_bytes_max) {}

  /// The loop's word that nothing more can be sent. Calls the handler's callback, once.
  void become_gone();

  /// Nothing more will be called back.
  void complete();

  void on_gone(std::function<void()> callback);
  bool is_gone() const { return gone_.load(std::memory_order_acquire); }

  const std::shared_ptr<Inbox> inbox;
  const std::size_t unsent_bytes_max;
  std::atomic<std::size_t> queued_bytes{0};  ///< Sent by the handler, not yet seen by the loop.
  LentSocket lent;

 private:
  std::mutex mutex_;
  std::function<void()> callback_;
  bool completed_ = false;
  std::atomic<bool> gone_{false};
};

/// What the answer's head must fit.
struct AnswerShape {
  bool for_head = false;    ///< HEAD: no body.
  bool keep_alive = false;  ///< The request allows another one after it.
  bool chunked = false;     ///< HTTP/1.1; else a stream ends with its connection.
};

/// `base_headers` go into the answer unless the answer names them anew.
std::shared_ptr<HttpExchange> make_exchange(std::shared_ptr<DeferredAnswer> answer,
                                            RequestId request, AnswerShape shape,
                                            httplib::Headers base_headers);

}  // namespace aisle
