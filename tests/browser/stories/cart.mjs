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
  });
  await shopper.page.addInitScript(lendNothing);
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

/** The page lends no cart of its own. */
function lendNothing() {
  let keep = window.Aisle;
  Object.defineProperty(window, "Aisle", { configurable: true, get: () => keep, set: (given) => (keep = (...call) => call[0] !== "cart" && given(...call), keep.q = given.q?.filter(([name]) => name !== "cart")) });
}

// A WooCommerce shop, strict about what its Store API documents: the nonce of the last answer, the members, the keys.
async function woocommerceShop(shopper) {
  const shop = { items: [], asked: [], nonce: 1, stock: 5, stale: false };
  const prices = { price: "199900", regular_price: "199900", sale_price: "199900", price_range: null, currency_code: "EUR", currency_minor_unit: 4 };
  const line = ({ id, key, quantity }) => ({
    key, id, quantity, name: "Hat &#8211; <em>Tom &amp; Co</em>", variation: [{ attribute: "Color", value: "Red" }], prices, images: [],
    quantity_limits: { minimum: 1, maximum: shop.stock, multiple_of: 1, editable: true },
  });
  await shopper.context.addInitScript(lendNothing);
  await shopper.context.addInitScript(() => {
    if (window !== top) return; // Our panel is no page of the shop.
    addEventListener("DOMContentLoaded", () => {
      document.head.insertAdjacentHTML("beforeend", '<link rel="https://api.w.org/" href="/wp-json/">');
      document.body.classList.add("woocommerce-page");
      document.body.addEventListener("wc-blocks_added_to_cart", () => (window.refreshed = (window.refreshed ?? 0) + 1));
    });
  });
  await shopper.context.route(/\/wp-json\/wc\/store\/v1\//, async (route) => {
    const request = route.request();
    const name = new URL(request.url()).pathname.split("/store/v1/")[1];
    const fail = (status, code, message, more) => route.fulfill({ status, json: { code, message, data: { status, ...more } } });
    const answer = () => route.fulfill({ headers: { Nonce: String(++shop.nonce), "Cart-Token": "a.b.c" }, json: { items: shop.items.map(line), errors: [] } });
    if (name === "cart" && request.method() === "GET") return answer();
    const body = request.postDataJSON();
    shop.asked.push([name, body]);
    const nonce = await request.headerValue("Nonce");
    if (!nonce) return fail(401, "woocommerce_rest_missing_nonce", "Missing the Nonce header. This endpoint requires a valid nonce.");
    if (nonce !== String(shop.nonce) || shop.stale) {
      shop.stale = false;
      return fail(403, "woocommerce_rest_invalid_nonce", "Nonce is invalid.");
    }
    const members = { "cart/add-item": "id,quantity", "cart/update-item": "key,quantity", "cart/remove-item": "key" }[name];
    if (Object.keys(body).sort().join() !== members || !Number.isInteger(body.id ?? 0)) return fail(400, "rest_invalid_param", "Invalid parameter(s)");
    const item = shop.items.find(({ id, key }) => id === body.id || key === body.key);
    if (name !== "cart/add-item" && !item) return fail(409, "woocommerce_rest_cart_invalid_key", "Cart item no longer exists or is invalid.", { cart: { items: shop.items.map(line) } });
    const quantity = name === "cart/add-item" ? body.quantity + (item?.quantity ?? 0) : (body.quantity ?? 0);
    if (quantity > shop.stock) return fail(400, "woocommerce_rest_product_partially_out_of_stock", "There is not enough stock.");
    if (!item) shop.items.push({ id: body.id, key: `key of ${body.id}`, quantity });
    else item.quantity = quantity;
    shop.items = shop.items.filter((each) => each.quantity);
    return answer();
  });
  return shop;
}

/** A product on its page in such a shop. WooCommerce knows variants by the number at the end of their names. */
async function atWoocommerce(world) {
  const shopper = await world.shopper();
  const shop = await woocommerceShop(shopper);
  const { catalog } = await someOf(world);
  const [product, { variants }] = Object.entries(catalog).find(([, each]) => each.variants.some(({ id }) => /Duo_2$/.test(id)));
  const { colour, size } = variants.find(({ id }) => /Duo_2$/.test(id));
  await shopper.visit(`/products/${product}.html`);
  await shopper.open();
  /** Asks for one of them, and clicks the button of the offer. */
  const add = async () => {
    await shopper.ask(`add this in ${colour} ${size} to my cart`);
    await offer(shopper).locator(".primary").click();
  };
  return { shopper, shop, add, id: 2 };
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
    await shopper.context.addInitScript(lendNothing);
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
  async "on a WooCommerce page the cart is WooCommerce's own, and its page is told to draw it anew"(world) {
    const { shopper, shop, add, id } = await atWoocommerce(world);
    await add();
    await offer(shopper).locator(".done").waitFor();
    assert.deepEqual(shop.asked, [["cart/add-item", { id, quantity: 1 }]]);
    assert.equal(await shopper.page.evaluate(() => window.refreshed), 1);
    await shopper.panel.locator(".cart-icon").click();
    const sheet = shopper.panel.locator(".cart-sheet");
    await sheet.locator(".stepper").waitFor();
    const text = await sheet.innerText();
    assert.match(text, /Hat \u2013 Tom & Co/);
    assert.match(text, /19\.99/);
    await sheet.locator(".plus").click();
    await shopper.until(() => document.querySelector(".cart-sheet output")?.textContent === "2");
    await sheet.locator(".minus").click();
    await shopper.until(() => document.querySelector(".cart-sheet output")?.textContent === "1");
    await sheet.locator(".bin").click();
    await sheet.locator(".note").waitFor();
    const key = `key of ${id}`;
    assert.deepEqual(shop.asked.slice(1), [["cart/update-item", { key, quantity: 2 }], ["cart/update-item", { key, quantity: 1 }], ["cart/remove-item", { key }]]);
  },
  async "WooCommerce's refusal is heard, and a nonce that has grown old is no refusal"(world) {
    const { shopper, shop, add } = await atWoocommerce(world);
    shopper.allowed.push(/40[03]/);
    shop.stale = true;
    await add();
    await offer(shopper).locator(".done").waitFor();
    assert.equal(shop.items[0].quantity, 1);
    shop.stock = 1;
    await add();
    await offer(shopper).locator(".problem").waitFor();
    assert.equal(shop.items[0].quantity, 1);
  },
};
