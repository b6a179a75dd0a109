#include "shared/protocol/codec.h"

#include <algorithm>
#include <array>

#include "shared/protocol/arguments.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

// How one alternative of a variant is called in JSON, made and read. One loop over a list of these
// serves all types, which makes the panel's download smaller.
template <class Variant>
struct Alternative {
  std::string_view name;
  void* (*make)(Variant& variant);
  FieldReader::ReadMember read_member;
};

template <class T, class Variant>
void* make(Variant& variant) {
  return &variant.template emplace<T>();
}

bool read_called_tool(FieldReader& reader, void* value, const std::string& key);

template <class T, class Variant>
constexpr Alternative<Variant> alternative() {
  if constexpr (std::is_same_v<T, UnknownHappened> || std::is_same_v<T, OtherTool>) {
    return {};  // No name finds it.
  } else if constexpr (requires { T::kName; }) {
    return {T::kName, make<T, Variant>, FieldReader::read_member_of<T>};
  } else if constexpr (std::is_same_v<T, ModelCalledTool>) {
    return {T::kType, make<T, Variant>, read_called_tool};
  } else {
    return {T::kType, make<T, Variant>, FieldReader::read_member_of<T>};
  }
}

template <class Variant>
struct Alternatives;
template <class... Ts>
struct Alternatives<std::variant<Ts...>> {
  using Variant = std::variant<Ts...>;
  static constexpr Alternative<Variant> kAll[] = {alternative<Ts, Variant>()...};

  // Null when no alternative has this name, which is not empty.
  static const Alternative<Variant>* find(std::string_view name) {
    for (const Alternative<Variant>& each : kAll) {
      if (each.name == name) return &each;
    }
    return nullptr;
  }
};

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

template <class Variant>
bool read_typed(std::string_view tool, std::string_view checked_json, Variant& arguments) {
  const auto* found = tool.empty() ? nullptr : Alternatives<Variant>::find(tool);
  if (!found) return false;
  JsonReader in(checked_json);
  FieldReader reader(in);
  reader.read_object(found->make(arguments), found->read_member);
  return in.ok() && !reader.met_unknown();
}

template <class Variant>
struct Names;
template <class... Ts>
struct Names<std::variant<Ts...>> {
  static constexpr std::string_view kAll[] = {Ts::kName...};
};

bool is_other(std::string_view tool) {
  constexpr auto& kAll = Names<OtherArguments>::kAll;
  return std::find(std::begin(kAll), std::end(kAll), tool) != std::end(kAll);
}

// Another tool's arguments are kept as they are.
bool read_arguments(std::string_view tool, std::string_view checked_json, ToolArguments& arguments) {
  if (!is_other(tool)) return read_typed(tool, checked_json, arguments);
  arguments = OtherTool{std::string(tool), std::string(checked_json)};
  return JsonReader(checked_json).kind() == JsonReader::Kind::object;
}

// A called tool that this version doesn't know makes the whole event unknown.
void read_call(FieldReader& reader, ToolCall& call) {
  JsonReader& in = reader.json();
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
  if (!read_arguments(tool, arguments, call.arguments)) reader.meet_unknown();
}

bool read_called_tool(FieldReader& reader, void* value, const std::string& key) {
  auto& called = *static_cast<ModelCalledTool*>(value);
  if (key == "turn") reader.read(called.turn);
  else if (key == "call") read_call(reader, called.call);
  else return false;
  return true;
}

// What every event has, whatever its type. Ours begin with it, so that the rest need not be met.
bool read_envelope(JsonReader in, Event& event, std::string& type) {
  FieldReader reader(in);
  std::string key;
  int missing = 3;
  in.enter_object();
  while (missing > 0 && in.next_key(key)) {
    --missing;
    if (key == "type") type = in.string();
    else if (key == "seq") event.seq = in.integer();
    else if (key == "time") reader.read(event.time);
    else in.skip(), ++missing;
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

Result<void> read_event(JsonReader& in, Event& event) {
  JsonReader body = in;
  const std::string_view json = in.raw();
  std::string type;
  if (!read_envelope(body, event, type)) {
    return Error{ErrorCode::invalid_argument, "an event needs a type, and its seq and time must fit"};
  }
  const auto* found = Alternatives<EventBody>::find(type);
  if (found) {
    FieldReader reader(body);
    reader.read_object(found->make(event.body), found->read_member);
    if (!body.ok()) {
      return Error{ErrorCode::invalid_argument, "a member of the event " + type + " does not fit"};
    }
    if (!reader.met_unknown()) return {};
  }
  event.body.emplace<UnknownHappened>(UnknownHappened{type, std::string(json)});
  return {};
}

Result<void> decode_event(std::string_view json, Event& event) {
  if (auto checked = check_json(json, {.bytes_max = kEventBytesMax}); !checked) return checked;
  JsonReader in(json);
  return read_event(in, event);
}

Result<Event> decode_event(std::string_view json) {
  Event event;
  if (auto decoded = decode_event(json, event); !decoded) return decoded.error();
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
  return std::visit(
      []<class T>(const T& value) -> std::string_view {
        if constexpr (std::is_same_v<T, OtherTool>) return value.name;
        else return T::kName;
      },
      arguments);
}

std::string encode(const ToolArguments& arguments) {
  return std::visit(
      []<class T>(const T& value) {
        if constexpr (std::is_same_v<T, OtherTool>) return value.json;
        else return to_json(value);
      },
      arguments);
}

Result<ToolArguments> decode_arguments(std::string_view tool, std::string_view json) {
  if (tool.empty() || (!is_other(tool) && !Alternatives<ToolArguments>::find(tool))) {
    return Error{ErrorCode::not_found, "there is no such tool"};
  }
  if (auto checked = check_json(json); !checked) return checked.error();
  ToolArguments arguments;
  OtherArguments other;
  if (read_typed(tool, json, arguments)) return arguments;
  if (read_typed(tool, json, other)) {
    return std::visit([](const auto& value) -> ToolArguments { return other_tool(value); }, other);
  }
  return Error{ErrorCode::invalid_argument, "a member has the wrong kind or an unknown value"};
}

}  // namespace aisle
