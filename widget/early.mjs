// Does with core.wasm alone what the page may do before later.wasm is there: node widget/early.mjs core.wasm
//
// The page's own list of those events is read from panel.js, so that none is left out. A step into what is
// not there yet fails the build.
import { readFileSync } from "node:fs";

const panel = readFileSync(new URL("../web/panel.js", import.meta.url), "utf8");
const first = [...(panel.match(/const first = new Set\(\[([^\]]*)\]/)?.[1] ?? "").matchAll(/"(\w+)"/g)].map((found) => found[1]);

const goods = { kind: "product", text: "Tent", image: "/tent.svg", price: { amount: 1999, currency: "EUR" } };
const site = {
  name: "The shop", greeting: "Hello", disclosure: "A machine", language: "en", starters: ["Tents"], contact: "a@b.example",
  accent: "#123456", locales: ["en", "de"], features: ["suggest"], limits: { message_bytes: 400 }, texts: {},
};
/** Each with all its members. @type {Record<string, object[]>} */
const samples = {
  site_loaded: [site],
  restored: [{ draft: "te", theme: "dark", outbox: [], edited: ["m1"], loading: false }],
  clock_ticked: [{ now_ms: 1790000000000, offset_minutes: 60 }],
  panel_opened: [{}],
  panel_closed: [{}],
  went_online: [{}],
  went_offline: [{}],
  past_loaded: [{ past: [{ conversation: "c1", title: "Tents", at_ms: 1790000000000 }] }],
  draft_changed: [{ text: "tent" }, { text: "x".repeat(500) }, { text: "tent" }],
  suggestions_arrived: [{ query: "tent", suggestions: [goods, { kind: "question", text: "Tents?" }] }],
  suggestion_moved: [{ by: 1 }, { by: -1 }],
  noticed: [{ label: "copied" }, { label: "" }],
};

let step = "start";
const gone = () => {
  throw new Error("it is in later.wasm");
};
const imports = {
  env: { emscripten_notify_memory_growth() {} },
  wasi_snapshot_preview1: { proc_exit: gone },
  placeholder: new Proxy({}, { get: () => gone }),
};

try {
  const { instance } = await WebAssembly.instantiate(readFileSync(process.argv[2]), imports);
  const wasm = /** @type {any} */ (instance.exports);
  wasm._initialize();
  const core = wasm.aisle_create();
  const give = (/** @type {object} */ event) => {
    const bytes = new TextEncoder().encode(JSON.stringify(event));
    const room = wasm.aisle_room(core, bytes.length);
    new Uint8Array(wasm.memory.buffer, room, bytes.length).set(bytes);
    wasm.aisle_dispatch(core, 0, bytes.length);
    wasm.aisle_draw(core);
  };
  const missing = first.filter((type) => !samples[type]);
  if (first.length === 0 || missing.length) throw new Error(`widget/early.mjs knows no such event: ${missing.join(", ") || "none in panel.js"}`);
  for (let round = 0; round < 2; ++round) {
    for (const type of first) {
      step = type;
      for (const members of samples[type]) give({ type, ...members });
    }
  }
} catch (error) {
  console.error(`early: ${step}: ${/** @type {Error} */ (error).message}. The page must not report this before later.wasm is there; see widget/CMakeLists.txt.`);
  process.exit(1);
}
