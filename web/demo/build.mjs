// Bakes the demo shop: node web/demo/build.mjs --out build/demo [--shop URL] [--chat URL]
// Writes site/ (pages and pictures), products.tsv, policies/ and shop.json (what Aisle imports) aisle.toml and identity.key.
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { allProducts, catalog, imageOf } from "./catalog.mjs";
import { draw } from "./draw/draw.mjs";
import { feed } from "./feed.mjs";
import { shopText } from "./orders.mjs";
import * as pages from "./pages.mjs";
import { people } from "./people.mjs";
import { readPolicies } from "./policies.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const { values: options } = parseArgs({
  options: {
    out: { type: "string" },
    shop: { type: "string", default: "http://127.0.0.1:8788" },
    chat: { type: "string", default: "http://127.0.0.1:8787" },
  },
});
if (!options.out) {
  console.error("Say where to: node web/demo/build.mjs --out FOLDER");
  process.exit(2);
}

function write(name, contents) {
  const file = path.join(options.out, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, contents);
}

const policies = readPolicies(path.join(here, "policies"));
const site = {
  origin: options.shop,
  policies,
  script: `<script src="${options.chat}/aisle.js" data-site="tarnfell" async></script>`,
};

fs.rmSync(path.join(options.out, "site"), { recursive: true, force: true });
write("site/index.html", pages.homePage(site));
write("site/cart.html", pages.cartPage(site));
write("site/account.html", pages.accountPage(site, people));
write("site/404.html", pages.missingPage(site));
for (const category of catalog) write(`site/categories/${category.slug}.html`, pages.categoryPage(site, category));
for (const product of allProducts) {
  write(`site/products/${product.id}.html`, pages.productPage(site, product));
  for (const colour of product.colours.length ? product.colours : [""]) {
    write("site" + imageOf(product, colour), draw(product.drawing, colour));
  }
}
// What the shop's own script looks a variant up in.
const pieces = (product) => product.variants.map((variant) => ({ ...variant, image: imageOf(product, variant.colour) }));
write("site/catalog.json", JSON.stringify(Object.fromEntries(allProducts.map((product) => [product.id, { title: product.title, variants: pieces(product) }]))));
for (const policy of policies) write("site" + policy.url, pages.policyPage(site, policy));
write("site/images/icon.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="9" fill="#4c5a42"/><path d="M4 31L16 11l7 10 4-5 9 15z" fill="#f7f4ee"/></svg>`);
for (const name of ["shop.css", "shop.js"]) write(`site/${name}`, fs.readFileSync(path.join(here, "shop", name)));
write("products.tsv", feed(options.shop));
write("shop.json", shopText());
// A secret of this machine's own, kept over the next bake so that a running server goes on knowing it.
const key = path.join(options.out, "identity.key");
if (!fs.existsSync(key)) fs.writeFileSync(key, `${randomBytes(48).toString("base64")}\n`, { mode: 0o600 });
for (const policy of policies) write(`policies/${policy.file}`, policy.source);
const config = fs.readFileSync(path.join(here, "aisle.toml"), "utf8");
write("aisle.toml", config.replaceAll("http://127.0.0.1:8788", options.shop).replaceAll("http://127.0.0.1:8787", options.chat).replace("port = 8787", `port = ${new URL(options.chat).port}`));
console.log(`${allProducts.length} products, ${allProducts.reduce((n, p) => n + p.variants.length, 0)} variants, ${policies.length} policies`);
