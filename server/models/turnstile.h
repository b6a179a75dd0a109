// Lets a number of answers in at a time; the others wait, and sites take turns.
//
// Pure. Not for several threads at once.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>

namespace aisle {

class Turnstile {
 public:
  Turnstile(std::size_t inside_max, std::size_t waiting_max)
      : inside_max_(inside_max), waiting_max_(waiting_max) {}

  enum class Entry { inside, waiting, full };

  /// `who` is a name that nobody else has now.
  Entry enter(std::uint64_t who, const std::string& site);

  /// One of those inside leaves; answers who comes in for it. Of the sites that wait, each lets one
  /// in before any lets a second in; within a site the first comes first.
  std::optional<std::uint64_t> leave();

  /// One of those that wait goes away. False when it doesn't wait.
  bool give_up(std::uint64_t who, const std::string& site);

  std::size_t inside() const { return inside_; }
  std::size_t waiting() const { return waiting_; }

 private:
  const std::size_t inside_max_;
  const std::size_t waiting_max_;
  std::size_t inside_ = 0;
  std::size_t waiting_ = 0;
  std::map<std::string, std::deque<std::uint64_t>> queues_;  // None is empty.
  std::deque<std::string> turns_;                            // The sites with a queue, next first.
};

}  // namespace aisle
