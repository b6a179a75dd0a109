// Sizes, keys, and what the shopper's device asks for.
import assert from "node:assert/strict";
import { kPhone } from "../world.mjs";

const phone = { viewport: kPhone, isMobile: true, hasTouch: true };
const opened = async (world, options = {}, where = "/") => (await (await world.shopper(options)).visit(where)).open();
const overflow = (panel) =>
  panel.evaluate(() => {
    const cut = [...document.querySelectorAll("body *")].filter((each) => {
      const { left, right, width } = each.getBoundingClientRect();
      return width > 1 && !each.closest(".cards, .compare, .table, pre, .hidden") && (left < -1 || right > innerWidth + 1);
    });
    return cut.map((each) => `${each.tagName}.${each.className}`).concat(document.documentElement.scrollWidth > innerWidth ? ["document"] : []);
  });

/** Everything that may be wide: cards, comparison, detail, a policy, a long word. */
async function fill(shopper) {
  await shopper.ask("headlamps");
  await shopper.ask("compare the first two");
  await shopper.ask("the first one");
  await shopper.ask("x".repeat(300));
  await shopper.ask("Can I return sale items?");
}

/** What a finger misses: buttons and fields below 44 px. A price that opens its receipt is text in a line. */
const small = (panel) =>
  panel.evaluate(() => {
    const pressed = [...document.querySelectorAll("button:not(.fact), .field, input:not([type=radio], [type=checkbox]), select, .chip")];
    return pressed.map((each) => [each.className, each.getBoundingClientRect()]).filter(([, { width, height }]) => width > 1 && height < 43.9).map(([name, { height }]) => `${name}: ${height}`);
  });

