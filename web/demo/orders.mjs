// The demo shop's customers and orders, in the form that `aisle import --demo` reads (server/connectors/README.md):
// 40 customers, 120 orders, every state, the same on every machine that day. The catalog must have what they bought.
import { allProducts } from "./catalog.mjs";
import { people } from "./people.mjs";

const hour = 3600e3;
const day = 24 * hour;
/** All dates count back from the last noon (UTC): what may be sent back today may be in any year. */
const today = Math.floor((Date.now() - 12 * hour) / day) * day + 12 * hour;
const time = (at) => new Date(at).toISOString();

// How many orders of each state there are.
const plan = {
  pending: 24, partly_shipped: 10, shipped: 18, delivered: 32, cancelled: 10,
  return_requested: 8, returned: 7, exchange_requested: 6, exchanged: 5,
};
const countries = [
  "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IS", "IT",
  "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];
const farther = ["CH", "GB", "IS", "NO"];

// Mulberry32: small, and the same everywhere.
let seed = 20261124;
function random() {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
const below = (bound) => Math.floor(random() * bound);
const oneIn = (n) => below(n) === 0;
const oneOf = (list) => list[below(list.length)];
const digits = (count) => Array.from({ length: count }, () => below(10)).join("");

// What is empty is left out, as the program writes it.
const filled = (object) =>
  Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && !value.length)),
  );

const asciiOf = (name) =>
  name.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/[^a-z ]/g, "").trim().replace(/ +/g, ".");

function makeShopper([name, country, street, postcode, city, language], index) {
  const id = `c-${1001 + index}`;
  const methods = [{ id: `${id}-card`, kind: "card", label: oneOf(["Visa", "Mastercard", "American Express"]), last_digits: digits(4) }];
  if (oneIn(2)) methods.push({ id: `${id}-wallet`, kind: "wallet", label: oneOf(["PayPal", "Apple Pay", "Google Pay"]) });
  if (index % 2 === 0) {
    const balance = { amount: oneOf([1250, 2500, 4000, 5000, 7380, 10000, 15000, 0]), currency: "EUR" };
    methods.push({ id: `${id}-gift`, kind: "gift_card", label: "Gift card", last_digits: digits(4), balance });
  }
  const addresses = [{ name, street, postcode, city, country }];
  if (index % 7 === 3) addresses.push({ name, street: "Parcel locker 112", postcode, city, country });
  const domain = ["example.com", "example.org", "example.net"][index % 3];
  return { id, name, email: `${asciiOf(name)}@${domain}`, language, addresses, payment_methods: methods };
}

const giftCard = "TF-1909";
const wares = allProducts.filter((product) => product.id !== giftCard);
const cents = (euros) => Math.round(euros * 100);
const total = (lines) => lines.reduce((sum, line) => sum + line.unit_price * line.count, 0);

function makeLine(product, variant, count, euros = variant.price) {
  const options = [];
  if (variant.colour) options.push({ name: "Colour", value: variant.colour });
  if (variant.size) options.push({ name: "Size", value: variant.size });
  return filled({
    product: product.id, variant: variant.id, title: product.title, options,
    unit_price: cents(euros), count, returnable: product.id !== giftCard,
  });
}

// One to four things, most of them one piece; what is reduced today cost more in summer.
function makeLines(placed, canSwap, atLeast) {
  const lines = [];
  const wanted = atLeast + below(3) + (oneIn(6) ? 1 : 0);
  const isOld = placed < today - 45 * day;
  for (let i = 0; i < wanted; i++) {
    const pool = canSwap && i === 0 ? wares.filter((one) => one.variants.filter((variant) => variant.stock > 3).length > 1) : wares;
    const product = oneOf(pool);
    const variant = oneOf(product.variants);
    lines.push(makeLine(product, variant, oneIn(6) ? 2 : 1, (isOld && product.was) || variant.price));
  }
  if (oneIn(9)) lines.push({ ...lines[0], count: 1 });
  if (!canSwap && oneIn(20)) {
    const product = allProducts.find((one) => one.id === giftCard);
    lines.push(makeLine(product, oneOf(product.variants), 1));
  }
  return lines;
}

