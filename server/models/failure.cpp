#include "server/models/failure.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "shared/base/json.h"

namespace aisle {
namespace {

using std::chrono::milliseconds;

constexpr std::int64_t kDaySeconds = 86'400;

struct Meaning {
  std::string_view word;
  ModelFault fault;
};

// What providers write into type, code or status.
constexpr std::array kWords = {
    Meaning{"insufficient_quota", ModelFault::no_credit},
    Meaning{"billing_error", ModelFault::no_credit},
    Meaning{"billing_hard_limit_reached", ModelFault::no_credit},
    Meaning{"context_length_exceeded", ModelFault::too_long},
    Meaning{"request_too_large", ModelFault::too_long},
    Meaning{"exceed_context_size_error", ModelFault::too_long},
    Meaning{"string_above_max_length", ModelFault::too_long},
    Meaning{"rate_limit_error", ModelFault::rate_limited},
    Meaning{"rate_limit_exceeded", ModelFault::rate_limited},
    Meaning{"RESOURCE_EXHAUSTED", ModelFault::rate_limited},
    Meaning{"overloaded_error", ModelFault::overloaded},
    Meaning{"server_is_overloaded", ModelFault::overloaded},
    Meaning{"slow_down", ModelFault::overloaded},
    Meaning{"UNAVAILABLE", ModelFault::overloaded},
    Meaning{"authentication_error", ModelFault::key_refused},
    Meaning{"permission_error", ModelFault::key_refused},
    Meaning{"invalid_api_key", ModelFault::key_refused},
    Meaning{"UNAUTHENTICATED", ModelFault::key_refused},
    Meaning{"PERMISSION_DENIED", ModelFault::key_refused},
    Meaning{"api_error", ModelFault::unavailable},
    Meaning{"server_error", ModelFault::unavailable},
    Meaning{"timeout_error", ModelFault::unavailable},
    Meaning{"INTERNAL", ModelFault::unavailable},
    Meaning{"DEADLINE_EXCEEDED", ModelFault::unavailable},
    Meaning{"invalid_prompt", ModelFault::bad_request},
    Meaning{"not_found_error", ModelFault::bad_request},
    Meaning{"model_not_found", ModelFault::bad_request},
    Meaning{"NOT_FOUND", ModelFault::bad_request},
    Meaning{"FAILED_PRECONDITION", ModelFault::bad_request},
};

std::optional<ModelFault> fault_of_word(std::string_view word) {
  const auto found = std::find_if(kWords.begin(), kWords.end(),
                                  [&](const Meaning& one) { return one.word == word; });
  return found == kWords.end() ? std::nullopt : std::optional(found->fault);
}

ModelFault fault_of_status(int status) {
  switch (status) {
    case 401:
    case 403: return ModelFault::key_refused;
    case 402: return ModelFault::no_credit;
    case 408: return ModelFault::unavailable;
    case 413: return ModelFault::too_long;
    case 429: return ModelFault::rate_limited;
    case 503:
    case 529: return ModelFault::overloaded;
    default: break;
  }
  if (status >= 500) return ModelFault::unavailable;
  if (status >= 400) return ModelFault::bad_request;
  return status >= 300 ? ModelFault::broken : ModelFault::unavailable;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

// "Wed, 25 Nov 2026 09:30:00 GMT" (RFC 9110 section 5.6.7) in seconds since 1970.
std::optional<std::int64_t> http_date(std::string_view text) {
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  if (text.size() != 29 || text.substr(26) != "GMT") return std::nullopt;
  const auto part = [&](std::size_t pos, std::size_t size) {
    return whole_number(text.substr(pos, size));
  };
  const auto day = part(5, 2), year = part(12, 4), hour = part(17, 2), minute = part(20, 2),
             second = part(23, 2);
  const auto month = kMonths.find(text.substr(8, 3));
  if (!day || !year || !hour || !minute || !second || month == kMonths.npos || month % 3 != 0) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(static_cast<unsigned>(month / 3 + 1)),
                                         std::chrono::day(static_cast<unsigned>(*day)));
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count() * kDaySeconds + *hour * 3'600 +
         *minute * 60 + *second;
}

// Google says it in the body: {"@type": "….RetryInfo", "retryDelay": "34.5s"}.
std::optional<milliseconds> retry_delay(const Json& error) {
  const Json& details = at(error, "details");
  if (!details.is_array()) return std::nullopt;
  for (const Json& detail : details) {
    const std::string delay = text_at(detail, "retryDelay");
    if (delay.empty() || delay.back() != 's') continue;
    const auto seconds = whole_number(std::string_view(delay).substr(0, delay.find_first_of(".s")));
    if (!seconds) continue;
    const bool has_fraction = delay.find('.') != delay.npos;  // rounded up
    return std::chrono::seconds(std::min(*seconds + (has_fraction ? 1 : 0), kDaySeconds));
  }
  return std::nullopt;
}

}  // namespace

std::optional<milliseconds> retry_after(const HttpHead& head) {
  if (const auto ms = whole_number(head.field("retry-after-ms"))) {
    return milliseconds(std::min(*ms, kDaySeconds * 1'000));
  }
  const std::string_view field = head.field("retry-after");
  if (const auto seconds = whole_number(field)) {
    return std::chrono::seconds(std::min(*seconds, kDaySeconds));
  }
  const auto then = http_date(field), now = http_date(head.field("date"));
  if (!then || !now) return std::nullopt;
  return std::chrono::seconds(std::clamp<std::int64_t>(*then - *now, 0, kDaySeconds));
}

void read_failure(int status, const HttpHead& head, const Json& error, AnswerBuilder& answer) {
  const std::string code = text_at(error, "code");
  if (code == "content_filter" ||
      code == "content_policy_violation") {  // Azure refuses with a 400.
    answer.refuse();
    return answer.finish();
  }
  const std::string message = error.is_string() ? text_of(error) : text_at(error, "message");
  std::optional<ModelFault> fault;
  for (const std::string& word : {code, text_at(error, "type"), text_at(error, "status")}) {
    if (!fault) fault = fault_of_word(word);
  }
  if (!fault && message.find("prompt is too long") != message.npos) fault = ModelFault::too_long;
  // In the middle of a stream the status may stand in the event.
  const std::int64_t number = count_at(error, "code");
  if (!fault && status < 300 && number >= 400 && number < 600) {
    fault = fault_of_status(static_cast<int>(number));
  }
  const auto wait = retry_after(head);
  answer.fail(fault.value_or(fault_of_status(status)),
              std::to_string(status) + ": " + (message.empty() ? "without a reason" : message),
              wait ? wait : retry_delay(error));
}

void read_failed_body(const HttpHead& head, std::string_view body, AnswerBuilder& answer) {
  if (check_json(body, {.bytes_max = kModelErrorBytesMax})) {
    const Json parsed = Json::parse(body, nullptr, false);
    const Json& json = parsed.is_array() ? first(parsed) : parsed;
    const Json& error = at(json, "error");
    if (!error.is_null()) return read_failure(head.status, head, error, answer);
    if (head.status >= 400) return read_failure(head.status, head, json, answer);
  }
  const ModelFault fault = head.status < 300 ? ModelFault::broken : fault_of_status(head.status);
  const std::string_view type = head.field("content-type");
  answer.fail(fault,
              std::to_string(head.status) + ": " +
                  (type.empty() ? "a body of no type" : std::string(type)) +
                  " where a stream of events was expected",
              retry_after(head));
}

}  // namespace aisle
