// A language model answers: what the shopper sees of it, and what it can't do.
import assert from "node:assert/strict";
import { chatStub } from "../../support/chat_stub.mjs";
import { identityKey } from "../world.mjs";
import { customer } from "./orders.mjs";

/** A shopper in a shop whose model answers like this. */
async function withModel(world, answer, visit = async (place) => (await (await world.shopper({ place })).visit()).open()) {
  const stub = await chatStub(answer);
  const place = await world.ownPlace({ model: stub.config, site: identityKey });
  return { stub, place, shopper: await visit(place) };
}

const kSearch = { tool: "search_catalog", arguments: { text: "jacket", limit: 3 } };
const afterTools = (request) => request.messages.at(-1).role === "tool";

export const model = {
  async "a model's answer streams in, with cards of what its tools found"(world) {
    const { shopper, stub } = await withModel(world, (request) =>
      afterTools(request) ? ["These keep ", "the rain out. ", "[[P1]] [[P", "2]]"] : [kSearch],
    );
    const turn = await shopper.ask("a jacket for the rain");
    await turn.getByText("These keep the rain out.").waitFor();
    assert.equal(await turn.locator(".card").count(), 2);
    assert.ok(!(await turn.innerText()).includes("[["));
    assert.equal(stub.requests.length, 2);
    assert.ok(stub.requests[0].tools.length > 10);
  },

  async "a price that a model invents and a discount that it promises are not shown, not even for a moment"(world) {
    const { shopper } = await withModel(world, () => ["It costs 1", ".00 EUR, ", 50, "and I'll give ", "you a disc", "ount of 50 ", "%."]);
    await shopper.panel.evaluate(() => {
      globalThis.seen = "";
      new MutationObserver(() => (globalThis.seen += document.body.innerText)).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    const turn = await shopper.ask("what does it cost?");
    const text = await turn.innerText();
    const seen = await shopper.panel.evaluate(() => globalThis.seen);
    for (const wrong of ["1.00", "50 %", "give you a discount"]) {
      assert.ok(!text.includes(wrong), text);
      assert.ok(!seen.includes(wrong), wrong);
    }
    assert.match(text, /can't promise/);
  },

  async "a model that hangs, breaks off or sends nonsense leaves the answer to the assistant"(world) {
    const ways = [
      [{ raw: "<html>Bad gateway</html>", status: 502, type: "text/html" }],
      [{ raw: '{"error":{"message":"slow down"}}', status: 429, type: "application/json" }],
      [{ raw: 'data: {"choices":[{"delta":{"content":"Half a' }],
      [{ raw: "data: {]\n\n" }],
      [{ raw: "" }],
      ["Half an ans", "\u0000hang"],
      ["\u0000hang"],
    ];
    const { shopper, stub } = await withModel(world, (_, number) => ways[number - 1]);
    for (const way of ways) {
      const turn = await shopper.ask("Can I return sale items?");
      assert.match(await turn.innerText(), /sale/i, JSON.stringify(way));
      assert.equal(await turn.locator(".problem").count(), 0, JSON.stringify(way));
    }
    assert.equal(stub.requests.length, ways.length);
  },

  async "Stop closes a model's connection at once, while it is silent"(world) {
    const { shopper, stub } = await withModel(world, () => ["These jackets ", "\u0000hang"]);
    const turn = await shopper.say("a jacket");
    await turn.getByText("These jackets ").waitFor();
    const stopped = Date.now();
    await shopper.panel.getByRole("button", { name: "Stop" }).click();
    for (let i = 0; i < 100 && stub.closed.length === 0; ++i) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.equal(stub.closed.length, 1);
    assert.ok(stub.closed[0].at - stopped < 1_000, `${stub.closed[0].at - stopped} ms`);
    await turn.getByText("These jackets ").waitFor();
  },

  async "a change that a model proposes waits for the click, whatever it says"(world) {
    const id = "TO-48536";
    const { shopper } = await withModel(
      world,
      (request) =>
        afterTools(request)
          ? ["Done! It is cancelled."]
          : [{ tool: "cancel_order", arguments: { order: id, reason: "ordered_by_mistake" } }],
      (place) => customer(world, "c-1035", { place }),
    );
    const turn = await shopper.ask(`please cancel my order ${id}`);
    await turn.locator(".confirm").waitFor();
    assert.equal(await turn.locator(".confirm").getByRole("button").count(), 2);
  },

  async "a question says when a model read product texts before it"(world) {
    const id = "TO-48536";
    const steps = [[kSearch], [{ tool: "cancel_order", arguments: { order: id, reason: "ordered_by_mistake" } }], ["Shall I?"]];
    const { shopper } = await withModel(world, (_, number) => steps[number - 1], (place) => customer(world, "c-1035", { place }));
    const turn = await shopper.ask(`please cancel my order ${id}`);
    await turn.locator(".confirm").getByText("Product texts were read before this question").waitFor();
  },
};
