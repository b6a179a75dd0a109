// The one script in the shop's page: a launcher, a frame made on first intent, and a bridge between.
//
//   <script src="https://chat.example/aisle.js" data-site="KEY" async></script>
//
// Everything of ours lives in a closed shadow root and in the frame, so the page's styles and scripts
// don't meet it. Nothing is loaded before the shopper shows interest; no style is inline markup, and
// nothing is evaluated, so a strict Content-Security-Policy needs only our origin in script-src and
// frame-src.

import { luminance, onColour } from "./accent.js";
import { readPage } from "./page.js";
import styles from "./styles/launcher.css";
import texts from "launcher-texts";
import more from "loader-more";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const chat = new URL(script.src).origin;
/** @type {Record<string, any>} */
const settings = { language: document.documentElement.lang, ...script.dataset };
const phone = matchMedia("(max-width: 30rem), (max-height: 25rem)");

/** @type {[string, EventListener][]} */
let undo = [];
/** @type {HTMLElement | undefined} */
let host;
/** @type {HTMLButtonElement} */
let button;
/** @type {HTMLIFrameElement | undefined} */
let frame;
/** @type {MessagePort | undefined} */
let port;
/** @type {object[]} */
let waiting = [];
let isOpen = false;
let context = {};
/** What the page gave to read and change its cart. @type {any} */
let cart;
/** A signed token, or what fetches one; in this page's memory only. @type {any} */
let identity;
let scrolling = "";

/** @param {string} name @param {object} [detail] */
const emit = (name, detail) => dispatchEvent(new CustomEvent(`aisle:${name}`, { detail }));
/** @param {object} message */
const tell = (message) => (port ? port.postMessage(message) : waiting.push(message));
/** Kept for this visit, so that an open panel opens again on the next page. @param {string} [state] */
const remember = (state) => {
  try {
    return state === undefined ? sessionStorage.aisle : (sessionStorage.aisle = state);
  } catch {
    return "";
  }
};

const rememberOpen = () => remember(isOpen ? "open" : "closed");

/** Undefined: the page has said nothing about it. */
const tellIdentity = () => identity !== undefined && tell({ type: "identify", given: !!identity });

/** The panel wants a token. */
async function prove() {
  let token;
  try {
    token = await (typeof identity === "function" ? identity() : identity);
  } catch {
    // Then there is none.
  }
  tell({ type: "identity", token: token || "" });
}

function tellPage() {
  tell({ type: "page", page: { ...readPage(script), ...context } });
}

/** @param {EventTarget} target @param {string} type @param {any} act */
function listen(target, type, act) {
  target.addEventListener(type, act);
  undo.push([type, () => target.removeEventListener(type, act)]);
}

