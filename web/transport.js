// Requests to the chat server, all on the panel's own origin. The token travels in a header, never
// in an address.

/** Why a request failed: "unreachable", "too_many", "gone", or the server's own code. */
export class Failure extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** @param {Response} response */
async function codeOf(response) {
  if ([401, 404, 410].includes(response.status)) return "gone";
  if (response.status === 429) return "too_many";
  if (response.status >= 500 || response.status === 408) return "unreachable";
  const problem = await response.json().catch(() => ({}));
  return problem.code || "refused";
}

export class Transport {
  /** @param {string} site @param {string} language of the shop's page @param {{get: (name: string) => string | null, set: (name: string, value: string | null) => void}} keep @param {ReturnType<typeof import("./past.js").makePast>} past */
  constructor(site, language, keep, past) {
    this.past = past;
    this.site = site;
    this.language = language;
    this.keep = keep;
    /** @type {{conversation: string, token: string, proven?: boolean} | null} */
    this.session = JSON.parse(keep.get("session") ?? "null");
  }

  /**
   * @param {string} path @param {RequestInit & {body?: any}} [options]
   * @returns {Promise<Response>} an answer of status 2xx
   */
  async request(path, { body, headers, ...options } = {}) {
    let response;
    try {
      response = await fetch(path, {
        ...options,
        body: body && JSON.stringify(body),
        credentials: "omit",
        headers: {
          ...(body && { "Content-Type": "application/json" }),
          ...(this.session && { Authorization: `Bearer ${this.session.token}` }),
          ...headers,
        },
      });
    } catch {
      throw new Failure("unreachable");
    }
    if (!response.ok) throw new Failure(await codeOf(response));
    return response;
  }

  /** @param {string} path @param {RequestInit & {body?: any}} [options] */
  ofConversation(path, options) {
    if (!this.session) throw new Failure("gone");
    return this.request(`/v1/conversations/${encodeURIComponent(this.session.conversation)}${path}`, options);
  }

  async loadSite() {
    return (await this.request(`/v1/sites/${encodeURIComponent(this.site)}?${new URLSearchParams({ language: this.language })}`)).json();
  }

  /** Starts a conversation when there is none. @param {string} language @returns the first event, or null */
  async start(language) {
    if (this.session) return null;
    const answer = await this.request("/v1/conversations", { method: "POST", body: { site: this.site, language } });
    const { conversation, token, event } = await answer.json();
    this.take({ conversation, token });
    return event ?? null;
  }

  /** Another tab has started or left one. */
  reread() {
    this.session = JSON.parse(this.keep.get("session") ?? "null");
  }

  /** Takes up another conversation, or none. @param {{conversation: string, token: string, proven?: boolean} | null} session */
  take(session) {
    this.session = session;
    this.keep.set("session", session && JSON.stringify(session));
    if (session) this.past.update(session);
  }

  /**
   * @param {{message: string, text: string, page?: object, form?: object}} message
   * @param {(bytes: Uint8Array) => void} onPiece
   * @param {() => void} onBegin
   */
  async send({ message, text, page, form }, onBegin, onPiece) {
    const answer = await this.ofConversation("/messages", {
      method: "POST",
      body: { id: message, text, page, form },
      headers: { Accept: "text/event-stream" },
    });
    await readStream(answer, onBegin, onPiece);
  }

  /** @param {number} after @param {AbortSignal} signal @param {() => void} onBegin @param {(bytes: Uint8Array) => void} onPiece */
  async listen(after, signal, onBegin, onPiece) {
    const answer = await this.ofConversation(`/events?after=${after}`, {
      headers: { Accept: "text/event-stream" },
      signal,
    });
    await readStream(answer, onBegin, onPiece);
  }

  /** @param {number} after @returns {Promise<string>} the page as it came */
  async page(after) {
    const answer = await this.ofConversation(`/events?after=${after}`, { headers: { Accept: "application/json" } });
    return answer.text();
  }

  /** @param {string} name @param {object} [body] */
  async tell(name, body) {
    await this.ofConversation(`/${name}`, { method: "POST", body: body ?? {} });
  }

  /**
   * Says yes or no to a change; what comes of a yes is streamed.
   * @param {string} confirmation @param {string} answer @param {() => void} onBegin @param {(bytes: Uint8Array) => void} onPiece
   */
  async confirm(confirmation, answer, onBegin, onPiece) {
    const path = `/confirmations/${encodeURIComponent(confirmation)}`;
    const response = await this.ofConversation(path, { method: "POST", body: { answer } });
    if (response.status === 200) await readStream(response, onBegin, onPiece);
  }

  /** Proves who the shopper is. @param {string} token signed by the shop; kept nowhere */
  async identify(token) {
    const { session } = this;
    await this.tell("identity", { token });
    if (session !== this.session || !session) return;
    this.take(Object.assign(session, { proven: true }));
  }

  async erase() {
    await this.ofConversation("", { method: "DELETE" });
  }

  /** @param {{conversation: string, token: string}} past one that is not open */
  async erasePast({ conversation, token }) {
    await this.request(`/v1/conversations/${encodeURIComponent(conversation)}`, { method: "DELETE", headers: { Authorization: `Bearer ${token}` } });
  }

  /** @param {string} query @param {AbortSignal} signal */
  async suggest(query, signal) {
    const path = `/v1/suggest?${new URLSearchParams({ site: this.site, language: this.language, q: query })}`;
    return (await this.request(path, { signal })).json();
  }
}

/** @param {Response} answer @param {() => void} onBegin @param {(bytes: Uint8Array) => void} onPiece */
async function readStream(answer, onBegin, onPiece) {
  const reader = /** @type {ReadableStream<Uint8Array>} */ (answer.body).getReader();
  onBegin();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) onPiece(piece.value);
  } catch {
    throw new Failure("unreachable");
  }
}
