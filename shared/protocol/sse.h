// Server-sent events, read in pieces that may end anywhere.
//
// Source: WHATWG HTML section 9.2 (event stream interpretation). Read by the widget in the browser
// and by the server where it reads another's stream; small, since the widget downloads it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aisle {

inline constexpr std::size_t kSseEventBytesMax = 2 << 20;  ///< Of an event's data, and of a line.

struct SseEvent {
  std::string id;     ///< The last id that the stream gave, also by an earlier event.
  std::string event;  ///< Its type; "message" when the stream names none.
  std::string data;   ///< The data lines, joined by "\n".

  bool operator==(const SseEvent&) const = default;
};

class SseParser {
 public:
  /// Reads the next piece and answers the events that it completes. An event that the stream ends
  /// within is lost, as the standard wants it. Cost: linear.
  std::vector<SseEvent> append(std::string_view piece);

  /// The last id seen, to go on from after a broken connection ("Last-Event-ID").
  const std::string& last_id() const { return last_id_; }

  /// The wait before connecting again that the stream asked for, in milliseconds.
  std::optional<std::int64_t> retry_ms() const { return retry_ms_; }

  /// A line or an event was longer than kSseEventBytesMax. Nothing more is read: connect anew.
  bool overflowed() const { return overflowed_; }

 private:
  void end_line(std::vector<SseEvent>& events);
  void set_field(std::string_view name, std::string_view value);

  std::string line_;
  std::string id_;  // Becomes last_id_ at the end of its event.
  std::string event_;
  std::string data_;
  std::string last_id_;
  std::optional<std::int64_t> retry_ms_;
  bool first_line_ = true;
  bool after_cr_ = false;
  bool has_data_ = false;
  bool overflowed_ = false;
};

/// One event as text, with the empty line at its end. What is empty is left out, but for the data;
/// each line of the data gets its own field. Line ends and U+0000 in `id` and `event` are left out.
std::string format_sse(std::string_view id, std::string_view event, std::string_view data);

}  // namespace aisle
