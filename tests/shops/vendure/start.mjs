// A real Vendure on loopback with goods in it, for the conformance suite of connectors.
//
//   npm ci --ignore-scripts && node tests/shops/vendure/start.mjs [PORT]
//
// Prints one line of JSON when it is ready (`url` and `settings` are those of a connector, `control` is served by
// control.mjs) and ends on SIGTERM or when its stdin closes. Everything is in memory; each start is a new shop.
// SHOP_LOG=1 lets the shop warn on stderr. Vendure is GPL: it runs here and is no part of the product.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createRequire } from "node:module";
import { Control, serveControl } from "./control.mjs";
import { startProxy } from "../proxy.mjs";
import { Visitor } from "./shop_api.mjs";

process.env.VENDURE_DISABLE_TELEMETRY = "true";
process.env.CREATING_VENDURE_APP = "true"; // Its importer then draws no progress on stdout.
console.log = console.error;

const kHere = import.meta.dirname;
const kPasteUps = 120; // Products of no interest, for more than one page of the catalog.
const kJobsMs = 60_000;
const kPicture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const kRights = ["ReadOrder", "UpdateOrder", "ReadCustomer", "ReadProduct"];

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "vendure-"));
process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
process.on("SIGTERM", () => process.exit(0));
process.stdin.on("end", () => process.exit(0)).resume();

const { core, shopConfig } = await import("./shop_config.mjs");
const { populate } = createRequire(import.meta.url)("@vendure/core/cli");

const admin = { identifier: "merchant", password: "merchant-of-the-test-shop" };

async function boot() {
  const app = await core.bootstrap(shopConfig({ folder, admin }));
  await app.get(core.JobQueueService).start();
  const context = await app.get(core.RequestContextService).create({ apiType: "admin" });
  const channel = await app.get(core.ChannelService).getDefaultChannel(context);
  await app.get(core.ChannelService).update(context, {
    id: channel.id,
    availableCurrencyCodes: ["EUR"],
    defaultCurrencyCode: "EUR",
    pricesIncludeTax: true,
  });
  return app;
}

function writeGoods() {
  fs.writeFileSync(path.join(folder, "picture.png"), Buffer.from(kPicture, "base64"));
  let rows = fs.readFileSync(path.join(kHere, "products.csv"), "utf8");
  for (let i = 1; i <= kPasteUps; ++i) rows += `Tent peg ${i},tent-peg-${i},,,kind:Camping,,,PEG-${i},${i}.00,standard,100,true,,\n`;
  const file = path.join(folder, "products.csv");
  fs.writeFileSync(file, rows);
  return file;
}

// Collections are filled by jobs; the catalog is whole when the narrowest has its goods.
async function waitForCollections(shopper) {
  for (const end = Date.now() + kJobsMs; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const { collections } = await shopper.ask("query { collections { items { slug productVariants { totalItems } } } }");
    const size = (slug) => collections.items.find((one) => one.slug === slug)?.productVariants.totalItems ?? 0;
    if (size("jackets") >= 3 && size("outdoor") >= 8 + kPasteUps) return;
  }
  throw new Error("the collections were not filled in time");
}

/** Takes what isn't sold any more off the shelf: one product, and one variant of another. */
async function retire(merchant) {
  const { products } = await merchant.ask('query { products(options: { filter: { slug: { in: ["old-lamp", "camp-mug"] } } }) { items { id slug variants { id sku } } } }');
  const of = (slug) => products.items.find((one) => one.slug === slug);
  await merchant.ask("mutation ($i: UpdateProductInput!) { updateProduct(input: $i) { id } }", { i: { id: of("old-lamp").id, enabled: false } });
  const white = of("camp-mug").variants.find(({ sku }) => sku === "MUG-W");
  await merchant.ask("mutation ($i: [UpdateProductVariantInput!]!) { updateProductVariants(input: $i) { id } }", { i: [{ id: white.id, enabled: false }] });
}

/** An administrator with no more rights than a connector needs, and a key with the same. */
async function letAssistantIn(merchant) {
  const login = { emailAddress: "assistant@tarnfell.example", password: "assistant-of-the-test-shop" };
  const role = await merchant.ask("mutation ($i: CreateRoleInput!) { createRole(input: $i) { id } }", { i: { code: "assistant", description: "Shop assistant", permissions: kRights } });
  const roleIds = [role.createRole.id];
  await merchant.ask("mutation ($i: CreateAdministratorInput!) { createAdministrator(input: $i) { id } }", { i: { ...login, firstName: "Shop", lastName: "Assistant", roleIds } });
  const key = await merchant.change(`mutation ($i: CreateApiKeyInput!) { createApiKey(input: $i) { apiKey } }`, { i: { roleIds, translations: [{ languageCode: "en", name: "assistant" }] } });
  return { user: login.emailAddress, key: login.password, api_key: key.apiKey };
}

const app = await populate(boot, JSON.parse(fs.readFileSync(path.join(kHere, "seed.json"), "utf8")), writeGoods());
const port = app.getHttpServer().address().port;
const proxy = await startProxy({ port: Number(process.argv[2] ?? 0), target: port });
const url = `http://127.0.0.1:${port}`;
const merchant = new Visitor(`${url}/admin-api`);
await merchant.login(admin.identifier, admin.password);
await waitForCollections(new Visitor(`${url}/shop-api`));
await retire(merchant);
const { user, key, api_key } = await letAssistantIn(merchant);
const { activeChannel } = await merchant.ask("query { activeChannel { token } }");
const control = await serveControl(new Control({ url, merchant, proxy }));
const settings = { user, key, channel: activeChannel.token };
process.stdout.write(`${JSON.stringify({ type: "vendure", url: proxy.url, settings, control, api_key })}\n`);
