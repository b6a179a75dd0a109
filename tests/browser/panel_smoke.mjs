// The panel against canned answers: opens, asks, streams, shows products, survives a reload, and has
// no accessibility violation that axe-core finds.
//
//   node tests/browser/panel_smoke.mjs --web build/web
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { startFakeServer } from "../support/fake_server.mjs";

const { values } = parseArgs({ options: { web: { type: "string", default: "build/web" }, port: { type: "string", default: "0" } } });
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
const server = await startFakeServer({ web: values.web, port: Number(values.port) });
const shop = `http://127.0.0.1:${server.port}`;
/** @type {string[]} */
const complaints = [];

/** A page of the shop, and the panel in it once opened. @param {string} path @param {object} [options] */
async function visit(path = "/", options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !/Content Security Policy|ERR_|favicon/.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(shop + path);
  await page.waitForFunction(() => "Aisle" in window && document.querySelector("aisle-chat"));
  return page;
}

/** @param {import("playwright-core").Page} page */
async function open(page) {
  await page.evaluate(() => /** @type {any} */ (window).Aisle("open"));
  const frame = await (await page.waitForEvent("framenavigated", { predicate: (each) => each !== page.mainFrame(), timeout: 200 }).catch(() => null)) ?? page.frames()[1];
  await frame.waitForSelector(".welcome, .turn");
  return frame;
}

/** @param {import("playwright-core").Frame} frame @param {string} text @param {string} result */
async function ask(frame, text, result) {
  await frame.fill("#draft", text);
  await frame.press("#draft", "Enter");
  await frame.waitForSelector(`.turn:last-child ${result}`);
}

/** @param {import("playwright-core").Frame} frame @param {string} where */
async function accessible(frame, where) {
  await frame.evaluate(axe);
  const { violations } = await frame.evaluate(() => /** @type {any} */ (window).axe.run());
  assert.deepEqual(violations.map((each) => `${each.id}: ${each.nodes[0].html.slice(0, 120)}`), [], where);
}

/** @type {[string, () => Promise<void>][]} */
const tests = [
  ["nothing of the panel is loaded before the shopper shows interest", async () => {
    const page = await visit();
    await page.waitForTimeout(500);
    assert.equal(server.requests.some((request) => request.includes("/widget/")), false);
    await accessible(page.mainFrame(), "closed");
    await page.context().close();
  }],
  ["an answer is streamed, with cards that show another variant's price", async () => {
    const page = await visit();
    const frame = await open(page);
    await accessible(frame, "welcome");
    await ask(frame, "Show me jackets", ".cards");
    await frame.waitForSelector(".chips");
    await frame.click('.card:first-child .option:text-is("Slate")');
    await frame.waitForSelector('.card:first-child .price b:text-is("€99.00")');
    await accessible(frame, "cards");
    await ask(frame, "compare", ".compare");
    await accessible(frame, "comparison");
    await page.context().close();
  }],
  ["a citation opens its passage, and Escape gives the focus back", async () => {
    const page = await visit();
    const frame = await open(page);
    await ask(frame, "Can I return sale items?", ".cite");
    await frame.click(".cite");
    await frame.waitForSelector(".citation blockquote");
    await accessible(frame, "citation");
    await page.keyboard.press("Escape");
    await frame.waitForSelector(".sheet", { state: "detached" });
    assert.equal(await frame.evaluate(() => document.activeElement?.className), "cite");
    await page.context().close();
  }],
  ["conversation and draft are there after a reload", async () => {
    const page = await visit();
    const frame = await open(page);
    await ask(frame, "hello", ".after");
    await frame.fill("#draft", "half a sen");
    await page.reload();
    await page.waitForFunction(() => document.querySelector("aisle-chat"));
    const again = await open(page);
    await again.waitForSelector(".turn .after");
    assert.equal(await again.inputValue("#draft"), "half a sen");
    await page.context().close();
  }],
  ["a second tab shows the same conversation as it goes", async () => {
    const page = await visit();
    const frame = await open(page);
    await ask(frame, "hello", ".after");
    const other = await page.context().newPage();
    await other.goto(shop);
    await other.waitForFunction(() => document.querySelector("aisle-chat"));
    const second = await open(other);
    await second.waitForSelector(".turn .after");
    await ask(frame, "markdown", ".table");
    await second.waitForSelector(".turn ~ .turn .table");
    await page.context().close();
  }],
  ["what is written offline is sent once back", async () => {
    const page = await visit();
    const frame = await open(page);
    await ask(frame, "hello", ".after");
    await page.context().setOffline(true);
    await ask(frame, "are you there?", ".state");
    await page.context().setOffline(false);
    await frame.waitForSelector(".turn ~ .turn .after");
    await page.context().close();
  }],
  ["a stream that breaks is taken up again without a second message", async () => {
    const page = await visit();
    const frame = await open(page);
    server.faults.cutAfter = 4;
    await ask(frame, "hello", ".after");
    const [conversation] = [...server.conversations.values()].slice(-1);
    assert.equal(conversation.events.filter((each) => each.type === "shopper_sent_message").length, 1);
    await page.context().close();
  }],
  ["Stop ends the answer and keeps what was said", async () => {
    const page = await visit();
    const frame = await open(page);
    await ask(frame, "stream 3000", ".prose");
    await frame.click(".stop");
    await frame.waitForSelector(".note");
    await page.context().close();
  }],
  ["the panel works on a page with hostile styles and on one with a strict policy", async () => {
    for (const path of ["/hostile", "/strict"]) {
      const page = await visit(path);
      const frame = await open(page);
      await ask(frame, "hello", ".after");
      const size = await frame.evaluate(() => [innerWidth, innerHeight]);
      assert.deepEqual(size, [416, 720], path);
      await page.context().close();
    }
  }],
  ["a phone gets the whole screen", async () => {
    const page = await visit("/", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const frame = await open(page);
    assert.deepEqual(await frame.evaluate(() => [innerWidth, innerHeight]), [390, 844]);
    await page.context().close();
  }],
];

let failed = 0;
for (const [name, run] of tests) {
  server.requests.length = 0;
  complaints.length = 0;
  try {
    await run();
    assert.deepEqual(complaints, []);
    console.log(`ok      ${name}`);
  } catch (error) {
    ++failed;
    console.log(`FAILED  ${name}\n${String(error).slice(0, 1500)}`);
  }
}
await browser.close();
server.close();
process.exit(failed ? 1 : 0);
