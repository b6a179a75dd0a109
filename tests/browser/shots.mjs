// Pictures of the panel in its states, to be looked at.
//
//   node tests/browser/shots.mjs --aisle build/check/server/aisle --web build/web --shop build/demo --out FOLDER [NAME-part]
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { openedIn } from "./stories/languages.mjs";
import { customer } from "./stories/orders.mjs";
import { kPhone, makeWorld } from "./world.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    aisle: { type: "string", default: "build/check/server/aisle" },
    web: { type: "string", default: "build/web" },
    shop: { type: "string", default: "build/demo" },
    out: { type: "string", default: "build/shots" },
  },
});
const phone = { viewport: kPhone, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
const narrow = { ...phone, viewport: { width: 360, height: 740 } };
const kCards = "Waterproof jacket under 150";
const opened = async (world, options = {}, where = "/") => (await (await world.shopper(options)).visit(where)).open();

/** @type {Record<string, (world: any) => Promise<any>>} each answers the page to take */
const shots = {
  home: async (world) => (await world.shopper()).visit(),
  greeting: async (world) => (await (await world.shopper()).visit()).open(),
  async cards(world) {
    const shopper = await (await (await world.shopper()).visit()).open();
    await shopper.ask(kCards);
    return shopper;
  },
  async cards_scrolled(world) {
    const shopper = await (await (await world.shopper()).visit()).open();
    await shopper.ask("reduced jackets");
    await shopper.panel.evaluate(() => document.querySelector(".cards").scrollBy(250, 0));
    return shopper;
  },
  async comparison(world) {
    const shopper = await (await (await world.shopper()).visit()).open();
    await shopper.ask("tents");
    await shopper.ask("compare the first two");
    return shopper;
  },
  async detail(world) {
    const shopper = await (await (await world.shopper()).visit()).open();
    await shopper.ask("headlamps");
    await shopper.ask("the second one");
    return shopper;
  },
  async cart_offer(world) {
    const shopper = await opened(world, {}, "/products/TF-1001.html");
    await shopper.ask("add two of the moss green in M to my cart");
    await shopper.panel.locator(".offer .primary").scrollIntoViewIfNeeded();
    return shopper;
  },
  async cart_done(world) {
    const shopper = await shots.cart_offer(world);
    await shopper.panel.locator(".offer .primary").click();
    await shopper.panel.locator(".offer .done").waitFor();
    return shopper;
  },
  async cart_phone(world) {
    const shopper = await opened(world, narrow, "/products/TF-1001.html");
    await shopper.ask("add two of the moss green in M to my cart");
    await shopper.panel.locator(".offer .primary").click();
    await shopper.ask("tell me about headlamps");
    await shopper.ask("what's in my cart?");
    return shopper;
  },
  async cart_sheet_dark(world) {
    const shopper = await opened(world, { colorScheme: "dark" }, "/products/TF-1001.html");
    await shopper.ask("add two of the moss green in M to my cart");
    await shopper.panel.locator(".offer .primary").click();
    await shopper.panel.locator(".offer .done").waitFor();
    await shopper.panel.locator(".cart-icon").click();
    await shopper.panel.locator(".cart-sheet .stepper").waitFor();
    return shopper;
  },
  async cart_detail(world) {
    const shopper = await opened(world, {}, "/products/TF-1001.html");
    const turn = await shopper.ask("tell me about this");
    await turn.locator(".fill").click();
    await turn.locator(".fill.done").waitFor();
    await turn.locator(".fill").scrollIntoViewIfNeeded();
    return shopper;
  },
  async policy(world) {
    const shopper = await (await (await world.shopper()).visit()).open();
    await shopper.ask("Can I return sale items?");
    return shopper;
  },
  async proof(world) {
    const shopper = await (await (await world.shopper()).visit()).open();
    await shopper.ask("where is my order?");
    return shopper;
  },
  async orders(world) {
    const shopper = await customer(world, "c-1040");
    await shopper.ask("show my orders");
    return shopper;
  },
  async order(world) {
    const shopper = await customer(world, "c-1015");
    await shopper.ask("where is order TO-48410?");
    return shopper;
  },
  async return_form(world) {
    const shopper = await customer(world, "c-1039", narrow);
    await shopper.ask("I want to return something from order TO-48348");
    return shopper;
  },
  async address_form(world) {
    const shopper = await customer(world, "c-1002");
    await shopper.ask("change the delivery address of order TO-48518");
    return shopper;
  },
  async confirmation(world) {
    const shopper = await customer(world, "c-1040");
    await shopper.ask("cancel order TO-48510");
    return shopper;
  },
  async confirmation_dark_phone(world) {
    const shopper = await customer(world, "c-1040", { ...phone, colorScheme: "dark" });
    await shopper.ask("cancel order TO-48510");
    return shopper;
  },
  async citation(world) {
    const shopper = await shots.policy(world);
    await shopper.panel.click(".cite");
    await shopper.panel.waitForSelector(".citation");
    return shopper;
  },
  async what_was_wrong(world) {
    const shopper = await shots.policy(world);
    await shopper.panel.click(".down");
    await shopper.panel.waitForSelector(".why");
    return shopper;
  },
  async menu(world) {
    const shopper = await shots.policy(world);
    await shopper.panel.click(".head .more");
    await shopper.panel.waitForSelector(".menu");
    return shopper;
  },
  async dont_know(world) {
    const shopper = await (await (await world.shopper()).visit()).open();
    await shopper.ask("hello");
    await shopper.ask("Who won the football world cup?");
    return shopper;
  },
  async product_page(world) {
    const shopper = await (await (await world.shopper()).visit("/products/TF-1001.html")).open();
    await shopper.ask("Is it waterproof?");
    return shopper;
  },
  async nearest(world) {
    const shopper = await (await (await world.shopper()).visit()).open();
    await shopper.ask("red tents under 100");
    return shopper;
  },
  async suggestions(world) {
    const shopper = await (await (await world.shopper()).visit()).open();
    await shopper.panel.locator("#draft").pressSequentially("rain ja");
    await shopper.panel.waitForSelector(".suggest li");
    await shopper.panel.press("#draft", "ArrowDown");
    return shopper;
  },
  async dark(world) {
    const shopper = await (await (await world.shopper({ colorScheme: "dark" })).visit()).open();
    await shopper.ask(kCards);
    return shopper;
  },
  async dark_comparison(world) {
    const shopper = await (await (await world.shopper({ colorScheme: "dark" })).visit()).open();
    await shopper.ask("tents");
    await shopper.ask("compare the first two");
    return shopper;
  },
  phone_greeting: async (world) => (await (await world.shopper(phone)).visit()).open(),
  async phone(world) {
    const shopper = await (await (await world.shopper(phone)).visit()).open();
    await shopper.ask(kCards);
    return shopper;
  },
  async phone_dark(world) {
    const shopper = await (await (await world.shopper({ ...phone, colorScheme: "dark" })).visit()).open();
    await shopper.ask("Can I return sale items?");
    return shopper;
  },
  async rtl(world) {
    const shopper = await (await (await world.shopper()).visit()).open();
    await shopper.panel.evaluate(() => (document.documentElement.dir = "rtl"));
    await shopper.ask(kCards);
    return shopper;
  },
  async narrow(world) {
    const shopper = await (await (await world.shopper({ viewport: { width: 320, height: 568 } })).visit()).open();
    await shopper.ask(kCards);
    return shopper;
  },
  async zoom(world) {
    const shopper = await (await (await world.shopper({ viewport: { width: 320, height: 256 } })).visit()).open();
    await shopper.ask("Can I return sale items?");
    return shopper;
  },
  async offline(world) {
    const shopper = await (await (await world.shopper()).visit()).open();
    await shopper.ask("hello");
    await shopper.context.setOffline(true);
    await shopper.say("headlamps under 60");
    await shopper.panel.waitForSelector(".banner");
    return shopper;
  },
  async forced_colours(world) {
    const shopper = await (await (await world.shopper({ forcedColors: "active" })).visit()).open();
    await shopper.ask(kCards);
    return shopper;
  },
  async streaming(world) {
    const shopper = await (await (await world.shopper({ place: await world.slowPlace() })).visit()).open();
    const turn = await shopper.say("How long does delivery take?");
    await turn.locator(".prose").waitFor();
    return shopper;
  },
  async failed(world) {
    const shopper = await (await (await world.shopper({ place: await world.ownPlace({ empty: true }) })).visit()).open();
    const turn = await shopper.say("headlamps under 60");
    await turn.locator(".problem").waitFor();
    return shopper;
  },
  async arabic(world) {
    const shopper = await openedIn(world, "ar");
    await shopper.ask(kCards);
    return shopper;
  },
  async arabic_wrong(world) {
    const shopper = await openedIn(world, "ar");
    await shopper.ask("Can I return sale items?");
    await shopper.panel.click(".down");
    await shopper.panel.waitForSelector(".why");
    return shopper;
  },
  async phone_wrong(world) {
    const shopper = await (await (await world.shopper({ ...phone, colorScheme: "dark" })).visit()).open();
    await shopper.ask("Can I return sale items?");
    await shopper.panel.click(".down");
    await shopper.panel.waitForSelector(".why");
    return shopper;
  },
  async too_long(world) {
    const shopper = await (await (await world.shopper()).visit()).open();
    await shopper.ask("hello");
    await shopper.panel.fill("#draft", "I look for a tent ".repeat(230));
    await shopper.panel.waitForSelector(".counter.over");
    return shopper;
  },
  async focus(world) {
    const shopper = await (await (await world.shopper()).visit()).open();
    await shopper.ask("headlamps");
    await shopper.panel.fill("#draft", "one\ntwo\nthree\nfour");
    await shopper.panel.evaluate(() => (document.querySelector("#scroll").scrollTop = 0));
    await shopper.panel.focus(".head .close");
    await shopper.page.keyboard.press("Shift+Tab");
    return shopper;
  },
  async erase_question(world) {
    const shopper = await shots.menu(world);
    await shopper.panel.click(".menu .danger");
    await shopper.panel.waitForSelector(".row .danger");
    return shopper;
  },
  async sold_out(world) {
    const shopper = await opened(world, {}, "/products/TF-1001.html");
    const turn = await shopper.ask("how much is it?");
    await turn.locator(".option.gone").first().click();
    await turn.locator(".detail").scrollIntoViewIfNeeded();
    return shopper;
  },
  async product_sheet(world, options = {}) {
    const shopper = await opened(world, options);
    const turn = await shopper.ask("jackets");
    await turn.locator(".more-values").first().click();
    await shopper.panel.waitForSelector(".sheet.product");
    return shopper;
  },
  product_sheet_dark: (world) => shots.product_sheet(world, { colorScheme: "dark" }),
  phone_product: (world) => shots.product_sheet(world, narrow),
  async viewer(world, options = {}) {
    const shopper = await opened(world, options);
    const turn = await shopper.ask("jackets");
    await turn.locator("button.picture").first().click();
    await shopper.panel.waitForSelector(".viewer");
    return shopper;
  },
  phone_viewer: (world) => shots.viewer(world, { ...narrow, colorScheme: "dark" }),
  async receipt(world) {
    const shopper = await opened(world);
    const turn = await shopper.ask("reduced jackets");
    await turn.locator(".fact").first().click();
    await shopper.panel.waitForSelector(".citation");
    return shopper;
  },
  async phone_comparison(world) {
    const shopper = await opened(world, narrow);
    await shopper.ask("tents");
    await shopper.ask("compare the first three");
    return shopper;
  },
  phone_detail: async (world) => {
    const shopper = await opened(world, narrow, "/products/TF-1001.html");
    await shopper.ask("how much is it?");
    return shopper;
  },
  async editing(world) {
    const shopper = await opened(world);
    const first = await shopper.ask("tents under 150");
    await first.locator(".mine").hover();
    await first.locator(".edit").click();
    await shopper.ask("tents under 250");
    await shopper.panel.locator(".turn:last-child .edit").click();
    await shopper.panel.waitForSelector(".editing");
    await shopper.panel.evaluate(() => document.querySelector("#scroll").scrollTo(0, 0));
    return shopper;
  },
  async past(world) {
    const shopper = await opened(world);
    for (const text of ["headlamps under 60", "Can I return sale items?", "Waterproof jacket under 150 for a long walk in Scotland"]) {
      await shopper.ask(text);
      await shopper.panel.click(".head .more");
      await shopper.panel.click('.menu .plain:text-is("Your conversations")');
      if (text.startsWith("Water")) break;
      await shopper.panel.click(".past-list > .plain");
    }
    return shopper;
  },
  async teaser(world) {
    const shopper = await opened(world, { place: await world.slowPlace() });
    await shopper.listen();
    await (await shopper.say("thanks")).locator(".prose").waitFor();
    await shopper.panel.click(".head .close");
    await shopper.page.waitForFunction(() => window.heard.some(([name]) => name === "unread"));
    return shopper;
  },
  async wide(world) {
    const shopper = await world.shopper({ viewport: { width: 900, height: 860 } });
    shopper.page = await shopper.context.newPage();
    await shopper.page.goto(`${world.place.chat.url}/widget/panel.html?site=tarnfell`);
    shopper.panel = shopper.page.mainFrame();
    await shopper.panel.waitForSelector(".welcome");
    await shopper.ask("jackets");
    return shopper;
  },
  async arabic_detail(world) {
    const shopper = await openedIn(world, "ar");
    await shopper.ask("headlamps");
    await shopper.ask("the second one");
    return shopper;
  },
  async refused(world) {
    const shopper = await (await (await world.shopper()).visit()).open();
    await shopper.ask("hello");
    await shopper.context.route("**/messages", (route) => route.fulfill({ status: 422, contentType: "application/problem+json", body: '{"code":"invalid_argument"}' }));
    const turn = await shopper.say("headlamps under 60");
    await turn.locator(".problem").waitFor();
    return shopper;
  },
};

fs.mkdirSync(options.out, { recursive: true });
const world = await makeWorld(options);
for (const [name, take] of Object.entries(shots)) {
  if (positionals.length && !positionals.some((part) => name.includes(part))) continue;
  try {
    const shopper = await take(world);
    await Promise.all(shopper.page.frames().map((frame) => frame.evaluate(async () => {
      await Promise.all([...document.images].filter((image) => image.loading !== "lazy").map((image) => image.decode().catch(() => {})));
      await Promise.all(document.getAnimations().filter((each) => each.effect.getTiming().iterations !== Infinity).map((each) => each.finished.catch(() => {})));
    })));
    await shopper.page.screenshot({ path: path.join(options.out, `${name}.png`) });
    console.log(name);
  } catch (error) {
    console.log(`${name}: ${String(error).slice(0, 300)}`);
  }
  await world.endStory();
}
await world.close();