function feeOf(lines, country) {
  const [fee, freeFrom] = farther.includes(country) ? [995, 15000] : [495, 7500];
  return total(lines) >= freeFrom ? 0 : fee;
}

// By card or wallet; now and then a gift card paid a part.
function charges(shopper, amount, at) {
  const [main, ...others] = shopper.payment_methods;
  const gift = others.find((method) => method.kind === "gift_card");
  const wallet = others.find((method) => method.kind === "wallet");
  const method = wallet && oneIn(2) ? wallet : main;
  const byGift = gift && amount > 3000 && oneIn(3) ? 1000 + 500 * below(4) : 0;
  const entry = (one, sum) => ({ kind: "charge", method: one.id, amount: sum, cause: "placed", at: time(at) });
  return byGift ? [entry(gift, byGift), entry(method, amount - byGift)] : [entry(method, amount)];
}

function refunds(entries, amount, cause, at) {
  const result = [];
  for (const entry of entries) {
    const part = Math.min(entry.amount, amount);
    amount -= part;
    if (part) result.push({ kind: "refund", method: entry.method, amount: part, cause, at: time(at) });
  }
  return result;
}

let parcelNumber = 340434160000;
function makeParcel(country, left, status) {
  const carrier = country === "GB" ? "DPD" : oneOf(["DHL", "DPD", "GLS"]);
  const tracking = `${{ DHL: "JD", DPD: "0", GLS: "Z" }[carrier]}${(parcelNumber += 37 + below(900))}`;
  const steps = [
    ["handed_over", 0, "Erfurt"], ["in_transit", 9 * hour, "Leipzig"], ["in_transit", 30 * hour, ""], ["out_for_delivery", 54 * hour, ""],
    ["delivered", 59 * hour, ""],
  ];
  const endings = { handed_over: 1, in_transit: 2 + below(2), out_for_delivery: 4, delivered: 5 };
  const events = steps.slice(0, endings[status] ?? 4);
  if (status === "ready_for_pickup") events.push(["delivery_failed", 58 * hour, ""], ["ready_for_pickup", 66 * hour, "Parcel shop"]);
  return {
    carrier, tracking, url: `https://parcels.example/${carrier.toLowerCase()}/${tracking}`,
    events: events.filter(([, after]) => after === 0 || left + after < today).map(([step, after, place]) => filled({ status: step, at: time(left + after), place })),
  };
}

const lastEvent = (parcels) => Math.max(...parcels.map((parcel) => Date.parse(parcel.events.at(-1).at)));
const itemsOf = (lines) => lines.map((line) => ({ variant: line.variant, count: line.count }));

// How long ago an order of a state was placed, in days.
const ages = {
  pending: () => 0.1 + random() * 1.5, partly_shipped: () => 2 + random() * 2, shipped: () => 2 + random() * 2.5,
  delivered: () => 6 + below(100), cancelled: () => 3 + below(80), return_requested: () => 9 + below(20),
  returned: () => 25 + below(70), exchange_requested: () => 9 + below(20), exchanged: () => 30 + below(60),
};

