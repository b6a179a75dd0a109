// One connection as the loop sees it: a small state machine around a socket.
#pragma once

#include <sys/epoll.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "server/http/address.h"
#include "server/http/exchange.h"
#include "server/http/inbox.h"
#include "server/http/request_head.h"

namespace aisle {

using SteadyTime = std::chrono::steady_clock::time_point;

/// A whole request on its way to a handler. It never moves: the head's views point into `bytes`.
struct RequestJob {
  RequestId id;
  Peer peer;
  std::string bytes;  ///< Head and body.
  std::size_t head_bytes = 0;
  RequestHead head;

  std::size_t whole_bytes() const { return head_bytes + head.body_bytes; }
};

enum class ConnectionState {
  head,      ///< Waits for a request, or reads its head.
  body,      ///< Reads the body of `job`.
  busy,      ///< A handler runs, or will.
  deferred,  ///< The handler took the answer over.
  streaming,
  writing,    ///< The answer is whole; its rest is being sent.
  lingering,  ///< Refused and answered: what still comes is dropped until the peer has read it.
  closed,
};

/// About 300 bytes while idle; buffers are given back as soon as they are empty.
struct Connection {
  ConnectionId id = 0;
  int socket = -1;
  ConnectionState state = ConnectionState::head;
  std::uint32_t interest = 0;  ///< What epoll was asked to tell.
  Peer peer;

  std::string in;           ///< Of the next request's head, and what was pipelined behind it.
  std::size_t scanned = 0;  ///< So much of `in` has no end of a head.
  std::unique_ptr<RequestJob> job;

  std::string out;
  std::size_t sent = 0;              ///< Of `out`.
  std::uint32_t request_number = 0;  ///< Of the request under way, counted from 1.
  bool for_head = false;             ///< The request under way is a HEAD.
  bool keep = false;                 ///< Another request may follow the answer.
  bool linger = false;               ///< The peer may still be sending what we don't read.
  bool chunked = false;
  bool ending = false;      ///< A stream whose last byte is in `out`.
  bool dirty = false;       ///< In the loop's list of those to flush.
  bool is_counted = false;  ///< In the number of connections from its address.
  std::shared_ptr<DeferredAnswer> answer;

  SteadyTime deadline = SteadyTime::max();  ///< What it means depends on the state.
  SteadyTime timer_at = SteadyTime::max();  ///< The earliest entry in the loop's heap.
  SteadyTime until;                         ///< When the body must be whole, or the stream ends.
  SteadyTime progress;                      ///< When the last byte went.
  std::size_t progress_bytes = 0;           ///< Of the request, when its rate was last checked.
  std::size_t charged = 0;                  ///< Its part of the loop's buffered bytes.
  std::size_t dropped = 0;                  ///< While lingering.

  std::size_t unsent() const { return out.size() - sent; }
};

}  // namespace aisle
