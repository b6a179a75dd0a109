// What the turns are measured with and against, as processes of their own: the model's stub, nginx as a
// plain pass-through in front of it, and the shoppers.
import { execFile, execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import { freePort } from "../../support/aisle_server.mjs";

/** The open files that a process may have at most. */
export const filesMax = () => {
  const text = execFileSync("bash", ["-c", "ulimit -Hn"], { encoding: "utf8" }).trim();
  return text === "unlimited" ? Infinity : Number(text);
};

const running = new Set();

function start(command, args) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

/** Ends what was started here. */
export function endAll() {
  for (const child of running) child.kill("SIGKILL");
}

async function listening(name, child, port) {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; ) {
    if (child.exitCode !== null) break;
    const answers = await new Promise((resolve) => {
      const socket = net.connect(port, "127.0.0.1", () => resolve(true)).once("error", () => resolve(false));
      socket.once("close", () => {}).once("connect", () => socket.destroy());
    });
    if (answers) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${name} did not start.`);
}

/** A stub: `port`, `pid`, `set` its scenario (see model_stub.cpp), read its `report`. */
export async function startStub(program, streams) {
  const port = await freePort();
  const child = start(program, ["--port", String(port), "--streams", String(streams)]);
  await listening("The model's stub", child, port);
  const ask = async (route, options) => (await fetch(`http://127.0.0.1:${port}${route}`, options)).json();
  return {
    port,
    pid: child.pid,
    set: (scenario) => {
      const body = Object.entries(scenario).map(([name, value]) => `${name} ${value}\n`).join("");
      return ask("/scenario", { method: "POST", body });
    },
    report: () => ask("/report"),
  };
}

// One process, so that its memory and CPU time are all there is.
const nginxConfig = (folder, port, to) => `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 30000; }
http {
  access_log off;
  ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join("\n  ")}
  keepalive_timeout 600s;
  client_header_timeout 600s;
  keepalive_requests 1000000;
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location / {
      proxy_pass http://127.0.0.1:${to};
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_buffering off;
      proxy_read_timeout 600s;
    }
  }
}
`;

/** nginx in `folder`, passing everything on to the port `to`. */
export async function startNginx(program, folder, to) {
  fs.mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const config = path.join(folder, "nginx.conf");
  fs.writeFileSync(config, nginxConfig(folder, port, to));
  const raised = 'ulimit -n "$(ulimit -Hn)"; exec "$@"';
  const child = start("bash", ["-c", raised, "nginx", program, "-e", path.join(folder, "error.log"), "-p", folder, "-c", config]);
  await listening("nginx", child, port);
  return { port, pid: child.pid };
}

/** Debian's nginx, or the one that ./run unpacked; undefined when there is none. */
export function findNginx(build) {
  const places = [path.resolve(build, "nginx/usr/sbin/nginx"), "/usr/sbin/nginx"];
  return places.find((place) => fs.existsSync(place));
}

/** Runs shopper_load; `options` are its options without the dashes, true for a flag. */
export async function runShoppers(program, options) {
  const args = Object.entries(options).flatMap(([name, value]) => (value === true ? [`--${name}`] : [`--${name}`, String(value)]));
  const { stdout } = await promisify(execFile)(program, args, { maxBuffer: 1 << 26 });
  return JSON.parse(stdout);
}
