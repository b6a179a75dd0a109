// A client for benches: one thread and epoll, so that it costs less than what it measures.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace aisle::bench {

using Clock = std::chrono::steady_clock;

inline double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Connections to one port of 127.0.0.1, each with what it has received and when it was whole.
class Load {
 public:
  explicit Load(int port) : port_(port), epoll_(epoll_create1(EPOLL_CLOEXEC)) {}
  ~Load() {
    for (const Peer& peer : peers_) ::close(peer.socket);
    ::close(epoll_);
  }
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;

  /// Begins `count` more connects without waiting for any; each sends `request` as soon as it can
  /// ("": nothing).
  void connect(std::size_t count, std::string_view request) {
    request_ = request;
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(port_));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (std::size_t i = 0; i < count; ++i) {
      Peer peer;
      peer.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
      const int yes = 1;
      setsockopt(peer.socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
      peer.sent_at = Clock::now();
      if (peer.socket < 0 || (::connect(peer.socket, reinterpret_cast<sockaddr*>(&to), sizeof to) &&
                              errno != EINPROGRESS)) {
        std::perror("connect");
        std::exit(1);
      }
      epoll_event event{};
      event.events = EPOLLOUT;
      event.data.u64 = peers_.size();
      epoll_ctl(epoll_, EPOLL_CTL_ADD, peer.socket, &event);
      peers_.push_back(peer);
    }
  }

  /// Until `count` answers that end with `end` have come in all, or the time is over. With `again`,
  /// each peer asks again after its answer. Returns how many came.
  std::size_t run(std::size_t count, double seconds, std::string_view end, bool again) {
    const auto begin = Clock::now();
    std::size_t answers = 0;
    epoll_event events[256];
    while (answers < count && seconds_since(begin) < seconds) {
      const int n = epoll_wait(epoll_, events, 256, 50);
      for (int i = 0; i < n; ++i) {
        Peer& peer = peers_[events[i].data.u64];
        if (events[i].events & EPOLLOUT) {
          connected(peer, events[i].data.u64);
        } else if (events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) {
          answers += receive(peer, end, again);
        }
      }
    }
    return answers;
  }

  /// Peers whose connection ended.
  std::size_t lost_count() const { return lost_; }

  /// Of all answers, in milliseconds; `part` is 0.5 for the median.
  double latency(double part) {
    if (latencies_.empty()) return -1;
    std::sort(latencies_.begin(), latencies_.end());
    const auto last = static_cast<double>(latencies_.size() - 1);
    return latencies_[static_cast<std::size_t>(part * last)] * 1e3;
  }

 private:
  struct Peer {
    int socket = -1;
    Clock::time_point sent_at;
    char tail[8] = {};  ///< The last bytes received, to know an answer's end across reads.
  };

  void connected(Peer& peer, std::uint64_t index) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = index;
    epoll_ctl(epoll_, EPOLL_CTL_MOD, peer.socket, &event);
    ask(peer);
  }

  void ask(Peer& peer) {
    if (request_.empty()) return;
    if (::send(peer.socket, request_.data(), request_.size(), MSG_NOSIGNAL) < 0) ++lost_;
  }

  std::size_t receive(Peer& peer, std::string_view end, bool again) {
    char bytes[16 << 10];
    const ssize_t n = recv(peer.socket, bytes, sizeof bytes, 0);
    if (n <= 0) {
      epoll_ctl(epoll_, EPOLL_CTL_DEL, peer.socket, nullptr);
      ++lost_;
      return 0;
    }
    const std::string_view got(bytes, static_cast<std::size_t>(n));
    std::string last(peer.tail, sizeof peer.tail);
    last += got.substr(got.size() - std::min(got.size(), sizeof peer.tail));
    last.copy(peer.tail, sizeof peer.tail, last.size() - sizeof peer.tail);
    if (end.empty() || !std::string_view(last).ends_with(end)) return 0;
    latencies_.push_back(seconds_since(peer.sent_at));
    if (again) {
      peer.sent_at = Clock::now();
      ask(peer);
    }
    return 1;
  }

  const int port_;
  const int epoll_;
  std::string request_;
  std::vector<Peer> peers_;
  std::vector<double> latencies_;
  std::size_t lost_ = 0;
};

}  // namespace aisle::bench
