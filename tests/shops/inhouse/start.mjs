// An ERP of one merchant with an API of its own, for the connector "http". See ../README.md.
import path from "node:path";
import { startProxy } from "../proxy.mjs";
import { startApi } from "./api.mjs";
import { startControl } from "./control.mjs";
import { Erp } from "./erp.mjs";

process.on("SIGTERM", () => process.exit(0));
process.stdin.on("end", () => process.exit(0)).resume();

const key = "erp-s3cret";
const erp = new Erp();
const proxy = await startProxy({ target: await startApi(erp, key) });
const control = await startControl(erp, {
  fail(kind) {
    if (!proxy.fail(kind)) throw new Error("no such failure");
  },
});
const description = path.join(import.meta.dirname, "erp.toml");
console.log(JSON.stringify({ type: "http", url: `${proxy.url}/api/v2`, settings: { key, description }, control }));
