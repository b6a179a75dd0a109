// How often one caller may ask: a token bucket for each name, in bounded memory.
//
// Any thread may call it. Time is an argument, so that tests need no clock.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>

namespace aisle {

class RateLimit {
 public:
  using Instant = std::chrono::steady_clock::time_point;

  /// At most `per_minute` on average and at once; 0 turns the limit off.
  explicit RateLimit(int per_minute) : per_minute_(per_minute) {}

  /// Takes one from the caller's bucket. Answers 0, or the seconds (1 or more) until it may ask
  /// again. A caller not heard of for a minute is forgotten; over kCallersMax all are.
  int take(const std::string& caller, Instant now);

  static constexpr std::size_t kCallersMax = 100'000;

 private:
  struct Bucket {
    double tokens = 0;
    Instant filled;
  };
  void forget_idle(Instant now);

  const int per_minute_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace aisle
