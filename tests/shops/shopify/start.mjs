// A stand-in for a Shopify shop on loopback: Shopify's own schemas, and a small shop of ours behind them.
//
//   npm ci --ignore-scripts && node tests/shops/shopify/fetch_schemas.mjs && node tests/shops/shopify/start.mjs
//
// Prints one line of JSON when it is ready and ends on SIGTERM or when its stdin closes. SHOPIFY_VERSION is the version
// that the settings ask for (the newest stable one without it), SHOPIFY_POINTS the points of a fresh bucket, of which a
// tenth flows back per second. What it proves: that our documents are Shopify's language on every published version.
// What it can't: that Shopify behaves as it does.
import { AdminShop } from "./admin.mjs";
import { Api } from "./api.mjs";
import { serveControl } from "./control.mjs";
import { fetchSchemas } from "./fetch_schemas.mjs";

process.on("SIGTERM", () => process.exit(0));
process.stdin.on("end", () => process.exit(0)).resume();

fetchSchemas();
const points = Number(process.env.SHOPIFY_POINTS ?? 20_000);
const shop = new AdminShop();
const api = new Api(shop, { points, perSecond: points / 10 });
const version = process.env.SHOPIFY_VERSION ?? api.versions.filter((one) => one !== "unstable").at(-1);
const settings = { key: api.token(), version };
console.log(JSON.stringify({ type: "shopify", url: await api.listen(), settings, control: await serveControl(shop, api) }));
