// What the shopper's own device answers: at once, without a network, and never in place of the shop.
import assert from "node:assert/strict";
import { check } from "./accessible.mjs";

const kLost = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_CONNECTION/;
const opened = async (world, options = {}) => (await (await world.shopper(options)).visit()).open();

/** Waits until the capsule is on the device, and answers where it is kept. */
async function withCapsule(shopper) {
  await shopper.until(async () => {
    for (const name of await caches.keys()) {
      if ((await (await caches.open(name)).keys()).length > 0) return true;
    }
    return false;
  });
  return shopper;
}

const goOffline = async (shopper) => {
  shopper.allowed.push(kLost);
  await shopper.context.setOffline(true);
  await shopper.panel.waitForSelector(".banner");
};

/** Messages and answers of the log, as the server has them. */
async function stored(shopper, chat) {
  const { conversation, token } = await shopper.panel.evaluate(() => JSON.parse(localStorage.getItem("aisle:tarnfell:session")));
  const answer = await fetch(`${chat.url}/v1/conversations/${conversation}/events?after=0`, { headers: { Authorization: `Bearer ${token}` } });
  const { events } = await answer.json();
  return {
    said: events.filter(({ type }) => type === "shopper_sent_message").map(({ text }) => text),
    answered: events.filter(({ type }) => type === "assistant_answered").length,
  };
}

export const offlineAnswers = {
  async "offline, a question about the shop's rules is answered on the device, which says so"(world) {
    const shopper = await withCapsule(await opened(world));
    await goOffline(shopper);
    const turn = await shopper.say("Can I return sale items?");
    await turn.locator(".preview", { hasText: "Answered on your device. Prices and stock may have changed." }).waitFor();
    assert.match(await turn.locator(".prose").innerText(), /return/i);
    assert.equal(await turn.locator(".after").count(), 0);
    await turn.locator(".cite").first().click();
    await shopper.panel.waitForSelector(".citation blockquote");
  },
  async "offline, a search shows cards, and what follows refers to them"(world) {
    const shopper = await withCapsule(await opened(world));
    await goOffline(shopper);
    const search = await shopper.say("headlamps");
    await search.locator(".card").nth(1).waitFor();
    const titles = await search.locator(".card .title").allInnerTexts();
    const compared = await shopper.say("compare the first two");
    await compared.locator(".compare").waitFor();
    const text = await compared.locator(".compare").innerText();
    for (const title of titles.slice(0, 2)) assert.ok(text.includes(title), `${title} is compared`);
  },
  async "back online, the shop answers each message once, and the marks go"(world) {
    const shopper = await withCapsule(await opened(world));
    await goOffline(shopper);
    const search = await shopper.say("headlamps");
    await search.locator(".preview").waitFor();
    const titles = await search.locator(".card .title").allInnerTexts();
    const compared = await shopper.say("compare the first two");
    await compared.locator(".preview").waitFor();
    await shopper.context.setOffline(false);
    await compared.locator(".after").waitFor();
    assert.equal(await shopper.panel.locator(".preview").count(), 0);
    assert.equal(await shopper.panel.locator(".turn").count(), 2);
    assert.deepEqual(await search.locator(".card .title").allInnerTexts(), titles);
    assert.deepEqual(await stored(shopper, world.place.chat), { said: ["headlamps", "compare the first two"], answered: 2 });
  },
  async "offline, what only the shop can know waits for it"(world) {
    const shopper = await withCapsule(await opened(world));
    await goOffline(shopper);
    const turn = await shopper.say("Where is my order?");
    await turn.locator(".state", { hasText: "Waiting for connection" }).waitFor();
    const next = await shopper.say("headlamps");
    await next.locator(".preview").waitFor();
    assert.equal(await turn.locator(".reply").count(), 0);
  },
  async "online, an answer is there at once and stays as the shop confirms it"(world) {
    const shopper = await withCapsule(await opened(world, { place: await world.slowPlace() }));
    const turn = await shopper.say("Can I return sale items?");
    await turn.locator(".preview").waitFor();
    const text = await turn.locator(".prose").innerText();
    await turn.locator(".preview", { hasText: "Checking with the shop" }).waitFor();
    await turn.locator(".after").waitFor({ timeout: 40_000 });
    assert.equal(await turn.locator(".preview").count(), 0);
    assert.equal(await turn.locator(".prose").innerText(), text);
  },
  async "while the chat can't be reached, a reload keeps the capsule and answers again"(world) {
    const shopper = await withCapsule(await opened(world));
    await shopper.ask("hello");
    shopper.allowed.push(kLost);
    await shopper.context.route("**/v1/**", (route) => route.abort());
    const before = await shopper.say("headlamps");
    await before.locator(".preview").waitFor();
    await shopper.page.reload();
    shopper.panel = await shopper.panelOf();
    await shopper.panel.waitForSelector(".turn .preview");
    assert.ok((await shopper.panel.locator(".turn .card").count()) > 1);
  },
  async "offline, what may be meant is suggested while typing"(world) {
    const shopper = await withCapsule(await opened(world));
    await goOffline(shopper);
    await shopper.panel.locator("#draft").pressSequentially("headl");
    await shopper.panel.waitForSelector("#suggest [role=option]");
  },
  async "a capsule that was damaged on the device is fetched anew"(world) {
    const shopper = await withCapsule(await opened(world));
    await shopper.panel.evaluate(async () => {
      const [name] = await caches.keys();
      const cache = await caches.open(name);
      const [request] = await cache.keys();
      await cache.put(request, new Response('{"format":1}'));
    });
    await shopper.page.reload();
    shopper.panel = await shopper.panelOf();
    await shopper.until(async () => {
      const [name] = await caches.keys();
      const cache = await caches.open(name);
      const [request] = await cache.keys();
      return Boolean(request) && (await (await cache.match(request)).text()).length > 1000;
    });
    await goOffline(shopper);
    await (await shopper.say("headlamps")).locator(".preview").waitFor();
  },
  async "a capsule that the shop has not is asked for twice, and shows nothing"(world) {
    const place = await world.ownPlace();
    const shopper = await world.shopper({ place });
    shopper.allowed.push(/status of 404/);
    await shopper.context.route("**/v1/sites/tarnfell?**", async (route) => {
      const answer = await route.fetch();
      return route.fulfill({ response: answer, json: { ...(await answer.json()), capsule: "0".repeat(64) } });
    });
    const asked = async () => {
      const metrics = await (await fetch(`${place.chat.url}/metrics`)).text();
      return Number(/capsule".*status="404"\D*(\d+)/.exec(metrics)?.[1] ?? 0);
    };
    await (await shopper.visit()).open();
    while ((await asked()) < 2) await new Promise((resolve) => setTimeout(resolve, 50));
    await goOffline(shopper);
    const turn = await shopper.say("headlamps");
    await turn.locator(".state", { hasText: "Waiting for connection" }).waitFor();
    await shopper.context.setOffline(false);
    await turn.locator(".after").waitFor();
    assert.equal(await asked(), 2);
  },
  async "answers of the device have no violation that axe finds"(world) {
    const shopper = await withCapsule(await opened(world));
    await goOffline(shopper);
    await (await shopper.say("headlamps")).locator(".preview").waitFor();
    await (await shopper.say("Can I return sale items?")).locator(".preview").waitFor();
    await check(shopper.panel, "previews");
  },
};
