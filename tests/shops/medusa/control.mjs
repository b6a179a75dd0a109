// Plays shopper and merchant on the shop's own APIs: the control contract of tests/shops.
import http from "node:http";
import { shopApi } from "./api.mjs";

const kProvider = "pp_system_default";
const kShown = "id,display_id,status,currency_code,total,*items,*items.detail,*shipping_address,*fulfillments,*payment_collections.payments";

const minor = (amount) => Math.round(Number((amount * 100).toFixed(4)));

export function makeControl(base, keys) {
  const basic = Buffer.from(`${keys.key}:`).toString("base64");
  const admin = shopApi(base, { authorization: `Basic ${basic}` });
  const open = { "x-publishable-api-key": keys.public_key };
  const store = shopApi(base, open);
  const tokens = new Map();

  // The shop has no filter for a number; its search finds the digits in e-mail addresses too.
  async function order(number, fields = kShown) {
    const { orders } = await admin("GET", `/admin/orders?q=${encodeURIComponent(number)}&limit=1000&fields=id,display_id`);
    const found = orders.find((one) => String(one.display_id) === String(number));
    if (!found) throw new Error(`there is no order ${number}`);
    return (await admin("GET", `/admin/orders/${found.id}?fields=${fields}`)).order;
  }
  const returnsOf = async (id) => (await admin("GET", `/admin/returns?order_id=${id}&fields=id,status,*items`)).returns;

  async function variant(id) {
    const { variants } = await admin("GET", `/admin/product-variants?id[]=${id}&fields=id,product_id,*prices,*prices.price_list,*inventory_items`);
    return variants[0];
  }

  async function place({ email, items, address, guest }) {
    const shopper = !guest && tokens.has(email) ? shopApi(base, { ...open, authorization: `Bearer ${tokens.get(email)}` }) : store;
    const [first_name, ...rest] = address.name.split(" ");
    const to = {
      first_name,
      last_name: rest.join(" "),
      address_1: address.street,
      postal_code: address.postcode,
      city: address.city,
      country_code: address.country.toLowerCase(),
    };
    const lines = items.map((item) => ({ variant_id: item.variant, quantity: item.count }));
    const wanted = { region_id: keys.region, email, shipping_address: to, billing_address: to, items: lines };
    const cart = (await shopper("POST", "/store/carts", wanted)).cart.id;
    const { shipping_options } = await shopper("GET", `/store/shipping-options?cart_id=${cart}`);
    await shopper("POST", `/store/carts/${cart}/shipping-methods`, { option_id: shipping_options[0].id });
    const { payment_collection } = await shopper("POST", "/store/payment-collections", { cart_id: cart });
    await shopper("POST", `/store/payment-collections/${payment_collection.id}/payment-sessions`, { provider_id: kProvider });
    const placed = (await shopper("POST", `/store/carts/${cart}/complete`, {})).order;
    const paid = await order(placed.display_id, "id,*payment_collections.payments");
    for (const one of paid.payment_collections[0].payments) await admin("POST", `/admin/payments/${one.id}/capture`, {});
    return { number: String(placed.display_id) };
  }

  const acts = {
    async "POST /customer"({ email, name, password }) {
      const { token } = await shopApi(base)("POST", "/auth/customer/emailpass/register", { email, password });
      const [first_name, ...rest] = name.split(" ");
      const registering = shopApi(base, { ...open, authorization: `Bearer ${token}` });
      const { customer } = await registering("POST", "/store/customers", { email, first_name, last_name: rest.join(" ") });
      tokens.set(email, (await shopApi(base)("POST", "/auth/customer/emailpass", { email, password })).token);
      return { id: customer.id };
    },
    "POST /order": place,
    async "POST /ship"({ number, tracking, items }) {
      const found = await order(number);
      const open = found.items.map((item) => ({ id: item.id, variant: item.variant_id, quantity: item.quantity - item.detail.fulfilled_quantity }));
      const chosen = items
        ? items.map(({ variant, count }) => ({ id: open.find((one) => one.variant === variant).id, quantity: count }))
        : open.filter((one) => one.quantity > 0).map(({ id, quantity }) => ({ id, quantity }));
      const known = new Set(found.fulfillments.map((one) => one.id));
      await admin("POST", `/admin/orders/${found.id}/fulfillments`, { location_id: keys.location, items: chosen });
      const made = (await order(number)).fulfillments.find((one) => !known.has(one.id));
      const labels = [{ tracking_number: tracking, tracking_url: `https://parcels.example/${tracking}`, label_url: "https://parcels.example" }];
      await admin("POST", `/admin/orders/${found.id}/fulfillments/${made.id}/shipments`, { items: chosen, labels });
      return {};
    },
    async "POST /deliver"({ number }) {
      const found = await order(number);
      for (const one of found.fulfillments.filter((each) => each.shipped_at && !each.delivered_at)) {
        await admin("POST", `/admin/orders/${found.id}/fulfillments/${one.id}/mark-as-delivered`, {});
      }
      return {};
    },
    async "POST /receive-return"({ number }) {
      const found = await order(number);
      for (const one of (await returnsOf(found.id)).filter((each) => each.status === "requested")) {
        await admin("POST", `/admin/returns/${one.id}/receive`, {});
        const items = one.items.map((item) => ({ id: item.item_id, quantity: item.quantity }));
        await admin("POST", `/admin/returns/${one.id}/receive-items`, { items });
        await admin("POST", `/admin/returns/${one.id}/receive/confirm`, {});
      }
      const { summary } = await order(number, "id,summary");
      const [payment] = found.payment_collections[0].payments;
      if (summary.pending_difference < 0) await admin("POST", `/admin/payments/${payment.id}/refund`, { amount: -summary.pending_difference });
      return {};
    },
    async "POST /set-stock"({ variant: id, count }) {
      const item = (await variant(id)).inventory_items[0].inventory_item_id;
      const { inventory_item } = await admin("GET", `/admin/inventory-items/${item}?fields=id,reserved_quantity`);
      await admin("POST", `/admin/inventory-items/${item}/location-levels/${keys.location}`, { stocked_quantity: count + inventory_item.reserved_quantity });
      return {};
    },
    async "POST /set-price"({ variant: id, amount, currency }) {
      const found = await variant(id);
      const kept = found.prices.filter((price) => price.currency_code !== currency.toLowerCase() && !price.price_list);
      const prices = [...kept.map(({ currency_code, amount }) => ({ currency_code, amount })), { currency_code: currency.toLowerCase(), amount: amount / 100 }];
      await admin("POST", `/admin/products/${found.product_id}/variants/${id}`, { prices });
      return {};
    },
    async "GET /order"({ number }) {
      const found = await order(number);
      const to = found.shipping_address;
      const payments = found.payment_collections.flatMap((one) => one.payments ?? []);
      const refunds = await Promise.all(payments.map((one) => admin("GET", `/admin/payments/${one.id}?fields=id,*refunds`)));
      const paid = found.payment_collections.reduce((sum, one) => sum + (one.captured_amount ?? one.amount), 0);
      return {
        state: found.status,
        total: minor(paid),
        currency: found.currency_code.toUpperCase(),
        items: found.items.map((item) => ({ variant: item.variant_id, count: item.quantity })),
        address: { name: `${to.first_name} ${to.last_name}`, street: to.address_1, postcode: to.postal_code, city: to.city, country: to.country_code.toUpperCase() },
        returns: (await returnsOf(found.id)).map((one) => ({ state: one.status })),
        refunded: minor(refunds.flatMap(({ payment }) => payment.refunds).reduce((sum, one) => sum + one.amount, 0)),
      };
    },
    async "GET /catalog"() {
      const fields = "id,variants.id,variants.manage_inventory,*variants.calculated_price,%2Bvariants.inventory_quantity";
      const { products } = await store("GET", `/store/products?limit=200&region_id=${keys.region}&fields=${fields}`);
      const variants = products.flatMap((product) =>
        product.variants.map((one) => ({
          variant: one.id,
          product: product.id,
          price: minor(one.calculated_price.calculated_amount),
          currency: one.calculated_price.currency_code.toUpperCase(),
          stock: one.manage_inventory ? one.inventory_quantity : null,
        })),
      );
      return { products: products.length, variants };
    },
  };
  return acts;
}

/** Serves the acts, and the failures of `proxy`; its address. */
export async function serveControl(acts, proxy) {
  const all = {
    ...acts,
    "POST /fail": ({ kind }) => (proxy.fail(kind) ? {} : undefined),
    "GET /calls": () => ({ calls: proxy.takeCalls() }),
  };
  const server = http.createServer(async (question, answer) => {
    const reply = (status, body) => answer.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    const { pathname, searchParams } = new URL(question.url, "http://127.0.0.1");
    const act = all[`${question.method} ${pathname}`];
    if (!act) return reply(501, {});
    try {
      let text = "";
      for await (const part of question) text += part;
      const done = await act(text ? JSON.parse(text) : Object.fromEntries(searchParams));
      reply(done ? 200 : 501, done ?? {});
    } catch (error) {
      reply(500, { message: error.message });
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${server.address().port}`;
}