export const screens = {
  async "a phone gets the whole screen, the page behind holds still, and closing returns to it"(world) {
    const shopper = await opened(world, phone);
    assert.deepEqual(await shopper.panel.evaluate(() => [innerWidth, innerHeight]), [390, 844]);
    const frame = await shopper.panel.frameElement();
    await frame.waitForElementState("stable"); // It slides in.
    assert.deepEqual(await frame.boundingBox(), { x: 0, y: 0, ...kPhone });
    await shopper.ask("headlamps");
    await shopper.page.mouse.move(200, 400);
    await shopper.page.mouse.wheel(0, 900);
    assert.equal(await shopper.page.evaluate(() => scrollY), 0);
    assert.deepEqual(await overflow(shopper.panel), []);
    await shopper.panel.click(".head .close");
    await shopper.page.waitForFunction(() => document.documentElement.style.overflow === "");
    await shopper.page.evaluate(() => scrollTo(0, 300));
    assert.equal(await shopper.page.evaluate(() => scrollY), 300);
  },
  async "on a phone a finger finds what it presses, and writing does not zoom in"(world) {
    const shopper = await opened(world, phone);
    assert.deepEqual(await small(shopper.panel), [], "greeting");
    await shopper.ask("headlamps");
    await shopper.ask("the first one");
    const turn = await shopper.ask("Can I return sale items?");
    assert.deepEqual(await small(shopper.panel), [], "answers");
    await turn.locator(".down").click();
    await turn.locator(".why").waitFor();
    assert.deepEqual(await small(shopper.panel), [], "feedback");
    await shopper.panel.click(".head .more");
    await shopper.panel.waitForSelector(".menu");
    assert.deepEqual(await small(shopper.panel), [], "menu");
    assert.deepEqual(await shopper.panel.evaluate(() => [...document.querySelectorAll("textarea, .words input")].map((each) => getComputedStyle(each).fontSize)), ["16px", "16px"]);
  },
  async "the keyboard alone opens, asks, opens a citation and closes"(world) {
    const shopper = await (await world.shopper()).visit("/cart.html");
    const { keyboard } = shopper.page;
    const onLauncher = () => shopper.page.evaluate(() => document.activeElement?.localName === "aisle-chat");
    for (let i = 0; i < 120 && !(await onLauncher()); ++i) await keyboard.press("Tab");
    assert.equal(await onLauncher(), true);
    await keyboard.press("Enter");
    shopper.panel = await shopper.panelOf();
    await shopper.until(() => document.hasFocus() && document.activeElement?.id === "draft");
    const turn = await shopper.newTurn(async () => {
      await keyboard.type("Can I return sale items?");
      await keyboard.press("Enter");
    });
    await turn.locator(".after").waitFor();
    const focused = () => shopper.panel.evaluate(() => document.activeElement?.className);
    for (let i = 0; i < 40 && (await focused()) !== "cite"; ++i) await keyboard.press("Shift+Tab");
    assert.equal(await focused(), "cite");
    await keyboard.press("Enter");
    await shopper.panel.waitForSelector(".citation");
    await keyboard.press("Escape");
    await shopper.panel.waitForSelector(".citation", { state: "detached" });
    assert.equal(await focused(), "cite");
    await keyboard.press("Escape");
    // The page calls both the frame and the launcher by the host that they lie in.
    await shopper.until((frame) => frame.inert, undefined, await shopper.panel.frameElement());
    assert.equal(await onLauncher(), true);
  },
  async "the closed panel can't be reached by Tab"(world) {
    const shopper = await opened(world, {}, "/cart.html");
    await shopper.panel.click(".head .close");
    await shopper.page.waitForFunction(() => document.activeElement?.localName === "aisle-chat");
    await shopper.panel.evaluate(() => {
      window.entered = 0;
      addEventListener("focusin", () => ++window.entered);
    });
    for (let i = 0; i < 45; ++i) await shopper.page.keyboard.press("Tab");
    assert.equal(await shopper.panel.evaluate(() => window.entered), 0);
  },
  async "dark follows the device, and the menu's choice goes before it and is kept"(world) {
    const shopper = await opened(world, { colorScheme: "dark" });
    const background = () => shopper.panel.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(await background(), "rgb(21, 25, 23)");
    await shopper.panel.click(".head .more");
    await shopper.panel.click('.menu .option:text-is("Light")');
    assert.equal(await background(), "rgb(255, 255, 255)");
    await shopper.visit("/", shopper.page);
    shopper.panel = await shopper.panelOf();
    assert.equal(await background(), "rgb(255, 255, 255)");
  },
  async "at 400 % zoom nothing is cut off, and there is room to read"(world) {
    const shopper = await (await world.shopper({ viewport: { width: 320, height: 256 } })).visit();
    await shopper.open();
    await fill(shopper);
    assert.deepEqual(await overflow(shopper.panel), []);
    assert.ok((await shopper.panel.locator("#scroll").evaluate((scroll) => scroll.clientHeight)) >= 128);
  },
  async "a narrow window cuts nothing off"(world) {
    const shopper = await opened(world, { viewport: { width: 320, height: 568 } });
    assert.deepEqual(await overflow(shopper.panel), []);
    await fill(shopper);
    assert.deepEqual(await overflow(shopper.panel), []);
  },
  async "the way back to the latest message stands clear of a composer that has grown"(world) {
    const shopper = await opened(world);
    await shopper.ask("headlamps");
    await shopper.panel.fill("#draft", "one\ntwo\nthree\nfour");
    await shopper.panel.evaluate(() => (document.querySelector("#scroll").scrollTop = 0));
    await shopper.panel.waitForSelector("#jump:not([hidden])");
    const [jump, field] = await shopper.panel.evaluate(() => ["#jump", ".field"].map((each) => document.querySelector(each).getBoundingClientRect().toJSON()));
    assert.ok(jump.bottom <= field.top, `${jump.bottom} > ${field.top}`);
    await shopper.panel.click("#jump");
    await shopper.panel.waitForSelector("#jump", { state: "hidden" });
    await shopper.panel.focus(".head .close");
    await shopper.page.keyboard.press("Shift+Tab");
    const ring = await shopper.panel.evaluate(() => [getComputedStyle(document.activeElement).outlineColor, getComputedStyle(document.querySelector(".head")).color]);
    assert.equal(ring[0], ring[1], "the focus is seen on the head's colour");
  },
  async "English in a panel from right to left keeps its own punctuation"(world) {
    const shopper = await opened(world);
    await shopper.panel.evaluate(() => (document.documentElement.dir = "rtl"));
    const turn = await shopper.ask("Can I return sale items?");
    const side = await turn.locator(".mine").evaluate((question) => {
      const place = (from, to) => {
        const range = document.createRange();
        range.setStart(question.firstChild, from);
        range.setEnd(question.firstChild, to);
        return range.getBoundingClientRect().left;
      };
      const { length } = question.firstChild;
      return place(length - 1, length) - place(0, 1);
    });
    assert.ok(side > 0, "the question mark stands at the right end");
  },
  async "right to left mirrors the panel and cuts nothing off"(world) {
    const shopper = await opened(world);
    await shopper.panel.evaluate(() => (document.documentElement.dir = "rtl"));
    await fill(shopper);
    assert.deepEqual(await overflow(shopper.panel), []);
    const [mark, close] = await shopper.panel.evaluate(() => [".mark", ".head .close"].map((each) => document.querySelector(each).getBoundingClientRect().left));
    assert.ok(mark > close);
    assert.ok(await shopper.panel.evaluate(() => document.querySelector(".turn:last-child .mine").getBoundingClientRect().left < 40));
  },
  async "reduced motion stands still"(world) {
    const shopper = await opened(world, { reducedMotion: "reduce", place: await world.slowPlace() });
    await shopper.say("Can I return sale items?");
    await shopper.panel.waitForSelector(".turn .prose");
    assert.deepEqual(await shopper.panel.evaluate(() => document.getAnimations().length), 0);
    assert.equal(await (await shopper.panel.frameElement()).evaluate((frame) => getComputedStyle(frame).transitionProperty), "none");
    await shopper.panel.click(".stop");
    await shopper.panel.waitForSelector(".note");
  },
  async "forced colours keep icons and the chosen variant in sight"(world) {
    const shopper = await opened(world, { forcedColors: "active" });
    await shopper.ask("headlamps");
    const colours = await shopper.panel.evaluate(() => {
      const back = (selector, part) => getComputedStyle(document.querySelector(selector), part).backgroundColor;
      return { close: back(".head .close", "::before"), head: back(".head"), chosen: back('.option[aria-checked="true"]'), other: back('.option[aria-checked="false"]') };
    });
    assert.notEqual(colours.close, colours.head);
    assert.notEqual(colours.chosen, colours.other);
  },
  async "a screen reader hears the finished answer once"(world) {
    const shopper = await opened(world, { place: await world.slowPlace() });
    await shopper.panel.evaluate(() => {
      window.said = [];
      new MutationObserver(() => window.said.push(document.querySelector("#status").textContent)).observe(document.querySelector("#status"), { childList: true, characterData: true, subtree: true });
    });
    const turn = await shopper.say("thanks");
    await turn.locator(".after").waitFor({ timeout: 20_000 });
    const answer = await turn.locator(".prose").innerText();
    await shopper.until(() => window.said.length > 0);
    assert.equal((await shopper.panel.evaluate(() => window.said)).filter((text) => text.includes(answer)).length, 1);
  },
};
