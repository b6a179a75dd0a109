// Passes questions on to the shop, and plays on demand a shop that fails.
import http from "node:http";

const kSlowMs = 60_000;

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

/** Listens on `port` (0: any) and passes everything on to 127.0.0.1:`target`, unless told to fail. */
export async function startProxy({ port = 0, target }) {
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
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    /** False when there is no such failure. */
    fail(kind) {
      if (!Object.hasOwn(kinds, kind)) return false;
      play = kinds[kind];
      return true;
    },
    /** Since it was asked last. */
    takeCalls() {
      const counted = calls;
      calls = 0;
      return counted;
    },
  };
}
