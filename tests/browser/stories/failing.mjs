// What goes wrong at the server, as the shopper meets it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

/** No file of the process can grow beyond `bytes`: the nearest thing to a full disk that needs no rights. */
function boundFiles(chat, bytes) {
  const set = spawnSync("prlimit", [`--pid=${chat.process.pid}`, `--fsize=${bytes}:`], { encoding: "utf8" });
  assert.equal(set.status, 0, set.stderr);
}

export const failing = {
  async "a shop whose catalog was never imported says sorry, and Try again works once it is"(world) {
    const place = await world.ownPlace({ empty: true });
    const shopper = await (await (await world.shopper({ place })).visit()).open();
    shopper.allowed.push(/status of 503.*\/v1\/suggest/); // There is nothing to suggest yet.
    const turn = await shopper.say("headlamps under 60");
    await turn.locator(".problem", { hasText: "Sorry, I could not answer this just now." }).waitFor();
    await shopper.until(() => document.querySelector("#status").textContent.includes("Sorry, I could not answer this just now."));
    place.chat.import();
    const again = await shopper.newTurn(() => turn.getByRole("button", { name: "Try again" }).click());
    await again.locator(".cards").waitFor();
    assert.equal(await again.locator(".mine").innerText(), "headlamps under 60");
    assert.equal(await turn.getByRole("button", { name: "Try again" }).count(), 0);
  },
  async "a server with a full disk keeps the message waiting, then offers to send it again, and it arrives once"(world) {
    const place = await world.ownPlace();
    const shopper = await (await (await world.shopper({ place })).visit()).open();
    shopper.allowed.push(/status of 503/);
    await shopper.ask("hello");
    boundFiles(place.chat, 1);
    await shopper.context.clock.install();
    const turn = await shopper.say("Where is my order?");
    await turn.locator(".state", { hasText: "Waiting for connection" }).waitFor();
    for (let i = 0; i < 40 && !(await turn.locator(".problem").count()); ++i) {
      await shopper.context.clock.runFor(5_000);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await turn.locator(".problem", { hasText: "This message could not be sent." }).waitFor();
    boundFiles(place.chat, "unlimited");
    await turn.getByRole("button", { name: "Try again" }).click();
    await shopper.context.clock.runFor(5_000);
    await turn.locator(".after").waitFor();
    const { conversation, token } = await shopper.panel.evaluate(() => JSON.parse(localStorage.getItem("aisle:tarnfell:session")));
    const answer = await fetch(`${place.chat.url}/v1/conversations/${conversation}/events?after=0`, { headers: { Authorization: `Bearer ${token}` } });
    const sent = (await answer.json()).events.filter((event) => event.type === "shopper_sent_message");
    assert.deepEqual(sent.map((event) => event.text), ["hello", "Where is my order?"]);
  },
};
