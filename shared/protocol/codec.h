// Events and tool arguments as JSON, the form in which they are stored and streamed.
//
// {"v":1,"seq":7,"time":"2026-11-24T09:30:00.000Z","type":"turn_started","turn":"t1","message":"m1"}
// Members that are empty are left out. What is read may have members that this version doesn't know;
// they are skipped. An event of unknown type, or with a value from a list that this version doesn't
// know, becomes UnknownHappened and is written again byte for byte.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/json.h"
#include "shared/base/result.h"
#include "shared/conversation/event.h"

namespace aisle {

inline constexpr std::size_t kEventBytesMax = 1 << 20;

std::string encode(const Event& event);

/// Errors: invalid_argument (not JSON, no type, a member of the wrong kind), too_large.
Result<Event> decode_event(std::string_view json);

/// The same into a new event, which costs the panel's download less than one that is handed over.
/// After an error the event is not to be used.
Result<void> decode_event(std::string_view json, Event& event);

/// The same of the value that comes next in a text that `check_json` has accepted, which is left
/// behind whether it is an event or not.
Result<void> read_event(JsonReader& in, Event& event);

/// The name by which the stream and the log call this event ("turn_started").
std::string_view type_name(const Event& event);

/// A transient event is streamed but not stored.
bool is_transient(const Event& event);

/// A tool's name and its arguments as a JSON object.
std::string_view tool_name(const ToolArguments& arguments);
std::string encode(const ToolArguments& arguments);
/// Errors: not_found (no such tool), invalid_argument.
Result<ToolArguments> decode_arguments(std::string_view tool, std::string_view json);

}  // namespace aisle
