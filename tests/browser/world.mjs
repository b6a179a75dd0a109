// The world of the browser tests: the demo shop, the real server and Chromium, and a shopper in them.
//
// A Place is a shop with its chat server. The usual one is shared by all stories; what a story breaks
// or slows down gets a place of its own. Every Shopper has a fresh browser context.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serveShop } from "../../web/demo/serve.mjs";
import { freePort, startServer } from "../support/aisle_server.mjs";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "../..");
/** The secret with which the usual shop signs who is logged in. */
export const kSecret = "the stories' secret, known to no one";
process.env.AISLE_STORIES_SECRET = kSecret;
export const identityKey = '[[sites.identity_keys]]\nid = "k1"\nalgorithm = "HS256"\nsecret_env = "AISLE_STORIES_SECRET"';

const flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic", "--force-color-profile=srgb"];

export const kDesktop = { width: 1280, height: 860 };
export const kPhone = { width: 390, height: 844 };
const kWaitMs = 10_000;

/** Bakes the shop's pages for these addresses. */
function bake(folder, shop, chat) {
  const baked = spawnSync(process.execPath, [path.join(root, "web/demo/build.mjs"), "--out", folder, "--shop", shop, "--chat", chat], { encoding: "utf8" });
  if (baked.status !== 0) throw new Error(`the shop could not be baked:\n${baked.stderr}`);
}

