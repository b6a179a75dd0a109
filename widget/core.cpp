#include "widget/core.h"

#include "shared/conversation/reducer.h"
#include "shared/protocol/codec.h"

namespace aisle {
namespace {

constexpr std::size_t kPageBytesMax = 32 << 20;  ///< Of a page of the log.

}  // namespace

void Core::panel_event(std::string_view json) {
  const int beginnings = panel_.beginnings;
  view::reduce(panel_, json, state_, effects_);
  if (panel_.beginnings == beginnings) return;
  state_ = State{};
  missing_after_ = -1;
}

void Core::log_page(std::string_view json, Origin origin) {
  if (!check_json(json, {.bytes_max = kPageBytesMax})) return;
  JsonReader in(json);
  std::string key;
  bool more = false;
  in.enter_object();
  while (in.next_key(key)) {
    if (key == "events") {
      in.enter_array();
      while (in.next_element()) {
        Event event;
        if (read_event(in, event)) take(event);
      }
    } else if (key == "more") {
      more = in.boolean();
    } else {
      in.skip();
    }
  }
  if (origin == Origin::cache) return;
  if (more) effects_.add(view::CatchUp{state_.last_seq});
  else view::caught_up(panel_, state_, effects_);
}

void Core::log_event(std::string_view json) {
  Event event;
  if (decode_event(json, event)) take(event);
}

void Core::take(Event& event) {
  if (event.seq > state_.last_seq + 1) {
    if (missing_after_ == state_.last_seq) return;
    missing_after_ = state_.last_seq;
    effects_.add(view::CatchUp{state_.last_seq});
    return;
  }
  const bool known = event.seq != 0 && event.seq <= state_.last_seq;
  apply(state_, event);
  if (!known) view::follow(panel_, event, state_, effects_);
}

void Core::stream_begin() { stream_ = SseParser(); }

void Core::stream_piece(std::string_view bytes) {
  for (const SseEvent& event : stream_.append(bytes)) log_event(event.data);
}

std::string Core::take_effects() { return effects_.take(); }

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

}  // namespace aisle
