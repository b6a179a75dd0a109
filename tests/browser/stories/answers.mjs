// What the assistant answers on the demo shop's catalog and policies, as the shopper sees it.
import assert from "node:assert/strict";

const opened = async (world, where = "/", options = {}) => (await (await world.shopper(options)).visit(where)).open();
const cards = (turn) => turn.locator(".card .title").allInnerTexts();
const prose = async (turn) => (await turn.locator(".prose").innerText()).replace(/\s+/g, " ");

export const answers = {
  async "a search keeps to price, colour and size"(world) {
    const shopper = await opened(world);
    const turn = await shopper.ask("waterproof jacket under 150 in red, size M");
    assert.ok((await cards(turn)).includes("Drizzle Packable Rain Jacket"));
    for (const text of await turn.locator(".card").allInnerTexts()) assert.match(text, /Ember red[^]*\nM\n/);
    for (const price of await turn.locator(".card .price b").allInnerTexts()) assert.ok(Number(price.slice(1)) <= 150, price);
  },
  async "a search forgives typos"(world) {
    const shopper = await opened(world);
    const turn = await shopper.ask("hedlamps");
    assert.deepEqual((await cards(turn)).slice(0, 3).sort(), ["Glimt Firefly Headlamp", "Glimt Summit 900 Headlamp", "Glimt Trail 400 Headlamp"]);
  },
  async "a card shows picture, price, what it was before, rating and stock"(world) {
    const shopper = await opened(world);
    const turn = await shopper.ask("reduced jackets");
    const card = turn.locator(".card", { hasText: "Eider Down Jacket" });
    assert.match(await card.innerText(), /Korrin\s+Eider Down Jacket\s+€289\.00\s+before\s+€339\.00\s+−14%\s+4\.8402 ratings\s+In stock/);
    await card.scrollIntoViewIfNeeded();
    await shopper.until(() => document.querySelector(".card img")?.naturalWidth > 0);
  },
  async "choosing a variant changes stock and picture"(world) {
    const shopper = await opened(world);
    const turn = await shopper.ask("headlamps under 40");
    const card = turn.locator(".card").first();
    assert.match(await card.innerText(), /Firefly[^]*Only 2 left/);
    const before = await card.locator("img").getAttribute("src");
    await card.getByRole("radio", { name: "Ember red" }).click();
    await card.locator('[aria-checked="true"]', { hasText: "Ember red" }).waitFor();
    assert.notEqual(await card.locator("img").getAttribute("src"), before);
    assert.doesNotMatch(await card.innerText(), /Only 2 left/);
  },
  async "choosing a variant changes the price"(world) {
    const shopper = await opened(world, "/products/TF-1909.html");
    const turn = await shopper.ask("how much is it?");
    const card = turn.locator(".detail");
    assert.match(await card.locator(".price").innerText(), /€25\.00/);
    await card.getByRole("radio", { name: "100 EUR" }).click();
    await card.locator(".price", { hasText: "€100.00" }).waitFor();
  },
  async "more of a list comes when asked for"(world) {
    const shopper = await opened(world);
    const first = await cards(await shopper.ask("jackets"));
    const second = await cards(await shopper.ask("show me more"));
    assert.ok(second.length > 0);
    assert.deepEqual(second.filter((title) => first.includes(title)), []);
  },
  async "only the red ones narrows the list, and the second one is the second of them"(world) {
    const shopper = await opened(world);
    await shopper.ask("jackets");
    const narrowed = await shopper.ask("only the red ones");
    for (const text of await narrowed.locator(".card").allInnerTexts()) assert.match(text, /Ember red/);
    const [, second] = await cards(narrowed);
    const turn = await shopper.ask("the second one");
    assert.equal(await turn.locator(".detail .title").innerText(), second);
  },
  async "two products are compared side by side"(world) {
    const shopper = await opened(world);
    const titles = await cards(await shopper.ask("headlamps"));
    const turn = await shopper.ask("compare the first two");
    assert.deepEqual(await turn.locator(".compare th[scope=col]").allInnerTexts(), titles.slice(0, 2));
    assert.deepEqual((await turn.locator(".compare th[scope=row]").allInnerTexts()).slice(0, 3), ["Price", "Rating", "Availability"]);
    assert.match(await prose(turn), /Lowest price: /);
  },
  async "when nothing fits, that is said, and the nearest is shown"(world) {
    const shopper = await opened(world);
    const turn = await shopper.ask("red tents under 100");
    assert.match(await prose(turn), /no red tents/);
    assert.match(await prose(turn), /nearest|closest/);
    assert.ok((await cards(turn)).length > 0);
  },
  async "a question on a product's page is about that product"(world) {
    const shopper = await opened(world, "/products/TF-1001.html");
    const turn = await shopper.ask("is it waterproof?");
    assert.match(await prose(turn), /^Yes\b.*Skarn 3L Rain Jacket/);
    assert.match(await turn.locator(".detail").innerText(), /€219\.00/);
  },
  async "a question about a product that was shown gets its sizes"(world) {
    const shopper = await opened(world);
    await shopper.ask("headlamps");
    await shopper.ask("jackets");
    await shopper.ask("the first one");
    assert.match(await prose(await shopper.ask("which sizes?")), /Eider Down Jacket.*XS.*XL/);
  },
  async "a policy answer cites its passage, which opens and leads to the policy's page"(world) {
    const shopper = await opened(world);
    const turn = await shopper.ask("Can I return sale items?");
    assert.match(await prose(turn), /Reduced goods can be returned/);
    await turn.locator(".cite").click();
    const sheet = shopper.panel.locator(".citation");
    assert.match(await sheet.locator("blockquote").innerText(), /Reduced goods can be returned/);
    await sheet.locator("a").click();
    await shopper.page.waitForURL("**/policies/returns.html*");
  },
  async "a citation closes with Escape and gives the focus back"(world) {
    const shopper = await opened(world);
    const turn = await shopper.ask("How long is the warranty?");
    await turn.locator(".cite").click();
    await shopper.panel.waitForSelector(".citation");
    await shopper.page.keyboard.press("Escape");
    await shopper.panel.waitForSelector(".citation", { state: "detached" });
    assert.equal(await shopper.panel.evaluate(() => document.activeElement?.className), "cite");
  },
  async "what it doesn't know it says, and offers help"(world) {
    const shopper = await opened(world);
    const turn = await shopper.ask("who won the football world cup?");
    assert.doesNotMatch(await prose(turn), /won/);
    assert.equal(await turn.locator(".card, .detail").count(), 0);
    assert.ok((await turn.locator(".chip").count()) > 0);
  },
  async "a greeting and thanks are answered kindly, and a suggested reply asks on"(world) {
    const shopper = await opened(world);
    assert.match(await prose(await shopper.ask("hello")), /^(Hello|Hi|Good)/);
    const thanked = await shopper.ask("thanks");
    assert.match(await prose(thanked), /welcome|gladly|happy/i);
    await shopper.ask("tents");
    const turn = await shopper.newTurn(() => shopper.panel.click('.chip:text-is("Compare the first two")'));
    await turn.locator(".compare").waitFor();
  },
  async "markup in a message is text"(world) {
    const shopper = await opened(world);
    const turn = await shopper.ask("<img src=x onerror=alert(1)>");
    assert.equal(await turn.locator(".mine").innerText(), "<img src=x onerror=alert(1)>");
    assert.equal(await turn.locator('img[src*="x"]').count(), 0);
  },
};
