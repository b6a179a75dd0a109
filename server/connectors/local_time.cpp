#include "server/connectors/local_time.h"

#include <date/tz.h>

#include <charconv>

#include "shared/base/text.h"

namespace aisle {
namespace {

const date::time_zone* zone_of(const std::string& name) {
  try {
    return date::locate_zone(name);
  } catch (const std::exception&) {
    return nullptr;
  }
}

// Takes `digits` digits off the front; nothing when there are none.
std::optional<int> take_digits(std::string_view& text, std::size_t digits) {
  int value = 0;
  if (text.size() < digits) return std::nullopt;
  const auto read = std::from_chars(text.data(), text.data() + digits, value);
  if (read.ec != std::errc() || read.ptr != text.data() + digits || text[0] == '-') {
    return std::nullopt;
  }
  text.remove_prefix(digits);
  return value;
}

// The same behind a sign that must be there.
std::optional<int> take_behind(std::string_view& text, char sign, std::size_t digits) {
  if (!text.starts_with(sign)) return std::nullopt;
  text.remove_prefix(1);
  return take_digits(text, digits);
}

// "+02", "-0330", "+02:00" or "Z" as RFC 3339 wants it; empty when it is none of them.
std::string offset_of(std::string_view text) {
  if (text == "Z" || text == "+00" || text.size() == 6)
    return text.size() == 6 ? std::string(text) : "Z";
  if (text.size() == 3) return std::string(text) + ":00";
  if (text.size() == 5) return std::string(text.substr(0, 3)) + ":" + std::string(text.substr(3));
  return "";
}

// A time with a space in between, or a short offset, as databases write it.
std::optional<Time> with_own_offset(std::string_view text) {
  if (text.size() < 17) return std::nullopt;
  const std::size_t sign = text.find_first_of("+-Z", 11);
  if (sign == text.npos) return std::nullopt;
  std::string strict(text.substr(0, sign));
  strict[10] = 'T';
  if (strict.size() == 16) strict += ":00";
  const auto time = parse_time(strict + offset_of(text.substr(sign)));
  return time ? std::optional(*time) : std::nullopt;
}

std::optional<std::chrono::milliseconds> time_of_day(std::string_view text) {
  const auto hour = take_digits(text, 2), minute = take_behind(text, ':', 2);
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  int second = 0;
  if (!text.empty()) {
    const auto read = take_behind(text, ':', 2);
    if (!read || *read > 60) return std::nullopt;
    second = *read;
  }
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (text.empty() || text.find_first_not_of("0123456789") != text.npos) return std::nullopt;
  } else if (!text.empty()) {
    return std::nullopt;
  }
  return std::chrono::hours(*hour) + std::chrono::minutes(*minute) + std::chrono::seconds(second);
}

}  // namespace

bool is_time_zone(const std::string& zone) { return zone_of(zone) != nullptr; }

std::optional<Time> parse_local_time(std::string_view text, const std::string& zone) {
  text = trim(text);
  if (const auto time = with_own_offset(text)) return time;
  const auto year = take_digits(text, 4), month = take_behind(text, '-', 2),
             day = take_behind(text, '-', 2);
  if (!year || !month || !day) return std::nullopt;
  const date::year_month_day on(date::year(*year), date::month(static_cast<unsigned>(*month)),
                                date::day(static_cast<unsigned>(*day)));
  if (!on.ok()) return std::nullopt;
  std::chrono::milliseconds of_day{0};
  if (!text.empty()) {
    if (text[0] != ' ' && text[0] != 'T') return std::nullopt;
    const auto read = time_of_day(text.substr(1));
    if (!read) return std::nullopt;
    of_day = *read;
  }
  const date::time_zone* const place = zone_of(zone);
  if (!place) return std::nullopt;
  return place->to_sys(date::local_days(on) + of_day, date::choose::earliest);
}

}  // namespace aisle
