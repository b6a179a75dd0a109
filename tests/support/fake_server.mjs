// A chat server of canned answers with the public API, for trying, testing and measuring the widget
// alone: nothing is stored, nothing is understood. Node's core modules only.
//
//   node tests/support/fake_server.mjs --web build/web --port 9600
//   open http://127.0.0.1:9600/ (also /hostile, /strict, /product: host pages of other kinds)
//
// What is asked chooses the answer: "cards", "compare", "detail", "policy", "markdown", "stream 2000"
// (so many tokens), "slow", "fail", "refuse", "silent"; anything else gets plain text.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliDecompressSync } from "node:zlib";
import { answerFor, picture } from "./fake_answers.mjs";

const types = { js: "text/javascript", css: "text/css", html: "text/html", wasm: "application/wasm", json: "application/json", svg: "image/svg+xml" };

/** @param {{web: string, port?: number, delay?: number, history?: number, gap?: number, accent?: string, capsule?: {hash: string, json: string}}} options */
export function startFakeServer({ web, port = 0, delay = 20, history = 0, gap = 5, accent = "#1f5e4b", capsule = undefined }) {
  /** @type {Map<string, {token: string, events: any[], stopped: boolean}>} */
  const conversations = new Map();
  /** Tests may break things here. */
  const faults = { down: false, cutAfter: 0, status: 0 };
  const requests = [];
  let made = 0;

  const event = (conversation, type, body) => {
    const made = { v: 1, seq: conversation.events.length + 1, time: new Date().toISOString(), type, ...body };
    conversation.events.push(made);
    return made;
  };

  function begin(site, language) {
    const id = `c${++made}`;
    const conversation = { id, token: `t${made}-${Math.random().toString(36).slice(2)}`, events: [], stopped: false };
    conversations.set(id, conversation);
    event(conversation, "conversation_started", { conversation: id, site, language, currency: "EUR" });
    for (let turn = 0; turn < history / 2; ++turn) replay(conversation, turn);
    return conversation;
  }

  function replay(conversation, number) {
    const turn = `h${number}`;
    event(conversation, "shopper_sent_message", { message: `hm${number}`, text: `Question number ${number}?`, page: {} });
    event(conversation, "turn_started", { turn, message: `hm${number}` });
    event(conversation, "assistant_answered", { turn, answer: { text: `This is answer number ${number}, with **some** emphasis.`, understood: true } });
    event(conversation, "turn_completed", { turn });
  }

  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const sse = (response, made) =>
    response.write(`${made.seq ? `id: ${made.seq}\n` : ""}event: ${made.type}\ndata: ${JSON.stringify(made)}\n\n`);

  async function answer(conversation, message, response) {
    const known = conversation.events.find((each) => each.message === message.id && each.type === "shopper_sent_message");
    if (known) {
      for (const each of conversation.events.slice(known.seq - 1)) sse(response, each);
      return response.end();
    }
    let sent = 0;
    const say = (made) => {
      sse(response, made);
      if (faults.cutAfter && ++sent >= faults.cutAfter) {
        faults.cutAfter = 0;
        response.destroy();
      }
    };
    say(event(conversation, "shopper_sent_message", { message: message.id, text: message.text, page: message.page ?? {} }));
    const turn = `turn${conversation.events.length}`;
    conversation.stopped = false;
    say(event(conversation, "turn_started", { turn, message: message.id }));
    const plan = answerFor(message.text);
    for (const [index, result] of (plan.tools ?? []).entries()) {
      const call = { id: `call${index}`, tool: result.passages ? "search_policies" : "search_catalog", arguments: { text: message.text } };
      say(event(conversation, "model_called_tool", { turn, call }));
      await pause(plan.slow ?? delay * 5);
      say(event(conversation, "tool_returned", { turn, call: call.id, result }));
    }
    if (plan.silent) return void (await pause(60_000));
    await pause(plan.slow ?? delay);
    let offset = 0;
    for (const piece of plan.pieces) {
      if (conversation.stopped) {
        say(event(conversation, "turn_stopped", { turn, text: plan.pieces.join("").slice(0, offset) }));
        return response.end();
      }
      say({ v: 1, time: new Date().toISOString(), type: "model_sent_text", turn, offset, text: piece });
      offset += Buffer.byteLength(piece);
      if (gap > 0 || offset % 512 < piece.length) await pause(gap);
    }
    if (plan.fail) say(event(conversation, "turn_failed", { turn, reason: "unavailable" }));
    else {
      say(event(conversation, "assistant_answered", { turn, answer: { ...plan.answer, text: plan.pieces.join("") } }));
      say(event(conversation, "turn_completed", { turn }));
    }
    response.end();
  }

  const send = (response, status, body, type = "application/json", headers = {}) => {
    response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store", ...headers });
    response.end(body);
  };
  const json = (response, status, body) => send(response, status, JSON.stringify(body));
  const problem = (response, status, code) =>
    send(response, status, JSON.stringify({ type: "about:blank", title: code, status, code }), "application/problem+json");

  function file(request, response, name) {
    const path = join(web, name);
    const type = types[name.split(".").pop()] ?? "text/plain";
    const immutable = /-[0-9a-f]{8}\./.test(name) ? { "Cache-Control": "public, max-age=31536000, immutable" } : {};
    try {
      const packed = readFileSync(`${path}.br`);
      if (/\bbr\b/.test(request.headers["accept-encoding"] ?? "")) return send(response, 200, packed, type, { "Content-Encoding": "br", ...immutable });
      send(response, 200, brotliDecompressSync(packed), type, immutable);
    } catch {
      problem(response, 404, "not_found");
    }
  }

  async function bodyOf(request) {
    const pieces = [];
    for await (const piece of request) pieces.push(piece);
    return JSON.parse(Buffer.concat(pieces).toString() || "{}");
  }

  async function route(request, response) {
    const url = new URL(request.url, "http://x");
    const path = url.pathname;
    requests.push(`${request.method} ${path}`);
    if (path === "/aisle.js" || path.startsWith("/widget/")) return file(request, response, path.slice(1));
    if (path.startsWith("/picture/")) return send(response, 200, picture(path.slice(9)), "image/svg+xml");
    if (!path.startsWith("/v1/")) return hostPage(response, path);
    if (faults.down) return request.socket.destroy();
    if (faults.status) return problem(response, faults.status, "broken");
    if (capsule && path.endsWith("/capsule")) return send(response, 200, capsule.json);
    if (path.startsWith("/v1/sites/")) {
      return json(response, 200, {
        key: "demo", name: "Fern & Ridge", language: "en", currency: "EUR",
        greeting: "Hello! What can I help you find?",
        starters: ["Show me waterproof jackets", "Compare your two best tents", "Can I return sale items?"],
        capsule: capsule?.hash, disclosure: "Automated assistant", accent, contact: "help@fernridge.example",
        texts: JSON.parse(readFileSync(join(web, "texts/en.json"), "utf8")), limits: { message_bytes: 4000 },
      });
    }
    if (path === "/v1/suggest") {
      const all = ["waterproof jacket", "waterproof trousers", "warm sleeping bag", "Can I return sale items?", "two person tent"];
      const found = all.filter((each) => each.toLowerCase().includes(url.searchParams.get("q").toLowerCase().trim()));
      return json(response, 200, { suggestions: found.map((text) => ({ kind: text.endsWith("?") ? "question" : "product", text })) });
    }
    if (path === "/v1/conversations" && request.method === "POST") {
      const { site, language } = await bodyOf(request);
      const { id, token, events } = begin(site, language);
      return json(response, 201, { conversation: id, token, event: events[0] });
    }
    const [, , , id, what = ""] = path.split("/");
    const conversation = conversations.get(id);
    if (!conversation || request.headers.authorization !== `Bearer ${conversation.token}`) return problem(response, 401, "unauthorized");
    if (what === "messages") {
      const message = await bodyOf(request);
      if (/^refuse/.test(message.text)) return problem(response, 422, "not_accepted");
      response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
      return answer(conversation, message, response);
    }
    if (what === "events") {
      const after = Number(url.searchParams.get("after"));
      if (/event-stream/.test(request.headers.accept)) {
        response.writeHead(200, { "Content-Type": "text/event-stream" });
        for (let at = after; !response.destroyed; await pause(50)) {
          for (; at < conversation.events.length; ++at) sse(response, conversation.events[at]);
        }
        return;
      }
      const events = conversation.events.slice(after, after + 1000);
      return json(response, 200, { events, last: events.at(-1)?.seq ?? after, more: after + 1000 < conversation.events.length });
    }
    if (what === "stop") conversation.stopped = true;
    if (what === "feedback") {
      const { turn, verdict } = await bodyOf(request);
      event(conversation, "feedback_given", { turn, verdict });
    }
    if (request.method === "DELETE") conversations.delete(id);
    response.writeHead(204).end();
  }

  function hostPage(response, path) {
    const chat = `http://127.0.0.1:${chatServer.address().port}`;
    const hostile = "* { all: unset !important; display: none !important; pointer-events: none !important } html, body, h1, p { display: block !important }";
    const strict = { "Content-Security-Policy": `default-src 'none'; script-src ${chat}; frame-src ${chat}; require-trusted-types-for 'script'; trusted-types 'none'` };
    const product = path === "/product" ? '<script type="application/ld+json">{"@type":"Product","sku":"P-7","name":"Ridge Shell"}</script>' : "";
    const style = path === "/hostile" ? `<style>${hostile}</style>` : path === "/strict" ? "" : "<style>body{margin:0;font:16px/1.6 Georgia,serif;color:#25302a;background:#f6f3ec}main{max-width:60rem;margin:auto;padding:3rem 2rem}img{width:100%;border-radius:8px}div{display:grid;grid-template-columns:repeat(3,1fr);gap:1.5rem}</style>";
    const goods = [1, 2, 3, 4, 5, 6].map((number) => `<p><img src="/picture/${number}" alt="" width="300" height="300"><br>Item ${number}</p>`).join("");
    send(
      response, 200,
      `<!doctype html><html lang="en"><title>Fern & Ridge: ${path}</title><meta name="viewport" content="width=device-width,initial-scale=1">${style}${product}` +
        `<script src="${chat}/aisle.js" data-site="demo" async></script><main><h1>Fern & Ridge</h1><p>Good things for wet days.</p><div>${goods}</div><p><a href="/product">A product</a></p></main>`,
      "text/html", path === "/strict" ? strict : {},
    );
  }

  // The shop and the chat are two origins of one site, as shop.example and chat.shop.example are.
  const listener = (request, response) => {
    Promise.resolve(route(request, response)).catch(() => response.destroy());
  };
  const shop = createServer(listener);
  const chatServer = createServer(listener);
  const listen = (server, at) => new Promise((resolve) => server.listen(at, "127.0.0.1", resolve));
  const ready = Promise.all([listen(shop, port), listen(chatServer, port && port + 1)]);
  const close = () => [shop, chatServer].forEach((server) => (server.closeAllConnections?.(), server.close()));
  return ready.then(() => ({
    port: shop.address().port, chatPort: chatServer.address().port, conversations, faults, requests, close,
  }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const number = { type: /** @type {const} */ ("string") };
  const { values } = parseArgs({ options: { web: number, port: number, delay: number, history: number, gap: number } });
  const { port } = await startFakeServer({
    web: values.web ?? "build/web", port: Number(values.port ?? 9600),
    delay: Number(values.delay ?? 20), history: Number(values.history ?? 0), gap: Number(values.gap ?? 5),
  });
  console.log(`http://127.0.0.1:${port}/`);
}
