// What the widget costs the shop's page and the shopper: DESIGN's rows on page, panel, streaming, history
// and keys, each beside a hand-written minimum (tests/bench/minimum) in the same run.
// node tests/bench/page_bench.mjs --build build [--runs 5]
// A canned server answers both, so only the browser is measured. CPU is the main thread's task time.
import fs from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { startServer } from "../support/aisle_server.mjs";
import { startFakeServer } from "../support/fake_server.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const { chromium } = createRequire(path.join(here, "../browser/package.json"))("playwright-core");
const { values: options } = parseArgs({ options: { build: { type: "string", default: "build" }, runs: { type: "string", default: "5" } } });
const runs = Number(options.runs);
const web = path.join(options.build, "web");

const types = { ".js": "text/javascript", ".html": "text/html" };
const widgets = {
  none: { script: "", launcher: "" },
  minimum: { script: '<script src="/minimum/loader.js" async></script>', field: "#text", storage: "minimum" },
  aisle: { script: '<script src="/aisle.js" data-site="demo" async></script>', field: "#draft" },
};

// One origin for page, minimum and canned server, and the moment at which it sent its last byte.
async function startBench(fake) {
  const bench = { lastSent: 0 };
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://bench");
    const widget = widgets[pathname.slice(1)];
    if (widget) {
      response.writeHead(200, { "Content-Type": "text/html" });
      return response.end(`<!doctype html><html lang="en"><title>Shop</title>${widget.script}<h1>Shop</h1>${"<p>Goods and words.</p>".repeat(40)}`);
    }
    if (pathname.startsWith("/minimum/")) {
      const body = brotliCompressSync(fs.readFileSync(path.join(here, pathname)));
      response.writeHead(200, { "Content-Type": types[path.extname(pathname)], "Content-Encoding": "br" });
      return response.end(body);
    }
    const target = { host: "127.0.0.1", port: fake.port, path: request.url, method: request.method, headers: request.headers };
    const onward = http.request(target, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.on("data", (piece) => {
        bench.lastSent = Date.now();
        response.write(piece);
      });
      answer.on("end", () => response.end());
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  bench.url = `http://127.0.0.1:${server.address().port}`;
  bench.close = () => (server.close(), server.closeAllConnections());
  return bench;
}

// In every frame: when the field got the focus, the last change of the page, long tasks, and keys.
const probe = () => {
  window.__ = { focused: 0, clicked: 0, changed: 0, long: 0, keys: [] };
  const now = () => performance.timeOrigin + performance.now();
  addEventListener("focusin", (event) => event.target.tagName === "TEXTAREA" && (window.__.focused ||= now()), true);
  addEventListener("click", () => (window.__.clicked = now()), true);
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) window.__.long = Math.max(window.__.long, task.duration);
  }).observe({ entryTypes: ["longtask"] });
  addEventListener("DOMContentLoaded", () =>
    new MutationObserver(() => (window.__.changed = Date.now())).observe(document, { childList: true, characterData: true, subtree: true }),
  );
  addEventListener("keydown", (event) => {
    const at = event.timeStamp;
    requestAnimationFrame(() => setTimeout(() => window.__.keys.push(performance.now() - at), 0));
  }, true);
};

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const p95 = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length * 0.95)];

async function repeat(measure, times = runs) {
  const found = [];
  for (let i = 0; i < times; ++i) found.push(await measure());
  return Object.fromEntries(Object.keys(found[0]).map((key) => [key, median(found.map((each) => each[key]))]));
}

