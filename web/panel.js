// The panel's page: joins core, patcher, transport and bridge, and carries out the core's effects.

import { luminance, onColour } from "./accent.js";
import { checkedPage, connect } from "./bridge.js";
import { makeComposer } from "./composer.js";
import { DomPatcher } from "./dom-patcher.js";
import { makeFormat } from "./format.js";
import { makeIdentity } from "./identity.js";
import { makeKeep } from "./keep.js";
import { makePast } from "./past.js";
import { makeProof } from "./proof.js";
import { makeScroller } from "./scroller.js";
import { Failure, Transport } from "./transport.js";
import { fetchModule, Input, loadCore } from "./wasm.js";

const kDrawEveryMs = 33;
const kNoticeMs = 4000;

const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
const asked = new URLSearchParams(location.search);
const siteKey = asked.get("site") ?? "";
const shopLanguage = asked.get("language") ?? "";
const keep = makeKeep(siteKey);
const past = makePast(keep);
const transport = new Transport(siteKey, shopLanguage, keep, past);
const peers = new BroadcastChannel(`aisle:${siteKey}`);
const panel = find("#panel");
const field = /** @type {HTMLTextAreaElement} */ (find("#draft"));
const status = find("#status");
const scroller = makeScroller(find("#scroll"), find("#jump"));
const regions = [...document.querySelectorAll("[data-region]")].sort(
  (a, b) => Number(/** @type {HTMLElement} */ (a).dataset.region) - Number(/** @type {HTMLElement} */ (b).dataset.region),
);
let format = (/** @type {any[]} */ _) => "";
const patcher = new DomPatcher(regions, (value) => format(value));
let language = document.documentElement.lang;
let page = checkedPage(null);
let shop = "";
let capsule = "";
let open = parent === window;
let listening = new AbortController();

const core = loadCore(/** @type {HTMLLinkElement} */ (find("link[as=fetch]")).href);
/** @type {Promise<any> | undefined} */
let site = transport.loadSite();
site.catch(() => {});

/** @type {Awaited<typeof core>} */
let ready;
/** What the page can do once it is whole (later.js). @type {ReturnType<typeof import("./later.js").makeLater> | undefined} */
let later;
/** Whether the core's second half is there. Before, only what needs none of it is reported. */
let whole = false;
const first = new Set([
  "site_loaded", "restored", "clock_ticked", "panel_opened", "panel_closed", "went_online", "went_offline",
  "past_loaded", "draft_changed", "suggestions_arrived", "suggestion_moved", "noticed",
]);
/** @type {any[]} */
let early = [];

// Drawing -----------------------------------------------------------------------------------------

let drawnAt = 0;
let drawTimer = 0;
let noticeTimer = 0;

function draw(above = false) {
  clearTimeout(drawTimer);
  drawTimer = 0;
  drawnAt = performance.now();
  const patches = ready.draw();
  if (patches.length === 0) return;
  scroller.around(() => patcher.apply(patches), above);
  composer.drawn();
  later?.drawn();
  if (document.querySelector(".notice")) {
    clearTimeout(noticeTimer);
    noticeTimer = setTimeout(() => report({ type: "noticed", label: "" }), kNoticeMs);
  }
}

/** A stream draws at most so often; what the shopper did is drawn at once. */
function drawSoon() {
  drawTimer ||= setTimeout(draw, Math.max(0, kDrawEveryMs - (performance.now() - drawnAt)));
}

// Into the core ------------------------------------------------------------------------------------

/** @param {number} kind @param {string | Uint8Array} [input] */
function give(kind, input) {
  const asked = /** @type {any[]} */ (ready.dispatch(kind, input));
  for (const effect of asked) carryOut(effect);
  return asked;
}

/** @param {string} reply of the capsule */
function take(reply) {
  give(Input.preview, reply);
  draw();
}

/** Something happened in the panel. @param {any} event */
function report(event) {
  if (!whole && !(ready && first.has(event.type))) return void early.push(event);
  give(Input.panelEvent, JSON.stringify(event));
  draw(event.type === "earlier_clicked");
}

function tick() {
  const now = new Date();
  report({ type: "clock_ticked", now_ms: now.getTime(), offset_minutes: -now.getTimezoneOffset() });
}

/** @param {string} text @param {string} [draft] @param {object} [form] filled in */
function submit(text, draft, form = undefined) {
  // Pressed once more, since nothing has come of it yet.
  if (early.some((event) => event.type === "submitted" && event.text === text)) return;
  report({ type: "submitted", message: crypto.randomUUID(), text, page, draft, form });
}

/**
 * Streams are passed on to the other tabs byte by byte, so that all show the same. What comes after the
 * shopper has left the conversation is nobody's.
 */
