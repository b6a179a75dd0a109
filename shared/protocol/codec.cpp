#include "shared/protocol/codec.h"

#include "shared/protocol/fields.h"

namespace aisle {
namespace {

template <class T>
concept HasFields = requires(T& value, FieldReader& visit) { T::fields(value, visit); };

template <class T>
struct Type {
  using type = T;
};

template <class Variant, class Visitor>
struct ForEach;
template <class... Ts, class Visitor>
struct ForEach<std::variant<Ts...>, Visitor> {
  static bool any(Visitor& visit) { return (visit(Type<Ts>{}) || ...); }
};

// Calls `visit(Type<T>)` for each alternative until one answers true.
template <class Variant, class Visitor>
bool any_alternative(Visitor visit) {
  return ForEach<Variant, Visitor>::any(visit);
}

void write_call(JsonWriter& out, const ToolCall& call) {
  out.key("call");
  out.begin_object();
  out.key("id");
  out.string(call.id.value);
  out.key("tool");
  out.string(tool_name(call.arguments));
  out.key("arguments");
  out.raw(encode(call.arguments));
  out.end_object();
}

// A called tool that this version doesn't know makes the whole event unknown.
void read_call(JsonReader& in, ToolCall& call, bool& unknown) {
  std::string key, tool;
  std::string_view arguments = "{}";
  in.enter_object();
  while (in.next_key(key)) {
    if (key == "id") {
      call.id.value = in.string();
    } else if (key == "tool") {
      tool = in.string();
    } else if (key == "arguments") {
      arguments = in.raw();
    } else {
      in.skip();
    }
  }
  auto decoded = decode_arguments(tool, arguments);
  if (decoded) call.arguments = std::move(*decoded);
  else unknown = true;
}

// Reads all members of one event but its type.
bool read_members(std::string_view json, Event& event, bool& unknown, void* body,
                  FieldReader::ReadMember read_member) {
  JsonReader in(json);
  FieldReader reader(in);
  auto* called = std::get_if<ModelCalledTool>(&event.body);
  std::string key;
  in.enter_object();
  while (in.next_key(key)) {
    if (key == "seq") {
      event.seq = in.integer();
    } else if (key == "time") {
      reader.read(event.time);
    } else if (called && key == "turn") {
      reader.read(called->turn);
    } else if (called && key == "call") {
      read_call(in, called->call, unknown);
    } else if (!read_member || !read_member(reader, body, key)) {
      in.skip();
    }
  }
  unknown = unknown || reader.met_unknown();
  return in.ok();
}

template <class T>
bool read_event(std::string_view json, Event& event, bool& unknown) {
  T& body = event.body.emplace<T>();
  FieldReader::ReadMember read_member = nullptr;
  if constexpr (HasFields<T>) read_member = FieldReader::read_member_of<T>;
  return read_members(json, event, unknown, &body, read_member);
}

// What every event has, whatever its type.
bool read_envelope(std::string_view json, Event& event, std::string& type) {
  JsonReader in(json);
  FieldReader reader(in);
  std::string key;
  in.enter_object();
  while (in.next_key(key)) {
    if (key == "type") type = in.string();
    else if (key == "seq") event.seq = in.integer();
    else if (key == "time") reader.read(event.time);
    else in.skip();
  }
  return in.ok() && !type.empty() && event.seq >= 0;
}

}  // namespace

std::string encode(const Event& event) {
  if (const auto* unknown = std::get_if<UnknownHappened>(&event.body)) return unknown->json;
  JsonWriter out;
  FieldWriter fields(out);
  out.begin_object();
  out.key("v");
  out.integer(kEventVersion);
  if (event.seq != 0) fields("seq", event.seq);
  fields("time", event.time);
  out.key("type");
  out.string(type_name(event));
  std::visit(
      [&]<class T>(const T& body) {
        if constexpr (std::is_same_v<T, ModelCalledTool>) {
          fields("turn", body.turn);
          write_call(out, body.call);
        } else if constexpr (!std::is_same_v<T, UnknownHappened>) {
          T::fields(body, fields);
        }
      },
      event.body);
  out.end_object();
  return out.take();
}

Result<Event> decode_event(std::string_view json) {
  if (auto checked = check_json(json, {.bytes_max = kEventBytesMax}); !checked) {
    return checked.error();
  }
  Event event;
  std::string type;
  if (!read_envelope(json, event, type)) {
    return Error{ErrorCode::invalid_argument, "an event needs a type, and its seq and time must fit"};
  }
  bool unknown = false;
  bool well_formed = true;
  const bool found = any_alternative<EventBody>([&]<class T>(Type<T>) {
    if constexpr (!std::is_same_v<T, UnknownHappened>) {
      if (T::kType != type) return false;
      well_formed = read_event<T>(json, event, unknown);
      return true;
    }
    return false;
  });
  if (!well_formed) {
    return Error{ErrorCode::invalid_argument, "a member of the event " + type + " does not fit"};
  }
  if (!found || unknown) event.body = UnknownHappened{type, std::string(json)};
  return event;
}

std::string_view type_name(const Event& event) {
  return std::visit(
      []<class T>(const T& body) -> std::string_view {
        if constexpr (std::is_same_v<T, UnknownHappened>) return body.type;
        else return T::kType;
      },
      event.body);
}

bool is_transient(const Event& event) { return std::holds_alternative<ModelSentText>(event.body); }

std::string_view tool_name(const ToolArguments& arguments) {
  return std::visit([]<class T>(const T&) { return T::kName; }, arguments);
}

std::string encode(const ToolArguments& arguments) {
  return std::visit([](const auto& value) { return to_json(value); }, arguments);
}

Result<ToolArguments> decode_arguments(std::string_view tool, std::string_view json) {
  Result<ToolArguments> result = Error{ErrorCode::not_found, "there is no such tool"};
  any_alternative<ToolArguments>([&]<class T>(Type<T>) {
    if (T::kName != tool) return false;
    auto value = from_json<T>(json);
    if (value) result = ToolArguments{std::move(*value)};
    else result = value.error();
    return true;
  });
  return result;
}

}  // namespace aisle
