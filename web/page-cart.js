// The cart of the shop's page: read and changed there, with the page's own rights, at a shopper's click.
//
// Which cart: what the page has given with Aisle("cart", …), else Shopify's, else WooCommerce's. After any
// step, also one that failed, the cart is read again, so that what is told is what the shop holds.
// Sources: Shopify Ajax API (cart.js, cart/add.js, cart/change.js), WooCommerce Store API v1 (cart).

const kAnswerMs = 15_000;
const kLinesMax = 50;
const kQuantityMax = 999;

/** The shop said no: sold out, or fewer than wanted. */
class Refused extends Error {}

/** @typedef {{kind: "add" | "set", variant: string, product: string, quantity: number}} Step */
/** @typedef {{variant: string, product?: string, title: string, choice?: string, quantity: number, price?: {amount: number, currency: string}, image?: string}} Line */
/** @typedef {{lines: Line[], url?: string}} Cart */
/** @typedef {{read: () => Promise<Cart>, take: (step: Step) => Promise<unknown>}} Adapter */

const cut = (/** @type {unknown} */ text, /** @type {number} */ max) => String(text ?? "").slice(0, max);
const whole = (/** @type {unknown} */ value, /** @type {number} */ max) => Math.min(Math.max(Math.trunc(Number(value)) || 0, 0), max);
/** The number at the end of a feed's id: "shopify_DE_123_456" is variant 456. @param {string} id */
const numberOf = (id) => id.match(/\d+$/)?.[0] ?? id;

/** Brings what a page tells into the form that the panel takes. @param {Cart} told @returns {Cart} */
function checked(told) {
  /** @type {Map<string, Line>} */
  const lines = new Map();
  for (const line of told.lines) {
    const variant = cut(line.variant, 200);
    const quantity = whole(line.quantity, kQuantityMax);
    if (!variant || !quantity || lines.size === kLinesMax) continue;
    const before = lines.get(variant);
    if (before) {
      before.quantity = Math.min(before.quantity + quantity, kQuantityMax);
      continue;
    }
    const { amount, currency } = line.price ?? {};
    const priced = Number.isSafeInteger(amount) && Number(amount) >= 0 && /^[A-Z]{3}$/.test(currency ?? "");
    lines.set(variant, {
      variant,
      product: cut(line.product, 200),
      title: cut(line.title, 60),
      choice: cut(line.choice, 60),
      quantity,
      price: priced ? { amount: Number(amount), currency: String(currency) } : { amount: 0, currency: "" },
      image: (line.image ?? "").length > 400 ? "" : cut(line.image, 400),
    });
  }
  return { lines: [...lines.values()], url: cut(told.url, 400) };
}

/** @param {string} url @param {RequestInit} [options] */
async function ask(url, options) {
  const answer = await fetch(url, { ...options, signal: AbortSignal.timeout(kAnswerMs) });
  if (answer.ok) return answer;
  throw answer.status >= 400 && answer.status < 500 && answer.status !== 429 ? new Refused() : new Error(String(answer.status));
}

/** @param {unknown} body @param {Record<string, string>} [headers] */
const posting = (body, headers) => ({ method: "POST", headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(body) });

/** @param {any} shop window.Shopify @returns {Adapter} */
function shopify(shop) {
  const root = shop.routes?.root ?? "/";
  return {
    async read() {
      const cart = await (await ask(`${root}cart.js`)).json();
      const line = (/** @type {any} */ item) => ({
        variant: String(item.variant_id),
        product: String(item.product_id),
        title: item.product_title,
        choice: item.product_has_only_default_variant ? "" : item.variant_title,
        quantity: item.quantity,
        price: { amount: item.final_price ?? item.price, currency: cart.currency },
        image: item.image,
      });
      return { lines: cart.items.map(line), url: `${root}cart` };
    },
    take({ kind, variant, quantity }) {
      const id = numberOf(variant);
      if (kind === "set") return ask(`${root}cart/change.js`, posting({ id, quantity }));
      return ask(`${root}cart/add.js`, posting({ items: [{ id: Number(id) || id, quantity }] }));
    },
  };
}

/** @param {string} api the REST root, "https://shop.example/wp-json/" @returns {Adapter} */
function woocommerce(api) {
  const store = `${api}wc/store/v1/cart`;
  let nonce = "";
  /** @type {any[]} */
  let items = [];
  async function read() {
    const answer = await ask(store);
    nonce = answer.headers.get("Nonce") ?? nonce;
    const cart = await answer.json();
    items = cart.items;
    const line = (/** @type {any} */ item) => ({
      variant: String(item.id),
      title: item.name,
      choice: (item.variation ?? []).map((/** @type {any} */ part) => part.value).join(", "),
      quantity: item.quantity,
      price: { amount: Number(item.prices.price), currency: item.prices.currency_code },
      image: item.images?.[0]?.thumbnail,
    });
    const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a.cart-contents, .wc-block-mini-cart__footer-cart, a[href*='/cart']"));
    return { lines: items.map(line), url: link?.href ?? "" };
  }
  return {
    read,
    async take({ kind, variant, quantity }) {
      const id = Number(numberOf(variant));
      if (!nonce || kind === "set") await read();
      if (kind === "add") return ask(`${store}/add-item`, posting({ id, quantity }, { Nonce: nonce }));
      const item = items.find((each) => each.id === id);
      if (!item) throw new Refused();
      return ask(`${store}/${quantity ? "update-item" : "remove-item"}`, posting({ key: item.key, quantity }, { Nonce: nonce }));
    },
  };
}

/**
 * @param {any} own `{ read, add, set }`: read answers the cart; add and set take a step and throw, or answer
 *   false, when the shop refuses it
 * @returns {Adapter}
 */
const given = (own) => ({
  read: async () => own.read(),
  async take(step) {
    if ((await own[step.kind](step)) === false) throw new Refused();
  },
});

/** @param {any} own @returns {Adapter | undefined} */
function adapter(own) {
  if (own) return given(own);
  const { Shopify } = /** @type {any} */ (window);
  if (Shopify?.shop || Shopify?.routes) return shopify(Shopify);
  const api = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel="https://api.w.org/"]'));
  if (api && document.querySelector(".woocommerce, .woocommerce-page, .wc-block-mini-cart, [class*='woocommerce-']")) return woocommerce(api.href);
  return undefined;
}

/**
 * Takes the steps one after the other, as far as the shop allows, and reads the cart.
 * @param {any} own what the page has given with Aisle("cart", …)
 * @param {{turn?: string, steps?: Step[]}} wish without steps the cart is only read
 * @param {(message: object) => void} tell the panel
 * @param {(name: string, detail: object) => void} emit an event on the page
 */
export async function useCart(own, wish, tell, emit) {
  const { steps } = wish;
  const cart = adapter(own);
  /** @type {"performed" | "refused" | "unavailable"} */
  let outcome = cart ? "performed" : "unavailable";
  try {
    for (const step of (cart && steps) || []) await cart?.take(step);
  } catch (error) {
    outcome = error instanceof TypeError || !(error instanceof Refused || own) ? "unavailable" : "refused";
  }
  /** @type {Cart | undefined} */
  let now;
  try {
    now = cart && checked(await cart.read());
  } catch {
    // What it holds is not known then.
  }
  tell({ type: "cart", ...wish, cart: now, ...(steps && { outcome }) });
  if (steps && outcome === "performed") emit("add-to-cart", { steps, cart: now });
}
