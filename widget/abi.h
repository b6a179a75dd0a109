/* The door between the panel's page and the core.
 *
 * One handle stands for one panel. Text crosses as a pointer and a length, UTF-8 both ways. Memory
 * may grow in any call, so the page makes its view of the memory anew after each.
 *
 *   Core* core = aisle_create();
 *   char* room = aisle_room(core, size);       the page writes `size` bytes there, then
 *   int n = aisle_dispatch(core, kind, size);  n bytes of effects now lie at aisle_output(core)
 *   int m = aisle_draw(core);                  m bytes of patches now lie at aisle_output(core)
 *   aisle_free(core);
 *
 * The room belongs to the core and is valid until the next aisle_room or aisle_free; the output is
 * valid until the next aisle_dispatch, aisle_draw, aisle_ask or aisle_free. Not for several threads.
 */
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

typedef struct AisleCore AisleCore;

enum AisleInput {
  AISLE_PANEL_EVENT = 0,  /* JSON: shared/view/panel_event.h */
  AISLE_LOG_PAGE = 1,     /* JSON: {"events":[...],"last":7,"more":false} */
  AISLE_LOG_EVENT = 2,    /* JSON: one event of the log */
  AISLE_STREAM_BEGIN = 3, /* empty: what follows is a new event stream */
  AISLE_STREAM_PIECE = 4, /* bytes of a text/event-stream, cut anywhere */
  AISLE_CACHED_PAGE = 5,  /* like AISLE_LOG_PAGE, but kept from before: nothing follows from it */
  AISLE_PREVIEW = 6       /* JSON: what the capsule replied (shared/capsule/capsule.h) */
};

AisleCore* aisle_create(void);
void aisle_free(AisleCore* core);

/* Room for an input of `size` bytes. */
char* aisle_room(AisleCore* core, int size);

/* Takes the first `size` bytes of the room. Answers how many bytes of effects are put out: a JSON
 * array (shared/view/panel_effect.h), or 0 when nothing is to be done. Input that can't be read is
 * skipped and puts out nothing. */
int aisle_dispatch(AisleCore* core, int kind, int size);

/* Answers how many bytes of patches are put out (shared/view/patch.h), or 0 when all stays. */
int aisle_draw(AisleCore* core);

/* Answers how many bytes of a question to the capsule are put out, or 0 when there is none to ask: of
 * the oldest message without an answer that it was not asked about. */
int aisle_ask(AisleCore* core);

const char* aisle_output(const AisleCore* core);

#ifdef __cplusplus
}
#endif
