// What outlives reloads, other pages, other tabs, lost networks and dead servers.
import assert from "node:assert/strict";

const opened = async (world, options = {}) => (await (await world.shopper(options)).visit()).open();

/** How often the log of this conversation has a message from the shopper. */
async function messagesStored(shopper, chat) {
  const { conversation, token } = await shopper.panel.evaluate(() => JSON.parse(localStorage.getItem("aisle:tarnfell:session")));
  const answer = await fetch(`${chat.url}/v1/conversations/${conversation}/events?after=0`, { headers: { Authorization: `Bearer ${token}` } });
  return (await answer.json()).events.filter((event) => event.type === "shopper_sent_message").map((event) => event.text);
}

export const lasting = {
  async "a reload keeps the conversation, the draft and the open panel"(world) {
    const shopper = await opened(world);
    await shopper.ask("headlamps");
    await shopper.panel.fill("#draft", "half a sen");
    await shopper.page.reload();
    shopper.panel = await shopper.panelOf();
    await shopper.panel.waitForSelector(".turn .cards");
    assert.equal(await shopper.panel.inputValue("#draft"), "half a sen");
    await shopper.ask("compare the first two");
  },
  async "another page of the shop keeps the panel open and the conversation in it"(world) {
    const shopper = await opened(world);
    const turn = await shopper.ask("headlamps");
    await turn.locator(".card-main").first().click();
    await shopper.page.waitForURL("**/products/*.html");
    shopper.panel = await shopper.panelOf();
    await shopper.panel.waitForSelector(".turn .cards");
    const answer = await shopper.ask("is it in stock?");
    assert.match(await answer.locator(".prose").innerText(), /in stock|available/i);
  },
  async "a closed panel stays closed on the next page"(world) {
    const shopper = await opened(world);
    await shopper.ask("hello");
    await shopper.panel.click(".head .close");
    await shopper.visit("/cart.html", shopper.page);
    const panel = await shopper.panelOf();
    assert.equal(await panel.evaluate(() => document.hasFocus()), false);
    assert.equal(await (await panel.frameElement()).evaluate((frame) => getComputedStyle(frame).visibility), "hidden");
  },
  async "two tabs show one conversation as it goes"(world) {
    const shopper = await opened(world);
    await shopper.ask("hello");
    const other = await shopper.context.newPage();
    await other.goto(world.place.url);
    await other.mouse.click(1230, 810);
    const second = await shopper.panelOf(other);
    await second.waitForSelector(".turn .after");
    await shopper.page.bringToFront();
    await shopper.ask("headlamps");
    await second.waitForSelector(".turn:nth-of-type(n+2) .cards");
    const turn = await shopper.newTurn(async () => {
      await second.fill("#draft", "compare the first two");
      await second.press("#draft", "Enter");
    });
    await turn.locator(".compare").waitFor();
    assert.deepEqual(await messagesStored(shopper, world.place.chat), ["hello", "headlamps", "compare the first two"]);
  },
  async "what is written offline waits, and is sent once when the network is back"(world) {
    const shopper = await opened(world);
    shopper.allowed.push(/ERR_INTERNET_DISCONNECTED/);
    await shopper.ask("hello");
    await shopper.context.setOffline(true);
    await shopper.panel.waitForSelector(".banner");
    const turn = await shopper.say("Where is my order?");
    await turn.locator(".state", { hasText: "Waiting for connection" }).waitFor();
    await shopper.context.setOffline(false);
    await turn.locator(".after").waitFor();
    await shopper.panel.waitForSelector(".banner", { state: "detached" });
    assert.deepEqual(await messagesStored(shopper, world.place.chat), ["hello", "Where is my order?"]);
  },
  async "what was written offline outlives a reload"(world) {
    const shopper = await opened(world);
    shopper.allowed.push(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
    await shopper.ask("hello");
    await shopper.context.route("**/messages", (route) => route.abort());
    const turn = await shopper.say("headlamps");
    await turn.locator(".state").waitFor();
    await shopper.context.unroute("**/messages");
    await shopper.page.reload();
    shopper.panel = await shopper.panelOf();
    await shopper.panel.waitForSelector(".turn .cards");
    assert.deepEqual(await messagesStored(shopper, world.place.chat), ["hello", "headlamps"]);
  },
  async "a server that is down is said, and the message arrives when it is back"(world) {
    const place = await world.slowPlace();
    const shopper = await opened(world, { place });
    shopper.allowed.push(/ERR_CONNECTION_REFUSED/);
    const first = await shopper.say("hello");
    await first.locator(".after").waitFor({ timeout: 20_000 });
    await place.chat.end("SIGKILL");
    const turn = await shopper.say("thanks");
    await shopper.panel.waitForSelector(".banner");
    await place.chat.start();
    await turn.locator(".after").waitFor({ timeout: 20_000 });
    await shopper.panel.waitForSelector(".banner", { state: "detached" });
    assert.deepEqual(await messagesStored(shopper, place.chat), ["hello", "thanks"]);
  },
  async "a server that dies in the middle of an answer leaves a conversation that goes on"(world) {
    const place = await world.slowPlace();
    const shopper = await opened(world, { place });
    shopper.allowed.push(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET/);
    const turn = await shopper.say("hello");
    await turn.locator(".prose").waitFor();
    await place.chat.end("SIGKILL");
    await place.chat.start();
    await turn.locator(".after, .problem").first().waitFor({ timeout: 40_000 });
    const again = turn.locator(".problem .chip");
    const next = (await again.count()) ? await shopper.newTurn(() => again.click()) : await shopper.say("thanks");
    await next.locator(".prose").waitFor({ timeout: 20_000 });
    await shopper.panel.click(".stop").catch(() => {});
  },
  async "a message that can't be sent offers to try again"(world) {
    const shopper = await opened(world);
    shopper.allowed.push(/status of 422/);
    await shopper.ask("hello");
    await shopper.context.route("**/messages", (route) => route.fulfill({ status: 422, contentType: "application/problem+json", body: '{"code":"invalid_argument"}' }));
    const turn = await shopper.say("headlamps");
    await turn.locator(".problem").waitFor();
    await shopper.context.unroute("**/messages");
    await turn.getByRole("button", { name: "Try again" }).click();
    await turn.locator(".cards").waitFor();
  },
};
