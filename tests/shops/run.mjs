// The conformance suite of connectors, over real shops that it starts one after another.
//
//   node tests/shops/run.mjs --tests build/check/tests/shops/shop_tests [--filter GTEST_FILTER] [NAME…]
//
// Each folder here with a start.mjs is a shop; without names all of them. Their packages must be installed
// (npm ci --ignore-scripts). The contract of a start.mjs: README.md.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { parseArgs } from "node:util";

const kStartMs = 300_000;
const kSuiteMs = 900_000;
const kStopMs = 10_000;
const kTailLines = 40;

const here = import.meta.dirname;
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { tests: { type: "string" }, filter: { type: "string", default: "*" } },
});
const all = fs.readdirSync(here).filter((name) => fs.existsSync(path.join(here, name, "start.mjs")));
const names = positionals.length > 0 ? positionals : all;
const unknown = names.filter((name) => !all.includes(name));
if (!options.tests || !fs.existsSync(options.tests) || names.length === 0 || unknown.length > 0) {
  console.log(unknown.length > 0 ? `There is no shop ${unknown.join(", ")}; there are: ${all.join(", ")}` : "Give --tests, the program shop_tests.");
  process.exit(2);
}

const ended = (child) => new Promise((resolve) => child.once("exit", (code, signal) => resolve(code ?? signal)));

/** Rejects when `promise` takes too long. */
function within(promise, ms, what) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error(`${what} took longer than ${ms / 1000} s`)), ms)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

class Shop {
  #child;
  #ended;
  #tail = [];

  constructor(name) {
    this.#child = spawn(process.execPath, [path.join(here, name, "start.mjs")], { stdio: ["pipe", "pipe", "pipe"] });
    this.#ended = ended(this.#child);
    readline.createInterface({ input: this.#child.stderr }).on("line", (line) => (this.#tail = [...this.#tail, line].slice(-kTailLines)));
  }

  /** Its one line, when it is ready. */
  async ready() {
    const line = new Promise((resolve) => readline.createInterface({ input: this.#child.stdout }).once("line", resolve));
    const gone = this.#ended.then((code) => Promise.reject(new Error(`it ended with ${code}`)));
    gone.catch(() => {});
    try {
      const text = await within(Promise.race([line, gone]), kStartMs, "its start");
      JSON.parse(text);
      return text;
    } catch (error) {
      throw new Error(`the shop did not start: ${error.message}\n${this.#tail.join("\n")}`);
    }
  }

  async stop() {
    this.#child.stdin.end();
    this.#child.kill("SIGTERM");
    await within(this.#ended, kStopMs, "its end").catch(() => this.#child.kill("SIGKILL"));
  }
}

let stopping = async () => {};
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => stopping().then(() => process.exit(1)));

/** Whether all went well. */
async function run(name) {
  const shop = new Shop(name);
  stopping = () => shop.stop();
  try {
    const description = await shop.ready();
    const suite = spawn(path.resolve(options.tests), [`--gtest_filter=${options.filter}`, "--gtest_brief=0"], {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, AISLE_SHOP: description },
    });
    stopping = async () => (suite.kill("SIGKILL"), await shop.stop());
    const code = await within(ended(suite), kSuiteMs, "the suite").finally(() => suite.kill("SIGKILL"));
    return code === 0;
  } catch (error) {
    console.log(error.message);
    return false;
  } finally {
    await shop.stop();
  }
}

const failed = [];
for (const name of names) {
  const began = performance.now();
  console.log(`== ${name}`);
  const well = await run(name);
  if (!well) failed.push(name);
  console.log(`${well ? "ok    " : "FAILED"}  ${name} (${((performance.now() - began) / 1000).toFixed(0)} s)`);
}
console.log(`${names.length - failed.length} shops passed, ${failed.length} failed`);
process.exit(failed.length > 0 ? 1 : 0);