function hearing() {
  const of = transport.session?.conversation;
  const open = () => of === transport.session?.conversation;
  return [
    () => {
      if (!open()) return;
      give(Input.streamBegin);
      peers.postMessage({ begin: true, of });
    },
    (/** @type {Uint8Array} */ bytes) => {
      if (!open()) return;
      give(Input.streamPiece, bytes);
      peers.postMessage({ bytes, of });
      drawSoon();
    },
  ];
}

const listPast = () => report({ type: "past_loaded", past: past.list() });

// Out of the core ----------------------------------------------------------------------------------

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms * (0.8 + 0.4 * Math.random())));
const codeOf = (/** @type {unknown} */ error) => (error instanceof Failure ? error.code : "refused");

/** @param {() => Promise<void>} request */
async function attempt(request) {
  try {
    await request();
  } catch (error) {
    report({ type: "request_failed", code: codeOf(error) });
    bridge.tell({ type: "error", code: codeOf(error) });
  }
}

/** @type {Record<string, (effect: any) => unknown>} */
const effects = {
  async send_message(effect) {
    const { message } = effect;
    try {
      if (effect.delay_ms) await pause(effect.delay_ms);
      await identity.settled();
      const started = await transport.start(language);
      if (started) {
        give(Input.logEvent, JSON.stringify(started));
        peers.postMessage({ started: true });
        bridge.tell({ type: "started" });
        await identity.begun();
      }
      const [onBegin, onPiece] = hearing();
      await transport.send(effect, onBegin, onPiece);
      report({ type: "send_ended", message });
    } catch (error) {
      report({ type: "send_failed", message, code: codeOf(error) });
    }
  },
  async listen({ after, delay_ms }) {
    const own = (listening = new AbortController());
    let code = "";
    try {
      if (delay_ms) await pause(delay_ms);
      const [onBegin, onPiece] = hearing();
      await transport.listen(after, own.signal, onBegin, onPiece);
    } catch (error) {
      code = codeOf(error);
    }
    if (!own.signal.aborted) report({ type: "listen_ended", code });
  },
  hang_up: () => listening.abort(),
  catch_up: ({ after }) =>
    attempt(async () => {
      const conversation = transport.session?.conversation ?? "";
      const text = await transport.page(after);
      if (conversation !== transport.session?.conversation) return; // Left meanwhile.
      const asked = give(Input.logPage, text);
      if (text.includes('"seq"')) keep.log.add(conversation, text);
      if (!asked.some((effect) => effect.type === "catch_up")) draw(); // Not in the middle of the past.
    }),
  stop_turn: ({ turn }) => attempt(() => transport.tell("stop", { turn })),
  send_feedback: (effect) =>
    attempt(async () => {
      await transport.tell("feedback", { turn: effect.turn, verdict: effect.verdict, reason: effect.reason ?? "" });
      report({ type: "resumed" });
    }),
  async answer_confirmation({ confirmation, answer }) {
    let code = "";
    try {
      await transport.confirm(confirmation, answer, ...hearing());
    } catch (error) {
      code = codeOf(error);
      tick(); // It may have come too late.
    }
    report({ type: "confirmation_ended", code });
  },
  erase_conversation: () =>
    attempt(async () => {
      const of = transport.session?.conversation;
      await transport.erase();
      report({ type: "started_anew" });
      report({ type: "noticed", label: "erased" });
      peers.postMessage({ erased: true, of });
    }),
  forget_conversation() {
    if (transport.session) past.remove(transport.session.conversation);
    effects.leave_conversation({});
    listPast();
  },
  leave_conversation() {
    transport.take(null);
    keep.log.clear();
  },
  keep_past({ title, at_ms }) {
    if (transport.session && past.add(transport.session, title, at_ms)) listPast();
  },
  open_past({ conversation }) {
    transport.take(past.find(conversation) ?? null);
    keep.log.clear();
    report({ type: transport.session ? "resumed" : "started_anew" });
  },
  erase_past: ({ conversation }) =>
    attempt(async () => {
      const session = past.find(conversation);
      if (session) {
        await transport.erasePast(session).catch((error) => {
          if (codeOf(error) !== "gone") throw error; // What is gone needs no erasing.
        });
      }
      past.remove(conversation);
      listPast();
      report({ type: "past_opened" });
      report({ type: "noticed", label: "erased" });
      peers.postMessage({ erased: true, of: conversation });
    }),
  set_draft: ({ text = "" }) => {
    composer.set(text);
    if (text) field.focus();
  },
  keep_outbox: ({ outbox }) => keep.set("outbox", outbox ? JSON.stringify(outbox) : null),
  keep_edited: ({ edited }) => keep.set("edited", edited ? JSON.stringify(edited) : null),
  keep_theme: ({ theme = "" }) => {
    keep.set("theme", theme);
    showTheme(theme);
  },
  announce({ label, text }) {
    status.textContent = [label && format(["label", label]), text].filter(Boolean).join(" ");
  },
  tell_unread({ count, text }) {
    const tease = count ? { text, label: format(["label", "unread", String(count)]), close: format(["label", "close"]) } : undefined;
    bridge.tell({ type: "unread", count, tease });
  },
  tell_message: ({ from }) => bridge.tell({ type: "message", from }),
  scroll_to_end: () => setTimeout(scroller.toEnd),
};
const carryOut = (/** @type {{type: string}} */ effect) => (effects[effect.type] ?? later?.effects[effect.type])?.(effect);