// Everything that happened to one order, step by step; `history` and `ledger` grow with it.
function makeOrder(state, shopper, placed) {
  const canSwap = state.startsWith("exchange");
  const lines = makeLines(placed, canSwap, state === "partly_shipped" ? 2 : 1);
  const address = shopper.addresses[oneIn(4) ? shopper.addresses.length - 1 : 0];
  const order = {
    id: "", shopper: shopper.id, state, currency: "EUR", lines, delivery_fee: feeOf(lines, address.country), address,
    ledger: [], fulfillments: [], cancel_reason: undefined, return: undefined, exchange: undefined,
    history: [{ step: "placed", at: time(placed) }],
  };
  const step = (name, at) => order.history.push({ step: name, at: time(at) });
  order.ledger = charges(shopper, total(lines) + order.delivery_fee, placed);
  const paid = [...order.ledger];

  if (state === "pending") {
    if (oneIn(5)) step("address_changed", placed + 20 * 60e3);
    if (oneIn(6)) step("items_changed", placed + 40 * 60e3);
    return order;
  }
  if (state === "cancelled") {
    const at = placed + (1 + below(90)) * 60e3;
    step("cancelled", at);
    order.cancel_reason = oneOf(["no_longer_needed", "ordered_by_mistake", "found_elsewhere", "too_late", "other"]);
    order.ledger.push(...refunds(paid, total(lines) + order.delivery_fee, "cancelled", at));
    return order;
  }

  const left = placed + (8 + below(20)) * hour;
  const send = (part, at, status) => {
    order.fulfillments.push({ items: itemsOf(part), parcels: [makeParcel(address.country, at, status)] });
  };
  if (state === "partly_shipped") {
    send(lines.slice(0, 1), left, oneOf(["in_transit", "out_for_delivery", "delivered"]));
    step("part_shipped", left);
    return order;
  }
  if (state === "shipped") {
    send(lines, left, oneOf(["handed_over", "in_transit", "in_transit", "out_for_delivery", "ready_for_pickup"]));
    step("all_shipped", left);
    return order;
  }
  if (lines.length > 2 && oneIn(3)) {
    send(lines.slice(0, 1), left, "delivered");
    step("part_shipped", left);
    send(lines.slice(1), left + 20 * hour, "delivered");
    step("all_shipped", left + 20 * hour);
  } else {
    send(lines, left, "delivered");
    step("all_shipped", left);
  }
  const arrived = lastEvent(order.fulfillments.flatMap((one) => one.parcels));
  step("delivered", arrived);
  if (state === "delivered") return order;

  const asked = arrived + (1 + below(3)) * day;
  if (state.startsWith("return")) {
    const all = oneIn(3);
    const items = (all ? lines.filter((line) => line.returnable) : lines.slice(0, 1)).map((line) => ({ ...line }));
    const gift = shopper.payment_methods.find((method) => method.kind === "gift_card");
    const chosen = gift && oneIn(3) ? gift.id : undefined;
    order.return = filled({ items, reason: oneOf(["changed_mind", "wrong_size", "not_as_described", "damaged", "other"]), refund_to: chosen });
    step("return_requested", asked);
    if (state === "returned") {
      const here = asked + (5 + below(4)) * day;
      const whole = items.length === lines.length;
      const amount = total(items) + (whole ? order.delivery_fee : 0);
      const to = chosen ? [{ method: chosen, amount }] : paid;
      order.ledger.push(...refunds(to, amount, "return_received", here));
      step("return_received", here);
    }
    return order;
  }

  const [old] = lines;
  const product = allProducts.find((one) => one.id === old.product);
  const variant = oneOf(product.variants.filter((one) => one.stock > 3 && one.id !== old.variant));
  const instead = makeLine(product, variant, old.count);
  const difference = total([instead]) - total([old]);
  if (difference) {
    order.ledger.push({
      kind: difference > 0 ? "charge" : "refund", method: paid.at(-1).method, amount: Math.abs(difference),
      cause: "exchange_requested", at: time(asked),
    });
  }
  step("exchange_requested", asked);
  order.exchange = { back: [{ ...old }], instead: [instead] };
  if (state === "exchanged") {
    const here = asked + (5 + below(4)) * day;
    step("exchange_completed", here);
    order.exchange.parcels = [makeParcel(address.country, here, "delivered")];
  }
  return order;
}

/** The whole of shop.json as a value. */
export function makeShop() {
  const shoppers = people.map(makeShopper);
  const states = Object.entries(plan).flatMap(([state, count]) => Array(count).fill(state));
  const orders = states.map((state, index) => {
    // Everybody has at least two orders; some have more.
    const shopper = shoppers[index < 80 ? (index * 7) % 40 : below(40)];
    return makeOrder(state, shopper, today - Math.round((ages[state]() + random() / 2) * 24 * 60) * 60e3);
  });
  orders.sort((a, b) => (a.history[0].at < b.history[0].at ? -1 : 1));
  orders.forEach((order, index) => (order.id = `TO-${48200 + index * 3 + (index % 2)}`));
  return { format: "aisle-shop-1", rules: { return_days: 60, countries }, shoppers, orders: orders.map(filled) };
}

/** Its text, as `aisle export-shop` would write it. */
export const shopText = () => JSON.stringify(makeShop(), null, 2) + "\n";
