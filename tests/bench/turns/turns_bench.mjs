// Model turns of `aisle serve` beside the model itself and beside nginx as a plain pass-through, all in
// one run: CPU per token, time to first token, tokens on their way, 9,500 streams, cancellation, a tool
// round. Prints a table and then the same as one line of JSON. A missed target is a row; what makes
// the figures meaningless (no tokens, answers that are not the model's, lost streams) ends the run.
//
//   node tests/bench/turns/turns_bench.mjs --build build [--aisle FILE --web FOLDER --shop FOLDER]
//     --programs FOLDER   where model_stub and shopper_load are
//     --rounds 3          the median counts
//     --streams 9500      of the largest run
//     --peers-only        without Aisle, to see what the machine and the stub can do
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startServer } from "../../support/aisle_server.mjs";
import { endAll, filesMax, findNginx, runShoppers, startNginx, startStub } from "./peers.mjs";
import { table } from "./table.mjs";

const { values: options } = parseArgs({
  options: {
    build: { type: "string", default: "build" }, aisle: { type: "string" }, web: { type: "string" }, shop: { type: "string" },
    programs: { type: "string" }, rounds: { type: "string", default: "3" }, streams: { type: "string", default: "9500" },
    "peers-only": { type: "boolean", default: false },
  },
});
const under = (given, ...usual) => path.resolve(given ?? path.join(options.build, ...usual));
const programs = under(options.programs, "release/tests/bench");
const demo = under(options.shop, "demo");
const streamsMax = Number(options.streams);
const rate = 20; // tokens a second of each stream, but for the largest run

class Nonsense extends Error {}

/** Reads as one number from several runs. */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

const serverSettings = `requests_per_minute = 0
conversations_per_minute = 0
messages_per_minute = 0
conversation_messages_per_minute = 0
connections_per_address_max = 0
idle_timeout_ms = 600000
`;
const modelSettings = (port) => `concurrent_max = 20000
waiting_max = 20000
[model.budget]
${["turn", "conversation", "address_and_day", "site_and_day"].map((whose) => `tokens_per_${whose} = 0`).join("\n")}
[[model.providers]]
provider = "openai_chat"
base_url = "http://127.0.0.1:${port}/v1"
model = "stub"
between_bytes_timeout_ms = 600000
first_byte_timeout_ms = 600000
total_timeout_ms = 600000
`;

async function startAisle(stub) {
  const server = await startServer({
    aisle: under(options.aisle, "release/server/aisle"), web: under(options.web, "web"), feed: path.join(demo, "products.tsv"),
    policies: path.join(demo, "policies"), server: serverSettings, assistant: "turn_timeout_ms = 600000\nleave_grace_ms = 0\n", model: modelSettings(stub.port),
  });
  return { port: server.port, pid: server.process.pid, stop: server.stop };
}

/** Ways to the same stub, each with how the shoppers take it. */
const ways = [];
let stub;

async function shoppers(way, more) {
  const result = await runShoppers(path.join(programs, "shopper_load"), { port: way.port, watch: way.pid, ...way.take, ...more });
  if (result.foreign_answers > 0) {
    throw new Nonsense(
      `${way.name} answered, but ${result.foreign_answers} of its answers are not the stub's: the turns did not go through the model, ` +
        "so there is nothing to measure. Does this build of aisle ask [model] (its log says model_not_used otherwise)?",
    );
  }
  return result;
}

function refuseErrors(way, load, result) {
  const errors = Object.entries(result.errors);
  if (errors.length > 0) throw new Nonsense(`${way.name}, ${load.streams} streams: ${errors.map(([what, n]) => `${n} times "${what}"`).join(", ")}.`);
}

/** Turns that must all succeed. */
async function turns(way, load, scenario) {
  await stub.set({ rate, tokens: load.tokens, ...scenario });
  const result = await shoppers(way, load);
  refuseErrors(way, load, result);
  const expected = load.streams * (load.turns ?? 1) * load.tokens;
  const said = (await stub.report()).tokens;
  if (result.tokens !== expected || said !== expected) {
    throw new Nonsense(`${way.name}: ${expected} tokens were due, the stub said ${said}, and ${result.tokens} arrived.`);
  }
  return result;
}

async function measure(load) {
  const rounds = new Map(ways.map((way) => [way.name, []]));
  for (let round = 0; round < Number(options.rounds); ++round) {
    for (const way of ways) rounds.get(way.name).push(await turns(way, load));
  }
  const of = (name) => rounds.get(name) ?? [];
  const figures = (runs) => runs.length && {
    cpu_us_per_token: median(runs.map((run) => run.cpu_us_per_token)), first_ms: median(runs.map((run) => run.first_ms.p50)),
    first_p99_ms: median(runs.map((run) => run.first_ms.p99)), gap_ms: median(runs.map((run) => run.gap_ms.p50)),
    delay_us: median(runs.map((run) => run.delay_us.p50)), delay_p99_us: median(runs.map((run) => run.delay_us.p99)),
  };
  return { direct: figures(of("direct")), nginx: figures(of("nginx")), aisle: figures(of("Aisle")) };
}