// From the shopper ---------------------------------------------------------------------------------

const composer = makeComposer(field, {
  report,
  submit,
  suggest: (query, signal) => later?.suggest(query) ?? transport.suggest(query, signal),
  keepDraft: (text) => keep.set("draft", text),
});

/** Who asks now is another shopper, whom the conversation before is none of. */
function startAnew() {
  const of = transport.session?.conversation;
  past.removeProven();
  report({ type: "started_anew" });
  peers.postMessage({ erased: true, of });
}

const proof = makeProof({
  transport,
  codeOf,
  startAnew,
  goOn: (order) => submit(format(["label", "order_number", order]), "keep"),
  notice: (label) => report({ type: "noticed", label }),
  hear: () => report({ type: "resumed" }),
});

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = /** @type {HTMLElement} */ (event.target);
  if (form.dataset.form) return later?.fill(/** @type {HTMLFormElement} */ (form));
  if (form.dataset.do) return void proof.prove(/** @type {HTMLFormElement} */ (form));
  if (form.id !== "composer") return later?.wishes.reason_given(form);
  submit(field.value);
  field.focus();
});

/** What only the page can do; every other wish goes to the core as it is. */
/** @type {Record<string, (element: HTMLElement) => void>} */
const wishes = {
  submitted: ({ dataset }) => submit(dataset.text ?? "", dataset.draft),
  code_wanted: ({ dataset }) => proof.sendCode(dataset.order ?? ""),
  close_clicked: () => bridge.tell({ type: "close" }),
};

document.addEventListener("click", (event) => {
  const element = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-do], a[href]"));
  if (element instanceof HTMLAnchorElement) return later?.followLink(element, event);
  if (!element) return event.target === find("#overlay") && report({ type: "overlay_closed" });
  const { do: type = "", ...members } = element.dataset;
  const wish = wishes[type] ?? later?.wishes[type];
  if (wish) wish(element);
  else report({ type, ...members });
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  if (panel.inert) report({ type: "overlay_closed" });
  else bridge.tell({ type: "close" });
});

// A picture that does not come leaves its frame, not a torn icon.
document.addEventListener(
  "error",
  ({ target }) => target instanceof HTMLImageElement && target.classList.add("missing"),
  true,
);

// From the shop's page -----------------------------------------------------------------------------

/** @param {{accent?: string, theme?: string}} look */
function showLook({ accent = "", theme = "" }) {
  const { style } = document.documentElement;
  if (!isNaN(luminance(accent))) {
    style.setProperty("--accent", accent);
    style.setProperty("--on-accent", onColour(accent));
  }
  if (keep.get("theme") === null) showTheme(theme);
}

