// The same small server on Node's own http or on Express: node http_peers.mjs node|express
// GET /cached answers JSON, GET /stream joins a stream, GET /publish sends one event to all of it.
// Prints its port.
import http from "node:http";

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

const handler = process.argv[2] === "express" ? await withExpress() : withoutFramework;
const server = http.createServer(handler);
server.keepAliveTimeout = 600_000;
server.listen({ port: 0, host: "127.0.0.1", backlog: 4096 }, () => console.log(server.address().port));
