// The same small server on Node's own http or on Express: node http_peers.mjs node|express|express-sqlite [FOLDER]
// GET /cached answers JSON, GET /stream joins a stream, GET /publish sends one event to all of it; with
// SQLite, POST /append reads the newest event and appends one durably. Prints its port.
import http from "node:http";
import path from "node:path";

const cached = JSON.stringify({
  widget: "config",
  items: Array.from({ length: 20 }, (_, i) => `suggestion number ${i}`),
});
const streams = new Set();

function join(response) {
  response.writeHead(200, { "Content-Type": "text/event-stream" });
  response.write(":\n\n");
  streams.add(response);
}

function publish(response) {
  for (const stream of streams) stream.write("data: all\n\n");
  response.end("ok");
}

function send(response) {
  response.setHeader("Content-Type", "application/json");
  response.end(cached);
}

const withoutFramework = (request, response) => {
  if (request.url === "/stream") join(response);
  else if (request.url === "/publish") publish(response);
  else send(response);
};

async function withExpress() {
  const { default: express } = await import("express");
  const app = express();
  app.get("/cached", (_request, response) => send(response));
  return app;
}

async function withSqlite() {
  const { default: express } = await import("express");
  const { default: Database } = await import("better-sqlite3");
  const database = new Database(path.join(process.argv[3], "bench.db"));
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.exec("CREATE TABLE events (conversation TEXT, seq INTEGER, json TEXT, PRIMARY KEY (conversation, seq))");
  const newest = database.prepare("SELECT seq, json FROM events WHERE conversation = ? ORDER BY seq DESC LIMIT 1");
  const append = database.prepare("INSERT INTO events VALUES (?, ?, ?)");
  let calls = 0;
  const app = express();
  app.post("/append", express.json(), (request, response) => {
    const conversation = `c${calls++ % 64}`;
    const seq = (newest.get(conversation)?.seq ?? 0) + 1;
    const event = { v: 1, seq, time: new Date().toISOString(), type: "shopper_sent_message", message: `m${seq}`, text: request.body.text };
    append.run(conversation, seq, JSON.stringify(event));
    response.json({ ok: true });
  });
  return app;
}

const kinds = { node: () => withoutFramework, express: withExpress, "express-sqlite": withSqlite };
const handler = await kinds[process.argv[2]]();
const server = http.createServer(handler);
server.keepAliveTimeout = 600_000;
server.listen({ port: 0, host: "127.0.0.1", backlog: 4096 }, () => console.log(server.address().port));