/** @param {string} theme */
function showTheme(theme) {
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

/** @type {Record<string, (message: any) => void>} */
const messages = {
  page: (message) => {
    page = checkedPage(message.page);
    later?.readCart();
  },
  cart: (message) => attempt(async () => later?.takeCart(message)),
  look: showLook,
  open() {
    open = true;
    tick();
    report({ type: "panel_opened" });
    later?.readCart();
    later?.opened();
    scroller.toEnd();
    if (!panel.inert && matchMedia("(hover: hover)").matches) field.focus();
  },
  close() {
    open = false;
    report({ type: "panel_closed" });
  },
  send: ({ text }) => submit(String(text), "keep"),
  identify: (message) => identity.identify(message),
  identity: (message) => identity.take(message),
  forget() {
    past.clear();
    report({ type: "started_anew" });
  },
};

const bridge = connect((message, origin) => {
  shop = origin;
  patcher.base = origin;
  messages[message?.type]?.(message);
});

const identity = makeIdentity({
  transport,
  codeOf,
  tell: (message) => bridge.tell(message),
  startAnew,
  fail: (code) => bridge.tell({ type: "error", code }),
});

// From the network and the other tabs --------------------------------------------------------------

addEventListener("online", () => report({ type: "went_online" }));
addEventListener("offline", () => report({ type: "went_offline" }));
addEventListener("focus", () => transport.session && open && report({ type: "resumed" }));

peers.onmessage = ({ data }) => {
  if (!ready || (!whole && (data.begin || data.bytes))) return;
  const own = transport.session?.conversation;
  if (data.started ? own : data.of !== own) return void (data.erased && whole && listPast()); // Another conversation's.
  if (data.begin) ready.dispatch(Input.streamBegin);
  else if (data.bytes) {
    give(Input.streamPiece, data.bytes);
    drawSoon();
  } else {
    transport.reread();
    report({ type: data.erased ? "started_anew" : "resumed" });
  }
};

// Start --------------------------------------------------------------------------------------------

/** @param {any} loaded the site's settings and texts */
function showSite(loaded) {
  language = loaded.language || language;
  capsule = loaded.capsule ?? "";
  document.documentElement.lang = language;
  document.documentElement.dir = /^(ar|fa|he|ur)\b/.test(language) ? "rtl" : "ltr";
  format = makeFormat(language, loaded.texts);
  document.title = loaded.name;
  for (const element of document.querySelectorAll("[data-label]")) {
    const { label = "", labels = "aria-label" } = /** @type {HTMLElement} */ (element).dataset;
    for (const name of labels.split(" ")) element.setAttribute(name, format(["label", label]));
  }
  showLook({ accent: loaded.accent, theme: "" });
  bridge.tell({ type: "look", accent: loaded.accent });
  report({ type: "site_loaded", ...loaded });
}

/** Adds what nothing to type needs: the core's second half, its looks, and what the page does for it. */
async function addLater() {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = /** @type {string} */ (panel.dataset.looks);
  document.head.append(link);
  await atLast(async () => {
    const half = fetchModule(/** @type {string} */ (panel.dataset.later));
    const [{ makeLater }] = await Promise.all([import(new URL(/** @type {string} */ (panel.dataset.script), location.href).href), core.then((first) => first.addLater(half))]);
    later = makeLater({ report, submit, tick, transport, panel, field, find, shop: () => shop, forms: { format: (value) => format(value), base: () => patcher.base }, tell: (message) => bridge.tell(message), isOpen: () => open, capsule: { site: siteKey, language: shopLanguage, hash: () => capsule, ask: () => ready.ask(), take } });
  });
}

function reportEarly() {
  for (const event of early.splice(0)) report(event);
}

async function start() {
  const kept = `site:${shopLanguage}`;
  const before = JSON.parse(keep.get(kept) ?? "null");
  const outbox = JSON.parse(keep.get("outbox") ?? "[]");
  const comesBack = transport.session !== null || outbox.length > 0;
  const rest = comesBack && addLater();
  const loaded = await core;
  if (!before) keep.set(kept, JSON.stringify(await loadSiteAtLast()));
  await rest;
  ready = loaded;
  whole = comesBack;
  const restored = {
    type: "restored",
    draft: field.value || (keep.get("draft") ?? ""),
    theme: keep.get("theme") ?? "",
    outbox,
    edited: JSON.parse(keep.get("edited") ?? "[]"),
    loading: transport.session !== null,
  };
  if (restored.theme) showTheme(restored.theme);
  showSite(JSON.parse(/** @type {string} */ (keep.get(kept))));
  tick();
  if (!navigator.onLine) report({ type: "went_offline" });
  report(restored);
  listPast();
  reportEarly();
  if (transport.session) await restoreLog(transport.session.conversation);
  if (open) report({ type: "panel_opened" });
  bridge.tell({ type: "ready" });
  if (!comesBack) await addLater();
  if (open) later?.readCart();
  whole = true;
  reportEarly();
  if (before) {
    const now = await loadSiteAtLast();
    keep.set(kept, JSON.stringify(now));
    if (JSON.stringify(now) !== JSON.stringify(before)) showSite(now);
  }
}

/** What was fetched before is shown at once, then what came since. @param {string} conversation */
async function restoreLog(conversation) {
  for (const text of await keep.log.read(conversation)) give(Input.cachedPage, text);
  draw();
  scroller.toEnd();
  report({ type: "resumed" });
}

function loadSiteAtLast() {
  return atLast(() => {
    const asked = site ?? transport.loadSite();
    site = undefined;
    return asked;
  });
}

/** @template T @param {() => Promise<T>} ask again and again, until it works @returns {Promise<T>} */
async function atLast(ask) {
  for (let wait = 1000; ; wait = Math.min(wait * 2, 30_000)) {
    try {
      return await ask();
    } catch (error) {
      bridge.tell({ type: "error", code: codeOf(error) });
      await pause(wait);
    }
  }
}

start();
