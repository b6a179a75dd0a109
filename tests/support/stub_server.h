// A server on loopback that behaves as a function tells it, byte by byte: for clients that must
// bear everything. One thread per connection.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace aisle {

class StubServer {
 public:
  /// The server's side of one connection.
  class Peer {
   public:
    explicit Peer(int socket) : socket_(socket) {}

    /// The next request with its body; "" when the client has gone.
    std::string request() {
      std::string text;
      while (text.find("\r\n\r\n") == text.npos) {
        if (!more(text)) return {};
      }
      const auto field = text.find("Content-Length: ");
      const std::size_t size =
          field == text.npos ? 0 : std::strtoul(text.c_str() + field + 16, nullptr, 10);
      const std::size_t whole = text.find("\r\n\r\n") + 4 + size;
      while (text.size() < whole) {
        if (!more(text)) return {};
      }
      return text;
    }
    bool say(std::string_view text) {
      while (!text.empty()) {
        const auto sent = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(sent));
      }
      return true;
    }
    /// Head and body with their length; the connection stays.
    void answer(std::string_view body, std::string_view fields = "",
                std::string_view status = "200 OK") {
      say("HTTP/1.1 " + std::string(status) + "\r\nContent-Length: " + std::to_string(body.size()) +
          "\r\n" + std::string(fields) + "\r\n" + std::string(body));
    }
    /// Waits until the client has closed.
    void wait_until_gone() {
      std::string ignored;
      while (more(ignored)) {
      }
    }

   private:
    bool more(std::string& text) {
      char bytes[4'096];
      const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
      if (got <= 0) return false;
      text.append(bytes, static_cast<std::size_t>(got));
      return true;
    }
    const int socket_;
  };

  using Manners = std::function<void(Peer&)>;

  explicit StubServer(Manners manners) : manners_(std::move(manners)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::listen(listener_, 64) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
      std::abort();
    }
    port_ = ntohs(address.sin_port);
    accepting_ = std::thread([this] { accept_all(); });
  }
  /// Clients are to be gone or to be cut: every connection is shut down first.
  ~StubServer() {
    ::shutdown(listener_, SHUT_RDWR);
    accepting_.join();
    for (const int socket : sockets_) ::shutdown(socket, SHUT_RDWR);
    for (std::thread& thread : threads_) thread.join();
    for (const int socket : sockets_) ::close(socket);
    ::close(listener_);
  }

  int port() const { return port_; }
  std::string url(std::string_view path = "/") const {
    return "http://127.0.0.1:" + std::to_string(port_) + std::string(path);
  }
  int connections() const { return connections_; }

 private:
  void accept_all() {
    for (int socket; (socket = ::accept(listener_, nullptr, nullptr)) >= 0;) {
      ++connections_;
      sockets_.push_back(socket);
      threads_.emplace_back([this, socket] {
        Peer peer(socket);
        manners_(peer);
        ::shutdown(socket, SHUT_RDWR);
      });
    }
  }

  const Manners manners_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<int> connections_{0};
  std::vector<int> sockets_;          // Of the accepting thread, until it has ended.
  std::vector<std::thread> threads_;  // Likewise.
  std::thread accepting_;
};

}  // namespace aisle
