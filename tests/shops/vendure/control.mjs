// Plays shopper and merchant on the shop's own APIs, so that one suite of tests can run over every shop. See start.mjs.
import http from "node:http";
import { kRefused, Visitor } from "./shop_api.mjs";

const kOrder = `id code state currencyCode totalWithTax
  lines { id quantity productVariant { id } fulfillmentLines { quantity fulfillment { state } } }
  shippingAddress { fullName streetLine1 postalCode city countryCode }
  payments { id state amount refunds { state total } }
  fulfillments { id state }`;

// Deprecated, and still needed: without them the refund is made and not written down.
const kOldFields = { lines: [], shipping: 0, adjustment: 0 };

class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const total = (list, amount) => list.reduce((sum, one) => sum + amount(one), 0);

export class Control {
  #url;
  #merchant;
  #proxy;
  #passwords = new Map();

  /** `url` is the shop's without a proxy, `merchant` a Visitor of the Admin API who may do everything. */
  constructor({ url, merchant, proxy }) {
    this.#url = url;
    this.#merchant = merchant;
    this.#proxy = proxy;
  }

  async #order(number) {
    const document = `query ($code: String!) { orders(options: { filter: { code: { eq: $code } } }) { items { ${kOrder} } } }`;
    const [order] = (await this.#merchant.ask(document, { code: number })).orders.items;
    if (!order) throw new Refusal(404, "there is no such order");
    return order;
  }

  async customer({ email, name, password }) {
    const [firstName, ...rest] = name.split(" ");
    const document = `mutation ($i: CreateCustomerInput!, $p: String!) { createCustomer(input: $i, password: $p) { ... on Customer { id } ${kRefused} } }`;
    const input = { emailAddress: email, firstName, lastName: rest.join(" ") };
    const { id } = await this.#merchant.change(document, { i: input, p: password });
    this.#passwords.set(email, password);
    return { id };
  }

  /** `payment` goes to the test card as it is; see shop_config.mjs. */
  async order({ email, items, address, guest, payment = {} }) {
    const shopper = new Visitor(`${this.#url}/shop-api`);
    if (!guest) await shopper.login(email, this.#passwords.get(email) ?? "");
    for (const { variant, count } of items) {
      await shopper.change(`mutation ($v: ID!, $n: Int!) { addItemToOrder(productVariantId: $v, quantity: $n) { __typename ${kRefused} } }`, { v: variant, n: count });
    }
    if (guest) {
      const [firstName, ...rest] = address.name.split(" ");
      const document = `mutation ($i: CreateCustomerInput!) { setCustomerForOrder(input: $i) { __typename ${kRefused} } }`;
      await shopper.change(document, { i: { emailAddress: email, firstName, lastName: rest.join(" ") } });
    }
    const place = { fullName: address.name, streetLine1: address.street, postalCode: address.postcode, city: address.city, countryCode: address.country };
    await shopper.change(`mutation ($i: CreateAddressInput!) { setOrderShippingAddress(input: $i) { __typename ${kRefused} } }`, { i: place });
    const { eligibleShippingMethods: methods } = await shopper.ask("query { eligibleShippingMethods { id } }");
    await shopper.change(`mutation ($id: [ID!]!) { setOrderShippingMethod(shippingMethodId: $id) { __typename ${kRefused} } }`, { id: [methods[0].id] });
    await shopper.change(`mutation { transitionOrderToState(state: "ArrangingPayment") { __typename ${kRefused} } }`);
    const pay = `mutation ($i: PaymentInput!) { addPaymentToOrder(input: $i) { ... on Order { code } ${kRefused} } }`;
    const { code } = await shopper.change(pay, { i: { method: "test-card", metadata: payment } });
    return { number: code };
  }

  async #settle(order) {
    for (const payment of order.payments.filter(({ state }) => state === "Authorized")) {
      await this.#merchant.change(`mutation ($id: ID!) { settlePayment(id: $id) { __typename ${kRefused} } }`, { id: payment.id });
    }
  }

  /** Without `items`: all that is left. `state` may be "Pending": packed, not handed over. */
  async ship({ number, carrier, tracking, items, state = "Shipped" }) {
    const order = await this.#order(number);
    await this.#settle(order);
    const wanted = new Map(items?.map(({ variant, count }) => [variant, count]));
    const lines = [];
    for (const line of order.lines) {
      const sent = total(line.fulfillmentLines.filter(({ fulfillment }) => fulfillment.state !== "Cancelled"), ({ quantity }) => quantity);
      const quantity = Math.min(line.quantity - sent, items ? (wanted.get(line.productVariant.id) ?? 0) : Infinity);
      if (quantity > 0) lines.push({ orderLineId: line.id, quantity });
    }
    const handler = { code: "manual-fulfillment", arguments: [{ name: "method", value: carrier }, { name: "trackingCode", value: tracking }] };
    const document = `mutation ($i: FulfillOrderInput!) { addFulfillmentToOrder(input: $i) { ... on Fulfillment { id } ${kRefused} } }`;
    const { id } = await this.#merchant.change(document, { i: { lines, handler } });
    if (state !== "Pending") await this.#move(id, state);
    return {};
  }

