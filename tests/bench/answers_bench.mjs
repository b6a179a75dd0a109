// How fast the built-in assistant answers over the public API, and how fast a catalog is imported.
// node tests/bench/answers_bench.mjs --build build [--feed FILE.tsv --currency USD] [--seconds 10]
// An answer's time is from sending the message to the end of its stream: stored, searched, verified.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { parseArgs } from "node:util";
import { startServer } from "../support/aisle_server.mjs";

const { values: options } = parseArgs({
  options: { build: { type: "string", default: "build" }, feed: { type: "string" }, currency: { type: "string", default: "EUR" }, seconds: { type: "string", default: "10" } },
});
const feed = options.feed ?? path.join(options.build, "demo", "products.tsv");

// What shoppers ask, with words from the catalog's own titles, so that it fits any feed.
function questions(tsv) {
  const [head, ...rows] = tsv.split("\n").slice(0, 4000);
  const title = head.split("\t").indexOf("title");
  const words = rows.map((row) => (row.split("\t")[title] ?? "").replaceAll('"', "")).filter((text) => text.includes(" "));
  const pick = (i) => words[(i * 7919) % words.length];
  return (i) =>
    [
      () => pick(i).split(" ").slice(0, 2).join(" "),
      () => `do you have ${pick(i).split(" ").slice(-2).join(" ").toLowerCase()} under 100?`,
      () => `cheapest ${pick(i).split(" ").at(-1)}`,
      () => "show me more",
      () => "is the first one in stock?",
      () => "compare the first two",
      () => "can I return sale items?",
      () => `${pick(i).split(" ").slice(0, 3).join(" ")} between 20 and 300 in black`,
    ][i % 8]();
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 128 });

function post(url, body, token) {
  return new Promise((resolve, reject) => {
    const data = JSON.stringify(body);
    const headers = { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(data) };
    if (token) headers.Authorization = `Bearer ${token}`;
    const request = http.request(url, { method: "POST", agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (piece) => (text += piece));
      response.on("end", () => (response.statusCode < 300 ? resolve(text) : reject(new Error(`${response.statusCode} ${text}`))));
    });
    request.on("error", reject);
    request.end(data);
  });
}

async function converse(server, ask, until, times, first) {
  const { conversation, token } = JSON.parse(await post(`${server.url}/v1/conversations`, { site: "tarnfell" }));
  for (let i = first; Date.now() < until; ++i) {
    const before = process.hrtime.bigint();
    const stream = await post(`${server.url}/v1/conversations/${conversation}/messages`, { id: `m${i}`, text: ask(i) }, token);
    times.push(Number(process.hrtime.bigint() - before) / 1e6);
    if (!stream.includes("event: turn_completed")) throw new Error(`no answer to "${ask(i)}": ${stream.slice(0, 300)}`);
  }
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

const unlimited = "requests_per_minute = 0\nconversations_per_minute = 0\nmessages_per_minute = 0\nconversation_messages_per_minute = 0\n";
const server = await startServer({
  aisle: path.join(options.build, "release/server/aisle"), web: path.join(options.build, "web"), feed,
  policies: path.join(options.build, "demo/policies"), server: unlimited, currency: options.currency,
});
try {
  console.log(`import of ${path.basename(feed)}: ${server.importSeconds.toFixed(2)} s`);
  console.log(server.importOutput.trim().split("\n").slice(0, 12).map((line) => `  ${line}`).join("\n"));
  const ask = questions(fs.readFileSync(feed, "utf8"));
  console.log("conversations   answers/s    p50 ms    p99 ms   answers");
  for (const conversations of [1, 64]) {
    const seconds = Number(options.seconds);
    const times = [];
    const until = Date.now() + seconds * 1000;
    await Promise.all(Array.from({ length: conversations }, (_, k) => converse(server, ask, until, times, k * 13)));
    times.sort((a, b) => a - b);
    const cells = [conversations, (times.length / seconds).toFixed(0), at(times, 0.5).toFixed(2), at(times, 0.99).toFixed(2), times.length];
    console.log(cells.map((cell, i) => String(cell).padStart([13, 12, 10, 10, 10][i])).join(""));
  }
} finally {
  await server.stop();
  agent.destroy();
}
