#include "shared/view/panel_event.h"

namespace aisle::view {

std::string panel_event_type(std::string_view checked_json) {
  JsonReader in(checked_json);
  std::string key, type;
  in.enter_object();
  while (in.next_key(key)) {
    if (key == "type") type = in.string();
    else in.skip();
  }
  return in.ok() ? type : std::string();
}

bool read_members(std::string_view checked_json, void* event, FieldReader::ReadMember read_member) {
  JsonReader in(checked_json);
  FieldReader reader(in);
  reader.read_object(event, read_member);
  return in.ok();
}

}  // namespace aisle::view
