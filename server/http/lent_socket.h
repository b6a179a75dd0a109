// A stream's socket, lent to its handler by the loop while nothing waits to be sent on it.
//
// What a handler says then goes out on its own thread: a message to the loop would cost two
// switches of threads for a few bytes.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string_view>

namespace aisle {

class LentSocket {
 public:
  /// The loop's word that all before is sent.
  void lend(int socket);

  /// The loop's, before it writes or closes itself. After it nobody else writes.
  void take_back();

  /// When the last byte went this way.
  std::chrono::steady_clock::time_point progress() const;

  /// The handler's: how many of the bytes were written; none when the socket isn't lent. When some
  /// are left it isn't any more, and they are the loop's to send.
  std::size_t send(std::string_view bytes);

 private:
  mutable std::mutex mutex_;
  int socket_ = -1;
  std::chrono::steady_clock::time_point progress_{};
};

}  // namespace aisle
