#include "server/connectors/retry_after.h"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <string>

namespace aisle {
namespace {

using std::chrono::seconds;

constexpr seconds kRetryAfterMax{24 * 3'600};  // What is longer means: not today.

std::optional<std::chrono::sys_seconds> http_date(const std::string& text) {
  std::tm parts{};
  const char* const end = strptime(text.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  if (!end || *end != '\0') return std::nullopt;
  return std::chrono::sys_seconds(seconds(timegm(&parts)));
}

}  // namespace

std::optional<seconds> retry_after(const HttpHead& head, Time now) {
  const std::string field(head.field("retry-after"));
  std::int64_t count = 0;
  const char* const last = field.data() + field.size();
  const auto read = std::from_chars(field.data(), last, count);
  if (!field.empty() && read.ec == std::errc() && read.ptr == last && count >= 0) {
    return std::min(seconds(count), kRetryAfterMax);
  }
  const auto date = http_date(field);
  if (!date) return std::nullopt;
  const auto sent = http_date(std::string(head.field("date")));
  const auto wait = *date - sent.value_or(std::chrono::floor<seconds>(now));
  return std::clamp(wait, seconds(0), kRetryAfterMax);
}

}  // namespace aisle