class Visit {
  static async begin(browser, bench, name, { slow = 1 } = {}) {
    const visit = new Visit();
    visit.widget = widgets[name];
    visit.context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
    visit.page = await visit.context.newPage();
    await visit.page.addInitScript(probe);
    visit.cdp = await visit.context.newCDPSession(visit.page);
    await visit.cdp.send("Performance.enable");
    if (slow > 1) await visit.cdp.send("Emulation.setCPUThrottlingRate", { rate: slow });
    visit.bytes = 0;
    visit.requests = 0;
    await visit.cdp.send("Network.enable");
    visit.cdp.on("Network.responseReceived", () => ++visit.requests);
    visit.cdp.on("Network.loadingFinished", (event) => (visit.bytes += event.encodedDataLength));
    visit.address = `${bench.url}/${name}`;
    await visit.page.goto(visit.address, { waitUntil: "load" });
    return visit;
  }
  async cpu() {
    const { metrics } = await this.cdp.send("Performance.getMetrics");
    return metrics.find((metric) => metric.name === "TaskDuration").value * 1000;
  }
  wait(ms) {
    return this.page.waitForTimeout(ms);
  }
  /** Pointing at the launcher for a while fetches the panel; the minimum has no such thing. */
  async click(hoverMs) {
    const { width, height } = this.page.viewportSize();
    if (this.widget.storage) return this.page.click("#minimum-launcher");
    await this.page.mouse.move(width - 46, height - 46);
    await this.wait(hoverMs);
    await this.page.mouse.click(width - 46, height - 46);
  }
  async panel(hoverMs = 1200) {
    await this.click(hoverMs);
    for (;;) {
      const frame = this.page.frames()[1];
      if (frame && (await frame.evaluate(() => window.__?.focused ?? 0).catch(() => 0))) return frame;
      await this.wait(50);
    }
  }
  end() {
    return this.context.close();
  }
}

async function pageCost(browser, bench, name) {
  const visit = await Visit.begin(browser, bench, name, { slow: 4 });
  await visit.wait(1500);
  const cost = { requests: visit.requests, cpu: await visit.cpu() };
  await visit.end();
  return cost;
}

/** What a widget adds to the page without one, visited right before: the difference is small beside the noise. */
async function addedCost(browser, bench, name) {
  const without = await pageCost(browser, bench, "none");
  const cost = await pageCost(browser, bench, name);
  return { requests: cost.requests - without.requests, cpu: cost.cpu - without.cpu };
}

async function opening(browser, bench, name) {
  const visit = await Visit.begin(browser, bench, name, { slow: 4 });
  await visit.wait(300);
  if (visit.widget.storage) {
    // The minimum has no prefetch; its files come from the cache on a second opening.
    await visit.panel();
    await visit.page.reload({ waitUntil: "load" });
  }
  const frame = await visit.panel();
  const clicked = await visit.page.evaluate(() => window.__.clicked);
  const focused = await frame.evaluate(() => window.__.focused);
  const found = { ms: focused - clicked };
  await visit.end();
  return found;
}

async function ask(visit, frame, text) {
  await frame.focus(visit.widget.field);
  await visit.page.keyboard.insertText(text);
  await visit.page.keyboard.press("Enter");
}

// Until nothing has been sent for a second, and nothing drawn for half of one.
async function settle(visit, frame, bench) {
  for (;;) {
    await visit.wait(100);
    const changed = await frame.evaluate(() => window.__.changed);
    if (Date.now() - bench.lastSent > 1000 && Date.now() - changed > 500) return changed;
  }
}

async function streaming(browser, bench, name, tokens) {
  const visit = await Visit.begin(browser, bench, name);
  const frame = await visit.panel();
  await visit.wait(500);
  await frame.evaluate(() => (window.__.long = 0));
  const before = await visit.cpu();
  await ask(visit, frame, `stream ${tokens}`);
  await visit.wait(500);
  const changed = await settle(visit, frame, bench);
  const found = { cpu: (await visit.cpu()) - before, behind: Math.max(0, changed - bench.lastSent), long: await frame.evaluate(() => window.__.long) };
  await visit.end();
  return found;
}

