// Where a fact comes from, and how old it is.
import assert from "node:assert/strict";
import { check } from "./accessible.mjs";
import { openedIn } from "./languages.mjs";

const kMinuteMs = 60_000;

export const receipts = {
  async "a price opens its receipt: from the shop, how long ago, and the page that shows it"(world) {
    const place = await world.ownPlace(); // Read just now, however long the other stories took.
    const shopper = await (await (await world.shopper({ place })).visit()).open();
    const turn = await shopper.ask("reduced jackets");
    await turn.locator(".card", { hasText: "Eider Down Jacket" }).locator(".fact").click();
    const sheet = shopper.panel.locator(".citation");
    await sheet.waitFor();
    assert.match(await sheet.innerText(), /Eider Down Jacket[^]*Price\s+€289\.00\s+Price before\s+€339\.00/);
    assert.match(await sheet.locator(".origin").innerText(), /^From the shop, (now|\d+ (second|minute)s? ago)$/);
    assert.equal(await sheet.locator(".changed").count(), 0);
    await check(shopper.panel, "a price's receipt");
    await sheet.locator("a").click();
    await shopper.page.waitForURL("**/products/KO-1004.html*");
  },
  async "a receipt tells its age truly while it is open, after a reload, and when the price may have changed"(world) {
    const shopper = await (await (await world.shopper()).visit()).open();
    await shopper.ask("reduced jackets");
    await shopper.context.clock.install();
    await shopper.panel.locator(".fact").first().click();
    // The shop was read when its server started, which may be a while ago.
    const age = async () => Number(/(\d+) minutes? ago$/.exec(await shopper.panel.locator(".origin").innerText())?.[1] ?? 0);
    const first = await age();
    await shopper.context.clock.runFor(2 * kMinuteMs);
    await shopper.until((least) => Number(/(\d+) minutes? ago$/.exec(document.querySelector(".origin").textContent)?.[1]) >= least, first + 2);
    assert.ok((await age()) <= first + 3);
    await shopper.context.clock.runFor(4 * kMinuteMs);
    await shopper.panel.locator(".changed", { hasText: "This may have changed since." }).waitFor();
    await shopper.page.reload();
    shopper.panel = await shopper.panelOf();
    await shopper.panel.locator(".fact").first().click();
    await shopper.panel.locator(".citation").waitFor();
    const last = await age();
    assert.ok(last >= first + 6 && last <= first + 8, `${first}, then ${last}`);
  },
  async "a receipt speaks the language of the page"(world) {
    const shopper = await openedIn(world, "de");
    const turn = await shopper.ask("headlamps");
    await turn.locator(".fact").first().click();
    const sheet = shopper.panel.locator(".citation");
    await sheet.waitFor();
    assert.match(await sheet.innerText(), /Preis\s+\d+,\d\d\s€[^]*Aus dem Shop, (jetzt|vor \d+ (Sekunden?|Minuten?))/);
  },
};
