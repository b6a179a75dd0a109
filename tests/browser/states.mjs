// The panel's states: each is a walk that ends where there is something to see. Pictures and axe share the list.
import { openedIn } from "./stories/languages.mjs";
import { customer } from "./stories/orders.mjs";

const kJackets = "Waterproof jacket under 150";
const kLost = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_CONNECTION/;

/** Opens the panel on a page of the shop. `look` are options of the browser context. */
const opened = async (world, look, where = "/") => (await (await world.shopper(look)).visit(where)).open();

async function asked(world, look, ...texts) {
  const shopper = await opened(world, look);
  for (const text of texts) await shopper.ask(text);
  return shopper;
}

async function askedBy(world, look, id, ...texts) {
  const shopper = await customer(world, id, look);
  for (const text of texts) await shopper.ask(text);
  return shopper;
}

async function press(shopper, what, then) {
  await shopper.panel.locator(what).first().click();
  await shopper.panel.waitForSelector(then);
  return shopper;
}

/** Shoppers and their orders; what is cancelled stays so, and the next walk takes the next. */
const cancellable = [["c-1035", "TO-48536"], ["c-1021", "TO-48488"], ["c-1029", "TO-48492"], ["c-1022", "TO-48500"], ["c-1038", "TO-48506"]];

/** @type {Record<string, (world: any, look?: object) => Promise<import("./world.mjs").Shopper>>} */
export const states = {
  greeting: (world, look) => opened(world, look),
  async suggestions(world, look) {
    const shopper = await opened(world, look);
    await shopper.panel.locator("#draft").pressSequentially("rain ja");
    await shopper.panel.waitForSelector(".suggest li");
    await shopper.panel.press("#draft", "ArrowDown");
    return shopper;
  },
  async streaming(world, look) {
    const shopper = await opened(world, { ...look, place: await world.slowPlace() });
    const turn = await shopper.say("How long does delivery take?");
    await turn.locator(".prose").waitFor();
    return shopper;
  },
  cards: (world, look) => asked(world, look, kJackets),
  nearest: (world, look) => asked(world, look, "red tents under 100"),
  comparison: (world, look) => asked(world, look, "tents", "compare the first two"),
  detail: (world, look) => asked(world, look, "headlamps", "the second one"),
  async "product sheet"(world, look) {
    return press(await asked(world, look, "jackets"), ".more-values", ".sheet.product");
  },
  async "sold out"(world, look) {
    const shopper = await opened(world, look, "/products/TF-1001.html");
    const turn = await shopper.ask("how much is it?");
    await turn.locator(".option.gone").first().click();
    await turn.locator(".detail").scrollIntoViewIfNeeded();
    return shopper;
  },
  async viewer(world, look) {
    return press(await asked(world, look, "jackets"), "button.picture", ".viewer");
  },
  async receipt(world, look) {
    return press(await asked(world, look, "reduced jackets"), ".fact", ".citation");
  },
  policy: (world, look) => asked(world, look, "Can I return sale items?"),
  citation: async (world, look) => press(await states.policy(world, look), ".cite", ".citation"),
  thanks: async (world, look) => press(await states.policy(world, look), ".up", ".thanks"),
  feedback: async (world, look) => press(await states.policy(world, look), ".down", ".why"),
  "not known": (world, look) => asked(world, look, "hello", "Who won the football world cup?"),
  async "cart offer"(world, look) {
    const shopper = await opened(world, look, "/products/TF-1001.html");
    await shopper.ask("add two of the moss green in M to my cart");
    await shopper.panel.locator(".offer .primary").scrollIntoViewIfNeeded();
    return shopper;
  },
  "cart done": async (world, look) => press(await states["cart offer"](world, look), ".offer .primary", ".offer .done"),
  async cart(world, look) {
    const shopper = await states["cart done"](world, look);
    await shopper.ask("what's in my cart?");
    return shopper;
  },
  "cart sheet": async (world, look) => press(await states["cart done"](world, look), ".cart-icon", ".cart-sheet .stepper"),
  proof: (world, look) => asked(world, look, "where is my order?"),
  handoff: (world, look) => asked(world, look, "I want to talk to a human"),
  async "with the team"(world, look) {
    const shopper = await states.handoff(world, look);
    await shopper.panel.locator(".proof [name=contact]").fill("ada@example.org");
    return press(shopper, ".proof .primary", ".banner.waiting");
  },
  orders: (world, look) => askedBy(world, look, "c-1040", "show my orders"),
  order: (world, look) => askedBy(world, look, "c-1015", "where is order TO-48410?"),
  "return form": (world, look) => askedBy(world, look, "c-1039", "I want to return something from order TO-48348"),
  "address form": (world, look) => askedBy(world, look, "c-1002", "change the delivery address of order TO-48518"),
  confirmation: (world, look) => askedBy(world, look, "c-1040", "cancel order TO-48510"),
  async "confirmation declined"(world, look) {
    return press(await states.confirmation(world, look), ".confirm .decide .chip", ".confirm .note");
  },
  async "confirmation done"(world, look) {
    const [id, order] = cancellable.shift();
    return press(await askedBy(world, look, id, `cancel order ${order}`), ".confirm .primary", ".confirm .done");
  },
  menu: async (world, look) => press(await states.policy(world, look), ".head .more", ".menu"),
  "erase question": async (world, look) => press(await states.menu(world, look), ".menu .danger", ".row .danger"),
  async past(world, look) {
    const shopper = await opened(world, look);
    for (const text of ["headlamps under 60", "Can I return sale items?", "Waterproof jacket under 150 for a long walk in Scotland"]) {
      await shopper.ask(text);
      await shopper.panel.click(".head .more");
      await shopper.panel.click('.menu .plain:text-is("Your conversations")');
      if (text.startsWith("Water")) break;
      await shopper.panel.click(".past-list > .plain");
    }
    return shopper;
  },
  async editing(world, look) {
    const shopper = await opened(world, look);
    const first = await shopper.ask("tents under 150");
    await first.locator(".mine").hover();
    await first.locator(".edit").click();
    await shopper.ask("tents under 250");
    await press(shopper, ".turn:last-child .edit", ".editing");
    await shopper.panel.evaluate(() => document.querySelector("#scroll").scrollTo(0, 0));
    return shopper;
  },
  async "too long"(world, look) {
    const shopper = await asked(world, look, "hello");
    await shopper.panel.fill("#draft", "I look for a tent ".repeat(230));
    await shopper.panel.waitForSelector(".counter.over");
    return shopper;
  },
  async offline(world, look) {
    const shopper = await opened(world, look);
    shopper.allowed.push(kLost);
    await shopper.until(async () => {
      for (const name of await caches.keys()) {
        if ((await (await caches.open(name)).keys()).length > 0) return true;
      }
      return false;
    });
    await shopper.context.setOffline(true);
    await shopper.panel.waitForSelector(".banner");
    await (await shopper.say("headlamps under 60")).locator(".preview").waitFor();
    return shopper;
  },
  async failed(world, look) {
    const shopper = await opened(world, { ...look, place: await world.ownPlace({ empty: true }) });
    await (await shopper.say("headlamps under 60")).locator(".problem").waitFor();
    return shopper;
  },
  async refused(world, look) {
    const shopper = await asked(world, look, "hello");
    shopper.allowed.push(/422/);
    await shopper.context.route("**/messages", (route) => route.fulfill({ status: 422, contentType: "application/problem+json", body: '{"code":"invalid_argument"}' }));
    await (await shopper.say("headlamps under 60")).locator(".problem").waitFor();
    return shopper;
  },
  async teaser(world, look) {
    const shopper = await opened(world, { ...look, place: await world.slowPlace() });
    await shopper.listen();
    await (await shopper.say("Who won the football world cup?")).locator(".prose").waitFor();
    await shopper.panel.click(".head .close");
    await shopper.page.waitForFunction(() => window.heard.some(([name]) => name === "unread"));
    return shopper;
  },
};

/** States that only a certain look or language makes worth a picture. */
export const arabic = {
  async cards(world) {
    const shopper = await openedIn(world, "ar");
    await shopper.ask(kJackets);
    return shopper;
  },
  async detail(world) {
    const shopper = await openedIn(world, "ar");
    await shopper.ask("headlamps");
    await shopper.ask("the second one");
    return shopper;
  },
  async feedback(world) {
    const shopper = await openedIn(world, "ar");
    await shopper.ask("Can I return sale items?");
    return press(shopper, ".down", ".why");
  },
};
