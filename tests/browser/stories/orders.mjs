// Orders: whose they are, where they are, and changes that only a click makes.
import assert from "node:assert/strict";
import { kPhone } from "../world.mjs";
import { check } from "./accessible.mjs";
import { token } from "./identity.mjs";

/** A customer of the demo shop who is logged in. */
export async function customer(world, id, options) {
  const shopper = await world.shopper(options);
  await shopper.visit();
  await shopper.page.evaluate((given) => window.Aisle("identify", async () => given), token(id));
  return shopper.open();
}

/** The code in the last mail that the server printed. */
async function mailedCode(shopper) {
  for (let tries = 0; tries < 100; ++tries) {
    const mails = [...shopper.place.chat.log.matchAll(/"event":"mail_printed".*?\\n\\n {4}(\d{6})\\n/g)];
    if (mails.length) return mails.at(-1)[1];
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("no mail was printed");
}

const pill = (turn) => turn.locator(".order .pill").getAttribute("data-state");

export const orders = {
  async "who is logged in sees an order with its way and what was paid"(world) {
    const shopper = await customer(world, "c-1015");
    const turn = await shopper.ask("where is order TO-48410?");
    assert.equal(await pill(turn), "shipped");
    assert.ok((await turn.locator(".way li").count()) >= 2);
    assert.ok(await turn.locator(".sums .total").isVisible());
    await check(shopper.panel, "order");
  },
  async "an order is cancelled by the click and by nothing else"(world) {
    const shopper = await customer(world, "c-1028");
    const turn = await shopper.ask("cancel order TO-48534");
    await turn.locator(".confirm .primary").waitFor();
    await check(shopper.panel, "confirmation");
    await shopper.ask("yes");
    assert.equal(await pill(await shopper.ask("where is order TO-48534?")), "pending");
    await turn.locator(".confirm .primary").click();
    await turn.locator(".confirm .done").waitFor();
    assert.equal(await pill(await shopper.ask("where is order TO-48534?")), "cancelled");
  },
  async "a no leaves the order as it is"(world) {
    const shopper = await customer(world, "c-1002");
    const turn = await shopper.ask("cancel order TO-48518");
    await turn.locator(".confirm .decide .chip").click();
    await turn.locator(".confirm .note").waitFor();
    assert.equal(await turn.locator(".confirm .primary").count(), 0);
    assert.equal(await pill(await shopper.ask("where is order TO-48518?")), "pending");
  },
  async "a yes that comes too late does nothing, says so, and the conversation stays"(world) {
    const shopper = await customer(world, "c-1004");
    const turn = await shopper.ask("I want to return everything from order TO-48378");
    const chips = shopper.panel.locator(".turn").last().locator(".reply > .chips .chip");
    while (!(await shopper.panel.locator(".confirm").count())) {
      await (await shopper.newTurn(() => chips.last().click())).locator(".after").waitFor();
    }
    const expired = { status: 409, contentType: "application/problem+json", body: JSON.stringify({ status: 409, code: "confirmation_expired" }) };
    await shopper.page.route("**/confirmations/*", (route) => route.fulfill(expired));
    shopper.allowed.push(/409.*confirmations/);
    await shopper.panel.locator(".confirm .primary").click();
    await shopper.panel.locator(".notice", { hasText: "The time to confirm is over." }).waitFor();
    assert.ok(await turn.isVisible());
    assert.equal(await pill(await shopper.ask("where is order TO-48378?")), "delivered");
  },
  async "an address is filled in whole, shown once more, and changed by the click"(world) {
    const shopper = await customer(world, "c-1002");
    const turn = await shopper.ask("change the delivery address of order TO-48518");
    const form = turn.locator(".order-form");
    await form.waitFor();
    await check(shopper.panel, "address form");
    for (const [name, value] of Object.entries({ name: "Kim Example", street: "Harbour street 5", postcode: "20457", city: "Hamburg" })) {
      await form.locator(`[name=${name}]`).fill(value);
    }
    const asked = await shopper.newTurn(() => form.locator(".primary").click());
    await asked.locator(".confirm address").waitFor();
    assert.match(await asked.locator(".confirm address").textContent(), /Harbour street 5/);
    assert.ok(!(await asked.locator(".mine").textContent()).includes("Harbour"), "the message does not repeat it");
    await asked.locator(".confirm .primary").click();
    await asked.locator(".confirm .done").waitFor();
  },
  async "a return is filled in by hand: what, why, and where the money goes"(world) {
    const shopper = await customer(world, "c-1039", { viewport: kPhone });
    const turn = await shopper.ask("I want to return something from order TO-48348");
    const form = turn.locator(".order-form");
    await form.waitFor();
    await check(shopper.panel, "return form");
    await form.locator(".primary").click();
    await shopper.panel.locator(".notice", { hasText: "tick what goes back" }).waitFor();
    await form.locator("[name=item]").first().check();
    await form.locator("[name=reason]").selectOption("wrong_size");
    const asked = await shopper.newTurn(() => form.locator(".primary").click());
    await asked.locator(".confirm .lines li").first().waitFor();
    assert.equal(await asked.locator(".confirm .lines li").count(), 1);
  },
  async "another customer's order looks like none"(world) {
    const shopper = await customer(world, "c-1002");
    const theirs = await (await shopper.ask("where is order TO-48534?")).locator(".prose").textContent();
    const none = await (await shopper.ask("where is order TO-99999?")).locator(".prose").textContent();
    assert.equal(theirs.replace("TO-48534", "N"), none.replace("TO-99999", "N"));
  },
  async "a number with the postcode tells the status, and a mailed code opens the rest"(world) {
    const shopper = await world.shopper();
    await shopper.visit();
    await shopper.open();
    const asked = await shopper.ask("where is my order?");
    const form = asked.locator(".proof");
    await check(shopper.panel, "proof");
    await form.locator("[name=order]").fill("TO-48204");
    await form.locator("[name=contact]").fill("00000");
    shopper.allowed.push(/403.*identity/);
    await form.locator(".primary").click();
    await shopper.panel.waitForSelector(".notice");
    await form.locator("[name=contact]").fill(await world.postcodeOf("TO-48204"));
    const glance = await shopper.newTurn(() => form.locator(".primary").click());
    await glance.locator(".after").waitFor();
    assert.equal(await pill(glance), "delivered");
    assert.equal(await glance.locator(".order .lines").count(), 0);

    const wish = await shopper.ask("I want to return it");
    await wish.locator("[data-do=code_wanted]").click();
    await wish.locator("[name=code]").fill(await mailedCode(shopper));
    const opened = await shopper.newTurn(() => wish.locator(".proof .primary").click());
    await opened.locator(".after").waitFor();
    const log = await shopper.panel.evaluate(() => document.querySelector("#log")?.textContent ?? "");
    assert.ok(!log.includes("@"), "what was typed into the form is in no message");
  },
  async "a return is asked through, confirmed and there on a phone"(world) {
    const shopper = await customer(world, "c-1017", { viewport: kPhone });
    await shopper.ask("I want to return order TO-48344");
    for (let steps = 0; steps < 3 && !(await shopper.panel.locator(".confirm").count()); ++steps) {
      const chips = shopper.panel.locator(".turn").last().locator(".reply > .chips .chip");
      const turn = await shopper.newTurn(() => chips.last().click());
      await turn.locator(".after").waitFor();
    }
    const card = shopper.panel.locator(".confirm");
    await card.locator(".primary").click();
    await card.locator(".done").waitFor();
    assert.equal(await pill(await shopper.ask("where is order TO-48344?")), "return_requested");
  },
};
