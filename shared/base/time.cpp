#include "shared/base/time.h"

#include <algorithm>

namespace aisle {
namespace {

using namespace std::chrono;

void append_padded(std::string& out, int value, int width) {
  char digits[8];
  for (int i = width - 1; i >= 0; --i, value /= 10) digits[i] = static_cast<char>('0' + value % 10);
  out.append(digits, static_cast<std::size_t>(width));
}

// Takes digits off the front of a text; `ok` turns false at the first thing that does not fit.
struct Cursor {
  std::string_view rest;
  bool ok = true;

  int number(int width) {
    int value = 0;
    for (int i = 0; i < width; ++i) {
      const char c = take();
      if (c < '0' || c > '9') ok = false;
      value = value * 10 + (c - '0');
    }
    return ok ? value : 0;
  }
  char take() {
    if (rest.empty()) {
      ok = false;
      return '\0';
    }
    const char c = rest.front();
    rest.remove_prefix(1);
    return c;
  }
  void expect(char expected) {
    const char c = take();
    if (c != expected && !(c == 't' && expected == 'T')) ok = false;
  }
};

}  // namespace

std::string format_time(Time time) {
  const Time first = sys_days{year{0} / 1 / 1};
  const Time last = sys_days{year{10000} / 1 / 1} - milliseconds{1};
  time = std::clamp(time, first, last);
  const auto day = floor<days>(time);
  const year_month_day date{day};
  auto left = (time - day).count();
  std::string out;
  out.reserve(24);
  append_padded(out, static_cast<int>(date.year()), 4);
  out += '-';
  append_padded(out, static_cast<int>(static_cast<unsigned>(date.month())), 2);
  out += '-';
  append_padded(out, static_cast<int>(static_cast<unsigned>(date.day())), 2);
  out += 'T';
  append_padded(out, static_cast<int>(left / 3600000), 2);
  out += ':';
  append_padded(out, static_cast<int>(left / 60000 % 60), 2);
  out += ':';
  append_padded(out, static_cast<int>(left / 1000 % 60), 2);
  out += '.';
  append_padded(out, static_cast<int>(left % 1000), 3);
  out += 'Z';
  return out;
}

Result<Time> parse_time(std::string_view text) {
  constexpr std::string_view kAfter = "--T::";
  Cursor in{text};
  int part[6];  // Year, month, day, hour, minute, second.
  for (std::size_t i = 0; i < 6; ++i) {
    part[i] = in.number(i == 0 ? 4 : 2);
    if (i < kAfter.size()) in.expect(kAfter[i]);
  }
  int ms = 0;
  if (in.ok && !in.rest.empty() && in.rest.front() == '.') {
    in.take();
    int digits = 0;
    while (!in.rest.empty() && in.rest.front() >= '0' && in.rest.front() <= '9') {
      const int digit = in.take() - '0';
      if (digits < 3) ms = ms * 10 + digit;
      ++digits;
    }
    if (digits == 0) in.ok = false;
    for (; digits < 3; ++digits) ms *= 10;
  }
  int offset_minutes = 0;
  const char zone = in.take();
  if (zone == '+' || zone == '-') {
    const int oh = in.number(2);
    in.expect(':');
    const int om = in.number(2);
    if (oh > 23 || om > 59) in.ok = false;
    offset_minutes = (zone == '+' ? 1 : -1) * (oh * 60 + om);
  } else if (zone != 'Z' && zone != 'z') {
    in.ok = false;
  }
  const year_month_day date{year{part[0]}, month{static_cast<unsigned>(part[1])},
                            day{static_cast<unsigned>(part[2])}};
  if (!in.ok || !in.rest.empty() || !date.ok() || part[3] > 23 || part[4] > 59 || part[5] > 60) {
    return Error{ErrorCode::invalid_argument, "not an RFC 3339 time"};
  }
  const int seconds_of_day = (part[3] * 60 + part[4] - offset_minutes) * 60 + part[5];
  return Time{sys_days{date} + seconds{seconds_of_day} + milliseconds{ms}};
}

}  // namespace aisle
