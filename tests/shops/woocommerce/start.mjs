// A stand-in for a WooCommerce shop on loopback: its REST API v3 by rules written from its published schemas, and a
// small shop of ours behind them. No packages are needed.
//
//   node tests/shops/woocommerce/start.mjs
//
// Prints one line of JSON when it is ready and ends on SIGTERM or when its stdin closes. WOO_NUMBERS=plugin gives
// orders numbers that aren't their ids, as plugins do; WOO_PERMALINKS=plain serves ?rest_route= alone. What it proves:
// that every question of ours is one that the schemas allow, and signed as WooCommerce checks it. What it can't: that
// WooCommerce behaves as it does.
import { startProxy } from "../proxy.mjs";
import { serveApi } from "./api.mjs";
import { serveControl } from "./control.mjs";
import { Shop } from "./shop.mjs";

process.on("SIGTERM", () => process.exit(0));
process.stdin.on("end", () => process.exit(0)).resume();

const shop = new Shop({ ownNumbers: process.env.WOO_NUMBERS === "plugin" });
const plain = process.env.WOO_PERMALINKS === "plain";
const api = await serveApi(shop, { plain });
const proxy = await startProxy({ target: api.port });
api.home = proxy.url; // A shop signs with the address that it is known by.
const { key, secret } = api.addKey("read_write");
console.log(
  JSON.stringify({
    type: "woocommerce",
    url: proxy.url + (plain ? "/index.php" : ""),
    settings: { user: key, key: secret },
    control: await serveControl(shop, api, proxy),
  }),
);
