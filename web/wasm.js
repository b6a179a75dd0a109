// The core, from the page's side: text in, effects and patches out. See widget/abi.h.

/** What the page reports; the numbers are those of AisleInput in widget/abi.h. */
export const Input = { panelEvent: 0, logPage: 1, logEvent: 2, streamBegin: 3, streamPiece: 4, cachedPage: 5, preview: 6 };

const stop = () => {
  throw new Error("the core has stopped");
};

/** What the module imports: it stops with proc_exit when memory has run out, and at a placeholder when
 *  it is asked for what has not come yet. */
const imports = {
  env: { emscripten_notify_memory_growth() {} },
  wasi_snapshot_preview1: { proc_exit: stop },
  placeholder: new Proxy({}, { get: () => stop }),
};
export const fetchModule = (/** @type {string} */ url) => fetch(url, { credentials: "same-origin" });

/**
 * Loads the half with which a shopper can type. The other (widget/split.mjs) must have been added by
 * `addLater` before anything but panel events is dispatched, or one that sends or opens something.
 * @param {string} url of core.wasm
 * @returns {Promise<{dispatch: (kind: number, input?: string | Uint8Array) => object[],
 *                    draw: () => any[], ask: () => string, addLater: (response: Promise<Response>) => Promise<unknown>}>}
 */
export async function loadCore(url) {
  const { instance } = await WebAssembly.instantiateStreaming(fetchModule(url), imports);
  const wasm = /** @type {any} */ (instance.exports);
  wasm._initialize();
  const core = wasm.aisle_create();
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

  // The memory may have grown in any call, so each view of it is new.
  const text = (/** @type {number} */ size) => decoder.decode(new Uint8Array(wasm.memory.buffer, wasm.aisle_output(core), size));
  const output = (/** @type {number} */ size) => (size === 0 ? [] : JSON.parse(text(size)));

  return {
    dispatch(kind, input = "") {
      const bytes = typeof input === "string" ? encoder.encode(input) : input;
      const room = wasm.aisle_room(core, bytes.length);
      new Uint8Array(wasm.memory.buffer, room, bytes.length).set(bytes);
      return output(wasm.aisle_dispatch(core, kind, bytes.length));
    },
    draw: () => output(wasm.aisle_draw(core)),
    ask: () => text(wasm.aisle_ask(core)),
    addLater: (response) => WebAssembly.instantiateStreaming(response, { primary: wasm }),
  };
}