/** All streams open at once, at a token a second. Errors are the figure here. */
async function largest(way) {
  const load = { streams: streamsMax, tokens: 40, ramp: 20, patience: 120 };
  await stub.set({ rate: 1, tokens: load.tokens });
  const result = await shoppers(way, load);
  if (result.tokens === 0) throw new Nonsense(`${way.name}: no stream of ${streamsMax} brought a token.`);
  if (result.memory_kib_per_stream < 0.2) throw new Nonsense(`${way.name} had the memory for ${streamsMax} streams before they came, so its growth says nothing.`);
  return { errors: result.errors, completed: result.turns_completed, memory_kib: result.memory_kib_per_stream ?? null };
}

/** Milliseconds from a cancellation to the stub's seeing its connection closed; Infinity for never. */
async function cancellation(way, how, silent) {
  const apart = 400;
  const load = { streams: 20, tokens: 200, ramp: (20 * apart) / 1000, patience: 5, cancel: how, "cancel-after-ms": 150 };
  await stub.set({ rate, tokens: load.tokens, ...(silent ? { silent_after: 0 } : {}) });
  const result = await shoppers(way, load);
  refuseErrors(way, load, result);
  await new Promise((resolve) => setTimeout(resolve, apart));
  const report = await stub.report();
  if (report.streams !== load.streams) throw new Nonsense(`${way.name}: the stub was asked ${report.streams} times by ${load.streams} shoppers.`);
  if (!silent && report.tokens === 0) throw new Nonsense("The stub said nothing before the cancellations.");
  const waits = result.cancelled_us.map((at) => {
    const closed = report.closed_us.find((us) => us >= at && us < at + apart * 1000);
    return closed === undefined ? Infinity : (closed - at) / 1000;
  });
  return Math.max(...waits);
}

async function toolRound(way) {
  const load = { streams: 1, turns: 60, tokens: 5, patience: 60 };
  await turns(way, load, { rate: 200, tool: "search_policies", arguments: '{"text":"returns"}' });
  const times = (await stub.report()).tool_round_us;
  if (times.length !== load.turns) throw new Nonsense(`Of ${load.turns} tool calls, ${times.length} came back to the model with a result.`);
  return median(times) / 1000;
}

async function bench() {
  const needed = 2 * streamsMax + 100; // a shopper and an upstream each
  if (filesMax() < needed) {
    throw new Nonsense(`${streamsMax} streams need ${needed} open files in one process, and the hard limit is ${filesMax()}. Raise it (ulimit -Hn), or pass --streams.`);
  }
  const nginx = findNginx(options.build);
  if (!nginx) throw new Nonsense("There is no nginx to compare with: ./run bench turns unpacks Debian's, or: apt-get install nginx");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-turns-"));
  let aisle;
  try {
    stub = await startStub(path.join(programs, "model_stub"), streamsMax);
    ways.push({ name: "direct", port: stub.port, pid: stub.pid, take: { plain: true } });
    ways.push({ name: "nginx", ...(await startNginx(nginx, folder, stub.port)), take: { plain: true } });
    if (!options["peers-only"]) {
      aisle = await startAisle(stub);
      ways.push({ name: "Aisle", port: aisle.port, pid: aisle.pid, take: { site: "tarnfell" } });
    }
    for (const way of ways) await turns(way, { streams: 20, tokens: 10 }); // warm, and whether it works at all
    const through = ways.at(-1);
    // First, while no process has memory left over from other runs.
    const most = { nginx: await largest(ways[1]), aisle: aisle ? await largest(through) : undefined };
    const figures = {
      small: await measure({ streams: 20, turns: 5, tokens: 40, ramp: 1 }),
      large: await measure({ streams: 1000, turns: 2, tokens: 150, ramp: 5 }),
      largest: most, cancellation: {}, tool_round_ms: aisle ? await toolRound(through) : undefined,
    };
    for (const how of aisle ? ["stop", "leave"] : ["leave"]) {
      for (const silent of [false, true]) figures.cancellation[`${how}${silent ? "_silent" : ""}`] = await cancellation(through, how, silent);
    }
    return figures;
  } finally {
    endAll();
    await aisle?.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

try {
  const figures = await bench();
  console.log(table(figures, streamsMax));
  console.log(JSON.stringify(figures, (_key, value) => (value === Infinity ? "never" : value)));
} catch (error) {
  if (!(error instanceof Nonsense)) throw error;
  console.error(`\n  ${error.message}\n`);
  process.exit(1);
}