  #move(fulfillment, state) {
    const document = `mutation ($id: ID!, $s: String!) { transitionFulfillmentToState(id: $id, state: $s) { __typename ${kRefused} } }`;
    return this.#merchant.change(document, { id: fulfillment, s: state });
  }

  async deliver({ number }) {
    const order = await this.#order(number);
    for (const { id, state } of order.fulfillments) {
      if (state === "Shipped") await this.#move(id, "Delivered");
    }
    return {};
  }

  /** Vendure knows no request for a return: the merchant takes pieces off the order and pays them back. */
  async receiveReturn({ number, items }) {
    const order = await this.#order(number);
    const wanted = new Map(items?.map(({ variant, count }) => [variant, count]));
    const lines = order.lines
      .map((line) => ({ orderLineId: line.id, quantity: items ? (wanted.get(line.productVariant.id) ?? 0) : line.quantity }))
      .filter(({ quantity }) => quantity > 0);
    const document = `mutation ($i: CancelOrderInput!) { cancelOrder(input: $i) { ... on Order { totalWithTax } ${kRefused} } }`;
    const { totalWithTax } = await this.#merchant.change(document, { i: { orderId: order.id, lines, reason: "return", cancelShipping: !items } });
    const [payment] = order.payments.filter(({ state }) => state === "Settled");
    const refund = `mutation ($i: RefundOrderInput!) { refundOrder(input: $i) { __typename ${kRefused} } }`;
    await this.#merchant.change(refund, { i: { paymentId: payment.id, amount: order.totalWithTax - totalWithTax, reason: "return", ...kOldFields } });
    return {};
  }

  async #changeVariant(input) {
    await this.#merchant.ask("mutation ($i: [UpdateProductVariantInput!]!) { updateProductVariants(input: $i) { id } }", { i: [input] });
    return {};
  }
  setStock({ variant, count }) {
    return this.#changeVariant({ id: variant, stockOnHand: count });
  }
  setPrice({ variant, amount, currency }) {
    return this.#changeVariant({ id: variant, prices: [{ currencyCode: currency, price: amount }] });
  }

  fail({ kind }) {
    if (!this.#proxy.fail(kind)) throw new Refusal(501, "this shop can't fail like that");
    return {};
  }

  async showOrder({ number }) {
    const order = await this.#order(number);
    const at = order.shippingAddress;
    const settled = ({ state }) => state === "Settled";
    return {
      state: order.state,
      total: order.totalWithTax,
      currency: order.currencyCode,
      items: order.lines.filter(({ quantity }) => quantity > 0).map((line) => ({ variant: line.productVariant.id, count: line.quantity })),
      address: { name: at.fullName, street: at.streetLine1, postcode: at.postalCode, city: at.city, country: at.countryCode },
      returns: [],
      refunded: total(order.payments.flatMap(({ refunds }) => refunds.filter(settled)), (refund) => refund.total),
    };
  }

  /** What shoppers see, with the merchant's stock. */
  async catalog() {
    const fields = "id priceWithTax currencyCode";
    const shopper = new Visitor(`${this.#url}/shop-api`);
    const variants = [];
    let products = 0;
    for (let skip = 0, left = 1; left > 0; skip += 100) {
      const document = `query ($skip: Int!) { products(options: { take: 100, skip: $skip, sort: { id: ASC } }) { totalItems items { id variants { ${fields} } } } }`;
      const page = (await shopper.ask(document, { skip })).products;
      products += page.items.length;
      left = page.totalItems - skip - 100;
      for (const { id, variants: own } of page.items) {
        for (const one of own) variants.push({ variant: one.id, product: id, price: one.priceWithTax, currency: one.currencyCode, stock: null });
      }
    }
    await this.#addStock(variants);
    return { products, variants };
  }

  async #addStock(variants) {
    const document = `query ($ids: [String!]!) { productVariants(options: { take: 100, filter: { id: { in: $ids } } })
      { items { id trackInventory stockLevels { stockOnHand stockAllocated } } } }`;
    for (let first = 0; first < variants.length; first += 100) {
      const ids = variants.slice(first, first + 100).map(({ variant }) => variant);
      const stock = new Map();
      for (const one of (await this.#merchant.ask(document, { ids })).productVariants.items) {
        if (one.trackInventory !== "FALSE") stock.set(one.id, total(one.stockLevels, (level) => level.stockOnHand - level.stockAllocated));
      }
      for (const one of variants) if (stock.has(one.variant)) one.stock = stock.get(one.variant);
    }
  }

  /** How many questions the shop was asked since the last time. */
  calls() {
    return { calls: this.#proxy.takeCalls() };
  }
}

const routes = {
  "POST /customer": "customer",
  "POST /order": "order",
  "POST /ship": "ship",
  "POST /deliver": "deliver",
  "POST /receive-return": "receiveReturn",
  "POST /set-stock": "setStock",
  "POST /set-price": "setPrice",
  "POST /fail": "fail",
  "GET /order": "showOrder",
  "GET /catalog": "catalog",
  "GET /calls": "calls",
};

async function answer(control, request) {
  const url = new URL(request.url, "http://127.0.0.1");
  const method = routes[`${request.method} ${url.pathname}`];
  if (!method) throw new Refusal(501, "this shop can't do that");
  const body = Buffer.concat(await request.toArray()).toString();
  return control[method](body ? JSON.parse(body) : Object.fromEntries(url.searchParams));
}

/** Resolves to the address it listens on. */
export async function serveControl(control) {
  const server = http.createServer(async (request, response) => {
    let status = 200;
    const result = await answer(control, request).catch((error) => {
      status = error.status ?? 500;
      return { error: error.message };
    });
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(result));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${server.address().port}`;
}
