// What the capsule answers to messages that wait for the server, and how it is asked.
//
// A preview is shown under its message until the server's answer is there, and is never in the log.
// Both functions are doors: they come with the core's second half.
#pragma once

#include <string>
#include <string_view>

#include "shared/view/panel.h"

namespace aisle::view {

inline constexpr std::size_t kTurnsTold = 12;  ///< Of the conversation; as many as the assistant looks at.

/// A question to the capsule (shared/capsule/capsule.h) about the oldest message without an answer
/// that it was not asked about; empty when there is none.
std::string ask_capsule(PanelState& panel, const State& state);

/// Takes its reply. What can't be read, or is no longer waited for, changes nothing.
void take_preview(PanelState& panel, std::string_view json, const State& state,
                  PanelEffects& effects);

/// The preview to be shown for a message; null when there is none.
const Preview* find_preview(const PanelState& panel, const MessageId& message);

/// Whether a turn of the log has said less than its preview, so that this is shown in its place.
bool is_ahead(const Preview& preview, const Turn& turn);

}  // namespace aisle::view
