// The demo shop's catalog as it sells: every product with its variants, prices and stock.
import { categories } from "./products/index.mjs";

// A number from a text, the same on every machine: stock levels look lived-in without being random.
function spread(text, bound) {
  let hash = 2166136261;
  for (const char of text) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 2246822519) >>> 0;
  return ((hash ^ (hash >>> 13)) >>> 0) % bound;
}

function stockOf(id) {
  const dice = spread(id, 20);
  return dice < 2 ? 0 : dice < 5 ? 1 + spread(id + "few", 3) : 4 + spread(id + "many", 37);
}

function variantsOf(product) {
  const colours = product.colours.length ? product.colours : [""];
  const sizes = product.sizes.length ? product.sizes : [""];
  return colours.flatMap((colour) =>
    sizes.map((size) => {
      const id = [product.id, colour, size].filter(Boolean).join("-").replace(/[^A-Za-z0-9-]+/g, "_");
      const price = product.prices?.[size] ?? product.price;
      const isCard = product.drawing.kind === "giftcard";
      return { id, colour, size, price, was: product.was, stock: isCard ? 999 : stockOf(id) };
    }),
  );
}

export const imageOf = (product, colour) =>
  `/images/${product.id}${colour ? "-" + colour.toLowerCase().replace(/\W+/g, "-") : ""}.svg`;

/** Categories with `products`; each product has `variants` and its `category`. */
export const catalog = categories.map((source) => {
  const category = { ...source };
  category.products = source.products.map((product) => ({ ...product, category, variants: variantsOf(product) }));
  return category;
});

export const allProducts = catalog.flatMap((category) => category.products);
