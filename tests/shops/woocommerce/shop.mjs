// The test shop behind its API: one method for each route of rules.mjs, and what the merchant and a shopper do.
import { kCategories, makeProducts } from "./goods.mjs";
import { Refusal } from "./oauth.mjs";
import { Order, kCurrency } from "./order.mjs";

const kFirstPost = 100;
const kFirstNumber = 1001;

const notThere = (what, status = 404) => new Refusal(status, `woocommerce_rest_${what}_invalid_id`, "Invalid ID.");
const seconds = (text) => Date.parse(text.endsWith("Z") ? text : `${text}Z`);

const gateways = [
  { id: "stripe", title: "Card (Stripe)", enabled: true, supports: ["products", "refunds"] },
  { id: "bacs", title: "Direct bank transfer", enabled: true, supports: ["products"] },
].map((one) => ({ ...one, show: () => ({ id: one.id, title: one.title, description: "", order: 0, enabled: one.enabled, method_title: one.title, method_supports: one.supports, settings: {}, _links: {} }) }));

const settings = {
  general: [{ id: "woocommerce_currency", value: kCurrency }, { id: "woocommerce_calc_taxes", value: "yes" }],
  tax: [{ id: "woocommerce_prices_include_tax", value: "yes" }, { id: "woocommerce_tax_display_shop", value: "incl" }],
};
for (const one of Object.values(settings).flat()) one.show = () => ({ id: one.id, label: one.id, description: "", type: "select", default: "", tip: "", value: one.value, _links: {} });

export class Shop {
  customers_ = [];
  orders_ = [];
  #posts = kFirstPost;
  #ownNumbers;

  constructor({ ownNumbers }) {
    this.#ownNumbers = ownNumbers;
    this.products_ = makeProducts(() => ++this.#posts);
  }

  onSale() {
    return this.products_.filter((one) => one.isListed && !one.good.unsold);
  }
  sold(id) {
    return this.products_.flatMap((one) => (one.variations.length > 0 ? one.variations : [one])).find((one) => String(one.id) === String(id));
  }
  byNumber(number) {
    return this.orders_.find((one) => one.number === String(number));
  }

  addCustomer({ email, name }) {
    const [last, ...before] = name.split(" ").reverse();
    const empty = { first_name: "", last_name: "", company: "", address_1: "", address_2: "", city: "", postcode: "", country: "", state: "", phone: "" };
    const customer = { id: 2 + this.customers_.length, email, first: before.reverse().join(" "), last };
    customer.show = () => ({
      id: customer.id, date_created_gmt: "2026-01-01T00:00:00", email, first_name: customer.first, last_name: last, role: "customer", username: email, billing: { ...empty, email: "" }, shipping: empty, is_paying_customer: false, avatar_url: "", meta_data: [], _links: {},
    });
    this.customers_.push(customer);
    return customer;
  }

  addOrder({ email, items, address, guest, gateway = "stripe" }) {
    const lines = items.map(({ variant, count }) => ({ sold: this.sold(variant), count }));
    if (lines.some((one) => !one.sold)) throw new Error("no such variant");
    for (const { sold, count } of lines) if (sold.counts) sold.stock -= count;
    const id = ++this.#posts;
    const number = String(this.#ownNumbers ? kFirstNumber + this.orders_.length : id);
    const customer = this.customers_.find((one) => one.email === email) ?? null;
    const order = new Order({ id, number, customer, email, address, lines, guest, gateway: gateways.find((one) => one.id === gateway) });
    this.orders_.push(order);
    return order;
  }

  #order(id, status = 404) {
    const order = this.orders_.find((one) => String(one.id) === id);
    if (!order) throw notThere("shop_order", status);
    return order;
  }
  #product(id) {
    const product = this.products_.find((one) => String(one.id) === id);
    if (!product) throw notThere("product");
    return product;
  }
  #among(list, params) {
    const ids = params.get("include")?.split(",");
    const status = params.get("status") ?? "any";
    const all = list.filter((one) => (!ids || ids.includes(String(one.id))) && (status === "any" || (one.status ?? "publish") === status));
    if (params.get("orderby") !== "id" || params.get("order") !== "asc") throw new Refusal(400, "rest_invalid_param", "the test shop lists in the order of ids alone");
    return all.sort((a, b) => a.id - b.id);
  }

  products = ({ params }) => this.#among(this.products_, params);
  product = ({ parts }) => this.#product(parts[0]);
  variations = ({ parts, params }) => this.#among(this.#product(parts[0]).variations, params);
  categories = ({ params }) => this.#among(kCategories, params);
  customers = () => this.customers_;
  gateways = () => gateways;
  settings = ({ parts }) => settings[parts[0]] ?? [];

  setting = ({ parts }) => {
    const found = settings[parts[0]]?.find((one) => one.id === parts[1]);
    if (!found) throw new Refusal(404, "rest_setting_setting_invalid", "Invalid setting.");
    return found;
  };
  gateway = ({ parts }) => {
    const found = gateways.find((one) => one.id === parts[0]);
    if (!found) throw new Refusal(404, "woocommerce_rest_payment_gateway_invalid", "Resource does not exist.");
    return found;
  };
  customer = ({ parts }) => {
    const found = this.customers_.find((one) => String(one.id) === parts[0]);
    if (!found) throw new Refusal(404, "woocommerce_rest_invalid_id", "Invalid resource ID.");
    return found;
  };

  // The search finds an id, what an order number's plugin adds, and words of the address.
  orders = ({ params }) => {
    const search = params.get("search");
    const found = (one) => String(one.id) === search || one.number.includes(search) || Object.values(one.billing).some((part) => part.toLowerCase().includes(search.toLowerCase()));
    const before = params.get("before");
    if (before && params.get("dates_are_gmt") !== "true") throw new Refusal(400, "rest_invalid_param", "the test shop is in no time zone");
    return this.orders_
      .filter((one) => !search || found(one))
      .filter((one) => !params.has("customer") || String(one.customer?.id ?? 0) === params.get("customer"))
      .filter((one) => !before || seconds(one.created) < seconds(before))
      .sort((a, b) => seconds(b.created) - seconds(a.created) || b.id - a.id);
  };
  order = ({ parts }) => this.#order(parts[0]);
  changeOrder = ({ parts, body }) => {
    const order = this.#order(parts[0], 400);
    if (body.shipping) {
      Object.assign(order.shipping, body.shipping);
      order.recalculate();
    }
    if (body.status) order.setStatus(body.status);
    order.touch();
    return order;
  };
  refunds = ({ parts }) => [...this.#order(parts[0]).refundList].reverse();
  addRefund = ({ parts, body }) => this.#order(parts[0]).refund(body, ++this.#posts);
  addNote = ({ parts, body }) => {
    const order = this.#order(parts[0]);
    order.notes.push(body.note);
    return { show: () => ({ id: order.notes.length, author: "system", note: body.note, customer_note: body.customer_note ?? false }) };
  };
  fulfillments = ({ parts }) => ({ plain: this.#order(parts[0]).fulfillmentList });
}
