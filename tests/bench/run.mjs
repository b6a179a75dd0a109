// Runs the benchmarks one after the other and prints their tables: ./run bench [NAME] [-- OPTIONS]
// Each measures against its peers or lower limits in the same run, since machines differ.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = path.dirname(fileURLToPath(import.meta.url));
const { values: options, positionals } = parseArgs({ options: { build: { type: "string" } }, allowPositionals: true });
const program = (name) => [path.join(options.build, "release/tests/bench", `${name}_bench`)];
const script = (name) => [process.execPath, path.join(here, `${name}_bench.mjs`), "--build", options.build];

const benches = {
  search: program("search"),
  intents: program("intents"),
  writes: program("writes"),
  http: program("http"),
  durable: program("durable"),
  feed: program("feed"),
  answers: script("answers"),
  turns: script("turns/turns"),
  page: script("page"),
};

const [wanted, ...more] = positionals;
if (wanted && !benches[wanted]) {
  console.error(`There is no benchmark "${wanted}". There are: ${Object.keys(benches).join(", ")}`);
  process.exit(2);
}
let failed = 0;
for (const name of wanted ? [wanted] : Object.keys(benches)) {
  console.log(`\n== ${name}`);
  const [command, ...args] = benches[name];
  const { status } = spawnSync(command, [...args, ...more], { stdio: "inherit" });
  if (status !== 0) {
    console.error(`The benchmark "${name}" did not finish.`);
    ++failed;
  }
}
process.exit(failed ? 1 : 0);