async function history(browser, bench, name) {
  const visit = await Visit.begin(browser, bench, name);
  let frame = await visit.panel();
  await ask(visit, frame, "hello");
  await settle(visit, frame, bench);
  await visit.page.keyboard.press("Escape"); // An open panel would open again by itself.
  await visit.wait(300);
  await visit.page.reload({ waitUntil: "load" });
  frame = await visit.panel(0);
  await settle(visit, frame, bench);
  const clicked = await visit.page.evaluate(() => window.__.clicked);
  const [drawn, nodes] = await frame.evaluate(() => [window.__.changed, document.querySelectorAll("*").length]);
  const found = { ms: drawn - clicked, nodes };
  await visit.end();
  return found;
}

async function keys(browser, bench, name) {
  const visit = await Visit.begin(browser, bench, name, { slow: 4 });
  const frame = await visit.panel();
  await ask(visit, frame, "stream 6000");
  await visit.wait(800);
  await frame.evaluate(() => (window.__.keys.length = 0));
  const typed = "the quick brown fox jumps over the lazy dog and runs away";
  for (const key of typed) {
    await visit.page.keyboard.press(key === " " ? "Space" : key);
    await visit.wait(60);
  }
  await visit.wait(400);
  const [times, value] = await frame.evaluate((field) => [window.__.keys, document.querySelector(field).value], visit.widget.field);
  const found = { p95: p95(times), lost: typed.length - value.length };
  await visit.end();
  return found;
}

/** The capsule that a real server makes of the demo shop. */
async function demoCapsule() {
  const shop = path.join(options.build, "demo");
  const real = await startServer({
    aisle: path.join(options.build, "release/server/aisle"), web,
    feed: path.join(shop, "products.tsv"), policies: path.join(shop, "policies"),
  });
  try {
    const site = await (await fetch(`${real.url}/v1/sites/tarnfell?language=en`)).json();
    const capsule = await fetch(`${real.url}/v1/sites/tarnfell/capsule?language=en&v=${site.capsule}`);
    return { hash: site.capsule, json: await capsule.text() };
  } finally {
    await real.stop();
  }
}

/** From Enter to the paint of what `selector` names: the device's answer, while the server says nothing. */
async function instant(browser, bench, name, selector) {
  const visit = await Visit.begin(browser, bench, name, { slow: 4 });
  const frame = await visit.panel();
  const kept = () => caches.keys().then(async (names) => (await Promise.all(names.map(async (each) => (await (await caches.open(each)).keys()).length))).some(Boolean));
  while (!visit.widget.storage && !(await frame.evaluate(kept))) await visit.wait(100);
  await visit.wait(500);
  await frame.evaluate((wanted) => {
    addEventListener("keydown", ({ key, timeStamp }) => key === "Enter" && (window.__.entered ??= timeStamp), true);
    const watcher = new MutationObserver(() => {
      if (!document.querySelector(wanted)) return;
      watcher.disconnect();
      requestAnimationFrame(() => setTimeout(() => (window.__.painted = performance.now()), 0));
    });
    watcher.observe(document, { childList: true, subtree: true });
  }, selector);
  await ask(visit, frame, "Can I return sale items?");
  let ms = 0;
  while (!(ms = await frame.evaluate(() => (window.__.painted ?? 0) && window.__.painted - window.__.entered))) await visit.wait(20);
  await visit.end();
  return { ms };
}

const packed = (name) => fs.statSync(path.join(web, `${name}.br`)).size;
const rows = [];
const row = (what, value, limit, target, ok) => rows.push([what, value, limit, target, ok ? "ok" : "MISSED"]);
const ms = (value) => `${value.toFixed(1)} ms`;

