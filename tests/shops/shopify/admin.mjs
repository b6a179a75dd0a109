// The Admin API of the test shop: what its queries and mutations answer. Only what a connector has a use for.
import { GraphQLError } from "graphql";
import { Order, kCurrency } from "./orders.mjs";
import { makeProducts } from "./goods.mjs";
import { gid, page, tail } from "./pages.mjs";

const kFirstNumber = 1001;
const kJobMs = 150;

const policies = [
  { type: "REFUND_POLICY", title: "Refund policy", url: "https://shop.example/policies/refund-policy", body: "<p>We are fair.</p><h2>How long?</h2><p>60 days, <b>unworn</b>.</p><h2>Sale items</h2><ul><li>too</li></ul>" },
  { type: "SHIPPING_POLICY", title: "Shipping policy", url: "https://shop.example/policies/shipping-policy", body: "<p>With DHL.</p>" },
  { type: "PRIVACY_POLICY", title: "Privacy policy", url: "https://shop.example/policies/privacy-policy", body: "" },
];

/** What a token must be allowed for a field of Query or Mutation. */
const kScopes = {
  products: "read_products", product: "read_products", nodes: "read_products",
  orders: "read_orders", order: "read_orders", customer: "read_customers", customers: "read_customers",
  returnableFulfillments: "read_returns", orderCancel: "write_orders", orderUpdate: "write_orders", returnRequest: "write_returns",
  "Shop.shopPolicies": "read_legal_policies", "Order.returns": "read_returns", "Order.customer": "read_customers",
};
export const kAllScopes = [...new Set(Object.values(kScopes))];

function need(context, field) {
  const scope = kScopes[field];
  if (!scope || context.scopes.includes(scope)) return;
  const name = field.split(".").pop();
  throw new GraphQLError(`Access denied for ${name} field. Required access: \`${scope}\` access scope.`, { extensions: { code: "ACCESS_DENIED", requiredAccess: `\`${scope}\` access scope.` } });
}

/** name:"#1001" OR name:1001 -> the names; nothing when the query is about something else. */
function namesIn(query) {
  const words = query.split(" OR ").map((one) => /^name:(?:"([^"]*)"|(\S+))$/.exec(one.trim()));
  return words.every(Boolean) ? words.map((one) => one[1] ?? one[2]) : null;
}

export class AdminShop {
  products = makeProducts();
  customers = [];
  orders = [];
  jobs = new Map();

  variant(id) {
    return this.products.flatMap((one) => one.all).find((one) => tail(one.id) === String(id));
  }
  order(number) {
    return this.orders.find((one) => one.name === `#${String(number).replace(/^#/, "")}`);
  }
  onSale() {
    return this.products.filter((one) => one.status === "ACTIVE" && one.isPublished);
  }

  addCustomer({ email, name }) {
    const id = 7_000_000_000 + this.customers.length;
    const [last, ...before] = name.split(" ").reverse();
    const customer = { __typename: "Customer", id: gid("Customer", id), displayName: name, firstName: before.reverse().join(" "), lastName: last, locale: "en", defaultEmailAddress: { emailAddress: email }, defaultAddress: null, email };
    customer.addressesV2 = (args) => page([], args);
    customer.orders = (args) => page(this.orders.filter((one) => one.customer === customer), args);
    this.customers.push(customer);
    return customer;
  }

  addOrder({ email, items, address, guest }) {
    const lines = items.map(({ variant, count }) => ({ variant: this.variant(variant), count }));
    if (lines.some((one) => !one.variant)) throw new Error("no such variant");
    for (const { variant, count } of lines) if (variant.inventoryItem.tracked) variant.stock -= count;
    const customer = guest ? null : this.customers.find((one) => one.email === email);
    const order = new Order({ number: kFirstNumber + this.orders.length, customer, email, address, lines });
    this.orders.push(order);
    return order;
  }

