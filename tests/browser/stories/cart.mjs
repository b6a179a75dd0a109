// The cart of the shop's page: filled and changed by clicks in the panel, each of them seen in the shop.
import assert from "node:assert/strict";
import { kPhone } from "../world.mjs";
import { check } from "./accessible.mjs";

const inShop = (shopper) => shopper.page.evaluate(() => JSON.parse(localStorage.getItem("tarnfell-cart") ?? "[]").map(({ id, quantity }) => `${quantity} ${id}`));
const counted = (shopper) => shopper.page.textContent("[data-cart-count]");
const offer = (shopper) => shopper.panel.locator(".offer").last();

async function atProduct(world, product, options) {
  const shopper = await world.shopper(options);
  await shopper.visit(`/products/${product}.html`);
  return shopper.open();
}

/** A product of the shop with one variant only, and one with many. */
async function someOf(world) {
  const catalog = await (await fetch(`${world.place.url}/catalog.json`)).json();
  const all = Object.entries(catalog);
  const there = ([, { variants }]) => variants.every(({ stock }) => stock > 3);
  const [single] = all.find((each) => each[1].variants.length === 1 && there(each));
  const many = all.find(([, { variants }]) => variants.length > 3 && variants.every((each) => each.colour && each.size) && variants[0].stock > 3);
  const gone = all.map(([id, { variants }]) => [id, variants.find(({ stock }) => stock === 0)]).find(([, variant]) => variant);
  return { catalog, single, many: many[0], variant: many[1].variants[0], gone };
}

// What a shop's own server answers, as Shopify and WooCommerce document it.
async function shopifyShop(shopper) {
  const cart = { currency: "EUR", items: [] };
  const asked = [];
  await shopper.page.addInitScript(() => {
    window.Shopify = { shop: "tarnfell.myshopify.example", routes: { root: "/" } };
    let keep = window.Aisle;
    // This page lends no cart of its own.
    Object.defineProperty(window, "Aisle", { configurable: true, get: () => keep, set: (given) => (keep = (...call) => call[0] !== "cart" && given(...call), keep.q = given.q?.filter(([name]) => name !== "cart")) });
  });
  await shopper.page.route(/\/cart(\.js|\/add\.js|\/change\.js)$/, async (route) => {
    const { pathname } = new URL(route.request().url());
    const body = route.request().postDataJSON();
    asked.push([pathname, body]);
    if (pathname === "/cart/add.js") {
      const [{ id, quantity }] = body.items;
      if (quantity > 5) return route.fulfill({ status: 422, json: { status: 422, message: "Cart Error", description: "Only 5 left" } });
      cart.items.push({ variant_id: id, product_id: 9, product_title: "A hat", variant_title: "Red", quantity, price: 1999, image: null });
    }
    if (pathname === "/cart/change.js") cart.items = cart.items.map((item) => (String(item.variant_id) === body.id ? { ...item, quantity: body.quantity } : item)).filter(({ quantity }) => quantity);
    return route.fulfill({ json: cart });
  });
  return { cart, asked };
}

