// The browser suite: what a shopper meets, against the real server, the demo shop and Chromium.
//
//   node tests/browser/run.mjs --aisle build/check/server/aisle --web build/web --shop build/demo [NAME-part]
import { parseArgs } from "node:util";
import { accessible } from "./stories/accessible.mjs";
import { answers } from "./stories/answers.mjs";
import { cart } from "./stories/cart.mjs";
import { everyState } from "./stories/every-state.mjs";
import { failing } from "./stories/failing.mjs";
import { history } from "./stories/history.mjs";
import { languages } from "./stories/languages.mjs";
import { lasting } from "./stories/lasting.mjs";
import { identity } from "./stories/identity.mjs";
import { launcher } from "./stories/launcher.mjs";
import { offlineAnswers } from "./stories/offline-answers.mjs";
import { handoff } from "./stories/handoff.mjs";
import { model } from "./stories/model.mjs";
import { orders } from "./stories/orders.mjs";
import { page } from "./stories/page.mjs";
import { past } from "./stories/past.mjs";
import { products } from "./stories/products.mjs";
import { receipts } from "./stories/receipts.mjs";
import { screens } from "./stories/screens.mjs";
import { talking } from "./stories/talking.mjs";
import { makeWorld } from "./world.mjs";

const kStoryMs = 60_000;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    aisle: { type: "string", default: "build/check/server/aisle" },
    web: { type: "string", default: "build/web" },
    shop: { type: "string", default: "build/demo" },
  },
});
const stories = Object.entries({ ...launcher, ...answers, ...products, ...receipts, ...talking, ...lasting, ...offlineAnswers, ...past, ...failing, ...history, ...page, ...identity, ...orders, ...handoff, ...model, ...cart, ...screens, ...languages, ...accessible, ...everyState }).filter(
  ([name]) => positionals.every((part) => name.toLowerCase().includes(part.toLowerCase())),
);

/** @param {Promise<void>} story */
function inTime(story) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error(`took longer than ${kStoryMs / 1000} s`)), kStoryMs)));
  return Promise.race([story, late]).finally(() => clearTimeout(timer));
}

let world;
try {
  world = await makeWorld(options);
} catch (error) {
  console.log(`FAILED  the world of the tests\n${error.message}\n0 passed, 1 failed`);
  process.exit(1);
}
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => world.close().then(() => process.exit(1)));

/** Plays one story; answers what went wrong, or "". @param {(world: any) => Promise<void>} story */
async function play(story) {
  let problem = "";
  try {
    await inTime(story(world));
  } catch (error) {
    problem = String(error.stack ?? error);
  }
  const complaints = await world.endStory().catch((error) => [String(error)]);
  if (!problem && complaints.length) problem = `the console said: ${complaints.join("\n")}`;
  return problem || world.crashed();
}

let passed = 0;
let failed = 0;
for (const [name, story] of stories) {
  const began = performance.now();
  let outcome = "ok    ";
  let problem = await play(story);
  // A busy machine may miss a moment; a fault is there the second time too. Both are told.
  if (problem && !world.crashed()) {
    console.log(`again   ${name}\n${problem.slice(0, 1500)}`);
    outcome = "unsure";
    problem = await play(story);
  }
  problem ? ++failed : ++passed;
  console.log(`${problem ? "FAILED" : outcome} ${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${name}`);
  if (problem) console.log(problem.slice(0, 1500));
  if (world.crashed()) break;
}
await world.close();
if (stories.length === 0) console.log("no story has that name");
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !stories.length ? 1 : 0);