/** A shop and its chat server; `more` are lines of TOML (see startServer). */
async function makePlace({ aisle, web, shop }, more = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-shop-"));
  fs.cpSync(path.join(shop, "policies"), path.join(folder, "policies"), { recursive: true });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  bake(folder, url, "http://127.0.0.1:1"); // The feed is needed first; the chat's port is known once it runs.
  const chat = await startServer({
    aisle, web,
    feed: path.join(folder, "products.tsv"),
    policies: path.join(folder, "policies"),
    shop: path.join(folder, "shop.json"),
    origins: [url],
    ...more,
    server: ["conversations_per_minute = 0", "messages_per_minute = 0", "requests_per_minute = 0", more.server].join("\n"),
  });
  bake(folder, url, chat.url);
  const pages = await serveShop(path.join(folder, "site"), port);
  return {
    url, chat, folder,
    async stop() {
      pages.close();
      pages.closeAllConnections?.();
      await chat.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One browser context: a person with a cookie jar, who visits the shop and chats. */
export class Shopper {
  constructor(context, place) {
    this.context = context;
    this.place = place;
    /** What the browser's console complained about, without what a story has announced. */
    this.complaints = [];
    this.allowed = [];
    this.turns = 0;
    context.on("page", (page) => {
      page.setDefaultTimeout(kWaitMs);
      page.on("pageerror", (error) => this.complain(error.message));
      page.on("console", (message) => ["error", "warning"].includes(message.type()) && this.complain(`${message.text()} ${message.location().url}`));
    });
  }

  complain(text) {
    if (!/favicon|images\/icon/.test(text)) this.complaints.push(text);
  }

  unexpected() {
    return this.complaints.filter((text) => !this.allowed.some((pattern) => pattern.test(text)));
  }

  /** Opens a page of the shop and waits for the launcher. */
  async visit(where = "/", page = undefined) {
    this.page = page ?? (await this.context.newPage());
    await this.page.goto(new URL(where, this.place.url).href);
    await this.page.waitForSelector("aisle-chat", { state: "attached" });
    return this;
  }

  /** The launcher lies in a closed shadow root: it is pressed where it is seen. */
  async pressLauncher() {
    const { width, height } = this.page.viewportSize();
    await this.page.mouse.click(width - 50, height - 50);
  }

  /** The panel's frame in this page, once it shows something. */
  async panelOf(page = this.page) {
    const isPanel = (frame) => frame.url().includes("/widget/panel.html");
    const frame = page.frames().find(isPanel) ?? (await page.waitForEvent("framenavigated", { predicate: isPanel, timeout: kWaitMs }));
    await frame.waitForSelector(".welcome, .turn");
    return frame;
  }

  async open() {
    await this.pressLauncher();
    this.panel = await this.panelOf();
    return this;
  }

  /** Writes and sends; waits for the whole answer and returns its turn. */
  async ask(text) {
    const turn = await this.say(text);
    await turn.locator(".after").waitFor();
    return turn;
  }

  /** Writes and sends; returns the turn that begins. */
  async say(text) {
    return this.newTurn(async () => {
      await this.panel.fill("#draft", text);
      await this.panel.press("#draft", "Enter");
    });
  }

  /** The turn that `act` begins. Turns are numbered as they are met: those long past leave the page. */
  async newTurn(act, panel = this.panel) {
    await panel.evaluate(() => document.querySelectorAll(".turn").forEach((turn) => (turn.dataset.met ??= "before")));
    await act();
    const number = String(++this.turns);
    await panel.locator(".turn:not([data-met])").first().evaluate((turn, given) => (turn.dataset.met = given), number);
    return panel.locator(`.turn[data-met="${number}"]`);
  }

  /** Waits until `test` holds in the panel, whose policy forbids Playwright's own waitForFunction. */
  async until(test, given, frame = this.panel) {
    const deadline = Date.now() + kWaitMs;
    while (!(await frame.evaluate(test, given))) {
      if (Date.now() > deadline) throw new Error(`never came true: ${test}`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  /** Listens for the loader's events on the page; they gather in window.heard. */
  async listen() {
    await this.page.evaluate(() => {
      window.heard = [];
      for (const name of ["ready", "open", "close", "message", "unread", "error"]) {
        addEventListener(`aisle:${name}`, (event) => window.heard.push([name, event.detail]));
      }
    });
  }
}

/** @param {{aisle: string, web: string, shop: string}} parts */
export async function makeWorld(parts) {
  for (const [name, file] of Object.entries({ aisle: parts.aisle, web: path.join(parts.web, "aisle.js"), shop: path.join(parts.shop, "policies") })) {
    if (!fs.existsSync(file)) throw new Error(`--${name}: ${file} is not there; ./run test builds it`);
  }
  const closing = [];
  const close = async () => {
    for (const each of closing.splice(0).reverse()) await each().catch((error) => console.error(String(error)));
  };
  try {
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
    closing.push(() => browser.close());
    const makeAndKeep = async (more) => {
      const place = await makePlace(parts, more);
      closing.push(() => place.stop());
      return place;
    };
    const usual = await makeAndKeep({ site: identityKey });
    let slow, translated, crowded;
    const shoppers = [];
    return {
      browser,
      place: usual,
      close,
      /** Where an answer takes its time, and where the server may be killed. */
      slowPlace: () => (slow ??= makeAndKeep({ assistant: "words_per_second = 3" })),
      /** Where nobody counts how much is said. */
      crowdedPlace: () => (crowded ??= makeAndKeep({ server: "conversation_messages_per_minute = 0" })),
      /** A place of the story's own: what it breaks, nobody else meets. */
      ownPlace: makeAndKeep,
      /** Where the site offers more languages than its own. */
      translatedPlace: () =>
        (translated ??= makeAndKeep({ site: ["de", "fr", "es", "ar"].map((language) => `[[sites.translations]]\nlanguage = "${language}"`).join("\n") })),
      /** Where an order of the demo shop goes. */
      async postcodeOf(order) {
        const { orders } = JSON.parse(fs.readFileSync(path.join(usual.folder, "shop.json"), "utf8"));
        return orders.find(({ id }) => id === order).address.postcode;
      },
      async shopper({ place = usual, ...options } = {}) {
        const context = await browser.newContext({ viewport: kDesktop, ...options });
        const shopper = new Shopper(context, place);
        shoppers.push(shopper);
        return shopper;
      },
      /** Ends a story: closes its contexts and answers what their consoles complained about. */
      async endStory() {
        const complaints = shoppers.flatMap((each) => each.unexpected());
        for (const each of shoppers.splice(0)) await each.context.close();
        return complaints;
      },
      /** A helper that died while nobody killed it. */
      crashed() {
        if (!browser.isConnected()) return "the browser ended";
        const { exitCode, signalCode } = usual.chat.process;
        return exitCode !== null || signalCode !== null ? `the server ended: ${usual.chat.log.slice(-2000)}` : "";
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
