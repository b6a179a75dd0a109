#include "shared/view/panel_effect.h"

namespace aisle::view {

void PanelEffects::begin(std::string_view type) {
  if (!any_) out_.begin_array();
  any_ = true;
  out_.begin_object();
  out_.key("type");
  out_.string(type);
}

std::string PanelEffects::take() {
  if (!any_) return {};
  out_.end_array();
  any_ = false;
  std::string json = out_.take();
  out_ = JsonWriter();
  return json;
}

}  // namespace aisle::view
