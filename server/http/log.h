// The program's log: one JSON object a line on standard error.
//
// Only named members with values that the caller chose: never a query, a shopper's text, a token or
// a whole address. Values are written by our JSON writer, so no input can forge a line.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace aisle {

enum class LogLevel { debug, info, warning, error };

using LogValue = std::variant<std::string_view, std::int64_t>;

/// Lines below this level are left out. Call before threads start; `info` until then.
void set_log_level(LogLevel level);

/// Writes {"time":…,"level":…,"event":…, members}. Any thread may call it; it never fails.
void log(LogLevel level, std::string_view event,
         std::initializer_list<std::pair<std::string_view, LogValue>> members = {});

}  // namespace aisle
