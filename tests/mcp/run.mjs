// The MCP suite: the protocol's own client (its official SDK) against the real server and the demo shop.
//
//   node tests/mcp/run.mjs --aisle build/check/server/aisle --web build/web --shop build/demo [NAME-part]
import assert from "node:assert/strict";
import path from "node:path";
import { parseArgs } from "node:util";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { startServer } from "../support/aisle_server.mjs";

const kStoryMs = 30_000;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    aisle: { type: "string", default: "build/check/server/aisle" },
    web: { type: "string", default: "build/web" },
    shop: { type: "string", default: "build/demo" },
  },
});

/** Each story has a client that is connected. */
const stories = {
  async theClientLearnsWhichShopItIs({ client, transport }) {
    assert.equal(transport.protocolVersion, "2025-11-25");
    assert.equal(client.getServerVersion().title, "Tarnfell Outdoor");
    assert.deepEqual(client.getServerCapabilities(), { tools: {} });
    assert.match(client.getInstructions(), /Tarnfell Outdoor/);
  },

  async onlyToolsThatReadAreOffered({ client }) {
    const { tools } = await client.listTools();
    assert.ok(tools.some(({ name }) => name === "search_catalog"));
    for (const { name, description, annotations } of tools) {
      assert.ok(description, name);
      assert.equal(annotations.readOnlyHint, true, name);
    }
    for (const name of ["get_cart", "find_order", "cancel_order"]) assert.ok(!tools.some((tool) => tool.name === name), name);
  },

  async aProductIsFoundWithItsPrice({ client }) {
    const { isError, content, structuredContent } = await client.callTool({ name: "search_catalog", arguments: { text: "waterproof jacket", limit: 3 } });
    assert.equal(isError, false);
    assert.ok(structuredContent.products.length > 0);
    assert.match(structuredContent.products[0].variants[0].price.amount, /^\d+\.\d\d$/);
    assert.deepEqual(JSON.parse(content[1].text), structuredContent);
  },

  async whatWasFoundCanBeLookedUp({ client }) {
    const found = await client.callTool({ name: "search_catalog", arguments: { text: "tent", limit: 1 } });
    const { id, title } = found.structuredContent.products[0];
    const { structuredContent } = await client.callTool({ name: "get_product", arguments: { ids: [id] } });
    assert.equal(structuredContent.products[0].title, title);
    assert.ok(structuredContent.products[0].attributes.length > 0);
  },

  async aPolicyIsQuoted({ client }) {
    const { structuredContent } = await client.callTool({ name: "search_policies", arguments: { text: "return sale items" } });
    assert.equal(structuredContent.passages[0].policy, "returns");
  },

  async aWrongArgumentIsToldSoThatItCanBeMended({ client }) {
    const { isError, content } = await client.callTool({ name: "search_catalog", arguments: { text: "tent", sort: "cheapest" } });
    assert.equal(isError, true);
    assert.match(content[0].text, /^sort: .*price_up/);
  },

  async aToolThatIsNotOfferedIsUnknown({ client }) {
    await assert.rejects(client.callTool({ name: "find_order", arguments: {} }), { code: -32602 });
  },

  async thePingIsAnswered({ client }) {
    assert.deepEqual(await client.ping(), {});
  },

  async aSiteHasAPathOfItsOwn({ connect }) {
    const { client } = await connect("/mcp/tarnfell");
    assert.ok((await client.listTools()).tools.length > 0);
    await assert.rejects(connect("/mcp/nobody"), { code: 404 });
  },

  async manyCallsAtOnceAreEachAnswered({ client }) {
    const texts = ["tent", "jacket", "boots", "headlamp"];
    const ask = (text) => client.callTool({ name: "search_catalog", arguments: { text, limit: 1 } });
    const alone = [];
    for (const text of texts) alone.push((await ask(text)).structuredContent);
    const together = await Promise.all(texts.map(ask));
    assert.deepEqual(together.map((each) => each.structuredContent), alone);
  },
};

const server = await startServer({
  aisle: options.aisle,
  web: options.web,
  feed: path.join(options.shop, "products.tsv"),
  policies: path.join(options.shop, "policies"),
  shop: path.join(options.shop, "shop.json"),
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.stop().then(() => process.exit(1)));

/** Plays one story with a client of its own; throws what went wrong. */
async function play(story) {
  const clients = [];
  const connect = async (where) => {
    const client = new Client({ name: "aisle-tests", version: "1" });
    const transport = new StreamableHTTPClientTransport(new URL(where, server.url));
    clients.push(client);
    await client.connect(transport);
    return { client, transport };
  };
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error(`took longer than ${kStoryMs / 1000} s`)), kStoryMs)));
  try {
    await Promise.race([connect("/mcp").then((one) => story({ ...one, connect })), late]);
  } finally {
    clearTimeout(timer);
    for (const client of clients) await client.close();
  }
}

let passed = 0;
let failed = 0;
for (const [name, story] of Object.entries(stories)) {
  if (!positionals.every((part) => name.toLowerCase().includes(part.toLowerCase()))) continue;
  try {
    await play(story);
    ++passed;
    console.log(`ok      ${name}`);
  } catch (error) {
    ++failed;
    console.log(`FAILED  ${name}\n${String(error.stack ?? error).slice(0, 1500)}`);
  }
}
await server.stop();
if (passed + failed === 0) console.log("no story has that name");
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
