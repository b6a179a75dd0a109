// What axe-core finds, and that it finds nothing on the shop's pages with the launcher. The panel: every-state.mjs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

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
};
