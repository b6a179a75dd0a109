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
  const { status } = answer;
  // What was not let in, and what came too often, was no refusal of the goods.
  throw status >= 400 && status < 500 && ![401, 403, 429].includes(status) ? new Refused() : new Error(String(status));
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

/** Names come with entities, and some with tags. @param {string} html */
const plain = (html) =>
  String(html ?? "")
    .replace(/<[^>]*>/g, "")
    .replace(/&#(\d{1,6});/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name) => ({ amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " })[String(name)] ?? "");

/** A shop may count in other units than its currency has. @param {{price: string, currency_code: string, currency_minor_unit?: number}} prices */
function priceOf({ price, currency_code: currency, currency_minor_unit: unit = 2 }) {
  const digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return { amount: Math.round(Number(price) * 10 ** (digits - unit)), currency };
}

/** @param {string} api the REST root, "https://shop.example/wp-json/" @returns {Adapter} */
function woocommerce(api) {
  const store = `${api}wc/store/v1/cart`;
  let nonce = "";
  /** @type {any[]} */
  let items = [];
  /** Each answer holds the whole cart and the nonce for the next request. @param {Response} answer */
  async function take(answer) {
    nonce = answer.headers.get("Nonce") ?? nonce;
    ({ items } = await answer.json());
  }
  const load = async () => take(await ask(store, { cache: "no-store" }));
  /** @param {string} name @param {object} body */
  async function post(name, body) {
    const send = async () => take(await ask(`${store}/${name}`, posting(body, { Nonce: nonce })));
    if (!nonce) await load();
    try {
      await send();
    } catch (error) {
      if (!/^40[13]$/.test(/** @type {Error} */ (error).message)) throw error;
      await load(); // The nonce was too old.
      await send();
    }
  }
  return {
    async read() {
      await load();
      const line = (/** @type {any} */ item) => ({
        variant: String(item.id),
        title: plain(item.name),
        choice: (item.variation ?? []).map((/** @type {any} */ part) => plain(part.value)).join(", "),
        quantity: item.quantity,
        price: priceOf(item.prices),
        image: item.images?.[0]?.thumbnail,
      });
      const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a.cart-contents, .wc-block-mini-cart__footer-cart, a[href*='/cart']"));
      return { lines: items.map(line), url: link?.href ?? "" };
    },
    async take({ kind, variant, quantity }) {
      const id = Number(numberOf(variant));
      if (!Number.isSafeInteger(id)) throw new Error("a variant without a number");
      if (kind === "add") await post("add-item", { id, quantity });
      else {
        await load();
        // Of one variant there are several lines when something was engraved.
        const [first, ...others] = items.filter((item) => item.id === id).map(({ key }) => key);
        if (!first) throw new Refused();
        for (const key of quantity ? others : [first, ...others]) await post("remove-item", { key });
        if (quantity) await post("update-item", { key: first, quantity });
      }
      const { jQuery } = /** @type {any} */ (window);
      document.body.dispatchEvent(new CustomEvent("wc-blocks_added_to_cart", { bubbles: true, detail: { preserveCartData: false } }));
      jQuery?.(document.body).trigger("wc_fragment_refresh");
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
