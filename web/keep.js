// What stays over a reload, in the frame's own storage: the conversation's name and token, the draft,
// unsent messages, and the log as it was fetched. Without storage (blocked, full) the panel works on.

/** @param {string} site */
export function makeKeep(site) {
  const prefix = `aisle:${site}:`;
  /** @type {Map<string, string>} */
  const memory = new Map();

  /** @param {string} name */
  function get(name) {
    try {
      return localStorage.getItem(prefix + name) ?? memory.get(name) ?? null;
    } catch {
      return memory.get(name) ?? null;
    }
  }

  /** @param {string} name @param {string | null} value null forgets it */
  function set(name, value) {
    try {
      if (value) localStorage.setItem(prefix + name, value);
      else localStorage.removeItem(prefix + name);
      memory.delete(name);
    } catch {
      if (value) memory.set(name, value);
      else memory.delete(name);
    }
  }

  return { get, set, log: makeLogCache(prefix) };
}

/** Pages of the log as they came, in order. @param {string} prefix */
function makeLogCache(prefix) {
  /** @type {Promise<IDBDatabase> | undefined} */
  let opened;
  const open = () =>
    (opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(prefix + "log", 1);
      request.onupgradeneeded = () => request.result.createObjectStore("pages", { autoIncrement: true });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    }));

  /**
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest<T>} act
   * @returns {Promise<T | undefined>}
   */
  async function run(mode, act) {
    try {
      const store = (await open()).transaction("pages", mode).objectStore("pages");
      return await new Promise((resolve) => {
        const request = act(store);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => resolve(undefined);
      });
    } catch {
      return undefined;
    }
  }

  return {
    /** @param {string} conversation @returns {Promise<string[]>} */
    async read(conversation) {
      const pages = (await run("readonly", (store) => store.getAll())) ?? [];
      return pages.filter((page) => page.conversation === conversation).map((page) => page.text);
    },
    /** @param {string} conversation @param {string} text */
    add: (conversation, text) => run("readwrite", (store) => store.add({ conversation, text })),
    clear: () => run("readwrite", (store) => store.clear()),
  };
}
