// Kills the server with SIGKILL at random moments of 200 turns, and looks for what was lost.
// node tests/crash/kill9.mjs --aisle BINARY --web FOLDER [--turns 200] [--seed N] [--languages FOLDER]
//
// A message counts as acknowledged once its answer's head (status 200) has come. After the last
// start: every acknowledged message stands in the log exactly once, every turn has ended, numbers have
// no gap, and each conversation takes one more message.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: { aisle: { type: "string" }, web: { type: "string" }, languages: { type: "string" }, turns: { type: "string", default: "200" }, seed: { type: "string", default: String(Date.now() % 100000) } },
});
const turnsWanted = Number(options.turns);
const conversationsWanted = 8;
let seed = Number(options.seed) || 1;
const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647; // Park and Miller's generator
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-crash-"));
const feed = "id\ttitle\tdescription\tlink\timage_link\tprice\tavailability\n" +
  Array.from({ length: 40 }, (_, i) => `p${i}\tRain jacket ${i}\tWaterproof jacket number ${i}\thttps://shop.example/p${i}\thttps://shop.example/p${i}.jpg\t${50 + i}.00 EUR\tin_stock\n`).join("");
fs.writeFileSync(path.join(folder, "feed.tsv"), feed);

async function freePort() {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
const port = await freePort();
const config = path.join(folder, "aisle.toml");
fs.writeFileSync(config, `[server]
port = ${port}
data = "aisle.db"
web = ${JSON.stringify(path.resolve(options.web))}
requests_per_minute = 0
conversations_per_minute = 0
messages_per_minute = 0
conversation_messages_per_minute = 0

[assistant]
${options.languages ? `languages = ${JSON.stringify(path.resolve(options.languages))}` : ""}
words_per_second = 200

[[sites]]
key = "shop"
name = "Crash shop"
origins = ["https://shop.example"]

[[sites.connectors]]
type = "feed"
path = "feed.tsv"
`);

const problems = [];
function fail(text) {
  problems.push(text);
  console.error(`lost: ${text}`);
}

let server;
let lastLog = "";
async function start() {
  server = spawn(options.aisle, ["serve", "--config", config], { stdio: ["ignore", "ignore", "pipe"] });
  server.stderr.on("data", (data) => (lastLog = (lastLog + data).slice(-4000)));
  const deadline = Date.now() + 30000;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`the server ended by itself:\n${lastLog}`);
    if (await fetch(`http://127.0.0.1:${port}/readyz`).then((answer) => answer.ok, () => false)) return;
    if (Date.now() > deadline) throw new Error(`not ready in 30 s:\n${lastLog}`);
    await pause(20);
  }
}
function kill(signal = "SIGKILL") {
  return new Promise((resolve) => {
    server.once("exit", resolve);
    server.kill(signal);
  });
}

const call = (route, token, method = "GET", body) =>
  fetch(`http://127.0.0.1:${port}${route}`, {
    method,
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(body ? { "content-type": "application/json" } : {}) },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(20000),
  });

async function logOf(conversation) {
  const events = [];
  for (;;) {
    const after = events.length ? events.at(-1).seq : 0;
    const answer = await call(`/v1/conversations/${conversation.id}/events?after=${after}`, conversation.token);
    if (!answer.ok) throw new Error(`events: ${answer.status} ${await answer.text()}`);
    const page = await answer.json();
    events.push(...page.events);
    if (!page.more) return events;
  }
}

const imported = spawnSync(options.aisle, ["import", "--config", config], { encoding: "utf8" });
if (imported.status !== 0) throw new Error(imported.stdout + imported.stderr);
await start();

const conversations = [];
for (let i = 0; i < conversationsWanted; ++i) {
  const answer = await call("/v1/conversations", null, "POST", { site: "shop" });
  const started = await answer.json();
  conversations.push({ id: started.conversation, token: started.token, sent: new Map(), acknowledged: new Set() });
}

// Each conversation sends one message after the other; a kill may meet any of them anywhere. What was not
// acknowledged is sent again with its id, as the widget does.
const questions = ["waterproof jacket under 80", "show me more", "the cheapest one", "thanks", "can I return it?"];
let turns = 0;
let kills = 0;
let repeated = 0;
let alive = true;
let finished = false;

async function chat(conversation, name) {
  for (let n = 0; turns < turnsWanted; ++n) {
    const id = `${name}-${n}`;
    const text = questions[Math.floor(random() * questions.length)];
    conversation.sent.set(id, text);
    ++turns;
    const deadline = Date.now() + 60000;
    for (let tries = 0; ; ++tries) {
      while (!alive) await pause(5);
      if (tries > 0) ++repeated;
      try {
        const answer = await call(`/v1/conversations/${conversation.id}/messages`, conversation.token, "POST", { id, text });
        if (answer.status === 200) {
          conversation.acknowledged.add(id);
          await answer.text(); // a kill in here cuts the stream; the message must be there all the same
          break;
        }
        if (answer.status !== 503) fail(`${id}: unexpected status ${answer.status} ${await answer.text()}`);
        if (answer.status !== 503) break;
      } catch {
        if (conversation.acknowledged.has(id)) break;
      }
      if (Date.now() > deadline) return fail(`${id}: no answer in a minute, ${tries} tries`);
      await pause(10);
    }
  }
}

async function killer() {
  while (!finished) {
    await pause(20 + random() * 400);
    if (finished) return;
    alive = false;
    await kill();
    ++kills;
    await start();
    alive = true;
  }
}

const began = Date.now();
const killing = killer().catch((error) => {
  fail(error.message);
  finished = true;
  alive = true;
});
await Promise.all(conversations.map((conversation, i) => chat(conversation, `c${i}`)));
finished = true;
await killing;

for (const conversation of conversations) {
  const answer = await call(`/v1/conversations/${conversation.id}/messages`, conversation.token, "POST", { id: "last", text: "hello" });
  const stream = await answer.text();
  if (!stream.includes("event: turn_completed")) fail(`${conversation.id}: it can't go on: ${stream.slice(-200)}`);
  const log = await logOf(conversation);
  log.forEach((event, i) => {
    if (event.seq !== i + 1) fail(`${conversation.id}: number ${event.seq} stands at place ${i + 1}`);
  });
  const sent = log.filter((event) => event.type === "shopper_sent_message");
  for (const id of conversation.acknowledged) {
    const found = sent.filter((event) => event.message === id);
    if (found.length !== 1) fail(`${id} was acknowledged and stands in the log ${found.length} times`);
    if (found[0] && found[0].text !== conversation.sent.get(id)) fail(`${id} has another text`);
  }
  const startedTurns = log.filter((event) => event.type === "turn_started");
  const ended = log.filter((event) => ["turn_completed", "turn_failed", "turn_stopped"].includes(event.type));
  for (const message of sent) {
    const turnsOf = startedTurns.filter((event) => event.message === message.message);
    if (turnsOf.length !== 1) fail(`${message.message} has ${turnsOf.length} turns`);
    if (turnsOf[0] && ended.filter((event) => event.turn === turnsOf[0].turn).length !== 1) fail(`${message.message}: its turn did not end once`);
  }
}
await kill("SIGTERM");
if (server.exitCode !== 0) fail(`a graceful stop ended with ${server.exitCode}`);
fs.rmSync(folder, { recursive: true, force: true });

console.log(`${turns} turns, ${kills} kills, ${repeated} messages sent again, ${((Date.now() - began) / 1000).toFixed(1)} s, seed ${options.seed}`);
console.log(`${problems.length ? 0 : 1} passed, ${problems.length ? 1 : 0} failed`);
process.exitCode = problems.length ? 1 : 0;
