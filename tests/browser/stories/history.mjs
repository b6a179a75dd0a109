// A long conversation: its end is shown, and more when asked for, without losing the place.
import assert from "node:assert/strict";
import { check } from "./accessible.mjs";

const kTurns = 270;

/** A shopper who comes back to a conversation of so many questions. */
async function returning(world) {
  const place = await world.crowdedPlace();
  const post = (path, body, token) =>
    fetch(place.chat.url + path, { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) } });
  const { conversation, token } = await (await post("/v1/conversations", { site: "tarnfell" })).json();
  for (let i = 1; i <= kTurns; ++i) {
    const answer = await post(`/v1/conversations/${conversation}/messages`, { id: `m${i}`, text: i % 9 ? `thanks ${i}` : "headlamps" }, token);
    assert.match(await answer.text(), /turn_completed/);
  }
  const shopper = await (await (await world.shopper({ place })).visit()).open();
  await shopper.panel.evaluate((session) => localStorage.setItem("aisle:tarnfell:session", JSON.stringify(session)), { conversation, token });
  await shopper.page.reload();
  shopper.panel = await shopper.panelOf();
  await shopper.panel.waitForSelector(".turn .after");
  await shopper.panel.waitForSelector(".earlier");
  await shopper.until((last) => document.querySelector(".turn:last-child .mine")?.innerText === last, `headlamps`);
  return shopper;
}

/** The first turn in sight, and where it stands. */
const place = (shopper) =>
  shopper.panel.evaluate(() => {
    const top = document.querySelector("#scroll").getBoundingClientRect().top;
    const turn = [...document.querySelectorAll(".turn")].find((each) => each.getBoundingClientRect().bottom > top);
    turn.dataset.seen = "yes";
    return Math.round(turn.getBoundingClientRect().top);
  });
const placeNow = (shopper) => shopper.panel.evaluate(() => Math.round(document.querySelector("[data-seen]").getBoundingClientRect().top));
const settled = (shopper) => shopper.panel.evaluate(() => new Promise((done) => setTimeout(done, 300)));

export const history = {
  async "earlier messages of a long conversation come when asked for, and nothing jumps"(world) {
    const shopper = await returning(world);
    const turns = () => shopper.panel.locator(".turn").count();
    assert.ok((await turns()) < kTurns / 2, "only the end is drawn");
    await check(shopper.panel, "the end of a long history");
    await shopper.panel.evaluate(() => (document.querySelector("#scroll").scrollTop = 0));
    await settled(shopper);
    // With the mouse, while the composer has a draft.
    await shopper.panel.fill("#draft", "half a sen");
    let before = await turns();
    let stood = await place(shopper);
    await shopper.panel.click(".earlier");
    await shopper.until((count) => document.querySelectorAll(".turn").length > count, before);
    await settled(shopper);
    assert.ok(Math.abs((await placeNow(shopper)) - stood) <= 1, `${stood} became ${await placeNow(shopper)}`);
    assert.equal(await shopper.panel.inputValue("#draft"), "half a sen");
    // With the keyboard: the focus goes on from the place, not from the top.
    await shopper.panel.evaluate(() => delete document.querySelector("[data-seen]").dataset.seen);
    await shopper.panel.evaluate(() => (document.querySelector("#scroll").scrollTop = 0));
    await settled(shopper);
    before = await turns();
    stood = await place(shopper);
    await shopper.panel.focus(".earlier");
    await shopper.page.keyboard.press("Enter");
    await shopper.until((count) => document.querySelectorAll(".turn").length > count, before);
    await settled(shopper);
    assert.ok(Math.abs((await placeNow(shopper)) - stood) <= 1, `${stood} became ${await placeNow(shopper)}`);
    assert.equal(await shopper.panel.evaluate(() => document.activeElement.closest(".turn")?.dataset.seen), "yes");
    await check(shopper.panel, "more of a long history");
    // To the very first, where the button goes.
    for (let i = 0; i < 60 && (await shopper.panel.locator(".earlier").count()); ++i) await shopper.panel.evaluate(() => document.querySelector(".earlier").click());
    assert.equal(await turns(), kTurns);
    assert.equal(await shopper.panel.locator(".turn .mine").first().innerText(), "thanks 1");
  },
};