const kSilentMs = 20_000;
const fakes = { plain: await startFakeServer({ web, gap: 2 }), silent: await startFakeServer({ web, delay: kSilentMs, capsule: await demoCapsule() }), long: await startFakeServer({ web, history: 5000, gap: 2 }) };
const plain = await startBench(fakes.plain);
const long = await startBench(fakes.long);
const silent = await startBench(fakes.silent);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"],
});
const both = async (measure, bench, ...more) => ({
  minimum: await repeat(() => measure(browser, bench, "minimum", ...more)),
  aisle: await repeat(() => measure(browser, bench, "aisle", ...more)),
});
try {
  await pageCost(browser, plain, "none"); // The browser's first page costs more.
  const minimumCost = await repeat(() => addedCost(browser, plain, "minimum"), 3 * runs);
  const cost = await repeat(() => addedCost(browser, plain, "aisle"), 3 * runs);
  const loader = packed("aisle.js");
  const first = fs.readdirSync(path.join(web, "widget")).filter((name) => /^(panel\.html|(panel|core)-[0-9a-f]+\.(js|css|wasm))$/.test(name));
  const panel = first.reduce((sum, name) => sum + packed(`widget/${name}`), 0);
  row("loader, brotli", `${loader} B`, "", "at most 3072 B", loader <= 3072);
  row("page: requests added", cost.requests, minimumCost.requests, "1", cost.requests === 1);
  row("page: CPU added, slowed 4 times", ms(cost.cpu), ms(minimumCost.cpu), "at most 40 ms", cost.cpu <= 40);
  row("panel: document, script, style, Wasm, brotli", `${panel} B in ${first.length}`, "", "at most 46080 B in 5", panel <= 46080 && first.length <= 5);
  const open = await both(opening, plain);
  row("click to ready to type, slowed 4 times", ms(open.aisle.ms), ms(open.minimum.ms), "at most 60 ms", open.aisle.ms <= 60);
  for (const tokens of [2000, 10_000]) {
    const stream = await both(streaming, plain, tokens);
    const ratio = stream.aisle.cpu / stream.minimum.cpu;
    row(`streaming ${tokens} tokens: CPU`, `${ms(stream.aisle.cpu)} (${ratio.toFixed(2)} times)`, ms(stream.minimum.cpu), "at most 0.9 times", ratio <= 0.9);
    row(`streaming ${tokens} tokens: longest task`, ms(stream.aisle.long), ms(stream.minimum.long), "at most 50 ms", stream.aisle.long <= 50);
    row(`streaming ${tokens} tokens: behind the server`, ms(stream.aisle.behind), ms(stream.minimum.behind), "at most 100 ms", stream.aisle.behind <= 100);
  }
  const past = await both(history, long);
  row("history of 5,000 messages: drawn", `${ms(past.aisle.ms)} (${(past.aisle.ms / past.minimum.ms).toFixed(2)} times)`, ms(past.minimum.ms), "at most 1 times", past.aisle.ms <= past.minimum.ms);
  row("history of 5,000 messages: elements", past.aisle.nodes, past.minimum.nodes, "at most 1000", past.aisle.nodes <= 1000);
  const typing = await both(keys, plain);
  row("keys while streaming, slowed 4 times: p95", ms(typing.aisle.p95), ms(typing.minimum.p95), "at most 100 ms", typing.aisle.p95 <= 100);
  const echo = await repeat(() => instant(browser, silent, "minimum", "#log > *"));
  const own = await repeat(() => instant(browser, silent, "aisle", ".reply .prose"));
  row("Enter to an answer from the capsule, page slowed 4 times", ms(own.ms), `${ms(echo.ms)} (the question alone)`, "at most 100 ms", own.ms <= 100);
  row("keys while streaming: lost", typing.aisle.lost, typing.minimum.lost, "0", typing.aisle.lost === 0);
} finally {
  await browser.close();
  for (const server of [plain, long, silent, fakes.plain, fakes.long, fakes.silent]) server.close();
}
const table = [["what", "Aisle", "minimum", "target", ""], ...rows].map((cells) => cells.map(String));
const widths = table[0].map((_, i) => Math.max(...table.map((cells) => cells[i].length)));
for (const cells of table) console.log(cells.map((cell, i) => cell.padEnd(widths[i])).join("  "));
