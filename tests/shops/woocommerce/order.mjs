// An order of the test shop: what happened to it, and how the REST API shows it.
//
// Prices have their tax in them. As in WooCommerce, lines are kept without tax and with more places than the currency
// has, so that lines and taxes add up only to who asks for enough places. Every order has three off by a coupon.
import { Refusal } from "./oauth.mjs";

export const kCurrency = "EUR";
const kDelivery = 490;
const kOff = 300;
const kTaxes = { DE: 0.19, AT: 0.2 };

const gmt = (date = new Date()) => date.toISOString().slice(0, 19);
const fixed = (amount, dp) => amount.toFixed(dp);

/** So much without tax, and its tax. */
function split(minor, rate) {
  const net = minor / 100 / (1 + rate);
  return { net, tax: minor / 100 - net };
}

let items = 300;

export class Order {
  refundList = [];
  fulfillmentList = [];
  notes = [];
  meta = [];
  status = "processing";
  completed = null;
  hasReducedStock = true;

  constructor({ id, number, customer, email, address, lines, gateway, guest }) {
    Object.assign(this, { id, number, customer: guest ? null : customer, gateway });
    this.created = this.paid = this.modified = gmt();
    const [last, ...before] = address.name.split(" ").reverse();
    const to = { first_name: before.reverse().join(" "), last_name: last, company: "", address_1: address.street, address_2: "", city: address.city, state: "", postcode: address.postcode, country: address.country, phone: "" };
    this.shipping = { ...to };
    this.billing = { ...to, email };
    const rate = kTaxes[address.country] ?? 0;
    const sum = lines.reduce((all, { sold, count }) => all + sold.minor * count, 0);
    let off = Math.min(kOff, sum);
    this.lines = lines.map(({ sold, count }, i) => {
      const share = i + 1 === lines.length ? off : Math.floor((kOff * sold.minor * count) / sum);
      off -= share;
      return { id: ++items, sold, count, full: split(sold.minor * count, rate), ...split(sold.minor * count - share, rate), sent: 0 };
    });
    this.delivery = { id: ++items, ...split(kDelivery, rate) };
    this.total = this.#sum();
  }

