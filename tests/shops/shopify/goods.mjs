// What the test shop sells: a few products worth looking at, and many that fill pages.
import { gid, page } from "./pages.mjs";

const kPegs = 24;
const kCards = 45; // Variants of one product: more than a page of them.

const goods = [
  { title: "Fjell rain jacket", vendor: "Tarnfell", type: "Jackets", html: "<p>Waterproof &amp; light.</p><ul><li>410&nbsp;g</li><li>hood</li></ul>", options: { Colour: ["Moss", "Slate"], Size: ["S", "M", "L"] }, price: 19900, before: 24900 },
  { title: "Ridge boots", vendor: "Hochweg", type: "Boots", html: "<p>For long days.<br>Vegan.</p>", options: { Size: ["40", "41", "42"] }, price: 14550 },
  { title: "Camp mug", vendor: "Tarnfell", type: "", collections: ["Kitchen"], html: "<p>Steel <script>alert(1)</script></p>", options: {}, price: 1290 },
  { title: "Made-to-order tent", vendor: "Tarnfell", type: "Tents", html: "<p>Sewn for you.</p>", options: {}, price: 89900, stock: 0, policy: "CONTINUE" },
  { title: "Map, as a file", vendor: "Kartwerk", type: "Maps", html: "", options: {}, price: 990, untracked: true },
  { title: "Old lamp", vendor: "Tarnfell", type: "Lamps", html: "", options: {}, price: 2500, status: "ARCHIVED" },
  { title: "Secret stove", vendor: "Tarnfell", type: "Stoves", html: "", options: {}, price: 5900, unpublished: true },
  { title: "Greeting card", vendor: "Kartwerk", type: "Cards", html: "<p>With an envelope.</p>", options: { Motif: Array.from({ length: kCards }, (_, i) => `No. ${i + 1}`) }, price: 350 },
  ...Array.from({ length: kPegs }, (_, i) => ({ title: `Tent peg ${i + 1}`, vendor: "Tarnfell", type: "Pegs", html: "<p>Steel.</p>", options: {}, price: 100 * (i + 1) })),
];

const combinations = (options) =>
  Object.entries(options).reduce((all, [name, values]) => all.flatMap((some) => values.map((value) => [...some, { name, value }])), [[]]);
const decimal = (minor) => (minor / 100).toFixed(2);
const picture = (name) => ({ url: `https://cdn.shop.example/${name}.png` });

/** A variant as the Admin API shows it; `price` and `stock` are the merchant's to change. */
class Variant {
  constructor(product, id, options, good) {
    Object.assign(this, { __typename: "ProductVariant", id: gid("ProductVariant", id), product, minor: good.price, before: good.before, stock: good.stock ?? 500 });
    this.selectedOptions = options.length ? options : [{ name: "Title", value: "Default Title" }];
    this.title = this.selectedOptions.map((one) => one.value).join(" / ");
    this.inventoryPolicy = good.policy ?? "DENY";
    this.inventoryItem = { id: gid("InventoryItem", id), tracked: !good.untracked };
    this.image = options.length && good.before ? picture(`variant-${id}`) : null;
  }
  get price() {
    return decimal(this.minor);
  }
  get compareAtPrice() {
    return this.before ? decimal(this.before) : null;
  }
  get inventoryQuantity() {
    return this.stock;
  }
  get availableForSale() {
    return this.stock > 0 || this.inventoryPolicy === "CONTINUE" || !this.inventoryItem.tracked;
  }
}

export function makeProducts() {
  let ids = 40_000_000_000;
  return goods.map((good, i) => {
    const id = 8_000_000_000 + i;
    const handle = good.title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
    const product = { __typename: "Product", id: gid("Product", id), title: good.title, handle, vendor: good.vendor, productType: good.type, descriptionHtml: good.html };
    product.status = good.status ?? "ACTIVE";
    product.isPublished = !good.unpublished;
    product.onlineStoreUrl = product.isPublished && product.status === "ACTIVE" ? `https://shop.example/products/${handle}` : null;
    product.featuredMedia = { __typename: "MediaImage", preview: { image: picture(handle) } };
    product.all = combinations(good.options).map((options) => new Variant(product, ++ids, options, good));
    product.variants = (args) => page(product.all, args);
    product.collections = (args) => page((good.collections ?? []).map((title, k) => ({ id: gid("Collection", i * 10 + k), title })), args);
    return product;
  });
}
