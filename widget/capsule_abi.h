/* The door between the capsule's worker and the assistant behind it (shared/capsule/capsule.h).
 *
 *   AisleCapsule* capsule = aisle_capsule_create();
 *   char* room = aisle_capsule_room(capsule, size);     the worker writes `size` bytes there, then
 *   int loaded = aisle_capsule_load(capsule, size);     1: it answers from these bytes from now on
 *   int n = aisle_capsule_answer(capsule, size);        n bytes now lie at aisle_capsule_output(capsule)
 *   int m = aisle_capsule_suggest(capsule, size);       likewise
 *
 * Text is UTF-8 both ways. Memory may grow in any call. The room is valid until the next
 * aisle_capsule_room, the output until the next call but aisle_capsule_output. Nothing is freed: the
 * worker ends with its module.
 */
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

typedef struct AisleCapsule AisleCapsule;

AisleCapsule* aisle_capsule_create(void);
char* aisle_capsule_room(AisleCapsule* capsule, int size);

/* Takes the first `size` bytes of the room as a capsule. 0: they are none, and nothing changes. */
int aisle_capsule_load(AisleCapsule* capsule, int size);

/* Takes them as a question; answers how many bytes of a reply are put out: 0 without a capsule, or
 * when they were no question. */
int aisle_capsule_answer(AisleCapsule* capsule, int size);

/* Takes them as what is being typed; answers how many bytes of suggestions are put out: 0 without a
 * capsule. */
int aisle_capsule_suggest(AisleCapsule* capsule, int size);

const char* aisle_capsule_output(const AisleCapsule* capsule);

#ifdef __cplusplus
}
#endif
