// Who is asking: the shop's page says who is logged in, and the chat never mixes two people up.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { kSecret } from "../world.mjs";

/** As in server/identity/README.md. */
export function token(customer, { seconds = 600, secret = kSecret } = {}) {
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const exp = Math.floor(Date.now() / 1000) + seconds;
  const text = `${encode({ alg: "HS256", typ: "JWT", kid: "k1" })}.${encode({ sub: customer, aud: "tarnfell", exp })}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}

/** A shopper whose page answers these tokens, one after the other and then the last one. */
async function loggedIn(world, ...tokens) {
  const shopper = await world.shopper();
  await shopper.visit();
  await shopper.listen();
  await give(shopper, ...tokens);
  await shopper.open();
  return shopper;
}

const give = (shopper, ...tokens) =>
  shopper.page.evaluate((given) => {
    window.asked = 0;
    window.Aisle("identify", async () => given[Math.min(window.asked++, given.length - 1)]);
  }, tokens);

/** The proofs in the log of the panel's conversation. */
const proofs = (shopper) =>
  shopper.panel.evaluate(async () => {
    const { conversation, token } = JSON.parse(localStorage.getItem("aisle:tarnfell:session") ?? "{}");
    const answer = await fetch(`/v1/conversations/${conversation}/events`, { headers: { Authorization: `Bearer ${token}` } });
    return (await answer.json()).events.filter(({ type }) => type === "identity_proven").map(({ level, shopper }) => `${level} ${shopper}`);
  });

export const identity = {
  async "who is logged in is known before the first message is answered"(world) {
    const shopper = await loggedIn(world, token("42"));
    await shopper.ask("headlamps");
    assert.deepEqual(await proofs(shopper), ["signed 42"]);
    await shopper.ask("and tents?");
    assert.deepEqual(await proofs(shopper), ["signed 42"]);
    assert.equal(await shopper.page.evaluate(() => window.asked), 1);
  },
  async "the page is asked again when its token has expired"(world) {
    const shopper = await loggedIn(world, token("42", { seconds: -600 }), token("42"));
    shopper.allowed.push(/403.*identity/);
    await shopper.ask("headlamps");
    assert.deepEqual(await proofs(shopper), ["signed 42"]);
    assert.equal(await shopper.page.evaluate(() => window.asked), 2);
  },
  async "a forged token proves nothing, and the chat goes on"(world) {
    const shopper = await loggedIn(world, token("42", { secret: "somebody else's secret, long enough" }));
    shopper.allowed.push(/403.*identity/);
    await (await shopper.ask("headlamps")).locator(".card").first().waitFor();
    assert.deepEqual(await proofs(shopper), []);
    assert.deepEqual((await shopper.page.evaluate(() => window.heard)).find(([name]) => name === "error"), ["error", { code: "identity_refused" }]);
  },
  async "a page whose function fails holds no message up"(world) {
    const shopper = await world.shopper();
    await shopper.visit();
    await shopper.page.evaluate(() => window.Aisle("identify", () => Promise.reject(new Error("logged out"))));
    await shopper.open();
    await (await shopper.ask("headlamps")).locator(".card").first().waitFor();
    assert.deepEqual(await proofs(shopper), []);
  },
  async "another shopper gets a conversation of their own"(world) {
    const shopper = await loggedIn(world, token("42"));
    await shopper.ask("headlamps");
    shopper.allowed.push(/409.*identity/);
    await give(shopper, token("43"));
    await shopper.panel.waitForSelector(".welcome");
    assert.equal(await shopper.panel.locator(".turn").count(), 0);
    await shopper.ask("tents");
    assert.deepEqual(await proofs(shopper), ["signed 43"]);
  },
  async "a log-out ends the conversation of who was logged in"(world) {
    const shopper = await loggedIn(world, token("42"));
    await shopper.ask("headlamps");
    await shopper.page.evaluate(() => window.Aisle("identify", null));
    await shopper.panel.waitForSelector(".welcome");
    await shopper.ask("tents");
    assert.deepEqual(await proofs(shopper), []);
  },
  async "a guest keeps the conversation over a log-in, and over the next page"(world) {
    const shopper = await world.shopper();
    await shopper.visit();
    await shopper.open();
    await shopper.ask("headlamps");
    await give(shopper, token("42"));
    await shopper.until(() => /proven/.test(localStorage.getItem("aisle:tarnfell:session") ?? ""));
    assert.deepEqual(await proofs(shopper), ["signed 42"]);
    assert.equal(await shopper.panel.locator(".turn").count(), 1);
    await shopper.page.reload();
    await give(shopper, token("42"));
    shopper.panel = await shopper.panelOf();
    await shopper.panel.waitForSelector(".turn");
    assert.deepEqual(await proofs(shopper), ["signed 42"]);
  },
  async "a token is in no address, no storage and no log"(world) {
    const shopper = await world.shopper();
    const given = token("secret-customer");
    const addresses = [];
    shopper.context.on("request", (request) => addresses.push(request.url(), request.headers().referer ?? ""));
    await shopper.visit();
    await shopper.page.evaluate((text) => window.Aisle("identify", text), given);
    await shopper.open();
    await shopper.ask("headlamps");
    assert.deepEqual(await proofs(shopper), ["signed secret-customer"]);
    const stored = () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]);
    const signature = given.split(".")[2];
    for (const text of [...addresses, await shopper.panel.evaluate(stored), await shopper.page.evaluate(stored), world.place.chat.log]) {
      assert.ok(!text.includes(signature), text.slice(0, 300));
    }
  },
};
