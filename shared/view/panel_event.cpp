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

}  // namespace aisle::view
