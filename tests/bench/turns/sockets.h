// What the stub and the client share: sockets of 127.0.0.1 on one epoll, open files, and waiting to
// the microsecond.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>

#include "tests/bench/turns/mark.h"

namespace aisle::bench {

[[noreturn]] inline void give_up(const std::string& why) {
  std::fprintf(stderr, "%s\n", why.c_str());
  std::exit(1);
}

/// Lets the process open `needed` files, or ends it with the reason.
inline void raise_open_files(std::size_t needed) {
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  if (files.rlim_max < needed) {
    give_up("This needs " + std::to_string(needed) + " open files, and the hard limit is " +
            std::to_string(files.rlim_max) + ": raise it (ulimit -Hn) or ask for fewer streams.");
  }
}

inline sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

inline void send_at_once(int socket) {
  const int yes = 1;
  setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

/// Socket events by the index that a socket was added with.
class Poller {
 public:
  void add(int socket, std::uint32_t events, std::uint64_t index) {
    control(EPOLL_CTL_ADD, socket, events, index);
  }
  void change(int socket, std::uint32_t events, std::uint64_t index) {
    control(EPOLL_CTL_MOD, socket, events, index);
  }

  /// Until something happens, or `until_us` of the clock. The answer counts until the next call.
  std::span<const epoll_event> wait(std::int64_t until_us) {
    const std::int64_t rest = std::max<std::int64_t>(0, until_us - now_us());
    const timespec timeout{rest / 1'000'000, rest % 1'000'000 * 1'000};
    const int n = epoll_pwait2(epoll_, events_, kEventsMax, &timeout, nullptr);
    return {events_, static_cast<std::size_t>(std::max(n, 0))};
  }

 private:
  static constexpr int kEventsMax = 512;

  void control(int what, int socket, std::uint32_t events, std::uint64_t index) {
    epoll_event event{};
    event.events = events;
    event.data.u64 = index;
    if (epoll_ctl(epoll_, what, socket, &event) != 0) give_up("epoll_ctl failed");
  }

  const int epoll_ = epoll_create1(EPOLL_CLOEXEC);
  epoll_event events_[kEventsMax];
};

}  // namespace aisle::bench
