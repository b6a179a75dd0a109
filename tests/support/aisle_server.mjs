// A real server on a fresh database in a folder of its own, for browser tests and benchmarks.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

/** A port that nobody listens on now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function settings({ port, web, feed, policies, shop, origins, currency = "EUR", server = "", assistant = "", site = "", model = "" }) {
  const text = (value) => JSON.stringify(value);
  return `[server]
address = "127.0.0.1"
port = ${port}
public_url = "http://127.0.0.1:${port}"
data = "aisle.db"
web = ${text(path.resolve(web))}
${server}
[assistant]
${assistant}
[[sites]]
key = "tarnfell"
name = "Tarnfell Outdoor"
language = "en"
currency = "${currency}"
origins = ${text(origins)}
accent = "#4c5a42"
greeting = "Hello! What are you looking for?"
starters = ["Waterproof jacket under 150", "Can I return sale items?"]
contact = "hello@tarnfell.example"
${shop ? 'team = "team@tarnfell.example"\nteam_hours = "from Monday to Friday, 9:00 to 18:00"\n' : ""}${site}
[[sites.connectors]]
type = "feed"
path = ${text(path.resolve(feed))}
${policies ? `[[sites.connectors]]\ntype = "demo"\npath = ${text(path.resolve(policies))}\n` : ""}${shop ? `shop = ${text(path.resolve(shop))}\n[mail]\nprint = true\n` : ""}${model ? `[model]\n${model}` : ""}`;
}

/**
 * Imports `feed` (and `policies`, and `shop`: customers and orders) unless `empty`, and starts `aisle serve`. `server`, `assistant`, `site` and
 * `model` are lines of TOML for those sections. Resolves when /readyz (or, if empty, /healthz) says so; rejects with the
 * server's last lines.
 */
export async function startServer({ aisle, web, feed, policies, origins = [], empty = false, ...more }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-"));
  const port = await freePort();
  const config = path.join(folder, "aisle.toml");
  fs.writeFileSync(config, settings({ port, web, feed, policies, origins, ...more }));
  const self = { url: `http://127.0.0.1:${port}`, port, folder, config, importSeconds: 0, importOutput: "", log: "" };
  self.import = () => {
    const started = process.hrtime.bigint();
    const imported = spawnSync(aisle, ["import", "--config", config], { encoding: "utf8" });
    if (imported.status !== 0) throw new Error(`import failed:\n${imported.stdout}${imported.stderr}`);
    self.importSeconds = Number(process.hrtime.bigint() - started) / 1e9;
    self.importOutput = imported.stdout;
  };
  if (!empty) self.import();
  self.start = async () => {
    self.process = spawn(aisle, ["serve", "--config", config]);
    for (const stream of [self.process.stdout, self.process.stderr]) {
      stream.on("data", (data) => (self.log = (self.log + data).slice(-20_000)));
    }
    const deadline = Date.now() + 30_000;
    for (;;) {
      if (self.process.exitCode !== null) throw new Error(`the server ended:\n${self.log}`);
      if (await fetch(`${self.url}/${empty ? "healthz" : "readyz"}`).then((answer) => answer.ok, () => false)) return;
      if (Date.now() > deadline) throw new Error(`the server did not become ready:\n${self.log}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  self.end = (signal = "SIGTERM") =>
    new Promise((resolve) => {
      if (self.process.exitCode !== null || self.process.signalCode !== null) return resolve();
      self.process.once("exit", resolve);
      self.process.kill(signal);
    });
  self.stop = async () => {
    await self.end();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  await self.start();
  return self;
}
