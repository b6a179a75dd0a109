// Panel events from JSON and panel effects to JSON, at the border of the core.
//
// {"type":"feedback_clicked","turn":"t1","verdict":"up"}; members that are not known are skipped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/view/panel_effect.h"
#include "shared/view/panel_event.h"

namespace aisle::view {

/// Errors: invalid_argument (not JSON, no such type, a member of the wrong kind), too_large.
Result<PanelEvent> decode_panel_event(std::string_view json);

/// [{"type":"set_draft","text":""},...]
std::string encode(const std::vector<PanelEffect>& effects);

}  // namespace aisle::view