  /** Ends after a while, as everything does that Shopify answers with a job. */
  #job(work) {
    const job = { id: gid("Job", `${this.jobs.size + 1}-aisle`), done: false };
    this.jobs.set(job.id, job);
    setTimeout(() => {
      work();
      job.done = true;
    }, kJobMs);
    return job;
  }

  #cancel({ orderId, reason, restock, refundMethod }) {
    const order = this.orders.find((one) => one.id === orderId);
    const no = (code, message) => ({ job: null, orderCancelUserErrors: [{ field: ["orderId"], message, code }], userErrors: [] });
    if (!order) return no("NOT_FOUND", "Order does not exist");
    if (order.cancelledAt || order.isCancelling) return no("INVALID", "Order has already been cancelled");
    if (order.fulfillmentList.length > 0) return no("INVALID", "Cannot cancel an order with fulfillments");
    order.isCancelling = true;
    const job = this.#job(() => {
      order.cancel(reason, refundMethod?.originalPaymentMethodsRefund === true);
      if (restock) for (const line of order.lines) line.variant.stock += line.quantity;
    });
    return { job, orderCancelUserErrors: [], userErrors: [] };
  }

  #update({ input }) {
    const order = this.orders.find((one) => one.id === input.id);
    const no = (field, message) => ({ order: null, userErrors: [{ field, message }] });
    if (!order) return no(["id"], "Order does not exist");
    const { countryCode, ...to } = input.shippingAddress ?? {};
    if (input.shippingAddress && !to.zip) return no(["shippingAddress", "zip"], "Zip is not valid for Germany");
    if (input.shippingAddress) order.address = { ...order.address, ...to, countryCodeV2: countryCode ?? order.address.countryCodeV2 };
    return { order, userErrors: [] };
  }

  #askReturn({ input }) {
    const order = this.orders.find((one) => one.id === input.orderId);
    const { wrong, made } = order?.askReturn(input.returnLineItems) ?? { wrong: 0 };
    if (made) return { return: made, userErrors: [] };
    return { return: null, userErrors: [{ field: ["input", "returnLineItems", String(wrong)], message: "Return line item has an invalid quantity.", code: "INVALID" }] };
  }

  #orders({ query = "", ...args }) {
    const names = namesIn(query);
    const found = names ? this.orders.filter((one) => names.some((name) => one.name.replace("#", "") === name.replace("#", ""))) : [];
    return page(found, args);
  }

  roots = {
    currentAppInstallation: (_, { scopes }) => ({ id: gid("AppInstallation", 1), accessScopes: scopes.map((handle) => ({ handle, description: handle })) }),
    shop: () => ({ name: "Tarnfell", currencyCode: kCurrency, url: "https://shop.example" }),
    products: ({ query = "", ...args }) => page(query.includes("status:active") && query.includes("published_status:published") ? this.onSale() : this.products, args),
    product: ({ id }) => this.products.find((one) => one.id === id) ?? null,
    nodes: ({ ids }) => ids.map((id) => this.products.find((one) => one.id === id) ?? null),
    orders: (args) => this.#orders(args),
    order: ({ id }) => this.orders.find((one) => one.id === id) ?? null,
    customer: ({ id }) => this.customers.find((one) => one.id === id) ?? null,
    job: ({ id }) => this.jobs.get(id) ?? null,
    returnableFulfillments: ({ orderId, ...args }) => page(this.orders.find((one) => one.id === orderId)?.returnable() ?? [], args),
    orderCancel: (args) => this.#cancel(args),
    orderUpdate: (args) => this.#update(args),
    returnRequest: (args) => this.#askReturn(args),
  };

  /** For graphql's `fieldResolver`. */
  resolve = (source, args, context, info) => {
    const { fieldName, parentType } = info;
    const isRoot = parentType === info.schema.getQueryType() || parentType === info.schema.getMutationType();
    need(context, isRoot ? fieldName : `${parentType.name}.${fieldName}`);
    if (isRoot) {
      const root = this.roots[fieldName];
      if (!root) throw new GraphQLError(`the test shop has no ${fieldName}`);
      return root(args, context);
    }
    if (parentType.name === "Shop" && fieldName === "shopPolicies") {
      return policies.map((one, i) => ({ __typename: "ShopPolicy", id: gid("ShopPolicy", i + 1), updatedAt: "2026-10-01T08:00:00Z", ...one }));
    }
    const value = source[fieldName];
    return typeof value === "function" ? value.call(source, args) : value;
  };
}