export const cart = {
  async "what is asked for in words is offered, and the click puts it into the shop's cart"(world) {
    const { many, variant } = await someOf(world);
    const shopper = await atProduct(world, many);
    await shopper.listen();
    await shopper.ask(`add two of these in ${variant.colour} ${variant.size} to my cart`);
    await offer(shopper).locator(".primary").waitFor();
    assert.deepEqual(await inShop(shopper), [], "nothing before the click");
    await check(shopper.panel, "cart offer");
    await offer(shopper).locator(".primary").click();
    await offer(shopper).locator(".done").waitFor();
    assert.deepEqual(await inShop(shopper), [`2 ${variant.id}`]);
    assert.equal(await counted(shopper), "2");
    assert.equal(await shopper.panel.locator(".cart-icon .count").textContent(), "2");
    const shown = await shopper.ask("what's in my cart?");
    assert.equal(await shown.locator(".cart .stepper output").textContent(), "2");
    assert.match(await shown.locator(".prose").textContent(), /^In your cart: 2 × /);
    await check(shopper.panel, "cart");
    await shopper.page.reload();
    shopper.panel = await shopper.panelOf();
    await shopper.panel.locator(".offer .done").waitFor();
  },
  async "a product in sight goes into the cart by its own button"(world) {
    const { single } = await someOf(world);
    const shopper = await atProduct(world, single);
    const turn = await shopper.ask("tell me about this");
    await turn.locator(".fill").click();
    await turn.locator(".fill.done").waitFor();
    assert.equal(await counted(shopper), "1");
    await turn.locator(".fill").click();
    await shopper.until(() => document.querySelector(".cart-icon .count")?.textContent === "2");
    assert.equal((await inShop(shopper)).length, 1);
  },
  async "the cart opens over the conversation, and its steppers change the shop's"(world) {
    const { single } = await someOf(world);
    const shopper = await atProduct(world, single, { viewport: kPhone });
    const turn = await shopper.ask("tell me about this");
    await turn.locator(".fill").click();
    await shopper.panel.locator(".cart-icon").click();
    const sheet = shopper.panel.locator(".cart-sheet");
    await sheet.locator(".stepper").waitFor();
    await check(shopper.panel, "cart sheet");
    await sheet.locator(".plus").click();
    await shopper.until(() => document.querySelector(".cart-sheet output")?.textContent === "2");
    assert.match((await inShop(shopper))[0], /^2 /);
    await sheet.locator(".minus").click();
    await shopper.until(() => document.querySelector(".cart-sheet output")?.textContent === "1");
    await sheet.locator(".bin").click();
    await sheet.locator(".note").waitFor();
    assert.deepEqual(await inShop(shopper), []);
    await shopper.page.keyboard.press("Escape");
    await shopper.panel.locator(".cart-sheet").waitFor({ state: "detached" });
    assert.equal(await shopper.panel.locator(".cart-icon").count(), 0);
  },
  async "what came of a click is told to the server again when the first try is lost"(world) {
    const { single } = await someOf(world);
    const shopper = await atProduct(world, single);
    const turn = await shopper.ask("tell me about this");
    let tries = 0;
    shopper.allowed.push(/ERR_FAILED/);
    await shopper.context.route("**/v1/conversations/*/cart", (route) => (++tries === 1 ? route.abort() : route.continue()));
    await turn.locator(".fill").click();
    await turn.locator(".fill.done").waitFor();
    const { conversation, token } = await shopper.panel.evaluate(() => JSON.parse(localStorage.getItem("aisle:tarnfell:session")));
    const told = async () => {
      const answer = await fetch(`${world.place.chat.url}/v1/conversations/${conversation}/events?after=0`, { headers: { Authorization: `Bearer ${token}` } });
      return (await answer.json()).events.filter(({ type }) => type === "cart_changed").length;
    };
    while ((await told()) === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(tries, 2);
    assert.equal(await told(), 1);
  },
  async "more than the shop has is refused in plain words, and the cart shows what it holds"(world) {
    const { catalog, single } = await someOf(world);
    const [{ id, stock }] = catalog[single].variants;
    const shopper = await atProduct(world, single);
    const turn = await shopper.ask("tell me about this");
    await turn.locator(".fill").click();
    await turn.locator(".fill.done").waitFor();
    // Meanwhile the shop has put all there are into the cart, in another tab.
    await shopper.page.evaluate(([key, most]) => {
      const lines = JSON.parse(localStorage.getItem(key));
      lines[0].quantity = most;
      localStorage.setItem(key, JSON.stringify(lines));
    }, ["tarnfell-cart", stock]);
    await turn.locator(".fill").click();
    await shopper.panel.locator(".notice", { hasText: "The shop didn't take all of that" }).waitFor();
    assert.deepEqual(await inShop(shopper), [`${stock} ${id}`]);
    assert.equal(await shopper.panel.locator(".cart-icon .count").textContent(), String(stock));
  },
  async "sold out is said where the cart was asked for, and what there is instead can be picked"(world) {
    const { gone } = await someOf(world);
    const [product, variant] = gone;
    const shopper = await atProduct(world, product);
    const turn = await shopper.ask(`add it in ${[variant.colour, variant.size].filter(Boolean).join(" ")} to my cart`);
    assert.match(await turn.locator(".prose").textContent(), /sold out/);
    assert.equal(await turn.locator(".offer").count(), 0);
  },
  async "a page that lends no cart gets an honest answer and no buttons"(world) {
    const { single } = await someOf(world);
    const shopper = await world.shopper();
    await shopper.context.addInitScript(() => {
      let keep = window.Aisle;
      Object.defineProperty(window, "Aisle", { configurable: true, get: () => keep, set: (given) => (keep = (...call) => call[0] !== "cart" && given(...call), keep.q = given.q?.filter(([name]) => name !== "cart")) });
    });
    await shopper.visit(`/products/${single}.html`);
    await shopper.open();
    const turn = await shopper.ask("add this to my cart");
    assert.match(await turn.locator(".prose").textContent(), /can't fill the cart from here/);
    assert.equal(await shopper.panel.locator(".fill").count(), 0);
    assert.equal(await shopper.panel.locator(".cart-icon").count(), 0);
  },
  async "on a Shopify page the cart is Shopify's own, and its refusal is heard"(world) {
    const shopper = await world.shopper();
    shopper.page = await shopper.context.newPage();
    const shop = await shopifyShop(shopper);
    const { single, catalog } = await someOf(world);
    await shopper.visit(`/products/${single}.html`, shopper.page);
    await shopper.open();
    const turn = await shopper.ask("tell me about this");
    await turn.locator(".fill").click();
    await turn.locator(".fill.done").waitFor();
    const { id } = catalog[single].variants[0];
    assert.deepEqual(shop.asked.find(([path]) => path === "/cart/add.js")[1], { items: [{ id, quantity: 1 }] });
    await shopper.panel.locator(".cart-icon").click();
    await shopper.panel.locator(".cart-sheet .plus").click();
    await shopper.until(() => document.querySelector(".cart-sheet output")?.textContent === "2");
    assert.deepEqual(shop.asked.find(([path]) => path === "/cart/change.js")[1], { id, quantity: 2 });
    await shopper.page.keyboard.press("Escape");
    shopper.allowed.push(/422/);
    await shopper.ask("add 6 of these to my cart");
    await offer(shopper).locator(".primary").click();
    await offer(shopper).locator(".problem").waitFor();
    assert.equal(shop.cart.items.length, 1);
  },
};
