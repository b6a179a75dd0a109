// The shop's page and the panel: they neither break nor read one another.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";

/** Adds a page to the shop. @returns its path */
function addPage(place, name, html) {
  fs.writeFileSync(path.join(place.folder, "site", name), `<!doctype html><html lang="en"><head><meta charset="utf-8">${html}`);
  return `/${name}`;
}
/** The same files under another name are another origin. */
const foreign = (place, name) => `http://localhost:${new URL(place.url).port}${name}`;
const tag = (place) => `<script src="${place.chat.url}/aisle.js" data-site="tarnfell" async></script>`;
const hostile = `<style>
  body, body *, aisle-chat, aisle-chat * { box-sizing: content-box !important; transform: rotate(3deg) !important; filter: blur(9px) !important; transition: all 9s !important; font: 60px serif !important }
  html, body { overflow: hidden; font-size: 40px } iframe, button, div, aisle-chat { display: none !important; width: 3px !important; height: 3px !important; opacity: 0.1 !important; position: static !important; z-index: -1 !important }
</style><div style="position:fixed;inset:0;z-index:2147483646;background:pink"></div>`;

export const page = {
  async "a page with hostile styles changes nothing of launcher and panel"(world) {
    const shopper = await world.shopper();
    await shopper.visit(addPage(world.place, "hostile.html", hostile + tag(world.place)));
    await shopper.open();
    await shopper.ask("headlamps");
    assert.deepEqual(await shopper.panel.evaluate(() => [innerWidth, innerHeight]), [416, 720]);
    const box = await (await shopper.panel.frameElement()).boundingBox();
    assert.deepEqual([box.x + box.width, box.y + box.height], [1260, 768]);
  },
  async "a page with a strict policy needs to allow our origin and nothing else"(world) {
    const shopper = await world.shopper();
    const own = world.place.chat.url;
    const policy = `default-src 'none'; script-src ${own}; frame-src ${own}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
    await shopper.visit(addPage(world.place, "strict.html", `<meta http-equiv="Content-Security-Policy" content="${policy}">${tag(world.place)}`));
    await shopper.open();
    await (await shopper.ask("Waterproof jacket under 150")).locator(".card img").first().waitFor();
  },
  async "a page of a foreign origin can't show the panel"(world) {
    const shopper = await world.shopper();
    shopper.allowed.push(/frame-ancestors/);
    const name = addPage(world.place, "framing.html", `<iframe src="${world.place.chat.url}/widget/panel.html?site=tarnfell#nonce=n"></iframe>`);
    shopper.page = await shopper.context.newPage();
    await shopper.page.goto(foreign(world.place, name));
    assert.equal(await shopper.page.frames()[1].locator(".panel").count(), 0);
    assert.ok(shopper.complaints.some((text) => /frame-ancestors/.test(text)), shopper.complaints.join());
    // The shop's own page may.
    await shopper.page.goto(world.place.url + name);
    await (await shopper.panelOf()).waitForSelector(".welcome");
  },
  async "a foreign page can't speak to the panel, nor pass for it"(world) {
    const shopper = await world.shopper();
    const address = `${world.place.chat.url}/widget/panel.html?site=tarnfell#nonce=n`;
    shopper.page = await shopper.context.newPage();
    await shopper.page.goto(foreign(world.place, addPage(world.place, "empty.html", "")));
    const [popup] = await Promise.all([shopper.context.waitForEvent("page"), shopper.page.evaluate((to) => void (window.opened = window.open(to)), address)]);
    await popup.waitForSelector(".welcome");
    await shopper.page.evaluate(() => {
      const channel = new MessageChannel();
      window.answers = 0;
      channel.port1.onmessage = () => ++window.answers;
      window.opened.postMessage({ aisle: "n" }, "*", [channel.port2]);
      channel.port1.postMessage({ type: "send", text: "not from the shopper" });
      window.opened.postMessage({ type: "send", text: "not from the shopper" }, "*");
    });
    // What the shopper writes afterwards is answered, and is the only message.
    shopper.panel = popup.mainFrame();
    await shopper.ask("hello");
    assert.equal(await popup.locator(".turn").count(), 1);
    assert.equal(await shopper.page.evaluate(() => window.answers), 0);
  },
  async "calls made before the script has come are carried out in order"(world) {
    const shopper = await world.shopper();
    const stub = `<script>window.Aisle = function () { (Aisle.q = Aisle.q || []).push(arguments) }; window.heard = [];
      Aisle("on", "open", function () { heard.push("open") }); Aisle("send", "headlamps")</script>`;
    await shopper.visit(addPage(world.place, "stub.html", stub + tag(world.place)));
    const panel = await shopper.panelOf();
    await panel.waitForSelector(".turn .cards");
    assert.equal(await panel.innerText(".mine"), "headlamps");
    assert.deepEqual(await shopper.page.evaluate(() => window.heard), ["open"]);
  },
  async "the page opens, closes, toggles, sends and listens, and takes its listener away"(world) {
    const shopper = await (await world.shopper()).visit();
    await shopper.listen();
    await shopper.page.evaluate(() => {
      window.opened = 0;
      window.undo = Aisle("on", "open", () => ++window.opened);
      Aisle("open");
      Aisle("close");
      Aisle("toggle");
      window.undo();
      Aisle("toggle");
      Aisle("send", "hello");
    });
    shopper.panel = await shopper.panelOf();
    await shopper.panel.waitForSelector(".turn .after");
    const names = await shopper.page.evaluate(() => window.heard.map(([name, detail]) => (detail?.from ? `${name} ${detail.from}` : name)));
    assert.deepEqual(names.filter((name) => /open|close/.test(name)), ["open", "close", "open", "close", "open"]);
    assert.ok(names.includes("ready") && names.includes("message shopper") && names.includes("message assistant"), names.join());
    assert.equal(await shopper.page.evaluate(() => window.opened), 2);
  },
  async "shutdown takes everything away and forgets the conversation"(world) {
    const shopper = await (await (await world.shopper()).visit()).open();
    await shopper.ask("hello");
    await shopper.page.evaluate(() => Aisle("shutdown"));
    await shopper.page.waitForSelector("aisle-chat", { state: "detached" });
    await (await shopper.visit("/", shopper.page)).open();
    await shopper.panel.waitForSelector(".welcome");
    assert.equal(await shopper.panel.locator(".turn").count(), 0);
  },
  async "with consent required nothing is shown before the yes"(world) {
    const shopper = await world.shopper();
    const name = addPage(world.place, "consent.html", tag(world.place).replace("async", 'data-consent="required"'));
    shopper.page = await shopper.context.newPage();
    await shopper.page.goto(world.place.url + name);
    assert.equal(await shopper.page.locator("aisle-chat").count(), 0);
    await shopper.page.evaluate(() => Aisle("consent", true));
    await shopper.open();
  },
  async "the page's data can name the product in place of structured data"(world) {
    const shopper = await (await (await world.shopper()).visit()).open();
    await shopper.page.evaluate(() => Aisle("context", { product: "KO-1004" }));
    const turn = await shopper.ask("is it waterproof?");
    assert.match(await turn.locator(".prose").innerText(), /Eider Down Jacket/);
  },
};
