// An HTTP/1.1 response, read in pieces that may end anywhere.
//
// For answers of servers that a bench started itself: what is malformed is noticed, not survived.
// Source: RFC 9112 sections 6 and 7.
#pragma once

#include <algorithm>
#include <cctype>
#include <charconv>
#include <string>
#include <string_view>

namespace aisle::bench {

class ResponseReader {
 public:
  /// Reads the next piece and answers the part of the body in it.
  std::string append(std::string_view piece) {
    if (!in_body_) {
      head_ += piece;
      const std::size_t end = head_.find("\r\n\r\n");
      if (end == head_.npos) return "";
      rest_ = head_.substr(end + 4);
      head_.resize(end + 2);
      read_head();
    } else {
      rest_ += piece;
    }
    return is_chunked_ ? read_chunks() : read_plain();
  }

  int status() const { return status_; }  ///< 0 before the head is whole.
  bool is_whole() const { return is_whole_; }
  bool is_malformed() const { return is_malformed_; }
  bool closes() const { return closes_; }  ///< The server ends the connection behind it.

 private:
  void read_head() {
    in_body_ = true;
    std::transform(head_.begin(), head_.end(), head_.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (head_.size() > 12) std::from_chars(head_.data() + 9, head_.data() + 12, status_);
    is_malformed_ = !head_.starts_with("http/1.1 ") || status_ == 0;
    is_chunked_ = head_.find("\r\ntransfer-encoding: chunked\r\n") != head_.npos;
    closes_ = head_.find("\r\nconnection: close\r\n") != head_.npos;
    if (const std::size_t at = head_.find("\r\ncontent-length: "); at != head_.npos) {
      std::from_chars(head_.data() + at + 18, head_.data() + head_.size(), missing_);
    }
    head_.clear();
  }

  std::string read_plain() {
    std::string body = rest_.substr(0, missing_);
    missing_ -= body.size();
    is_whole_ = missing_ == 0;
    rest_.clear();
    return body;
  }

  // A chunk is taken when it is there with its line end.
  std::string read_chunks() {
    std::string body;
    std::size_t at = 0;
    for (;;) {
      const std::size_t line_end = rest_.find("\r\n", at);
      if (line_end == rest_.npos) break;
      std::size_t size = 0;
      const auto [end, error] =
          std::from_chars(rest_.data() + at, rest_.data() + line_end, size, 16);
      if (error != std::errc() || end != rest_.data() + line_end) {
        is_malformed_ = true;
        break;
      }
      if (rest_.size() < line_end + 2 + size + 2) break;
      body.append(rest_, line_end + 2, size);
      at = line_end + 2 + size + 2;
      is_whole_ = size == 0;
      if (is_whole_) break;
    }
    rest_.erase(0, at);
    return body;
  }

  std::string head_, rest_;
  std::size_t missing_ = 0;
  int status_ = 0;
  bool in_body_ = false, is_chunked_ = false, closes_ = false, is_whole_ = false,
       is_malformed_ = false;
};

}  // namespace aisle::bench
