// Makes a Google product feed (TSV) of products in the Icecat data set's form, one JSON object a line:
// {id, name, title, brand, ean[], price_cents, description, image, attributes{attr_t_|attr_n_|attr_b_*}}.
//
//     node icecat_to_tsv.mjs products.jsonl.gz > products.tsv
//
// A price that is not known stays empty, so that the import reports it.
import fs from "node:fs";
import readline from "node:readline";
import zlib from "node:zlib";

const columns = [
  "id", "title", "description", "link", "image_link", "availability", "price", "brand", "gtin", "mpn",
  "product_type", "color", "material", "product_detail",
];
const valueCharsMax = 1000;
const detailsMax = 250;
const textOf = { color: ["attr_t_product_colour", "attr_t_colour_of_product"], material: ["attr_t_material", "attr_t_housing_material"] };

const clean = (text) => String(text ?? "").replace(/[\u0000-\u001f\u007f]+/g, " ").trim();
const cell = (text) => (/["\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const listItem = (text) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** "attr_n_colour_ink_volume" -> "Colour ink volume"; colons would end the name. */
function readableName(key) {
  const words = key.replace(/^attr_[tnb]_/, "").replace(/_+/g, " ").replaceAll(":", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function readableValue(key, value) {
  if (key.startsWith("attr_b_")) return value === true || value === "Y" || value === 1 ? "Yes" : "No";
  return clean(value).slice(0, valueCharsMax);
}

function detailsOf(attributes) {
  return Object.entries(attributes)
    .map(([key, value]) => [readableName(key), readableValue(key, value)])
    .filter(([name, value]) => name && value)
    .slice(0, detailsMax)
    .map(([name, value]) => listItem(`Specification:${name}:${value}`))
    .join(",");
}

const firstOf = (attributes, keys) => clean(keys.map((key) => attributes[key]).find((value) => value) ?? "").slice(0, 100);

function row(product) {
  const attributes = product.attributes ?? {};
  return {
    id: product.id,
    title: clean(product.title || product.name).slice(0, 150),
    description: clean(product.description).slice(0, 5000),
    link: `https://shop.example/products/${encodeURIComponent(product.id)}`,
    image_link: encodeURI(clean(product.image)),
    availability: "in_stock",
    price: Number.isInteger(product.price_cents) ? `${(product.price_cents / 100).toFixed(2)} USD` : "",
    brand: clean(product.brand).slice(0, 70),
    gtin: clean(product.ean?.[0]),
    mpn: clean(attributes.attr_t_oem_code).slice(0, 70),
    product_type: clean(attributes.attr_t_product_type ?? attributes.attr_t_type).slice(0, 150),
    color: firstOf(attributes, textOf.color),
    material: firstOf(attributes, textOf.material),
    product_detail: detailsOf(attributes),
  };
}

const file = process.argv[2];
if (!file) {
  console.error("usage: node icecat_to_tsv.mjs products.jsonl[.gz] > products.tsv");
  process.exit(2);
}
const raw = fs.createReadStream(file);
const lines = readline.createInterface({ input: file.endsWith(".gz") ? raw.pipe(zlib.createGunzip()) : raw });
process.stdout.write(columns.join("\t") + "\n");
for await (const line of lines) {
  if (!line.trim()) continue;
  const values = row(JSON.parse(line));
  const text = columns.map((name) => cell(String(values[name]))).join("\t") + "\n";
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once("drain", resolve));
}
