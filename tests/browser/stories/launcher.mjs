// The launcher, and what the panel shows when it opens.
import assert from "node:assert/strict";
import { check, openShadows } from "./accessible.mjs";

export const launcher = {
  async "the launcher is there, and nothing of the panel is loaded before somebody wants it"(world) {
    const shopper = await world.shopper();
    const requests = [];
    shopper.context.on("request", (request) => requests.push(request.url()));
    await shopper.visit();
    await shopper.page.waitForLoadState("networkidle");
    assert.deepEqual(requests.filter((url) => url.startsWith(world.place.chat.url)), [`${world.place.chat.url}/aisle.js`]);
    assert.equal(shopper.page.frames().length, 1);
  },
  async "pointing at the launcher fetches the panel, and a press opens it"(world) {
    const shopper = await (await world.shopper()).visit();
    await shopper.page.mouse.move(1230, 810);
    const panel = await shopper.panelOf();
    assert.equal(await panel.evaluate(() => matchMedia("(min-width: 400px)").matches), true);
    await shopper.listen();
    await shopper.open();
    assert.deepEqual(await shopper.page.evaluate(() => window.heard.map(([name]) => name)), ["open"]);
  },
  async "opening shows greeting, starters and that this is a machine, and the field has the focus"(world) {
    const shopper = await (await (await world.shopper()).visit()).open();
    const { panel } = shopper;
    assert.equal(await panel.innerText(".welcome h2"), "Hello! What are you looking for?");
    assert.deepEqual(await panel.locator(".starter").allInnerTexts(), ["Waterproof jacket under 150", "Can I return sale items?"]);
    assert.match(await panel.innerText(".who"), /Automated assistant/);
    await panel.waitForFunction(() => document.activeElement?.id === "draft" && document.hasFocus());
    await shopper.page.keyboard.type("tent");
    assert.equal(await panel.inputValue("#draft"), "tent");
  },
  async "a starter asks its question"(world) {
    const shopper = await (await (await world.shopper()).visit()).open();
    await shopper.panel.click(".starter >> nth=1");
    await shopper.panel.waitForSelector(".turn .cite");
    assert.equal(await shopper.panel.innerText(".mine"), "Can I return sale items?");
  },
  async "the menu says what answers here and how to reach a person"(world) {
    const shopper = await (await (await world.shopper()).visit()).open();
    await shopper.panel.click(".head .more");
    const menu = await shopper.panel.waitForSelector(".menu");
    assert.match(await menu.innerText(), /automated assistant[^]*hello@tarnfell\.example/);
    await shopper.page.keyboard.press("Escape");
    await shopper.panel.waitForSelector(".menu", { state: "detached" });
    assert.equal(await shopper.panel.evaluate(() => document.activeElement?.className), "icon more");
  },
  async "an answer that comes while the panel is closed is counted on the launcher, and begins beside it"(world) {
    const shopper = await world.shopper({ place: await world.slowPlace() });
    await openShadows(shopper.context);
    await (await shopper.visit()).open();
    await shopper.listen();
    const launcher = shopper.page.locator("aisle-chat > button").or(shopper.page.locator("aisle-chat button").first());
    await shopper.say("thanks");
    await shopper.panel.click(".head .close");
    await shopper.page.waitForFunction(() => window.heard.some(([name, detail]) => name === "unread" && detail.count === 1));
    const teaser = shopper.page.locator(".teaser");
    await teaser.waitFor();
    assert.match(await teaser.innerText(), /welcome|gladly|happy/i);
    assert.deepEqual(await shopper.page.evaluate(() => window.heard.find(([name]) => name === "unread")[1]), { count: 1 }, "the page's listeners learn no text");
    assert.equal(await launcher.innerText(), "1");
    assert.equal(await launcher.getAttribute("aria-description"), "1 new message");
    await check(shopper.page.mainFrame(), "an unread answer");
    await teaser.getByRole("button", { name: "Close" }).click();
    await teaser.waitFor({ state: "detached" });
    assert.equal(await launcher.innerText(), "1");
    await launcher.click();
    await shopper.page.waitForFunction(() => window.heard.at(-1)[0] === "unread" && window.heard.at(-1)[1].count === 0);
    await shopper.page.locator("aisle-chat .count").waitFor({ state: "detached" });
  },
  async "a press on the teaser opens the panel"(world) {
    const shopper = await world.shopper({ place: await world.slowPlace() });
    await openShadows(shopper.context);
    await (await shopper.visit()).open();
    await shopper.say("thanks");
    await shopper.panel.click(".head .close");
    await shopper.page.locator(".teaser .read").click();
    await shopper.page.locator(".teaser").waitFor({ state: "detached" });
    await shopper.until((frame) => !frame.inert, undefined, await shopper.panel.frameElement());
  },
};
