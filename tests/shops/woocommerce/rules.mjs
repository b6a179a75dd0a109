// What questions the REST API v3 takes: every route with its parameters and the members of its bodies.
//
// Written from the published schemas and argument lists of WooCommerce's controllers (Version3, and what they inherit).
// The shop itself leaves unknown parameters and members aside; here they are refused, so that none of ours is a mistake.
import { Refusal } from "./oauth.mjs";

const one = (...words) => (value) => words.includes(value);
const many = (...words) => (value) => value.split(",").every((word) => words.includes(word));
const integer = (min = 0, max = 2 ** 53) => (value) => /^\d+$/.test(value) && Number(value) >= min && Number(value) <= max;
const boolean = one("true", "false", "1", "0");
const ids = (value) => /^\d+(,\d+)*$/.test(value);
const text = (value) => value.length > 0 && value.length <= 200;
const date = (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?$/.test(value);

const kStatuses = ["pending", "processing", "on-hold", "completed", "cancelled", "refunded", "failed", "checkout-draft"];
const kView = { _fields: (value) => /^[a-z_0-9]+(,[a-z_0-9]+)*$/.test(value), context: one("view", "edit") };
const kPages = { ...kView, page: integer(1), per_page: integer(1, 100), search: text, include: ids, exclude: ids, offset: integer(), order: one("asc", "desc") };
const kPosts = { ...kPages, orderby: one("date", "id", "include", "title", "slug", "modified"), after: date, before: date, modified_after: date, modified_before: date, dates_are_gmt: boolean };
const kProducts = {
  ...kPosts, orderby: one("date", "id", "include", "title", "slug", "modified", "menu_order", "price", "popularity", "rating"), slug: text, status: one("any", "future", "trash", "draft", "pending", "private", "publish"),
  sku: text, featured: boolean, on_sale: boolean, min_price: text, max_price: text, stock_status: one("instock", "outofstock", "onbackorder"), parent: ids,
};
const kOrderView = { ...kView, dp: integer(0, 10) };
const kOrders = { ...kPosts, dp: integer(0, 10), status: many("any", "trash", ...kStatuses), customer: integer(), product: integer(), order_item_display_meta: boolean };
const { orderby: _, ...kRefundPages } = kOrders;

const string = (value) => typeof value === "string";
const flag = (value) => typeof value === "boolean";
const object = (members) => (value) => value !== null && typeof value === "object" && !Array.isArray(value) && Object.entries(value).every(([name, member]) => Object.hasOwn(members, name) && members[name](member));
const list = (of) => (value) => Array.isArray(value) && value.every(of);
const kAddress = Object.fromEntries(["first_name", "last_name", "company", "address_1", "address_2", "city", "state", "postcode", "country", "phone"].map((name) => [name, string]));
const meta = list(object({ id: Number.isInteger, key: string, value: () => true }));
const kOrderBody = { status: (value) => kStatuses.includes(value), shipping: object(kAddress), billing: object({ ...kAddress, email: string }), customer_note: string, transaction_id: string, set_paid: flag, meta_data: meta };
const kRefundBody = { amount: (value) => string(value) && /^\d+(\.\d+)?$/.test(value), reason: string, api_refund: flag, api_restock: flag, refunded_by: Number.isInteger, meta_data: meta, line_items: list(() => true) };

/** name, method, route, parameters, and for questions that write the members of their body. */
export const kRoutes = [
  ["products", "GET", /^\/products$/, { ...kProducts, type: one("simple", "grouped", "external", "variable"), category: text, tag: text, shipping_class: text, attribute: text, attribute_term: text, tax_class: text }],
  ["product", "GET", /^\/products\/(\d+)$/, kView],
  ["variations", "GET", /^\/products\/(\d+)\/variations$/, kProducts],
  ["categories", "GET", /^\/products\/categories$/, { ...kPages, orderby: one("id", "include", "name", "slug", "term_group", "description", "count"), hide_empty: boolean, parent: integer(), product: integer(), slug: text }],
  ["orders", "GET", /^\/orders$/, kOrders],
  ["order", "GET", /^\/orders\/(\d+)$/, kOrderView],
  ["changeOrder", "PUT", /^\/orders\/(\d+)$/, kOrderView, kOrderBody],
  ["refunds", "GET", /^\/orders\/(\d+)\/refunds$/, { ...kRefundPages, orderby: kPosts.orderby }],
  ["addRefund", "POST", /^\/orders\/(\d+)\/refunds$/, kOrderView, kRefundBody],
  ["addNote", "POST", /^\/orders\/(\d+)\/notes$/, kView, { note: string, customer_note: flag, added_by_user: flag }],
  ["fulfillments", "GET", /^\/orders\/(\d+)\/fulfillments$/, {}],
  ["customers", "GET", /^\/customers$/, { ...kPages, orderby: one("id", "include", "name", "registered_date"), email: (value) => value.includes("@"), role: one("all", "administrator", "editor", "author", "contributor", "subscriber", "customer", "shop_manager") }],
  ["customer", "GET", /^\/customers\/(\d+)$/, kView],
  ["gateways", "GET", /^\/payment_gateways$/, kView],
  ["gateway", "GET", /^\/payment_gateways\/([\w-]+)$/, kView],
  ["settings", "GET", /^\/settings\/(\w+)$/, kView],
  ["setting", "GET", /^\/settings\/(\w+)\/(\w+)$/, kView],
];

const bad = (what, name) => new Refusal(400, "rest_invalid_param", `Invalid parameter(s): ${what} ${name}`);

/** The route that answers, with the parts of its path. */
export function routeOf(method, path) {
  const all = kRoutes.map(([name, verb, route, params, members]) => ({ name, verb, parts: route.exec(path)?.slice(1), params, members })).filter((one) => one.parts);
  const route = all.find((one) => one.verb === method);
  if (!route) throw new Refusal(404, "rest_no_route", "No route was found matching the URL and request method.");
  return route;
}

/** Refuses what no schema has. `body` is undefined where none was sent. */
export function checkQuestion(route, params, body) {
  for (const [name, value] of params) {
    if (name.startsWith("oauth_") || name === "rest_route") continue;
    if (!Object.hasOwn(route.params, name) || !route.params[name](value)) throw bad("query", name);
  }
  if (!route.members) {
    if (body !== undefined) throw bad("body", "of a question that has none");
    return;
  }
  if (body === null || typeof body !== "object" || Array.isArray(body)) throw bad("body", "no object");
  for (const [name, value] of Object.entries(body)) {
    if (!Object.hasOwn(route.members, name) || !route.members[name](value)) throw bad("body", name);
  }
}
