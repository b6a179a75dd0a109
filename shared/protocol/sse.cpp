#include "shared/protocol/sse.h"

#include <algorithm>
#include <utility>

namespace aisle {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kRetryDigitsMax = 9;  // Over eleven days nobody waits.

bool ends_line(char c) { return c == '\r' || c == '\n'; }

void append_field(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out += name;
  for (const char c : value) {
    if (c != '\r' && c != '\n' && c != '\0') out += c;
  }
  out += '\n';
}

}  // namespace

std::vector<SseEvent> SseParser::append(std::string_view piece) {
  std::vector<SseEvent> events;
  while (!piece.empty() && !overflowed_) {
    if (std::exchange(after_cr_, false) && piece[0] == '\n') {
      piece.remove_prefix(1);
      continue;
    }
    const auto end = static_cast<std::size_t>(std::find_if(piece.begin(), piece.end(), ends_line) -
                                              piece.begin());
    const std::string_view more = piece.substr(0, end);
    if (line_.size() + more.size() > kSseEventBytesMax) {
      overflowed_ = true;
      break;
    }
    line_ += more;
    if (end == piece.size()) break;
    after_cr_ = piece[end] == '\r';
    piece.remove_prefix(end + 1);
    end_line(events);
  }
  return events;
}

void SseParser::end_line(std::vector<SseEvent>& events) {
  std::string_view line = line_;
  if (std::exchange(first_line_, false) && line.substr(0, 3) == kByteOrderMark) {
    line.remove_prefix(3);
  }
  if (line.empty()) {
    last_id_ = id_;
    if (has_data_) {
      data_.pop_back();
      events.push_back({last_id_, event_.empty() ? "message" : event_, std::move(data_)});
    }
    event_.clear();
    data_.clear();
    has_data_ = false;
  } else if (line[0] != ':') {
    const auto colon = std::min(line.find(':'), line.size());
    std::string_view value = line.substr(std::min(colon + 1, line.size()));
    if (!value.empty() && value[0] == ' ') value.remove_prefix(1);
    set_field(line.substr(0, colon), value);
  }
  line_.clear();
}

void SseParser::set_field(std::string_view name, std::string_view value) {
  if (name == "data") {
    has_data_ = true;
    if (data_.size() + value.size() >= kSseEventBytesMax) {
      overflowed_ = true;
      return;
    }
    data_ += value;
    data_ += '\n';
  } else if (name == "event") {
    event_ = value;
  } else if (name == "id") {
    if (value.find('\0') == value.npos) id_ = value;
  } else if (name == "retry") {
    const bool digits = value.find_first_not_of("0123456789") == value.npos;
    if (!digits || value.empty() || value.size() > kRetryDigitsMax) return;
    std::int64_t ms = 0;
    for (const char c : value) ms = ms * 10 + (c - '0');
    retry_ms_ = ms;
  }
}

std::string format_sse(std::string_view id, std::string_view event, std::string_view data) {
  std::string out;
  out.reserve(id.size() + event.size() + data.size() + 24);
  append_field(out, "id: ", id);
  append_field(out, "event: ", event);
  for (;;) {
    const auto end = std::min(data.find_first_of("\r\n"), data.size());
    out += "data: ";
    out += data.substr(0, end);
    out += '\n';
    if (end == data.size()) break;
    const bool pair = data[end] == '\r' && end + 1 < data.size() && data[end + 1] == '\n';
    data.remove_prefix(end + 1 + pair);
  }
  out += '\n';
  return out;
}

}  // namespace aisle
