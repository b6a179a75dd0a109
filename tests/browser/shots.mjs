// One sheet of the panel's states, to be looked at: OUT/index.html, a picture of it, and the single pictures.
//
//   node tests/browser/shots.mjs --aisle build/check/server/aisle --web build/web --shop build/demo --out FOLDER [NAME-part]
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { pathToFileURL } from "node:url";
import { arabic, states } from "./states.mjs";
import { kDesktop, kPhone, makeWorld } from "./world.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    aisle: { type: "string", default: "build/check/server/aisle" },
    web: { type: "string", default: "build/web" },
    shop: { type: "string", default: "build/demo" },
    out: { type: "string", default: "build/shots" },
  },
});
const dark = { colorScheme: "dark" };
const phone = { viewport: kPhone, isMobile: true, hasTouch: true };
const narrow = { ...phone, viewport: { width: 320, height: 568 } };
const zoomed = { viewport: { width: 320, height: 256 } };

/** Grows the text of the panel alone, as a browser's own setting does. */
const large = (take) => async (world, look) => {
  const shopper = await take(world, look);
  await shopper.panel.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  return shopper;
};
const inLook = (name, look, names, from = states) =>
  names.map((each) => [`${name}: ${each}`, (world) => from[each](world, look)]);

const shots = [
  ...inLook("desktop", {}, Object.keys(states)),
  ...inLook("dark", dark, ["greeting", "cards", "comparison", "detail", "receipt", "cart sheet", "order", "address form", "confirmation", "feedback", "menu"]),
  ...inLook("390 px", phone, ["greeting", "cards", "viewer", "product sheet", "cart", "order"]),
  ...inLook("390 px, dark", { ...phone, ...dark }, ["confirmation", "feedback"]),
  ...inLook("320 px", narrow, ["greeting", "cards", "comparison", "cart", "return form", "address form"]),
  ...inLook("Arabic", {}, Object.keys(arabic), arabic),
  ...["greeting", "cards", "cart", "order"].map((each) => [`200 % text: ${each}`, (world) => large(states[each])(world, {})]),
  ...inLook("400 % zoom", zoomed, ["policy"]),
  ...inLook("forced colours", { forcedColors: "active" }, ["cards", "cart"]),
];

/** Waits until pictures are there and nothing moves. */
async function settle(page) {
  await Promise.all(page.frames().map((frame) => frame.evaluate(async () => {
    await Promise.all([...document.images].filter((image) => image.loading !== "lazy").map((image) => image.decode().catch(() => {})));
    await Promise.all(document.getAnimations().filter((each) => each.effect.getTiming().iterations !== Infinity).map((each) => each.finished.catch(() => {})));
  })));
}

/** On a wide screen the panel is a corner; the shop beside it says nothing. */
function clip({ width, height }) {
  const shown = Math.min(width, 460);
  return { x: width - shown, y: 0, width: shown, height };
}

function sheetOf(taken) {
  const figures = taken.map(({ name, file, problem }) =>
    `<figure><figcaption>${name}</figcaption>${problem ? `<p>${problem.replaceAll("<", "&lt;")}</p>` : `<img src="${file}" alt="">`}</figure>`);
  return `<!doctype html><meta charset="utf-8"><title>The panel's states</title>
<style>body{font:600 18px system-ui;margin:24px;background:#888;display:flex;flex-wrap:wrap;gap:24px}
figure{margin:0;max-width:460px}figcaption{margin-bottom:6px}img{display:block}</style>
${figures.join("\n")}\n`;
}

fs.mkdirSync(options.out, { recursive: true });
const world = await makeWorld(options);
const taken = [];
for (const [name, take] of shots) {
  if (positionals.length && !positionals.some((part) => name.includes(part))) continue;
  const file = `${name.replace(/[^a-z0-9]+/gi, "-")}.png`;
  let problem = "";
  try {
    const shopper = await take(world);
    await settle(shopper.page);
    await shopper.page.screenshot({ path: path.join(options.out, file), clip: clip(shopper.page.viewportSize() ?? kDesktop) });
  } catch (error) {
    problem = String(error).slice(0, 300);
  }
  taken.push({ name, file, problem });
  console.log(problem ? `${name}: ${problem}` : name);
  await world.endStory();
}
const sheet = path.resolve(options.out, "index.html");
fs.writeFileSync(sheet, sheetOf(taken));
const page = await world.browser.newPage({ viewport: { width: 8 * 484 + 24, height: 900 } });
await page.goto(pathToFileURL(sheet).href);
await page.screenshot({ path: path.join(options.out, "sheet.png"), fullPage: true });
await world.close();
const missing = taken.filter(({ problem }) => problem).length;
console.log(`${taken.length - missing} pictures, ${missing} missing: ${sheet}`);
process.exit(missing ? 1 : 0);
