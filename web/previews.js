// Asks the capsule, in its worker, about messages that wait for the server, and while the shopper types.
// It is a help: whatever goes wrong with it, the panel works on without.

const kReplyMs = 3000; // Then the worker is taken for stuck.
const kIdleMs = 5000;

// Only our own files become scripts.
const trusted = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("aisle-capsule", { createScriptURL: (/** @type {string} */ url) => url });

/**
 * @param {{
 *   site: string, language: string,
 *   hash: () => string,
 *   ask: () => string,
 *   take: (reply: string) => void,
 * }} world `hash` names the capsule; `ask` is the core's next question, "" when it has none; `take`
 *   gives the core a reply
 */
export function makePreviews({ site, language, hash, ask, take }) {
  const here = import.meta.url;
  /** @type {Worker | undefined} */
  let worker;
  let begun = "";
  let ready = false;
  let asking = 0;
  let asked = 0;
  /** @type {Map<number, (suggestions: any) => void>} */
  const typing = new Map();

  function end() {
    ready = false;
    clearTimeout(asking);
    asking = 0;
    worker?.terminate();
    for (const answer of typing.values()) answer(undefined);
    typing.clear();
  }

  /** One question at a time: the next one builds on its answer. */
  function wonder() {
    if (!ready || asking) return;
    const question = ask();
    if (!question) return;
    asking = setTimeout(end, kReplyMs);
    worker?.postMessage({ ask: question });
  }

  /** @param {MessageEvent} event */
  function hear({ data }) {
    if ("ready" in data) {
      if (!data.ready) return end();
      ready = true;
    } else if ("reply" in data) {
      clearTimeout(asking);
      asking = 0;
      if (data.reply) take(data.reply);
    } else {
      typing.get(data.number)?.(data.suggestions);
      typing.delete(data.number);
    }
    wonder();
  }

  /** Begins with each capsule once, when the page has nothing else to do. */
  function start() {
    if (begun === hash() || /** @type {any} */ (navigator).connection?.saveData) return;
    begun = hash();
    end();
    if (!begun) return;
    const begin = () => {
      const url = new URL("capsule.js", here).href;
      try {
        worker = new Worker(trusted?.createScriptURL(url) ?? url);
      } catch {
        return;
      }
      worker.onmessage = hear;
      worker.onerror = end;
      const query = new URLSearchParams({ language, v: begun });
      worker.postMessage({
        start: {
          wasm: new URL("capsule.wasm", here).href,
          capsule: new URL(`/v1/sites/${encodeURIComponent(site)}/capsule?${query}`, here).href,
          hash: begun,
          store: `aisle:${site}:${language}`,
        },
      });
    };
    if ("requestIdleCallback" in window) requestIdleCallback(begin, { timeout: kIdleMs });
    else setTimeout(begin, kIdleMs);
  }

  return {
    start,
    wonder,
    /**
     * What may continue what is typed; undefined when the capsule is not there.
     * @param {string} typed @returns {Promise<{suggestions: any[]}> | undefined}
     */
    suggest(typed) {
      if (!ready) return undefined;
      const number = ++asked;
      return new Promise((resolve, reject) => {
        typing.set(number, (found) => (found ? resolve(JSON.parse(found)) : reject(new Error("the capsule has ended"))));
        worker?.postMessage({ suggest: typed, number });
      });
    },
  };
}
