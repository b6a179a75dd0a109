// An order of the test shop: what happened to it, and how the Admin API shows it.
//
// Amounts are whole minor units inside; every order has three off, shared over its lines, so that lines don't
// divide by their counts.
import { gid, page } from "./pages.mjs";

const kDelivery = 490;
const kOff = 300;

export const kCurrency = "EUR";
const bag = (minor) => {
  const one = { amount: (minor / 100).toFixed(2), currencyCode: kCurrency };
  return { shopMoney: one, presentmentMoney: one };
};
const now = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");
const first = (list) => (args) => list.slice(0, args.first ?? list.length);

let ids = 5_000;
const nextId = (type) => gid(type, ++ids);

export class Order {
  fulfillmentList = [];
  refundList = [];
  returnList = [];
  transactionList = [];
  cancelledAt = null;
  cancelReason = null;

  constructor({ number, customer, email, address, lines }) {
    Object.assign(this, { __typename: "Order", id: nextId("Order"), name: `#${number}`, number, customer, email, lines: [] });
    this.processedAt = now();
    this.currencyCode = this.presentmentCurrencyCode = kCurrency;
    this.taxesIncluded = true;
    this.address = { firstName: address.name.split(" ").slice(0, -1).join(" "), lastName: address.name.split(" ").at(-1), address1: address.street, zip: address.postcode, city: address.city, countryCodeV2: address.country };
    const sum = lines.reduce((all, { variant, count }) => all + variant.minor * count, 0);
    let off = Math.min(kOff, sum);
    lines.forEach(({ variant, count }, i) => {
      const share = i + 1 === lines.length ? off : Math.floor((kOff * variant.minor * count) / sum);
      off -= share;
      this.lines.push(this.#line(variant, count, share));
    });
    this.total = this.lines.reduce((all, line) => all + line.paid, 0) + kDelivery;
    this.charge = this.#transaction("SALE", this.total);
  }

  #line(variant, quantity, off) {
    const full = variant.minor * quantity;
    return {
      __typename: "LineItem", id: nextId("LineItem"), variant, quantity, product: variant.product, title: variant.product.title, variantTitle: variant.title,
      paid: full - off, isGiftCard: false, requiresShipping: true, sent: 0, backAsked: 0, refunded: 0,
      originalTotalSet: bag(full), discountAllocations: off ? [{ allocatedAmountSet: bag(off) }] : [], taxLines: () => [{ title: "VAT", priceSet: bag(Math.round(((full - off) * 19) / 119)) }],
      get currentQuantity() {
        return quantity - this.refunded;
      },
    };
  }

