// Times that travel inside a model's text, so that a reader on the same machine knows how long each
// token was under way, and that the text came from the stub and nobody else.
//
// A mark is a word of letters, since digits might be taken for personal data or for a fact that
// needs a receipt.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace aisle::bench {

/// Microseconds of the monotonic clock, the same one for all processes of a machine.
inline std::int64_t now_us() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(now).count();
}

inline constexpr char kMarkBegin[] = {'z', 'q'};
inline constexpr int kMarkLetters = 12;  ///< Of 4 bits each: nine years.

/// "zq" and twelve letters from a to p.
inline std::string make_mark(std::int64_t us) {
  std::string word(kMarkBegin, sizeof kMarkBegin);
  for (int i = kMarkLetters - 1; i >= 0; --i) word += static_cast<char>('a' + (us >> (4 * i) & 15));
  return word;
}

/// Finds marks in a text that comes in pieces, which may end within a mark.
class MarkReader {
 public:
  /// Calls `found` with each mark's time.
  template <class Found>
  void append(std::string_view piece, const Found& found) {
    for (const char c : piece) {
      if (read_ < 2) {
        read_ = c == kMarkBegin[read_] ? read_ + 1 : c == kMarkBegin[0];
        us_ = 0;
        continue;
      }
      if (c < 'a' || c > 'p') {
        read_ = c == kMarkBegin[0];
        continue;
      }
      us_ = us_ << 4 | (c - 'a');
      if (++read_ < 2 + kMarkLetters) continue;
      read_ = 0;
      found(us_);
    }
  }

 private:
  int read_ = 0;  ///< Characters of a mark so far.
  std::int64_t us_ = 0;
};

}  // namespace aisle::bench
