#include "widget/abi.h"

#include "widget/core.h"

struct AisleCore {
  aisle::Core core;
  std::string room;
  std::string output;
};

AisleCore* aisle_create(void) { return new AisleCore; }

void aisle_free(AisleCore* core) { delete core; }

char* aisle_room(AisleCore* core, int size) {
  core->room.resize(static_cast<std::size_t>(size));
  return core->room.data();
}

int aisle_dispatch(AisleCore* core, int kind, int size) {
  const std::string_view input = std::string_view(core->room).substr(0, static_cast<std::size_t>(size));
  switch (kind) {
    case AISLE_PANEL_EVENT: core->core.panel_event(input); break;
    case AISLE_LOG_PAGE: core->core.log_page(input, aisle::Core::Origin::server); break;
    case AISLE_CACHED_PAGE: core->core.log_page(input, aisle::Core::Origin::cache); break;
    case AISLE_LOG_EVENT: core->core.log_event(input); break;
    case AISLE_STREAM_BEGIN: core->core.stream_begin(); break;
    case AISLE_STREAM_PIECE: core->core.stream_piece(input); break;
    case AISLE_PREVIEW: core->core.preview(input); break;
    default: break;
  }
  core->output = core->core.take_effects();
  return static_cast<int>(core->output.size());
}

int aisle_draw(AisleCore* core) {
  core->output = core->core.draw();
  return static_cast<int>(core->output.size());
}

int aisle_ask(AisleCore* core) {
  core->output = core->core.ask();
  return static_cast<int>(core->output.size());
}

const char* aisle_output(const AisleCore* core) { return core->output.data(); }
