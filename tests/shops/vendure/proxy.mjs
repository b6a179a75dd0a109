// Stands before a shop's HTTP API and can play the failures that shops have.
import http from "node:http";

/** How long a shop that is "slow" takes. */
const kSlowMs = 60_000;

const failures = {
  none: null,
  down: (request, response) => request.socket.destroy(),
  html: (request, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<!doctype html><title>Maintenance</title><p>We are back soon.");
  },
  slow: (request, response) => {
    const timer = setTimeout(() => response.end("{}"), kSlowMs);
    response.on("close", () => clearTimeout(timer));
  },
  429: (request, response) => {
    response.writeHead(429, { "retry-after": "1", "content-type": "application/json" });
    response.end("{}");
  },
};

/** Listens on `port` (0: any) and passes everything on to 127.0.0.1:`target`, unless told to fail. */
export async function startProxy({ port = 0, target }) {
  let failure = null;
  let calls = 0;
  const agent = new http.Agent({ keepAlive: true });
  const server = http.createServer((request, response) => {
    ++calls;
    if (failure) return failure(request, response);
    const onward = http.request({ host: "127.0.0.1", port: target, method: request.method, path: request.url, headers: request.headers, agent });
    onward.on("response", (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    /** False when there is no such failure. */
    fail(kind) {
      if (!Object.hasOwn(failures, kind)) return false;
      failure = failures[kind];
      return true;
    },
    /** Since it was asked last. */
    takeCalls() {
      const taken = calls;
      calls = 0;
      return taken;
    },
  };
}
