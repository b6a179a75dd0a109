// A real Medusa with a database of its own, on loopback; see the contract in tests/shops. The first start migrates
// and seeds; what that made is kept under node_modules and copied by the next ones.
import { spawn, execFileSync } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { makeControl, serveControl } from "./control.mjs";
import { freePort, startDatabase } from "./database.mjs";
import { startProxy } from "../proxy.mjs";
import { seed } from "./seed.mjs";

const kHealthyMs = 240_000;
const kAdmin = { email: "merchant@shop.example", password: "loopback-only" };
const here = import.meta.dirname;
const cli = path.join(here, "node_modules/@medusajs/cli/cli.js");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-medusa-"));
fs.chmodSync(folder, 0o755);
const data = path.join(folder, "data");

const made = crypto.createHash("sha256");
for (const name of ["seed.json", "seed.mjs", "database.mjs", "package-lock.json"]) made.update(fs.readFileSync(path.join(here, name)));
const kept = path.join(here, "node_modules/.aisle", made.digest("hex").slice(0, 16));

let database;
let shop;

const environment = () => ({ ...process.env, NODE_ENV: "production", DATABASE_URL: database.url, MEDUSA_DISABLE_TELEMETRY: "true", DO_NOT_TRACK: "1", LOG_LEVEL: "warn" });

function medusa(...words) {
  execFileSync(process.execPath, [cli, ...words], { cwd: here, env: environment(), stdio: ["ignore", process.stderr, "inherit"] });
}

async function startShop() {
  const port = await freePort();
  const child = spawn(process.execPath, [cli, "start", "-H", "127.0.0.1", "-p", `${port}`], {
    cwd: here,
    env: environment(),
    stdio: ["ignore", process.stderr, "inherit"],
    detached: true,
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const stop = async () => {
    try {
      process.kill(-child.pid, "SIGTERM");
    } catch {
      return;
    }
    const hard = setTimeout(() => process.kill(-child.pid, "SIGKILL"), 5000);
    await ended;
    clearTimeout(hard);
  };
  shop = { port, base: `http://127.0.0.1:${port}`, stop };
  const until = Date.now() + kHealthyMs;
  for (;;) {
    const well = await fetch(`${shop.base}/health`).then((answer) => answer.ok, () => false);
    if (well) return;
    if (child.exitCode !== null || Date.now() > until) throw new Error("Medusa did not start");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function stop(code) {
  await shop?.stop();
  await database?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}

let stopping = false;
function stopOnce() {
  if (!stopping) stop(0);
  stopping = true;
}
process.once("SIGTERM", stopOnce);
process.once("SIGINT", stopOnce);
process.stdin.on("end", stopOnce).resume();

async function makeTemplate() {
  const fresh = path.join(folder, "fresh");
  database = await startDatabase(fresh);
  medusa("db:migrate");
  medusa("user", "-e", kAdmin.email, "-p", kAdmin.password);
  await startShop();
  const keys = await seed(shop.base, kAdmin);
  await shop.stop();
  await database.stop();
  fs.rmSync(path.dirname(kept), { recursive: true, force: true });
  fs.mkdirSync(kept, { recursive: true });
  execFileSync("cp", ["-a", fresh, path.join(kept, "data")]);
  fs.writeFileSync(path.join(kept, "keys.json"), JSON.stringify(keys));
}

try {
  if (!fs.existsSync(path.join(kept, "keys.json"))) await makeTemplate();
  const keys = JSON.parse(fs.readFileSync(path.join(kept, "keys.json"), "utf8"));
  database = await startDatabase(data, path.join(kept, "data"));
  await startShop();
  const proxy = await startProxy({ target: shop.port });
  const control = await serveControl(makeControl(shop.base, keys), proxy);
  const settings = { key: keys.key, public_key: keys.public_key, channel: keys.region };
  console.log(JSON.stringify({ type: "medusa", url: proxy.url, settings, control }));
} catch (error) {
  console.error(error);
  await stop(1);
}
