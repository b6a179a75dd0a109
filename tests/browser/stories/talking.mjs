// Writing, stopping, judging, copying and deleting.
import assert from "node:assert/strict";
import fs from "node:fs";
import { check } from "./accessible.mjs";

const opened = async (world, options = {}) => (await (await world.shopper(options)).visit()).open();

/** The next thing that the panel tells the server of an answer. */
const nextFeedback = async (shopper) => {
  const request = await shopper.page.waitForRequest((each) => each.url().endsWith("/feedback"));
  assert.equal((await request.response()).status(), 204);
  return request.postDataJSON();
};

export const talking = {
  async "typing suggests products, and the arrow keys choose one"(world) {
    const shopper = await opened(world);
    await shopper.panel.locator("#draft").pressSequentially("rain ja");
    await shopper.panel.waitForSelector(".suggest li");
    await shopper.panel.press("#draft", "ArrowDown");
    const chosen = await shopper.panel.innerText('.suggest [aria-selected="true"] > span');
    const turn = await shopper.newTurn(() => shopper.panel.press("#draft", "Enter"));
    assert.equal(await turn.locator(".mine").innerText(), chosen);
  },
  async "a product is suggested with picture and price, a question without, and Enter alone sends what was typed"(world) {
    const shopper = await opened(world);
    await shopper.panel.locator("#draft").pressSequentially("rain ja");
    const product = shopper.panel.locator(".suggest .goods").first();
    await product.waitFor();
    assert.match(await product.innerText(), /^[^\n]+\n+€\d+\.\d\d$/);
    await shopper.until(() => document.querySelector(".suggest img")?.naturalWidth > 0);
    assert.match(await shopper.panel.innerText("#status"), /^Suggestions \d+$/);
    assert.equal(await shopper.panel.getAttribute("#draft", "aria-controls"), "suggest");
    await check(shopper.panel, "suggestions");
    await shopper.panel.press("#draft", "ArrowDown");
    assert.equal(await shopper.panel.getAttribute("#draft", "aria-activedescendant"), "suggest-0");
    await check(shopper.panel, "a suggestion pointed at");
    await shopper.panel.press("#draft", "ArrowUp");
    const turn = await shopper.newTurn(() => shopper.panel.press("#draft", "Enter"));
    assert.equal(await turn.locator(".mine").innerText(), "rain ja");
    assert.equal(await shopper.panel.locator(".suggest").count(), 0);
    await shopper.panel.locator("#draft").pressSequentially("can i ret");
    await shopper.panel.locator(".suggest .question", { hasText: /return/i }).first().waitFor();
    await shopper.panel.press("#draft", "Escape");
    await shopper.panel.locator(".suggest").waitFor({ state: "detached" });
    assert.equal(await shopper.panel.inputValue("#draft"), "can i ret");
  },
  async "who writes before all of the core has come is helped at once and answered as soon as it is there"(world) {
    const shopper = await world.shopper();
    shopper.allowed.push(/later-.*\.wasm|ERR_FAILED|Failed to load/);
    let tries = 0;
    let arrive = () => {};
    const arrived = new Promise((resolve) => (arrive = resolve));
    await shopper.context.route("**/later-*.wasm", async (route) => {
      if (++tries === 1) return route.abort();
      await arrived;
      await route.continue();
    });
    await (await shopper.visit()).open();
    await shopper.context.setOffline(true);
    await shopper.panel.waitForSelector(".banner");
    await shopper.context.setOffline(false);
    await shopper.panel.waitForSelector(".banner", { state: "detached" });
    await shopper.panel.locator("#draft").pressSequentially("rain ja");
    await shopper.panel.waitForSelector(".suggest li");
    await shopper.panel.press("#draft", "ArrowDown");
    await shopper.panel.waitForSelector('.suggest [aria-selected="true"]');
    const turn = await shopper.newTurn(async () => {
      await shopper.panel.press("#draft", "Enter");
      await shopper.panel.press("#draft", "Enter");
      assert.equal(await shopper.panel.locator(".turn").count(), 0);
      arrive();
    });
    await turn.locator(".after").waitFor();
    assert.equal(await shopper.panel.locator(".turn").count(), 1);
    assert.equal(tries, 2);
  },
  async "Shift with Enter breaks the line, Enter sends"(world) {
    const shopper = await opened(world);
    await shopper.panel.locator("#draft").pressSequentially("tents");
    await shopper.panel.press("#draft", "Shift+Enter");
    assert.equal(await shopper.panel.inputValue("#draft"), "tents\n");
    const turn = await shopper.newTurn(() => shopper.panel.press("#draft", "Enter"));
    await turn.locator(".after").waitFor();
  },
  async "Stop ends an answer and keeps what was said"(world) {
    const shopper = await opened(world, { place: await world.slowPlace() });
    const turn = await shopper.say("How long does delivery take?");
    await turn.locator(".prose").waitFor();
    await shopper.panel.click(".stop");
    await turn.locator(".note", { hasText: "You stopped this answer." }).waitFor();
    assert.ok((await turn.locator(".prose").innerText()).length > 0);
    await shopper.panel.waitForSelector(".stop", { state: "detached" });
    await shopper.panel.waitForSelector(".send");
  },
  async "an answer grows while it comes"(world) {
    const shopper = await opened(world, { place: await world.slowPlace() });
    const turn = await shopper.say("Can I return sale items?");
    await turn.locator(".prose").waitFor();
    const before = await turn.locator(".prose").innerText();
    await shopper.until((length) => document.querySelector(".turn:last-child .prose").innerText.length > length, before.length);
    await shopper.panel.click(".stop");
    await turn.locator(".note").waitFor();
  },
  async "feedback is given, changed and taken back, and outlives a reload"(world) {
    const shopper = await opened(world);
    const turn = await shopper.ask("hello");
    const pressed = () => turn.locator('.after [aria-pressed="true"]');
    await turn.locator(".up").click();
    await turn.locator('.up[aria-pressed="true"]').waitFor();
    await turn.locator(".thanks").waitFor();
    await turn.locator(".down").click();
    await turn.locator('.down[aria-pressed="true"]').waitFor();
    assert.equal(await pressed().count(), 1);
    await turn.locator(".down").click();
    await turn.locator('.down[aria-pressed="false"]').waitFor();
    assert.equal(await pressed().count(), 0);
    const told = shopper.page.waitForResponse((response) => response.url().endsWith("/feedback") && response.ok());
    await turn.locator(".up").click();
    await told;
    await shopper.visit("/", shopper.page);
    shopper.panel = await shopper.panelOf();
    await shopper.panel.waitForSelector('.up[aria-pressed="true"]');
  },
  async "a thumbs down asks what was wrong, and one click says it"(world) {
    const shopper = await opened(world);
    const turn = await shopper.ask("hello");
    await shopper.panel.focus("#draft");
    const judged = nextFeedback(shopper);
    await turn.locator(".down").evaluate((button) => button.click()); // As where a press does not focus a button.
    await turn.locator(".why").waitFor();
    assert.deepEqual([(await judged).verdict, (await judged).reason], ["down", ""]);
    assert.equal(await shopper.panel.evaluate(() => document.activeElement.id), "draft");
    assert.equal(await shopper.panel.innerText("#status"), "What was wrong?");
    const reasoned = nextFeedback(shopper);
    await turn.getByRole("button", { name: "Wrong or out of date" }).click();
    assert.deepEqual([(await reasoned).verdict, (await reasoned).reason], ["down", "incorrect"]);
    await turn.locator(".why").waitFor({ state: "detached" });
    await turn.locator(".thanks").waitFor();
    await turn.locator('.down[aria-pressed="true"]').waitFor();
    const undone = nextFeedback(shopper);
    await turn.locator(".down").click();
    assert.equal((await undone).verdict, "none");
    assert.equal(await turn.locator(".why, .thanks").count(), 0);
  },
  async "what was wrong can be said in own words by keyboard, and the card number in them stays here"(world) {
    const shopper = await opened(world);
    const turn = await shopper.ask("hello");
    const { keyboard } = shopper.page;
    await turn.locator(".down").focus();
    await keyboard.press("Enter");
    await turn.locator(".why").waitFor();
    for (let i = 0; i < 9 && !(await turn.locator(".why input").evaluate((input) => input === document.activeElement)); ++i) await keyboard.press("Tab");
    await keyboard.type("It has my card 4111 1111 1111 1111");
    const reasoned = nextFeedback(shopper);
    await keyboard.press("Enter");
    assert.equal((await reasoned).reason, "It has my card [card]");
    await turn.locator(".why").waitFor({ state: "detached" });
    assert.equal(await turn.locator(".down").evaluate((button) => button === document.activeElement), true);
    assert.equal(await shopper.panel.locator(".turn").count(), 1);
  },
  async "the question what was wrong can be left with Escape, and the panel stays"(world) {
    const shopper = await opened(world);
    const turn = await shopper.ask("hello");
    await turn.locator(".down").click();
    await turn.locator(".why input").fill("half a thought");
    const told = [];
    shopper.page.on("request", (request) => request.url().endsWith("/feedback") && told.push(request.postDataJSON().reason));
    await shopper.page.keyboard.press("Escape");
    await turn.locator(".why").waitFor({ state: "detached" });
    await turn.locator(".thanks").waitFor();
    assert.deepEqual(told, []);
    assert.equal(await (await shopper.panel.frameElement()).isVisible(), true);
    assert.equal(await turn.locator(".down").evaluate((button) => button === document.activeElement), true);
  },
  async "an answer is copied as plain text with its products, and quietly said so"(world) {
    const shopper = await opened(world, { permissions: ["clipboard-read", "clipboard-write"] });
    const clipboard = () => shopper.page.evaluate(() => navigator.clipboard.readText());
    const policy = await shopper.ask("Can I return sale items?");
    await policy.locator(".copy").click();
    await policy.locator(".after .copied").waitFor();
    assert.equal(await shopper.panel.innerText("#status"), "Copied");
    assert.match(await clipboard(), /Reduced goods can be returned[^]*\n\n\[1\] Returns[^\n]*\n    http[^\n]*\/policies\/returns\.html/);
    assert.doesNotMatch(await clipboard(), /\*\*|\]\(/);
    await policy.locator(".after .copy").waitFor();
    const found = await shopper.ask("headlamps under 40");
    await found.locator(".copy").click();
    await found.locator(".after .copied").waitFor();
    assert.match(await clipboard(), /- Glimt Firefly Headlamp, €\d+\.\d\d\n  http[^\n]*\/products\//);
  },
  async "a conversation is downloaded as text, named after shop and day"(world) {
    const shopper = await opened(world);
    await shopper.ask("headlamps under 40");
    await shopper.ask("Can I return sale items?");
    await shopper.panel.click(".head .more");
    const [file] = await Promise.all([shopper.page.waitForEvent("download"), shopper.panel.click('.menu .plain:text-is("Download this conversation")')]);
    assert.match(file.suggestedFilename(), /^tarnfell-outdoor-\d{4}-\d\d-\d\d\.txt$/);
    const text = fs.readFileSync(await file.path(), "utf8");
    assert.match(text, /^\ufeffConversation with Tarnfell Outdoor\n\n— [^\n]*20\d\d[^\n]* —\n\n\d+:\d\d\s[AP]M You\nheadlamps under 40\n\n\d+:\d\d\s[AP]M Assistant\n/);
    assert.match(text, /- Glimt Firefly Headlamp, €/);
    assert.match(text, /You\nCan I return sale items\?[^]*Reduced goods can be returned/);
  },
  async "a message over the limit is refused before it is sent"(world) {
    const shopper = await opened(world);
    await shopper.panel.fill("#draft", "tent ".repeat(810));
    await shopper.panel.waitForSelector(".counter.over");
    assert.equal(await shopper.panel.isDisabled(".send"), true);
    await shopper.panel.press("#draft", "Enter");
    assert.equal(await shopper.panel.locator(".turn").count(), 0);
    assert.equal((await shopper.panel.inputValue("#draft")).length, 4050);
    assert.equal(await shopper.panel.innerText("#status"), "This message is too long. Please shorten it.");
  },
  async "the limit counts what a long message has too many, in characters of any script"(world) {
    const shopper = await opened(world);
    await shopper.panel.fill("#draft", "雪".repeat(1333)); // 3999 bytes
    await shopper.panel.locator(".counter", { hasText: /^1$/ }).waitFor();
    assert.equal(await shopper.panel.isDisabled(".send"), false);
    await shopper.panel.fill("#draft", "雪".repeat(1335));
    await shopper.panel.locator(".counter.over", { hasText: /^-2$/ }).waitFor();
    await shopper.panel.locator(".banner", { hasText: "This message is too long. Please shorten it." }).waitFor();
    assert.equal(await shopper.panel.isDisabled(".send"), true);
    await shopper.panel.fill("#draft", "雪".repeat(1333));
    await shopper.panel.waitForSelector(".banner", { state: "detached" });
    await (await shopper.newTurn(() => shopper.panel.press("#draft", "Enter"))).locator(".after").waitFor();
  },
  async "the last message is changed and sent anew, and its first answer is folded away, also after a reload"(world) {
    const shopper = await opened(world);
    const turn = await shopper.ask("tents under 150");
    await turn.locator(".mine").hover();
    await turn.locator(".edit").click();
    await shopper.until(() => document.querySelector("#draft").value === "tents under 150");
    await shopper.panel.locator(".editing", { hasText: "You are changing your last message." }).waitFor();
    await check(shopper.panel, "a message being changed");
    const again = await shopper.ask("tents under 250");
    assert.equal(await again.locator(".mine").innerText(), "tents under 250");
    assert.equal(await shopper.panel.locator(".editing").count(), 0);
    assert.equal(await turn.locator(".reply").count(), 0);
    await check(shopper.panel, "a folded answer");
    await turn.getByRole("button", { name: "Show the first answer" }).click();
    await turn.locator(".reply .cards").waitFor();
    await turn.getByRole("button", { name: "Hide the first answer" }).click();
    await turn.locator(".reply").waitFor({ state: "detached" });
    await shopper.page.reload();
    shopper.panel = await shopper.panelOf();
    await shopper.panel.waitForSelector(".turn + .turn .cards");
    assert.deepEqual(await shopper.panel.locator(".turn .mine").allInnerTexts(), ["tents under 150", "tents under 250"]);
    assert.equal(await shopper.panel.locator(".turn.edited .reply").count(), 0);
  },
  async "a change that is given up with Escape leaves all as it was"(world) {
    const shopper = await opened(world);
    const turn = await shopper.ask("tents under 150");
    await turn.locator(".mine").hover();
    await turn.locator(".edit").click();
    await shopper.panel.waitForSelector(".editing");
    await shopper.panel.press("#draft", "Escape");
    await shopper.panel.waitForSelector(".editing", { state: "detached" });
    assert.equal(await shopper.panel.inputValue("#draft"), "");
    assert.equal(await (await shopper.panel.frameElement()).isVisible(), true);
    await shopper.ask("headlamps");
    assert.equal(await turn.locator(".reply .cards").count(), 1);
  },
  async "delete my data empties the panel, here and on the server"(world) {
    const shopper = await opened(world);
    await shopper.ask("hello");
    const kept = () => shopper.panel.evaluate(() => JSON.parse(localStorage.getItem("aisle:tarnfell:session")));
    const { conversation, token } = await kept();
    await shopper.panel.fill("#draft", "half a thought");
    await shopper.panel.click(".head .more");
    await shopper.panel.click(".menu .danger");
    await shopper.panel.click(".row .danger");
    await shopper.panel.waitForSelector(".turn", { state: "detached" });
    await shopper.panel.waitForSelector(".welcome");
    assert.equal(await kept(), null);
    assert.equal(await shopper.panel.innerText("#status"), "Your conversation has been deleted.");
    assert.equal(await shopper.panel.inputValue("#draft"), "");
    const left = await shopper.panel.evaluate(async () => {
      const pages = await new Promise((resolve) => {
        const request = indexedDB.open("aisle:tarnfell:log", 1);
        request.onsuccess = () => (request.result.transaction("pages").objectStore("pages").getAll().onsuccess = ({ target }) => resolve(target.result));
      });
      return [pages.length, Object.keys(localStorage).filter((key) => !/:(site:en|theme)$/.test(key))];
    });
    assert.deepEqual(left, [0, []]);
    const answer = await fetch(`${world.place.chat.url}/v1/conversations/${conversation}/events?after=0`, { headers: { Authorization: `Bearer ${token}` } });
    assert.ok([401, 410].includes(answer.status), String(answer.status));
    await (await shopper.ask("thanks")).locator(".prose").waitFor();
  },
};
