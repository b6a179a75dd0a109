// The panel's core: the conversation, the interface around it, and what is on the page now.
//
// Text from the page goes in, effects and patches come out. It knows no browser; abi.h is its door.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/conversation/state.h"
#include "shared/protocol/sse.h"
#include "shared/view/diff.h"
#include "shared/view/panel.h"
#include "shared/view/preview.h"
#include "shared/view/view.h"

namespace aisle {

class Core {
 public:
  /// What happened in the panel (shared/view/panel_event.h).
  void panel_event(std::string_view json);

  /// A page of the log. One from the server asks for the next one, or else completes the log.
  enum class Origin { server, cache };
  void log_page(std::string_view json, Origin origin);

  /// One event of the log. One that leaves a gap is left out, and what is missing asked for.
  void log_event(std::string_view json);

  void stream_begin();
  void stream_piece(std::string_view bytes);

  /// What the capsule replied, and the next question to it; empty when there is none.
  void preview(std::string_view json) { view::take_preview(panel_, json, state_, effects_); }
  std::string ask() { return view::ask_capsule(panel_, state_); }

  /// Takes the effects asked for since the last call, as JSON; empty when there are none.
  std::string take_effects();

  /// Draws, and answers the patches as JSON; empty when nothing changed.
  std::string draw();

 private:
  void take(Event& event);

  State state_;
  view::PanelState panel_;
  view::PanelEffects effects_;
  view::View view_;
  view::Canvas canvas_;
  SseParser stream_;
  std::int64_t missing_after_ = -1;  ///< The gap already asked for.
};

}  // namespace aisle
