#include "widget/core.h"

#include "shared/conversation/reducer.h"
#include "shared/privacy/redaction.h"
#include "shared/protocol/codec.h"
#include "shared/view/panel_codec.h"

namespace aisle {
namespace {

constexpr std::size_t kPageBytesMax = 32 << 20;  ///< Of a page of the log.

}  // namespace

void Core::panel_event(std::string_view json) {
  auto event = view::decode_panel_event(json);
  if (!event) return;
  if (auto* sent = std::get_if<view::Submitted>(&*event)) sent->text = redact(sent->text);
  apply(*event);
}

void Core::log_page(std::string_view json, Origin origin) {
  if (!check_json(json, {.bytes_max = kPageBytesMax})) {
    return apply(view::RequestFailed{"unreadable"});
  }
  JsonReader in(json);
  std::string key;
  bool more = false;
  in.enter_object();
  while (in.next_key(key)) {
    if (key == "events") {
      in.enter_array();
      while (in.next_element()) log_event(in.raw());
    } else if (key == "more") {
      more = in.boolean();
    } else {
      in.skip();
    }
  }
  if (origin == Origin::cache) return;
  if (more) effects_.push_back(view::CatchUp{state_.last_seq});
  else apply(view::CaughtUp{});
}

void Core::log_event(std::string_view json) {
  const auto event = decode_event(json);
  if (!event) return;
  if (event->seq > state_.last_seq + 1) {
    if (missing_after_ == state_.last_seq) return;
    missing_after_ = state_.last_seq;
    effects_.push_back(view::CatchUp{state_.last_seq});
    return;
  }
  const bool known = event->seq != 0 && event->seq <= state_.last_seq;
  state_ = reduce(std::move(state_), *event).state;
  if (!known) apply(view::follow(std::move(panel_), *event, state_));
}

void Core::stream_begin() { stream_ = SseParser(); }

void Core::stream_piece(std::string_view bytes) {
  for (const SseEvent& event : stream_.append(bytes)) log_event(event.data);
}

std::string Core::take_effects() {
  if (effects_.empty()) return {};
  std::string json = view::encode(effects_);
  effects_.clear();
  return json;
}

std::string Core::draw() {
  view::Screen screen = view_.draw(state_, panel_);
  view::Patches patches;
  for (int region = 0; region < view::kRegions; ++region) {
    canvas_.show(static_cast<view::Region>(region), std::move(screen[static_cast<std::size_t>(region)]),
                 patches);
  }
  std::string json = patches.take();
  return json == "[]" ? std::string() : json;
}

void Core::apply(const view::PanelEvent& event) {
  apply(view::reduce(std::move(panel_), event, state_));
}

void Core::apply(view::PanelStep step) {
  panel_ = std::move(step.panel);
  for (view::PanelEffect& effect : step.effects) {
    if (std::holds_alternative<view::ForgetConversation>(effect)) {
      state_ = State{};
      missing_after_ = -1;
    }
    effects_.push_back(std::move(effect));
  }
}

}  // namespace aisle