function mount() {
  if (host) return;
  host = document.createElement("aisle-chat");
  // Element styles with !important win over every rule of the page (CSS Cascade 5, 6.1).
  for (const rule of ["all:initial", "display:block", "position:fixed", "inset:auto 0 0 auto", "width:0", "height:0", "z-index:2147483647"]) {
    const [name, value] = rule.split(":");
    host.style.setProperty(name, value, "important");
  }
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  button = root.appendChild(document.createElement("button"));
  button.type = "button";
  for (const type of ["pointerenter", "focus", "touchstart"]) button.addEventListener(type, load, { once: true, passive: true });
  button.onclick = toggle;
  listen(document, "keydown", (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && document.activeElement === host && close());
  // A page that changes without loading: heard where the browser tells, and when the frame is entered.
  listen(window, "popstate", tellPage);
  listen(window, "blur", tellPage);
  const { navigation } = /** @type {any} */ (window);
  if (navigation) listen(navigation, "currententrychange", tellPage);
  listen(window, "message", greet);
  document.documentElement.append(host);
  show();
  if (remember() || settings.prefetch === "idle") (window.requestIdleCallback ?? setTimeout)(load);
  if (remember() === "open" && !phone.matches) open();
}

/** Makes what is seen follow what is so. */
function show() {
  if (!host) return;
  const name = texts[String(settings.language).slice(0, 2)] ?? texts.en;
  button.ariaLabel = name;
  button.ariaExpanded = String(isOpen);
  host.toggleAttribute("data-open", isOpen);
  host.toggleAttribute("data-left", settings.position === "left");
  host.dataset.theme = settings.theme ?? "";
  if (!isNaN(luminance(settings.accent))) {
    host.style.setProperty("--accent", settings.accent);
    host.style.setProperty("--on-accent", onColour(settings.accent));
  }
  if (frame) {
    frame.inert = !isOpen;
    frame.title = name;
  }
}

/** The frame: made once, hidden, when the shopper shows interest. */
function load() {
  if (frame || !host) return;
  frame = document.createElement("iframe");
  frame.name = crypto.randomUUID?.() ?? String(Math.random());
  frame.allow = "clipboard-write";
  frame.src = `${chat}/widget/panel.html?${new URLSearchParams({ site: settings.site, language: settings.language })}#nonce=${frame.name}`;
  show();
  /** @type {ParentNode} */ (button.parentNode).append(frame);
}

/** The frame says that it is there, and gets its end of the channel. @param {MessageEvent} event */
function greet({ source, origin, data }) {
  if (!frame || source !== frame.contentWindow || origin !== chat || data?.aisle !== "frame") return;
  const channel = new MessageChannel();
  port = channel.port1;
  port.onmessage = hear;
  frame.contentWindow.postMessage({ aisle: frame.name }, chat, [channel.port2]);
  tell({ type: "look", accent: settings.accent, theme: settings.theme });
  tellPage();
  tellIdentity();
  for (const message of waiting.splice(0)) tell(message);
}

/** @param {MessageEvent} event */
function hear({ data }) {
  const { type, tease, ...detail } = data;
  if (type === "close") close();
  else if (type === "identify") prove();
  else if (type === "look") {
    settings.accent ??= data.accent;
    show();
  } else if (type === "started") rememberOpen();
  else if (type === "navigate") {
    if (new URL(data.url).origin === location.origin) location.assign(data.url);
  } else {
    if (tease) rememberOpen();
    if (type === "unread") later((late) => late.showUnread(button, data.count, tease, open));
    if (type !== "cart") return emit(type, detail);
    later((late) => late.useCart(cart, detail, tell, emit));
  }
}

/** What few need comes from a file of its own. @param {(late: any) => any} act */
const later = (act) => import(chat + more).then(act);


function open() {
  if (isOpen || !host) return;
  isOpen = true;
  load();
  show();
  tellPage();
  tell({ type: "open" });
  rememberOpen();
  if (phone.matches) {
    scrolling = document.documentElement.style.overflow;
    document.documentElement.style.overflow = "hidden";
  }
  frame?.focus();
  emit("open");
}

function close() {
  if (!isOpen || !host) return;
  const focused = document.activeElement === host;
  isOpen = false;
  show();
  tell({ type: "close" });
  rememberOpen();
  document.documentElement.style.overflow = scrolling;
  if (focused) button.focus();
  emit("close");
}

const toggle = () => (isOpen ? close() : open());

function shutdown() {
  close();
  tell({ type: "forget" });
  remember("");
  identity = undefined;
  for (const [, act] of undo.splice(0)) act(new Event(""));
  const gone = host;
  host = frame = port = undefined;
  waiting = [];
  setTimeout(() => gone?.remove(), 300); // The frame still has to forget.
}

/** @type {Record<string, (...given: any[]) => unknown>} */
const methods = {
  open,
  close,
  toggle,
  shutdown,
  send(text) {
    open();
    tell({ type: "send", text });
  },
  /** Says what can't be read from the page: `{ product: "id" }`. */
  context(values) {
    context = { ...context, ...values };
    tellPage();
  },
  /** @returns {() => void} takes the listener away again */
  on(name, act) {
    const heard = (/** @type {any} */ event) => act(event.detail);
    addEventListener(`aisle:${name}`, heard);
    return () => removeEventListener(`aisle:${name}`, heard);
  },
  update(values) {
    Object.assign(settings, values);
    mount();
    show();
    tell({ type: "look", accent: settings.accent, theme: settings.theme });
    tellPage();
  },
  /** Who is logged in: a token signed by the shop, or a function that fetches one; null: nobody. */
  identify(given) {
    identity = given ?? null;
    if (port) tellIdentity();
  },
  /** How the page's cart is read and changed: `{ read, add, set }`. */
  cart(given) {
    cart = given;
  },
  /** With data-consent="required" nothing is shown or kept before a yes. */
  consent: (given) => (given ? mount() : shutdown()),
};

const { q = [] } = /** @type {any} */ (window).Aisle ?? {};
/** @type {any} */ (window).Aisle = (/** @type {string} */ name, /** @type {any[]} */ ...given) => methods[name]?.(...given);

function start() {
  if (settings.consent !== "required") mount();
  for (const [name, ...given] of q) methods[name]?.(...given);
}
if (document.readyState === "loading") addEventListener("DOMContentLoaded", start, { once: true });
else start();
