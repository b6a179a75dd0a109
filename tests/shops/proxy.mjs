// Passes questions on to the shop, and plays on demand a shop that fails.
import http from "node:http";

const kSlowMs = 30_000;

const kinds = {
  none: undefined,
  down: (question) => question.socket.destroy(),
  html: (question, answer) => answer.writeHead(200, { "content-type": "text/html" }).end("<html><title>Back soon</title></html>"),
  429: (question, answer) => answer.writeHead(429, { "content-type": "application/json", "retry-after": "2" }).end('{"message":"Too many"}'),
  slow(question, answer) {
    const timer = setTimeout(() => answer.end("{}"), kSlowMs);
    answer.once("close", () => clearTimeout(timer));
  },
};

/** `calls` counts what was asked since it was read last. */
export async function startProxy(target) {
  let play;
  let calls = 0;
  const agent = new http.Agent({ keepAlive: true });
  const server = http.createServer((question, answer) => {
    calls += 1;
    if (play) return play(question, answer);
    const { method, url: path, headers } = question;
    const onward = http.request({ host: "127.0.0.1", port: target, method, path, headers, agent }, (got) => {
      answer.writeHead(got.statusCode, got.headers);
      got.pipe(answer);
    });
    onward.once("error", () => answer.destroy());
    question.pipe(onward);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    fail(kind) {
      if (!Object.hasOwn(kinds, kind)) return false;
      play = kinds[kind];
      return true;
    },
    calls() {
      const counted = calls;
      calls = 0;
      return counted;
    },
  };
}