  #sum() {
    return Math.round([...this.lines, this.delivery].reduce((all, { net, tax }) => all + net + tax, 0) * 100);
  }
  get refunded() {
    return this.refundList.reduce((all, one) => all + one.minor, 0);
  }
  touch() {
    this.modified = gmt();
  }

  /** Taxes anew, of the address that it has now. */
  recalculate() {
    const rate = kTaxes[this.shipping.country] ?? 0;
    for (const line of [...this.lines, this.delivery]) line.tax = line.net * rate;
    this.total = this.#sum();
  }

  setStatus(status) {
    if (status === "completed" && !this.completed) this.completed = gmt();
    if (status === "cancelled" && this.hasReducedStock) {
      for (const { sold, count } of this.lines) if (sold.counts) sold.stock += count;
      this.hasReducedStock = false;
    }
    this.status = status;
    this.touch();
  }

  /** As wc_create_refund does it: written down first, and off again when the gateway refuses. */
  async refund({ amount = "0", reason = "", api_refund: byGateway = true }, id) {
    const minor = Math.round(Number(amount) * 100);
    const refuse = (message) => new Refusal(500, "woocommerce_rest_cannot_create_order_refund", message);
    if (minor <= 0 || minor > this.total - this.refunded) throw refuse("Invalid refund amount.");
    const refund = { id, minor, reason, created: gmt(), byGateway, show: (dp) => this.#showRefund(refund, dp) };
    this.refundList.push(refund);
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (byGateway && !this.gateway.supports.includes("refunds")) {
      this.refundList = this.refundList.filter((one) => one !== refund);
      throw refuse("The payment gateway for this order does not support automatic refunds.");
    }
    if (this.refunded === this.total) this.setStatus("refunded");
    return refund;
  }

  #showRefund({ id, minor, reason, created, byGateway }, dp) {
    return { id, date_created: created, date_created_gmt: created, amount: fixed(minor / 100, dp), reason, refunded_by: 1, refunded_payment: byGateway, meta_data: [], line_items: [], shipping_lines: [], tax_lines: [], fee_lines: [], _links: {} };
  }

  /** All that is left, or some of it; without pieces that were named, and the first time, as an extension writes it. */
  ship({ carrier, tracking, items: named }) {
    const left = this.lines.map((line) => ({ line, count: line.count - line.sent }));
    for (const part of left) {
      if (named) part.count = Math.min(part.count, named.find((one) => one.variant === String(part.line.sold.id))?.count ?? 0);
    }
    const sent = left.filter(({ count }) => count > 0);
    if (sent.length === 0) throw new Error("nothing is left to send");
    const isFirst = this.fulfillmentList.length === 0;
    for (const { line, count } of sent) line.sent += count;
    const isDone = this.lines.every((line) => line.sent === line.count);
    if (isFirst && isDone) {
      const seconds = String(Math.floor(Date.now() / 1000));
      this.meta.push({ id: 1, key: "_wc_shipment_tracking_items", value: [{ tracking_provider: carrier.toLowerCase(), custom_tracking_provider: "", custom_tracking_link: "", tracking_number: tracking, date_shipped: seconds, tracking_id: "a1" }] });
    } else {
      const meta = { _items: sent.map(({ line, count }) => ({ item_id: line.id, qty: count })), _tracking_number: tracking, _shipping_provider: carrier.toLowerCase(), _tracking_url: "", _date_fulfilled: gmt().replace("T", " ") };
      this.fulfillmentList.push({
        id: this.fulfillmentList.length + 1, entity_type: "WC_Order", entity_id: String(this.id), status: "fulfilled", is_fulfilled: true, date_updated: gmt().replace("T", " "), date_deleted: null,
        meta_data: Object.entries(meta).map(([key, value], i) => ({ id: i + 1, key, value })),
      });
      this.meta = [{ id: 2, key: "_fulfillment_status", value: isDone ? "fulfilled" : "partially_fulfilled" }];
    }
    if (isDone) this.setStatus("completed");
  }

  show(dp) {
    const { lines, delivery, gateway } = this;
    const tax = [...lines, delivery].reduce((all, one) => all + one.tax, 0);
    const line = ({ id, sold, count, full, net, tax: own }) => {
      const of = sold.parent ?? sold;
      const name = sold.options.map((one) => one.option).join(", ");
      return {
        id, name: name ? `${of.good.name} - ${name}` : of.good.name, product_id: of.id, variation_id: sold.parent ? sold.id : 0, quantity: count, tax_class: "", subtotal: fixed(full.net, dp), subtotal_tax: fixed(full.tax, dp), total: fixed(net, dp), total_tax: fixed(own, dp),
        taxes: [{ id: 1, total: String(own), subtotal: String(full.tax) }], meta_data: [...sold.options.map((one, i) => ({ id: i + 1, key: `pa_${one.name.toLowerCase()}`, value: one.option.toLowerCase(), display_key: one.name, display_value: one.option })), { id: 90, key: "_reduced_stock", value: String(count), display_key: "_reduced_stock", display_value: String(count) }],
        sku: "", price: net / count, image: { id: 0, src: "" }, parent_name: sold.parent ? of.good.name : null,
      };
    };
    return {
      id: this.id, parent_id: 0, number: this.number, order_key: "wc_order_x", created_via: "checkout", version: "10.4.0", status: this.status, currency: kCurrency, date_created: this.created, date_created_gmt: this.created, date_modified: this.modified, date_modified_gmt: this.modified,
      discount_total: fixed(kOff / 100, dp), discount_tax: fixed(0, dp), shipping_total: fixed(delivery.net, dp), shipping_tax: fixed(delivery.tax, dp), cart_tax: fixed(tax - delivery.tax, dp), total: fixed(this.total / 100, dp), total_tax: fixed(tax, dp), prices_include_tax: true,
      customer_id: this.customer?.id ?? 0, customer_ip_address: "", customer_user_agent: "", customer_note: "", billing: this.billing, shipping: this.shipping, payment_method: gateway.id, payment_method_title: gateway.title, transaction_id: "tx_1", date_paid: this.paid, date_paid_gmt: this.paid,
      date_completed: this.completed, date_completed_gmt: this.completed, cart_hash: "", meta_data: this.meta, line_items: lines.map(line), tax_lines: [], shipping_lines: [{ id: delivery.id, method_title: "DHL parcel", method_id: "flat_rate", instance_id: "1", total: fixed(delivery.net, dp), total_tax: fixed(delivery.tax, dp), taxes: [], meta_data: [] }],
      fee_lines: [], coupon_lines: [{ id: 99, code: "three-off", discount: fixed(kOff / 100, dp), discount_tax: "0", meta_data: [] }], refunds: this.refundList.map(({ id, reason, minor }) => ({ id, reason, total: `-${fixed(minor / 100, dp)}` })), payment_url: "", is_editable: false, needs_payment: false, needs_processing: true, _links: {},
    };
  }
}
