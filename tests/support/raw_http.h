// A client that sends exactly the bytes it is told to, for tests of what no decent client sends.
//
// Every wait has a deadline, so that a server that never answers fails a test instead of hanging
// it.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

namespace aisle {

/// One connection to 127.0.0.1.
class RawHttp {
 public:
  explicit RawHttp(int port) : RawHttp() { connect(port); }

  /// A socket that is not connected yet.
  RawHttp() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {}

  void connect(int port) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(port));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
    const int yes = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  }
  ~RawHttp() { close(); }
  RawHttp(RawHttp&& other) noexcept
      : socket_(std::exchange(other.socket_, -1)),
        connected_(other.connected_),
        received_(std::move(other.received_)) {}
  RawHttp& operator=(RawHttp&&) = delete;

  bool connected() const { return connected_; }
  int socket() const { return socket_; }

  /// False when the peer has closed.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t n = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (n <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
  }

  /// Says that nothing more will be sent.
  void finish_sending() { ::shutdown(socket_, SHUT_WR); }

  void close() {
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
  }

  /// Vanishes with a reset instead of a goodbye.
  void reset() {
    const linger now{1, 0};
    setsockopt(socket_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    close();
  }

  /// Reads until `text` has come, and returns all up to its end; what follows stays for later.
  /// Returns what there is when the peer closes or the time is over.
  std::string read_until(std::string_view text) {
    std::size_t at = 0;
    while ((at = received_.find(text)) == std::string::npos) {
      if (!receive()) return std::exchange(received_, "");
    }
    return take(at + text.size());
  }

  /// A head and a body of the length it announces. For HEAD, pass false.
  std::string read_answer(bool has_body = true) {
    std::string head = read_until("\r\n\r\n");
    const std::size_t at = head.find("Content-Length: ");
    if (!has_body || at == std::string::npos) return head;
    return head + read_bytes(std::strtoul(head.c_str() + at + 16, nullptr, 10));
  }

  std::string read_bytes(std::size_t size) {
    while (received_.size() < size && receive()) {
    }
    return take(std::min(size, received_.size()));
  }

  /// All until the peer closes.
  std::string read_to_end() {
    while (receive()) {
    }
    return std::exchange(received_, "");
  }

  /// True once the peer has closed and everything before that was read.
  bool is_closed() { return received_.empty() && !receive() && !timed_out_; }

 private:
  static constexpr std::chrono::milliseconds kPatience{10'000};

  bool receive() {
    pollfd waiting{socket_, POLLIN, 0};
    timed_out_ = poll(&waiting, 1, static_cast<int>(kPatience.count())) == 0;
    if (timed_out_) return false;
    char bytes[16 << 10];
    const ssize_t n = recv(socket_, bytes, sizeof bytes, 0);
    if (n <= 0) return false;
    received_.append(bytes, static_cast<std::size_t>(n));
    return true;
  }

  std::string take(std::size_t size) {
    std::string taken = received_.substr(0, size);
    received_.erase(0, size);
    return taken;
  }

  int socket_;
  bool connected_ = false;
  bool timed_out_ = false;
  std::string received_;
};

/// The status of an answer, or 0 where there is none.
inline int status_in(std::string_view answer) {
  if (!answer.starts_with("HTTP/1.1 ") || answer.size() < 12) return 0;
  return std::atoi(std::string(answer.substr(9, 3)).c_str());
}

}  // namespace aisle