  #transaction(kind, amount, parent = null) {
    const one = {
      __typename: "OrderTransaction", id: nextId("OrderTransaction"), kind, status: "SUCCESS", minor: amount, amountSet: bag(amount), gateway: "shopify_payments", formattedGateway: "Shopify payments",
      processedAt: now(), createdAt: now(), parentTransaction: parent, paymentDetails: { __typename: "CardPaymentDetails", company: "Visa", number: "•••• •••• •••• 4242" },
    };
    this.transactionList.push(one);
    return one;
  }

  get refunded() {
    return this.transactionList.filter((one) => one.kind === "REFUND").reduce((sum, one) => sum + one.minor, 0);
  }
  get shippingAddress() {
    return { company: null, address2: null, province: null, provinceCode: null, phone: null, ...this.address, name: `${this.address.firstName} ${this.address.lastName}`.trim() };
  }
  get displayFulfillmentStatus() {
    const sent = this.lines.reduce((sum, line) => sum + line.sent, 0);
    if (sent === 0) return "UNFULFILLED";
    return this.lines.every((line) => line.sent === line.quantity) ? "FULFILLED" : "PARTIALLY_FULFILLED";
  }
  get displayFinancialStatus() {
    if (this.refunded === 0) return "PAID";
    return this.refunded === this.total ? "REFUNDED" : "PARTIALLY_REFUNDED";
  }
  get totalPriceSet() {
    return bag(this.total);
  }
  get shippingLine() {
    return { discountedPriceSet: bag(kDelivery), taxLines: [{ title: "VAT", priceSet: bag(78) }] };
  }
  lineItems = (args) => page(this.lines, args);
  shippingLines = (args) => page([this.shippingLine], args);
  transactions = (args) => first(this.transactionList)(args);
  fulfillments = (args) => first(this.fulfillmentList)(args);
  refunds = (args) => first(this.refundList)(args);
  returns = (args) => page(this.returnList, args);

  ship({ carrier, tracking, items }) {
    const parts = this.lines.map((line) => ({ line, count: line.quantity - line.sent }));
    if (items) {
      for (const part of parts) {
        const wanted = items.find((one) => gid("ProductVariant", one.variant) === part.line.variant.id);
        part.count = Math.min(part.count, wanted?.count ?? 0);
      }
    }
    const sent = parts.filter((part) => part.count > 0);
    if (sent.length === 0) throw new Error("nothing is left to send");
    const pieces = sent.map(({ line, count }) => {
      line.sent += count;
      return { __typename: "FulfillmentLineItem", id: nextId("FulfillmentLineItem"), lineItem: line, quantity: count };
    });
    this.fulfillmentList.push({
      __typename: "Fulfillment", id: nextId("Fulfillment"), name: `${this.name}-F${this.fulfillmentList.length + 1}`, status: "SUCCESS", displayStatus: "FULFILLED", createdAt: now(), updatedAt: now(),
      deliveredAt: null, inTransitAt: null, trackingInfo: () => (tracking ? [{ company: carrier, number: tracking, url: `https://carrier.example/${tracking}` }] : []), pieces, fulfillmentLineItems: (args) => page(pieces, args),
    });
  }

  deliver() {
    for (const one of this.fulfillmentList) Object.assign(one, { displayStatus: "DELIVERED", deliveredAt: one.deliveredAt ?? now() });
  }

  /** Takes effect at once; the caller decides when. */
  cancel(reason, refunds) {
    Object.assign(this, { cancelledAt: now(), cancelReason: reason });
    const rest = this.total - this.refunded;
    if (refunds && rest > 0) this.#transaction("REFUND", rest, this.charge);
    for (const line of this.lines) line.refunded = line.quantity;
    this.refundList.push(this.#refund(this.lines.map((lineItem) => ({ lineItem, quantity: lineItem.quantity, restockType: "CANCEL" })), null));
  }

  #refund(pieces, ofReturn) {
    return { __typename: "Refund", id: nextId("Refund"), createdAt: now(), return: ofReturn, refundLineItems: (args) => page(pieces, args) };
  }

  /** Pieces that can be sent back now. */
  returnable() {
    return this.fulfillmentList.map((fulfillment) => {
      const left = fulfillment.pieces.map((piece) => ({ fulfillmentLineItem: piece, quantity: piece.quantity - (piece.backAsked ?? 0) })).filter((one) => one.quantity > 0);
      return { __typename: "ReturnableFulfillment", id: nextId("ReturnableFulfillment"), fulfillment, returnableFulfillmentLineItems: (args) => page(left, args), left };
    }).filter((one) => one.left.length > 0);
  }

  /** `items` are of the form of ReturnRequestLineItemInput. The index of a wrong one, or the return. */
  askReturn(items) {
    const pieces = this.fulfillmentList.flatMap((one) => one.pieces);
    const found = items.map((item) => pieces.find((piece) => piece.id === item.fulfillmentLineItemId));
    const wrong = items.findIndex((item, i) => !found[i] || item.quantity < 1 || item.quantity > found[i].quantity - (found[i].backAsked ?? 0));
    if (wrong >= 0) return { wrong };
    const lines = items.map((item, i) => {
      found[i].backAsked = (found[i].backAsked ?? 0) + item.quantity;
      return { __typename: "ReturnLineItem", id: nextId("ReturnLineItem"), fulfillmentLineItem: found[i], quantity: item.quantity, refundedQuantity: 0, returnReason: item.returnReason ?? "UNKNOWN", customerNote: item.customerNote ?? null };
    });
    const made = { __typename: "Return", id: nextId("Return"), name: `${this.name}-R${this.returnList.length + 1}`, status: "REQUESTED", createdAt: now(), closedAt: null, lines, returnLineItems: (args) => page(lines, args), exchangeLineItems: (args) => page([], args) };
    this.returnList.push(made);
    return { made };
  }

  /** The goods of the last return are here and are paid back: dearer pieces of a line last, as the rules take them. */
  receiveReturn() {
    const made = this.returnList.at(-1);
    if (!made || made.status === "CLOSED") throw new Error("nothing is on its way back");
    let amount = 0;
    for (const line of made.lines) {
      const { paid, quantity } = line.fulfillmentLineItem.lineItem;
      const cheap = Math.min(line.quantity, quantity - (paid % quantity));
      amount += Math.floor(paid / quantity) * line.quantity + (line.quantity - cheap);
      line.refundedQuantity = line.quantity;
      line.fulfillmentLineItem.lineItem.refunded += line.quantity;
    }
    if (this.lines.every((line) => line.refunded === line.quantity)) amount += kDelivery;
    this.#transaction("REFUND", amount, this.charge);
    this.refundList.push(this.#refund(made.lines.map((line) => ({ lineItem: line.fulfillmentLineItem.lineItem, quantity: line.quantity, restockType: "RETURN" })), made));
    Object.assign(made, { status: "CLOSED", closedAt: now() });
  }
}
