// A mail server for one session: keeps what was said to it, and misbehaves as it was told.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>

namespace aisle {

class SmtpServer {
 public:
  struct Manners {
    std::string extensions;  ///< Lines of the answer to EHLO, like "250-AUTH PLAIN\r\n".
    std::string refuse;      ///< The command, like "RCPT", that gets a 550.
    bool silent = false;     ///< Takes the connection and says nothing.
  };

  explicit SmtpServer(Manners manners) : manners_(std::move(manners)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::listen(listener_, 4) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
      std::abort();
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~SmtpServer() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }

  std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }

  /// What the client said, its mail included. Waits for the end of the session.
  std::string heard() {
    if (thread_.joinable()) thread_.join();
    thread_ = std::thread([] {});
    return heard_;
  }

 private:
  void say(int peer, std::string_view text) {
    [[maybe_unused]] const auto sent = ::send(peer, text.data(), text.size(), MSG_NOSIGNAL);
  }

  // The next line with its end; "" when the client has gone.
  std::string line(int peer) {
    std::string line;
    for (char c; ::recv(peer, &c, 1, 0) == 1;) {
      line += c;
      if (c == '\n') break;
    }
    heard_ += line;
    return line;
  }

  void serve() {
    const int peer = ::accept(listener_, nullptr, nullptr);
    if (peer < 0) return;
    if (!manners_.silent) say(peer, "220 mail.example\r\n");
    for (std::string command; !(command = line(peer)).empty();) {
      const std::string verb = command.substr(0, 4);
      if (manners_.silent) continue;
      if (verb == manners_.refuse) {
        say(peer, "550 no\r\n");
      } else if (verb == "EHLO") {
        say(peer, "250-mail.example\r\n" + manners_.extensions + "250 8BITMIME\r\n");
      } else if (verb == "AUTH") {
        say(peer, "334 \r\n");
        line(peer);
        say(peer, "235 welcome\r\n");
      } else if (verb == "DATA") {
        say(peer, "354 go on\r\n");
        while (line(peer) != ".\r\n" && heard_.size() < 100'000) {
        }
        say(peer, "250 taken\r\n");
      } else if (verb == "QUIT") {
        say(peer, "221 bye\r\n");
        break;
      } else {
        say(peer, "250 ok\r\n");
      }
    }
    ::close(peer);
  }

  const Manners manners_;
  int listener_ = -1;
  int port_ = 0;
  std::string heard_;
  std::thread thread_;
};

}  // namespace aisle
