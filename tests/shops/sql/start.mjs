// A till system that keeps its data in SQLite, for the connector "sql". See ../README.md.
//
// The data is that of the ERP beside it, written anew after each change: decimals, local times, German columns.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { startControl } from "../inhouse/control.mjs";
import { Erp } from "../inhouse/erp.mjs";
import { run, statementsOf } from "./database.mjs";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-till-"));
const file = path.join(folder, "kasse.db");
const aside = path.join(folder, "kasse.db.aside");
let lock;

function free() {
  lock?.kill("SIGKILL");
  lock = undefined;
  if (!fs.existsSync(aside)) return;
  fs.rmSync(file, { force: true });
  fs.renameSync(aside, file);
}
process.on("exit", () => (lock?.kill("SIGKILL"), fs.rmSync(folder, { recursive: true, force: true })));
process.on("SIGTERM", () => process.exit(0));
process.stdin.on("end", () => process.exit(0)).resume();

/** Resolves once the database is locked against everybody else. */
function hold() {
  lock = spawn("sqlite3", [file], { stdio: ["pipe", "pipe", "inherit"] });
  lock.stdin.write("BEGIN EXCLUSIVE;\nSELECT 'held';\n");
  return new Promise((resolve) => lock.stdout.once("data", resolve));
}

const kinds = {
  async none() {},
  async down() {
    fs.renameSync(file, aside);
  },
  async html() {
    fs.renameSync(file, aside);
    fs.writeFileSync(file, `<html><title>Back soon</title>${" ".repeat(4096)}</html>`);
  },
  slow: hold,
  429: hold,
};

const erp = new Erp();
const write = () => run(file, statementsOf(erp));
await run(file, fs.readFileSync(path.join(import.meta.dirname, "schema.sql"), "utf8"));
await write();
fs.copyFileSync(path.join(import.meta.dirname, "kasse.toml"), path.join(folder, "kasse.toml"));
const control = await startControl(erp, {
  async fail(kind) {
    free();
    if (!Object.hasOwn(kinds, kind)) throw new Error("no such failure");
    await kinds[kind]();
  },
  changed: write,
});
console.log(JSON.stringify({ type: "sql", url: "", settings: { description: path.join(folder, "kasse.toml") }, control }));
