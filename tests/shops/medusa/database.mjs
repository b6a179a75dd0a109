// A PostgreSQL cluster of its own in a temporary folder, on loopback. The system's clusters are left alone.
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";

const kStartMs = 30_000;

function binaries() {
  const root = "/usr/lib/postgresql";
  const versions = fs.existsSync(root) ? fs.readdirSync(root) : [];
  const found = versions.map((version) => path.join(root, version, "bin")).filter((bin) => fs.existsSync(path.join(bin, "postgres")));
  if (found.length === 0) throw new Error("PostgreSQL is missing: install the package postgresql");
  return found.sort((a, b) => parseInt(path.basename(path.dirname(b)), 10) - parseInt(path.basename(path.dirname(a)), 10))[0];
}

// PostgreSQL refuses to run as root; then it runs as the user that its package made.
function owner() {
  if (process.getuid() !== 0) return {};
  const id = (flag) => parseInt(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }), 10);
  return { uid: id("-u"), gid: id("-g") };
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    socket.once("connect", () => (socket.destroy(), resolve(true)));
    socket.once("error", () => resolve(false));
  });
}

/** Starts the cluster in `folder`, which is made when it is not there, from `template` if that is given. */
export async function startDatabase(folder, template) {
  const bin = binaries();
  const user = owner();
  const own = () => user.uid !== undefined && execFileSync("chown", ["-R", `${user.uid}:${user.gid}`, folder]);
  if (template) {
    execFileSync("cp", ["-a", template, folder]);
    own();
  } else {
    fs.mkdirSync(folder, { mode: 0o700 });
    own();
    const init = ["-D", folder, "-U", "shop", "--auth=trust", "-E", "UTF8", "--locale=C", "--no-sync"];
    execFileSync(path.join(bin, "initdb"), init, { ...user, cwd: "/", stdio: ["ignore", "ignore", "inherit"] });
  }
  const port = await freePort();
  const settings = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=127.0.0.1", "unix_socket_directories="];
  const child = spawn(path.join(bin, "postgres"), ["-D", folder, "-p", `${port}`, ...settings.flatMap((one) => ["-c", one])], {
    ...user,
    cwd: "/",
    stdio: ["ignore", "ignore", "ignore"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const until = Date.now() + kStartMs;
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > until) throw new Error("PostgreSQL did not start");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  // "template1" takes connections as soon as the cluster is up; the shop's own database is made with it.
  return {
    url: `postgres://shop@127.0.0.1:${port}/postgres`,
    async stop() {
      child.kill("SIGINT");
      await ended;
    },
  };
}
