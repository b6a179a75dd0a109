#include "shared/view/panel_codec.h"

#include "shared/protocol/fields.h"

namespace aisle::view {
namespace {

template <class Variant>
struct ReadAny;

template <class... Ts>
struct ReadAny<std::variant<Ts...>> {
  static bool read(std::string_view type, FieldReader& reader, std::variant<Ts...>& out) {
    return (read_one<Ts>(type, reader, out) || ...);
  }

 private:
  template <class T>
  static bool read_one(std::string_view type, FieldReader& reader, std::variant<Ts...>& out) {
    if (T::kType != type) return false;
    T value;
    reader.read(value);
    out = std::move(value);
    return true;
  }
};

std::string type_of(std::string_view json) {
  JsonReader in(json);
  std::string key, type;
  in.enter_object();
  while (in.next_key(key)) {
    if (key == "type") type = in.string();
    else in.skip();
  }
  return in.ok() ? type : std::string();
}

}  // namespace

Result<PanelEvent> decode_panel_event(std::string_view json) {
  if (auto checked = check_json(json); !checked) return checked.error();
  JsonReader in(json);
  FieldReader reader(in);
  PanelEvent event;
  if (!ReadAny<PanelEvent>::read(type_of(json), reader, event) || !in.ok()) {
    return Error{ErrorCode::invalid_argument, "no such panel event, or a member does not fit"};
  }
  return event;
}

std::string encode(const std::vector<PanelEffect>& effects) {
  JsonWriter out;
  FieldWriter fields(out);
  out.begin_array();
  for (const PanelEffect& effect : effects) {
    out.begin_object();
    std::visit(
        [&]<class T>(const T& body) {
          out.key("type");
          out.string(T::kType);
          T::fields(body, fields);
        },
        effect);
    out.end_object();
  }
  out.end_array();
  return out.take();
}

}  // namespace aisle::view
