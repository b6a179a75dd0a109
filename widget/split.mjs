// Cuts the linked core in two: what a shopper needs to begin typing, and the rest, fetched a moment later.
//
//   node widget/split.mjs whole.wasm FOLDER [DOOR or reads:TYPE]...
//
// Writes core.wasm and later.wasm into the folder. A DOOR ("aisle::Core::log_event") is a function that
// the page opens only once later.wasm is there. What can't be reached without passing a door goes into
// later.wasm, so a new feature behind one of them costs the first download nothing. No code is in both.
//
// The proof is the call graph: every direct call, and every function whose address is taken anywhere. Of
// those, what reads the members of a value (FieldReader) counts only for a TYPE that is read before the
// doors are open; widget/early.mjs tries all that the page does before.
//
// The cut itself is binaryen's (wasm-split); it calls core.wasm's side "primary" and later.wasm's
// "secondary", and what stands in until that one is there "placeholder".
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const [whole, folder, ...more] = process.argv.slice(2);
const doors = more.filter((name) => !name.startsWith("reads:"));
const readFirst = new Set(more.filter((name) => name.startsWith("reads:")).map((name) => name.slice(6)));
const file = (/** @type {string} */ name) => join(folder, name);
const run = (/** @type {string} */ tool, /** @type {string[]} */ ...flags) =>
  execFileSync(tool, flags, { encoding: "utf8", maxBuffer: 1 << 28 });

const mutableGlobals = "--enable-mutable-globals"; // The two share the stack's pointer.

// Emscripten exports more than the page calls.
const roots = ["memory", "_initialize", ...[...run("wasm-dis", whole).matchAll(/^ \(export "(aisle_\w+)"/gm)].map((found) => found[1])];
writeFileSync(file("roots.json"), JSON.stringify(roots.map((name) => ({ name, export: name, root: true }))));
run("wasm-metadce", whole, `--graph-file=${file("roots.json")}`, "-g", "-o", file("core.wasm"));
const text = run("wasm-dis", file("core.wasm"));

// Who calls whom, in the order of the functions' places in the module.
/** @type {Map<string, string[]>} */
const calls = new Map();
for (const body of text.split(/^ \(func \$/m).slice(1)) {
  calls.set(body.slice(0, body.search(/\s/)), [...body.matchAll(/\(call \$([^\s()]+)/g)].map((call) => call[1]));
}
const table = [...(text.match(/^ \(elem .*$/m)?.[0] ?? "").matchAll(/ \$([^\s()]+)/g)].map((entry) => entry[1]);
const exported = [...text.matchAll(/^ \(export "\w+" \(func \$([^\s()]+)/gm)].map((found) => found[1]);

/** @param {string} name "aisle::redact" @returns {string[]} the functions of this name */
function named(name) {
  const mangled = name.split("::").map((part) => part.length + part).join("");
  const found = [...calls.keys()].filter((each) => new RegExp(`^_ZNK?${mangled}E`).test(each));
  if (found.length > 0) return found;
  console.error(`split: the linked core has no function ${name}; mend the list in widget/CMakeLists.txt.`);
  process.exit(1);
}

/** Whether a function reads a value that nothing before the doors reads. @param {string} name mangled */
function readsLater(name) {
  const made = name.match(/FieldReader(?:14read_member_ofI|10read_valueI)(.*?)EEvRS0_Pv|FieldReader14read_member_ofI(.*?)EEbRS0_Pv/);
  if (/_GLOBAL__N_14makeI|_GLOBAL__N_116read_called_tool/.test(name)) return true;
  if (!made) return false;
  const types = [];
  let rest = made[1] ?? made[2];
  for (let found; (found = rest.match(/(\d+)(?=[A-Za-z_])/)); ) {
    const begin = /** @type {number} */ (found.index) + found[1].length;
    types.push(rest.slice(begin, begin + Number(found[1])));
    rest = rest.slice(begin + Number(found[1]));
  }
  return types.some((type) => /^[A-Z]/.test(type) && !readFirst.has(type) && !type.endsWith("Tag"));
}

const closed = new Set([...doors.flatMap(named), ...table.filter(readsLater)]);
const first = new Set();
const todo = [...exported, ...table];
for (let name; (name = todo.pop()); ) {
  if (first.has(name) || closed.has(name)) continue;
  first.add(name);
  todo.push(...(calls.get(name) ?? []));
}

// Without their names functions are called by their places, which makes short names for the border.
const places = [...calls.keys()].flatMap((name, place) => (first.has(name) ? [place] : []));
writeFileSync(file("first.txt"), places.join("\n"));
run("wasm-opt", file("core.wasm"), "--strip-debug", "-o", file("core.wasm"));
run("wasm-split", file("core.wasm"), `--keep-funcs=@${file("first.txt")}`, "--export-prefix", "", mutableGlobals,
  "-o1", file("core.wasm"), "-o2", file("later.wasm"));

for (const half of ["core.wasm", "later.wasm"]) {
  run("wasm-opt", file(half), "-Oz", "--converge", "--strip-debug", "--strip-producers", mutableGlobals, "-o", file(half));
}
