// No violation that axe-core finds, in the panel's states and on the shop's page with the launcher.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { kPhone } from "../world.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const opened = async (world, options = {}) => (await (await world.shopper(options)).visit()).open();

/** @param {import("playwright-core").Frame} frame @param {string} where */
export async function check(frame, where) {
  // Half-faded colours are nobody's: what moves comes to rest first.
  await frame.evaluate(() => Promise.all(document.getAnimations().filter((each) => each.effect?.getTiming().iterations !== Infinity).map((each) => each.finished.catch(() => {}))));
  await frame.evaluate(axe);
  const { violations } = await frame.evaluate(() => window.axe.run({ iframes: false }));
  assert.deepEqual(violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`), [], where);
}

/** Opens the launcher's shadow root, to look inside. */
export const openShadows = (context) =>
  context.addInitScript(() => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function () {
      return attach.call(this, { mode: "open" });
    };
  });

async function checkStates(shopper) {
  await check(shopper.panel, "greeting");
  await shopper.ask("reduced jackets");
  await check(shopper.panel, "cards");
  await shopper.ask("compare the first two");
  await check(shopper.panel, "comparison");
  await shopper.ask("the first one");
  await check(shopper.panel, "detail");
  const turn = await shopper.ask("Can I return sale items?");
  await turn.locator(".up").click();
  await turn.locator(".thanks").waitFor();
  await check(shopper.panel, "policy");
  await turn.locator(".down").click();
  await turn.locator(".why").waitFor();
  await check(shopper.panel, "what was wrong");
  await turn.locator(".cite").click();
  await shopper.panel.waitForSelector(".citation");
  await check(shopper.panel, "citation");
  await shopper.page.keyboard.press("Escape");
  await shopper.panel.click(".head .more");
  await shopper.panel.waitForSelector(".menu");
  await check(shopper.panel, "menu");
  await shopper.panel.click(".menu .danger");
  await shopper.panel.waitForSelector(".row .danger");
  await check(shopper.panel, "question");
  await shopper.page.keyboard.press("Escape");
}

export const accessible = {
  async "axe finds nothing on the shop's pages with the launcher"(world) {
    const shopper = await world.shopper();
    await openShadows(shopper.context);
    for (const where of ["/", "/categories/jackets.html", "/products/TF-1001.html", "/policies/returns.html"]) {
      await shopper.visit(where, shopper.page);
      await check(shopper.page.mainFrame(), where);
    }
    await shopper.open();
    await check(shopper.page.mainFrame(), "with the panel open");
  },
  async "axe finds nothing in the panel"(world) {
    await checkStates(await opened(world));
  },
  async "axe finds nothing in the dark panel"(world) {
    await checkStates(await opened(world, { colorScheme: "dark" }));
  },
  async "axe finds nothing on a phone"(world) {
    await checkStates(await opened(world, { viewport: kPhone, isMobile: true, hasTouch: true }));
  },
  async "axe finds nothing while offline and with a message too long"(world) {
    const shopper = await opened(world);
    shopper.allowed.push(/ERR_INTERNET_DISCONNECTED/);
    await shopper.ask("hello");
    await shopper.context.setOffline(true);
    await shopper.panel.waitForSelector(".banner");
    await shopper.say("headlamps");
    await shopper.panel.fill("#draft", "tent ".repeat(810));
    await shopper.panel.waitForSelector(".counter.over");
    await check(shopper.panel, "offline");
  },
};
