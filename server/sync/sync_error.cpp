#include "server/sync/sync_error.h"

#include <array>

namespace aisle {
namespace {

struct ErrorWords {
  ErrorCode code;
  std::string_view name;
  std::string_view mending;
};
constexpr auto kErrorWords = std::to_array<ErrorWords>({
    {ErrorCode::unavailable, "unavailable",
     "nothing, if it passes: it is tried again; else see whether the shop answers (aisle check)"},
    {ErrorCode::deadline_exceeded, "deadline_exceeded",
     "nothing, if it passes: it is tried again; else see why the shop is slow"},
    {ErrorCode::invalid_argument, "invalid_argument",
     "see whether the shop's version is one that the connector knows (aisle check)"},
    {ErrorCode::too_large, "too_large", "the shop is larger than the connector's bounds allow"},
    {ErrorCode::not_found, "not_found", "mend the connector's url, path or channel in the config"},
    {ErrorCode::permission_denied, "permission_denied",
     "give the shop's key its rights; aisle check says which are missing"},
    {ErrorCode::conflict, "conflict",
     "see why the catalog shrank so much; if it is right: aisle import --force"},
    {ErrorCode::data_loss, "data_loss",
     "see whether the shop was updated: it answers in a form that the connector doesn't know"},
});

}  // namespace

std::string_view error_name(ErrorCode code) {
  for (const ErrorWords& words : kErrorWords) {
    if (words.code == code) return words.name;
  }
  return "unavailable";
}

std::string_view mending_step(std::string_view error_name) {
  for (const ErrorWords& words : kErrorWords) {
    if (words.name == error_name) return words.mending;
  }
  return "see the server's log";
}

void note_failure(std::optional<SyncFailure>& failure, const Error& error, Time now) {
  const std::int64_t before = failure ? failure->times : 0;
  failure = SyncFailure{std::string(error_name(error.code)), error.message, now, before + 1};
}

Error sync_stopped() { return {ErrorCode::unavailable, "the server is stopping"}; }

}  // namespace aisle
