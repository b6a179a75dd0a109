// The conversations that this device knows: name, token, first words and when, latest first. The panel's own
// storage keeps them, and nothing else.

const kPastMax = 20;

/**
 * @typedef {{conversation: string, token: string, proven?: boolean}} Session
 * @param {{get: (name: string) => string | null, set: (name: string, value: string | null) => void}} keep
 */
export function makePast(keep) {
  /** @returns {(Session & {title: string, at_ms: number})[]} */
  const read = () => JSON.parse(keep.get("past") ?? "[]");
  /** @param {(each: Session) => boolean} stays */
  const filter = (stays) => write(read().filter(stays));
  /** @param {object[]} list */
  const write = (list) => keep.set("past", list.length ? JSON.stringify(list.slice(0, kPastMax)) : null);

  return {
    /** Without the tokens, for the core. */
    list: () => read().map(({ conversation, title, at_ms }) => ({ conversation, title, at_ms })),
    /** @param {Session} session @param {string} title @param {number} at_ms @returns {boolean} whether it is new */
    add(session, title, at_ms) {
      const list = read();
      if (list.some((each) => each.conversation === session.conversation)) return false;
      write([{ ...session, title, at_ms }, ...list].sort((a, b) => b.at_ms - a.at_ms));
      return true;
    },
    /** What is known of a session has changed. @param {Session} session */
    update(session) {
      write(read().map((each) => (each.conversation === session.conversation ? { ...each, ...session } : each)));
    },
    /** @param {string} conversation @returns {Session | undefined} */
    find: (conversation) => read().find((each) => each.conversation === conversation),
    /** @param {string} conversation */
    remove: (conversation) => filter((each) => each.conversation !== conversation),
    /** Those of a shopper who was logged in; another may sit here now. */
    removeProven: () => filter((each) => !each.proven),
    clear: () => write([]),
  };
}
