// A whole request in memory and room for its answer, in the shape that httplib reads and writes.
//
// The methods are those of httplib 0.11 and of its later versions together, without `override`:
// whichever of them the installed version declares are the ones that count.
#pragma once

#include <httplib.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>

namespace aisle {

class MemoryStream final : public httplib::Stream {
 public:
  /// Reads `head`, then `body`; both must outlive it.
  MemoryStream(std::string_view head, std::string_view body, std::string remote_address,
               int remote_port, std::size_t answer_bytes_max)
      : head_(head),
        body_(body),
        remote_address_(std::move(remote_address)),
        remote_port_(remote_port),
        answer_bytes_max_(answer_bytes_max) {}

  std::string& answer() { return answer_; }
  bool overflowed() const { return overflowed_; }

  bool is_readable() const { return !head_.empty() || !body_.empty(); }
  bool is_writable() const { return !overflowed_; }
  bool is_peer_alive() const { return true; }
  bool wait_readable() const { return true; }
  bool wait_writable() const { return !overflowed_; }
  time_t duration() const { return 0; }
  socket_t socket() const { return INVALID_SOCKET; }

  ssize_t read(char* out, std::size_t size) {
    std::string_view& from = head_.empty() ? body_ : head_;
    const std::size_t n = std::min(size, from.size());
    std::memcpy(out, from.data(), n);
    from.remove_prefix(n);
    return static_cast<ssize_t>(n);
  }

  ssize_t write(const char* bytes, std::size_t size) {
    if (overflowed_ || size > answer_bytes_max_ - answer_.size()) {
      overflowed_ = true;
      return -1;
    }
    answer_.append(bytes, size);
    return static_cast<ssize_t>(size);
  }

  void get_remote_ip_and_port(std::string& address, int& port) const {
    address = remote_address_;
    port = remote_port_;
  }
  void get_local_ip_and_port(std::string& address, int& port) const {
    address.clear();
    port = 0;
  }

 private:
  std::string_view head_;
  std::string_view body_;
  std::string remote_address_;
  int remote_port_;
  std::size_t answer_bytes_max_;
  std::string answer_;
  bool overflowed_ = false;
};

}  // namespace aisle
