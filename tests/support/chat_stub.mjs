// A model's server in one line, as OpenAI's Chat Completions: it streams what a test tells it to.
import http from "node:http";
import { freePort } from "./aisle_server.mjs";

const chunk = (delta, reason = null) =>
  `data: ${JSON.stringify({ id: "a", object: "chat.completion.chunk", model: "stub", choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`;

/**
 * `answer(request, number)` gives the pieces of an answer: texts, `{ tool, arguments }`, numbers (a wait in ms), `"\u0000hang"`
 * (nothing more comes) or `{ raw, status, type }` (what is sent instead of all that).
 */
export async function chatStub(answer) {
  const self = { requests: [], closed: [], url: "" };
  const server = http.createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const asked = JSON.parse(body);
    self.requests.push(asked);
    response.on("close", () => self.closed.push({ at: Date.now(), whole: response.writableFinished }));
    const pieces = await answer(asked, self.requests.length);
    if (pieces[0]?.raw !== undefined) {
      response.writeHead(pieces[0].status ?? 200, { "content-type": pieces[0].type ?? "text/event-stream", ...pieces[0].fields });
      return response.end(pieces[0].raw);
    }
    response.writeHead(200, { "content-type": "text/event-stream" });
    let calls = 0;
    for (const piece of pieces) {
      if (response.destroyed) return;
      if (piece === "\u0000hang") return;
      if (typeof piece === "number") await new Promise((resolve) => setTimeout(resolve, piece));
      else if (typeof piece === "string") response.write(chunk({ content: piece }));
      else {
        const call = { index: calls, id: `call_${++calls}`, type: "function", function: { name: piece.tool, arguments: JSON.stringify(piece.arguments ?? {}) } };
        response.write(chunk({ tool_calls: [call] }));
      }
    }
    response.write(chunk({}, calls ? "tool_calls" : "stop"));
    response.end("data: [DONE]\n\n");
  });
  const port = await freePort();
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  self.url = `http://127.0.0.1:${port}/v1`;
  self.config = `tries_max = 1\nbreaker_failures = 1000\n[[model.providers]]\nprovider = "openai_chat"\nmodel = "stub"\nbase_url = "${self.url}"\nfirst_byte_timeout_ms = 3000\nbetween_bytes_timeout_ms = 3000\n`;
  server.unref();
  return self;
}
