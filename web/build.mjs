// Bundles and minifies the web files and writes each with its brotli and gzip sisters.
//
//   node web/build.mjs --wasm build/wasm/widget --out build/web
//
// The output mirrors the addresses: aisle.js, texts/, widget/panel.html, and beside it the script,
// the style and the Wasm, which carry a hash of their content in their names.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const kPanelBytesMax = 45 * 1024; // Brotli: document, script, style and Wasm until a shopper can type.
const web = dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({ options: { wasm: { type: "string" }, out: { type: "string" } } });
if (!options.wasm || !options.out) {
  console.error("usage: node web/build.mjs --wasm FOLDER --out FOLDER");
  process.exit(2);
}
const out = options.out;

/** @param {string} name @param {string | Buffer} content */
function write(name, content) {
  const bytes = Buffer.from(content);
  const path = join(out, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  writeFileSync(`${path}.br`, brotli);
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  return brotli.length;
}

/** @param {string} name "panel.js" @param {string | Buffer} content @returns {string} "panel-1a2b3c4d.js" */
function hashed(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8);
  return name.replace(".", `-${hash}.`);
}

/** @param {string[]} flags @param {string} [input] */
function esbuild(flags, input) {
  return execFileSync("esbuild", [...flags, "--minify", "--log-level=warning"], { cwd: web, input, maxBuffer: 1 << 24 });
}

const languages = readdirSync(join(web, "texts")).filter((name) => name.endsWith(".json"));
/** @param {string} name */
const readTexts = (name) => JSON.parse(readFileSync(join(web, "texts", name), "utf8"));

/** The launcher's name, which it needs before the panel is there, in every language. */
const launcherTexts = () => Object.fromEntries(languages.map((name) => [name.slice(0, -5), readTexts(name).launcher]));

/** Every language says all that English says, and nothing else. */
function checkTexts() {
  const wanted = Object.keys(readTexts("en.json")).sort().join(" ");
  for (const name of languages) {
    if (Object.keys(readTexts(name)).sort().join(" ") === wanted) continue;
    const keys = new Set(Object.keys(readTexts(name)));
    const lacking = wanted.split(" ").filter((key) => !keys.delete(key));
    console.error(`web/texts/${name}: missing: ${lacking.join(", ") || "nothing"}; unknown: ${[...keys].join(", ") || "nothing"}`);
    process.exit(1);
  }
}
checkTexts();

const moreForPage = esbuild(["loader-more.js", "--bundle", "--loader:.css=text", "--format=esm", "--target=es2020"]);

function buildLoader() {
  const styles = esbuild(["--loader=css"], readFileSync(join(web, "styles/launcher.css"), "utf8")).toString().trim();
  const source = readFileSync(join(web, "loader.js"), "utf8")
    .replace('import styles from "./styles/launcher.css";', `const styles = ${JSON.stringify(styles)};`)
    .replace('import texts from "launcher-texts";', `const texts = ${JSON.stringify(launcherTexts())};`)
    .replace('import more from "loader-more";', `const more = ${JSON.stringify(`/widget/${hashed("more.js", moreForPage)}`)};`);
  return esbuild(["--bundle", "--format=iife", "--target=es2020", "--sourcefile=loader.js"], source);
}

rmSync(out, { recursive: true, force: true });
const sizes = [];
const put = (/** @type {string} */ name, /** @type {string | Buffer} */ content) => sizes.push([name, write(name, content)]);

put("aisle.js", buildLoader());
put(`widget/${hashed("more.js", moreForPage)}`, moreForPage); // Imported by the loader, when an answer is unread.
const style = (/** @type {string[]} */ ...names) =>
  esbuild(["--bundle", "--loader=css"], names.map((name) => `@import "./styles/${name}.css";`).join("\n"));
// The capsule's worker and module are named in later.js, which starts them.
const capsule = {
  "capsule.js": esbuild(["capsule.js", "--bundle", "--format=iife", "--target=es2022"]),
  "capsule.wasm": readFileSync(join(options.wasm, "capsule.wasm")),
};
let later = esbuild(["later.js", "--bundle", "--format=esm", "--target=es2022"]).toString();
for (const [name, content] of Object.entries(capsule)) {
  if (!later.includes(`"${name}"`)) throw new Error(`later.js does not name ${name}`);
  later = later.replace(`"${name}"`, `"${hashed(name, content)}"`);
  put(`widget/${hashed(name, content)}`, content);
}
const parts = {
  "panel.js": esbuild(["panel.js", "--bundle", "--format=esm", "--target=es2022"]),
  "panel.css": style("theme", "panel", "composer", "icons", "messages", "touch", "modes"),
  "core.wasm": readFileSync(join(options.wasm, "core.wasm")),
  // Fetched by panel.js once the shopper can type.
  "later.wasm": readFileSync(join(options.wasm, "later.wasm")),
  "later.js": later,
  "later.css": style("products", "options", "detail", "compare", "orders", "cart", "feedback", "overlay", "viewer", "touch", "modes"),
};
let page = readFileSync(join(web, "panel.html"), "utf8").replace(/\n\s*/g, "\n");
for (const [name, content] of Object.entries(parts)) page = page.replace(`"${name}"`, `"${hashed(name, content)}"`);
put("widget/panel.html", page);
for (const [name, content] of Object.entries(parts)) put(`widget/${hashed(name, content)}`, content);
for (const name of languages) write(`texts/${name}`, JSON.stringify(readTexts(name)));

console.log("bytes as brotli:");
for (const [name, size] of sizes) console.log(`${String(size).padStart(7)}  ${name}`);
const panel = sizes.filter(([name]) => /panel|core/.test(String(name))).reduce((sum, [, size]) => sum + Number(size), 0);
console.log(`${String(panel).padStart(7)}  the panel until ready to type, of ${kPanelBytesMax}`);
if (panel > kPanelBytesMax) {
  console.error(`What a shopper downloads until ready to type is ${panel - kPanelBytesMax} bytes too much.`);
  process.exit(1);
}
