// Starts the demo: imports the baked shop, runs the server beside a file server for the shop's pages.
// node web/demo/start.mjs --aisle BINARY --web FOLDER --shop FOLDER   (./run demo does it all)
//   --scripted      a model that follows web/demo/model.json answers, without any network
//   --model URL     the model behind this address answers, as OpenAI's Chat Completions: http://127.0.0.1:11434/v1
//   --name NAME     the model's name there; its key, if it wants one, is in AISLE_MODEL_KEY
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { serveShop } from "./serve.mjs";

const text = { type: "string" };
const { values: options } = parseArgs({
  options: { aisle: text, web: text, shop: text, model: text, name: { ...text, default: "default" }, scripted: { type: "boolean" } },
});
const shopAddress = "http://127.0.0.1:8788";

/** The demo's config, with a model when one is wanted. */
function configFile() {
  const plain = path.join(options.shop, "aisle.toml");
  if (!options.scripted && !options.model) return plain;
  const provider = options.scripted
    ? { provider: "scripted", script: fileURLToPath(new URL("model.json", import.meta.url)) }
    : { provider: "openai_chat", base_url: options.model, model: options.name, ...(process.env.AISLE_MODEL_KEY && { key_env: "AISLE_MODEL_KEY" }) };
  const lines = Object.entries(provider).map(([key, value]) => `${key} = ${JSON.stringify(value)}`);
  const file = path.join(options.shop, "aisle-model.toml");
  fs.writeFileSync(file, [fs.readFileSync(plain, "utf8"), "[model]", "[[model.providers]]", ...lines, ""].join("\n"));
  return file;
}
const config = configFile();

function stop(sentence) {
  console.error(`\n  ${sentence}`);
  process.exit(1);
}

let shop;
try {
  shop = await serveShop(path.join(options.shop, "site"), 8788);
} catch (error) {
  stop(error.code === "EADDRINUSE" ? "Port 8788 is in use. Is the demo running already? End it there, then try again." : error.message);
}
const imported = spawnSync(options.aisle, ["import", "--config", config], { stdio: "inherit" });
if (imported.status !== 0) stop("The demo shop could not be imported; the lines above say why.");

const server = spawn(options.aisle, ["serve", "--config", config], { stdio: ["ignore", "inherit", "inherit"] });
server.on("exit", (code) => {
  shop.close();
  shop.closeAllConnections?.();
  process.exitCode = code ?? 1;
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));

const deadline = Date.now() + 15000;
for (;;) {
  if (server.exitCode !== null) break;
  const ready = await fetch("http://127.0.0.1:8787/readyz").then((answer) => answer.ok, () => false);
  if (ready) {
    console.log(`\n  The shop is open: ${shopAddress}\n  The assistant waits in its corner. Stop with Ctrl-C.\n`);
    break;
  }
  if (Date.now() > deadline) {
    server.kill();
    stop("The server did not become ready within 15 s; its lines above say why.");
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
}
