// The catalog as a Google product feed (TSV), which is how Aisle imports this shop.
import { allProducts, imageOf } from "./catalog.mjs";

const columns = [
  "id", "item_group_id", "title", "description", "link", "image_link", "availability", "price", "sale_price",
  "brand", "product_type", "color", "size", "material", "product_detail", "star_rating", "review_count", "quantity",
];

const cell = (value) => (/[\t\n"]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
const money = (amount) => `${amount.toFixed(2)} EUR`;

function details(product) {
  return Object.entries(product.details)
    .filter(([name]) => name !== "Material")
    .map(([name, value]) => {
      if (/[,:]/.test(name + value)) throw new Error(`${product.id}: "${name}" has a comma or colon`);
      return `Details:${name}:${value}`;
    })
    .join(",");
}

function row(product, variant, origin) {
  const path = [...(product.path ?? product.category.path), ...(product.sub ? [product.sub] : [])].join(" > ");
  return {
    id: variant.id,
    item_group_id: product.id,
    title: product.title,
    description: product.text.split("\n\n").map((part) => `<p>${part}</p>`).join(""),
    link: `${origin}/products/${product.id}.html`,
    image_link: origin + imageOf(product, variant.colour),
    availability: variant.stock ? "in_stock" : "out_of_stock",
    price: money(variant.was ?? variant.price),
    sale_price: variant.was ? money(variant.price) : "",
    brand: product.brand,
    product_type: path,
    color: variant.colour,
    size: variant.size,
    material: product.details.Material ?? "",
    product_detail: details(product),
    star_rating: product.rating[0].toFixed(1),
    review_count: String(product.rating[1]),
    quantity: String(variant.stock),
  };
}

/** @param {string} origin  where the shop's pages live: "http://127.0.0.1:8788" */
export function feed(origin) {
  const lines = [columns.join("\t")];
  for (const product of allProducts) {
    for (const variant of product.variants) {
      const values = row(product, variant, origin);
      lines.push(columns.map((name) => cell(values[name])).join("\t"));
    }
  }
  return lines.join("\n") + "\n";
}
