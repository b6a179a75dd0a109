#include "server/http/lent_socket.h"

#include <sys/socket.h>

#include <cerrno>

namespace aisle {

void LentSocket::lend(int socket) {
  const std::lock_guard lock(mutex_);
  socket_ = socket;
}

void LentSocket::take_back() {
  const std::lock_guard lock(mutex_);
  socket_ = -1;
}

std::chrono::steady_clock::time_point LentSocket::progress() const {
  const std::lock_guard lock(mutex_);
  return progress_;
}

std::size_t LentSocket::send(std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  if (socket_ < 0) return 0;
  ssize_t n = 0;
  do {
    n = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  } while (n < 0 && errno == EINTR);
  const std::size_t sent = n < 0 ? 0 : static_cast<std::size_t>(n);
  if (sent > 0) progress_ = std::chrono::steady_clock::now();
  if (sent < bytes.size()) socket_ = -1;
  return sent;
}

}  // namespace aisle
