// The capsule's worker: answers what needs no server, apart from the page's own thread. It fetches the
// module and the site's capsule (GET /v1/sites/{key}/capsule), keeps the capsule on the device, and
// takes nothing in that is not, byte for byte, what the site's settings name.
//
// In:  { start: { wasm, capsule, hash, store } }   { ask: question }   { suggest: typed, number }
// Out: { ready }                                   { reply }           { suggestions, number }

const stop = () => {
  throw new Error("the capsule has stopped");
};
/** The module asks the system for nothing but to end, and to say before which assertion failed. */
const imports = {
  env: { emscripten_notify_memory_growth() {} },
  wasi_snapshot_preview1: new Proxy({}, { get: () => stop }),
};
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** @type {any} */
let wasm;
let capsule = 0;

/** @param {Uint8Array} bytes @returns {number} how many */
function give(bytes) {
  const room = wasm.aisle_capsule_room(capsule, bytes.length);
  new Uint8Array(wasm.memory.buffer, room, bytes.length).set(bytes);
  return bytes.length;
}

/** @param {number} size */
const output = (size) => decoder.decode(new Uint8Array(wasm.memory.buffer, wasm.aisle_capsule_output(capsule), size));

/** @param {Uint8Array} bytes @returns {Promise<string>} */
async function sha256(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Whether these bytes are the capsule that was wanted, and are understood.
 * @param {Response | undefined} response @param {string} hash
 */
async function takes(response, hash) {
  if (!response?.ok) return false;
  const bytes = new Uint8Array(await response.arrayBuffer());
  return (await sha256(bytes)) === hash && wasm.aisle_capsule_load(capsule, give(bytes)) === 1;
}

/**
 * The capsule as it was kept, or else fetched; one that is not what it should be is thrown away and
 * fetched once more, then left alone until the next visit.
 * @param {string} url @param {string} hash @param {string} store where it is kept
 */
async function load(url, hash, store) {
  const kept = await caches.open(store).catch(() => undefined); // Without storage it is fetched each time.
  if (await takes(await kept?.match(url), hash)) return true;
  for (const old of (await kept?.keys()) ?? []) await kept?.delete(old);
  for (const cache of /** @type {RequestCache[]} */ (["default", "reload"])) {
    const response = await fetch(url, { cache, credentials: "omit" }).catch(() => undefined);
    const copy = response?.clone();
    if (!response || !copy || !(await takes(response, hash))) continue;
    await kept?.put(url, copy).catch(() => {}); // A full device does not keep it.
    return true;
  }
  return false;
}

/** @param {{wasm: string, capsule: string, hash: string, store: string}} from */
async function start(from) {
  const { instance } = await WebAssembly.instantiateStreaming(fetch(from.wasm), imports);
  wasm = instance.exports;
  wasm._initialize();
  capsule = wasm.aisle_capsule_create();
  return load(from.capsule, from.hash, from.store);
}

onmessage = async ({ data }) => {
  if (data.start) {
    const ready = await start(data.start).catch(() => false);
    postMessage({ ready });
  } else if (data.ask) {
    postMessage({ reply: output(wasm.aisle_capsule_answer(capsule, give(encoder.encode(data.ask)))) });
  } else {
    const size = wasm.aisle_capsule_suggest(capsule, give(encoder.encode(data.suggest)));
    postMessage({ suggestions: output(size), number: data.number });
  }
};
