// What a good engineer writes by hand in an afternoon against the same API: streamed markdown that only
// touches its last block, the whole history drawn at once. The lower limit for the panel.
const log = document.getElementById("log");
const text = document.getElementById("text");

function inline(parent, source) {
  for (const part of source.split(/(\*\*[^*]+\*\*|`[^`]+`)/)) {
    if (part.startsWith("**") && part.length > 4) parent.append(Object.assign(document.createElement("strong"), { textContent: part.slice(2, -2) }));
    else if (part.startsWith("`") && part.length > 2) parent.append(Object.assign(document.createElement("code"), { textContent: part.slice(1, -1) }));
    else parent.append(part);
  }
}

function block(source) {
  const heading = /^#{1,6} /.exec(source);
  if (heading) {
    const node = document.createElement("h3");
    inline(node, source.slice(heading[0].length));
    return node;
  }
  if (/^- /.test(source)) {
    const list = document.createElement("ul");
    for (const line of source.split("\n")) inline(list.appendChild(document.createElement("li")), line.replace(/^- /, ""));
    return list;
  }
  const node = document.createElement("p");
  inline(node, source);
  return node;
}

class Message {
  constructor() {
    this.node = log.appendChild(document.createElement("div"));
    this.rest = "";
    this.open = null;
    this.length = 0;
  }
  append(piece) {
    this.rest += piece;
    this.length += piece.length;
    for (let end; (end = this.rest.indexOf("\n\n")) >= 0; this.rest = this.rest.slice(end + 2)) {
      this.draw(this.rest.slice(0, end));
      this.open = null;
    }
    if (this.rest) this.draw(this.rest);
  }
  draw(source) {
    const node = block(source);
    if (this.open) this.open.replaceWith(node);
    else this.node.append(node);
    this.open = node;
  }
}

let answer = null;
let waiting = "";
let frame = 0;
function show() {
  frame = 0;
  answer.append(waiting);
  waiting = "";
  log.scrollTop = log.scrollHeight;
}

function take(type, event) {
  if (type === "shopper_sent_message") log.append(Object.assign(document.createElement("p"), { textContent: event.text }));
  if (type === "turn_started") answer = new Message();
  if (type === "model_sent_text") {
    waiting += event.text;
    frame ||= requestAnimationFrame(show);
  }
  if (type === "assistant_answered" && answer.length + waiting.length === 0) answer.append(event.answer.text ?? "");
}

async function send(message) {
  const { conversation, token } = await start;
  const response = await fetch(`/v1/conversations/${conversation}/messages`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    body: JSON.stringify({ id: crypto.randomUUID(), text: message }),
  });
  let rest = "";
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    rest += piece;
    for (let end; (end = rest.indexOf("\n\n")) >= 0; rest = rest.slice(end + 2)) {
      const data = rest.slice(0, end).split("\n").find((line) => line.startsWith("data: "));
      if (!data) continue;
      const event = JSON.parse(data.slice(6));
      take(event.type, event);
    }
  }
  document.documentElement.dataset.done = "yes";
}

async function begin() {
  const kept = localStorage.getItem("minimum");
  if (kept) {
    const found = JSON.parse(kept);
    const headers = { Authorization: `Bearer ${found.token}` };
    for (let after = 0, more = true; more; ) {
      const page = await (await fetch(`/v1/conversations/${found.conversation}/events?after=${after}`, { headers })).json();
      for (const event of page.events) take(event.type, event);
      ({ last: after, more } = page);
    }
    log.scrollTop = log.scrollHeight;
    return found;
  }
  const answer = await fetch("/v1/conversations", { method: "POST", headers: { "Content-Type": "application/json" }, body: '{"site":"tarnfell"}' });
  const made = await answer.json();
  localStorage.setItem("minimum", JSON.stringify(made));
  return made;
}

const start = begin();
text.onkeydown = (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  send(text.value);
  text.value = "";
};
await start;
text.focus();
document.documentElement.dataset.ready = String(performance.now());
