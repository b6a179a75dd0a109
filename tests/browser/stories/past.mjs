// Several conversations on one device.
import assert from "node:assert/strict";
import { check } from "./accessible.mjs";

const opened = async (world, options = {}) => (await (await world.shopper(options)).visit()).open();

/** Opens the list of conversations. */
async function list(shopper) {
  await shopper.panel.click(".head .more");
  await shopper.panel.click('.menu .plain:text-is("Your conversations")');
  await shopper.panel.waitForSelector(".past-list");
  return shopper.panel.locator(".past-open .title").allInnerTexts();
}

/** Begins a new conversation from the list. */
async function begin(shopper) {
  await list(shopper);
  await shopper.panel.click('.past-list .plain:text-is("Start a new conversation")');
  await shopper.panel.waitForSelector(".welcome");
  assert.equal(await shopper.panel.locator(".turn").count(), 0);
}

export const past = {
  async "a new conversation begins empty, and one goes back to the old one and on with it"(world) {
    const shopper = await opened(world);
    await shopper.ask("headlamps");
    await begin(shopper);
    await shopper.ask("tents under 150");
    assert.deepEqual(await list(shopper), ["tents under 150", "headlamps"]);
    await check(shopper.panel, "past conversations");
    await shopper.panel.click('.past-open:has-text("headlamps")');
    await shopper.panel.locator(".turn .mine", { hasText: "headlamps" }).waitFor();
    assert.equal(await shopper.panel.locator(".turn").count(), 1);
    const turn = await shopper.ask("compare the first two");
    await turn.locator(".compare").waitFor();
  },
  async "past conversations outlive a reload, and so does the one that is open"(world) {
    const shopper = await opened(world);
    await shopper.ask("headlamps");
    await begin(shopper);
    await shopper.ask("thanks");
    await shopper.page.reload();
    shopper.panel = await shopper.panelOf();
    await shopper.panel.locator(".turn .mine", { hasText: "thanks" }).waitFor();
    assert.deepEqual(await list(shopper), ["thanks", "headlamps"]);
  },
  async "a deleted conversation leaves the list and the server, and the open one stays"(world) {
    const shopper = await opened(world);
    await shopper.ask("headlamps");
    const { conversation, token } = await shopper.panel.evaluate(() => JSON.parse(localStorage.getItem("aisle:tarnfell:session")));
    await begin(shopper);
    await shopper.ask("thanks");
    await list(shopper);
    await shopper.panel.getByRole("button", { name: "Delete: headlamps" }).click();
    await shopper.panel.click(".row .danger");
    await shopper.panel.locator(".past-open", { hasText: "headlamps" }).waitFor({ state: "detached" });
    await shopper.until(() => document.querySelectorAll(".past-open").length === 1);
    const answer = await fetch(`${world.place.chat.url}/v1/conversations/${conversation}/events?after=0`, { headers: { Authorization: `Bearer ${token}` } });
    assert.ok([401, 410].includes(answer.status), String(answer.status));
    await shopper.page.keyboard.press("Escape");
    assert.equal(await shopper.panel.locator(".turn .mine").innerText(), "thanks");
  },
  async "an answer under way does not follow into a new conversation"(world) {
    const shopper = await opened(world, { place: await world.slowPlace() });
    const turn = await shopper.say("How long does delivery take?");
    await turn.locator(".prose").waitFor();
    await begin(shopper);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.equal(await shopper.panel.locator(".turn").count(), 0);
    await list(shopper);
    await shopper.panel.click('.past-open:has-text("How long")');
    await shopper.panel.locator(".turn .after").waitFor({ timeout: 30_000 });
  },
};
