// What the test shop sells: a few products worth looking at, and many that fill pages.
const kPegs = 96;
const kCards = 104; // Variations of one product: more than a page of them.

export const kCategories = [
  { id: 15, name: "Uncategorized", slug: "uncategorized", parent: 0 },
  { id: 16, name: "Clothing", slug: "clothing", parent: 0 },
  { id: 17, name: "Jackets &amp; coats", slug: "jackets", parent: 16 },
  { id: 18, name: "Kitchen", slug: "kitchen", parent: 0 },
];

const goods = [
  { name: "Fjell rain jacket", categories: [17], brand: "Tarnfell", html: "<p>Waterproof &amp; light.</p>\n<ul><li>410&nbsp;g</li></ul>", short: "<p>For wet days.</p>", options: { Colour: ["Moss", "Slate"], Size: ["S", "M", "L"] }, price: 19900, before: 24900, rating: ["4.50", 12] },
  { name: "Ridge boots", categories: [16], html: "<p>For long days.<br />Vegan.</p>", options: { Size: ["40", "41", "42"] }, price: 14550, shared: 600 },
  { name: "Camp mug", categories: [18], html: "<p>Steel <script>alert(1)</script></p>", price: 1290, attributes: { Material: ["Steel", "Enamel"] } },
  { name: "Made-to-order tent", categories: [15], html: "<p>Sewn for you.</p>", price: 89900, stock: 0, backorders: "notify" },
  { name: "Map, as a file", categories: [15], html: "", price: 990, uncounted: true },
  { name: "Old lamp", categories: [15], html: "", price: 2500, status: "draft" },
  { name: "Secret stove", categories: [15], html: "", price: 5900, visibility: "hidden" },
  { name: "Press sample", categories: [15], html: "", price: 5900, password: "press" },
  { name: "Camp set", categories: [18], html: "", type: "grouped", unsold: true },
  { name: "Price on request", categories: [15], html: "", unsold: true },
  { name: "Greeting card", categories: [15], html: "<p>With an envelope.</p>", options: { Motif: Array.from({ length: kCards }, (_, i) => `No. ${i + 1}`) }, price: 350 },
  ...Array.from({ length: kPegs }, (_, i) => ({ name: `Tent peg ${i + 1}`, categories: [15], html: "<p>Steel.</p>", price: 100 * (i + 1) })),
];

const combinations = (options) =>
  Object.entries(options).reduce((all, [name, values]) => all.flatMap((some) => values.map((option) => [...some, { name, option }])), [[]]);
const decimal = (minor) => (minor === undefined ? "" : (minor / 100).toFixed(2));
const picture = (name) => ({ id: 9, date_created: "2026-01-01T00:00:00", src: `https://shop.example/wp-content/uploads/${name}.jpg`, name, alt: "" });

/** Something that can be bought: a product, or a variation of one. `minor` and `stock` are the merchant's to change. */
class Sold {
  constructor(id, good, { parent = null, options = [] } = {}) {
    Object.assign(this, { id, good, parent, options, minor: good.price, own: good.stock ?? 500 });
  }
  get isShared() {
    return this.parent?.good.shared !== undefined;
  }
  get counts() {
    return !this.good.uncounted && !this.good.unsold;
  }
  get stock() {
    return this.isShared ? this.parent.own : this.own;
  }
  set stock(count) {
    if (this.isShared) this.parent.own = count;
    else this.own = count;
  }
  get state() {
    if (!this.counts || this.stock > 0) return "instock";
    return this.good.backorders ? "onbackorder" : "outofstock";
  }
  get prices() {
    const { before } = this.good;
    return { price: decimal(this.minor), regular_price: decimal(before ?? this.minor), sale_price: before ? decimal(this.minor) : "", on_sale: Boolean(before) };
  }
  get stocked() {
    return { manage_stock: this.isShared ? "parent" : this.counts, stock_quantity: this.counts ? this.stock : null, stock_status: this.state, backorders: this.good.backorders ?? "no", backorders_allowed: Boolean(this.good.backorders), backordered: this.state === "onbackorder" };
  }
  show() {
    const { id, options } = this;
    return {
      id, type: "variation", parent_id: this.parent.id, status: "publish", description: "", permalink: `https://shop.example/product/${this.parent.id}/?v=${id}`, sku: "", ...this.prices, ...this.stocked, purchasable: true, virtual: false,
      image: this.parent.good.before ? picture(`variation-${id}`) : null, attributes: options.map((one, i) => ({ id: i + 1, slug: `pa_${one.name.toLowerCase()}`, ...one })), menu_order: 0, meta_data: [], _links: {},
    };
  }
}

class Product extends Sold {
  variations = [];

  get isListed() {
    const { status = "publish", visibility = "visible", password = "" } = this.good;
    return status === "publish" && visibility !== "hidden" && password === "";
  }
  get type() {
    return this.good.type ?? (this.variations.length > 0 ? "variable" : "simple");
  }
  get status() {
    return this.good.status ?? "publish";
  }
  show() {
    const { id, good } = this;
    const slug = good.name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
    const variable = this.variations.length > 0;
    const attribute = ([name, options], i) => ({ id: i + 1, name, slug: `pa_${name.toLowerCase()}`, position: i, visible: true, variation: variable, options });
    return {
      id, name: good.name, slug, permalink: `https://shop.example/product/${slug}/`, date_created_gmt: "2026-01-01T00:00:00", type: this.type, status: this.status, featured: false, catalog_visibility: good.visibility ?? "visible",
      description: good.html, short_description: good.short ?? "", sku: "", ...this.prices, ...(variable ? { regular_price: "", sale_price: "" } : {}), ...this.stocked, manage_stock: variable ? good.shared !== undefined : this.counts,
      ...(variable && good.shared === undefined ? { stock_quantity: null } : {}), purchasable: !good.unsold, virtual: false, downloadable: false, average_rating: good.rating?.[0] ?? "0.00", rating_count: good.rating?.[1] ?? 0, parent_id: 0,
      categories: good.categories.map((one) => kCategories.find(({ id: known }) => known === one)).map(({ id: known, name, slug: word }) => ({ id: known, name, slug: word })), brands: good.brand ? [{ id: 3, name: good.brand, slug: "brand" }] : [], tags: [],
      images: [picture(slug)], attributes: Object.entries(good.options ?? good.attributes ?? {}).map(attribute), default_attributes: [], variations: this.variations.map((one) => one.id), grouped_products: [], meta_data: [], post_password: good.password ?? "", _links: {},
    };
  }
}

/** `nextId` gives ids of WordPress's one row of posts. */
export function makeProducts(nextId) {
  return goods.map((good) => {
    const product = new Product(nextId(), good);
    if (good.shared !== undefined) product.own = good.shared;
    if (good.options) product.variations = combinations(good.options).map((options) => new Sold(nextId(), { ...good, stock: 500 }, { parent: product, options }));
    return product;
  });
}
