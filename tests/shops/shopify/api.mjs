// The HTTP face of the test shop's Admin API: tokens, versions, costs, and queries checked against Shopify's schemas.
//
// The shapes are Shopify's own. How it words errors and which version it serves is after its documentation ("API
// versioning", "API limits", "Response and status codes") and was not tried on a real shop.
import crypto from "node:crypto";
import http from "node:http";
import { GraphQLError, execute, parse, validate } from "graphql";
import { Bucket, costOf, kCostMax } from "./cost.mjs";
import { kAllScopes } from "./admin.mjs";
import { schemaOf, versionsOf } from "./schemas.mjs";

const kSlowMs = 30_000;

export class Api {
  calls = 0;
  #shop;
  #tokens = new Map();
  #failing = "none";
  #bucket;

  constructor(shop, { points, perSecond }) {
    this.#shop = shop;
    this.#bucket = new Bucket(points, perSecond);
    this.versions = versionsOf("admin");
  }

  /** A token with these rights. */
  token(scopes = kAllScopes) {
    const token = `shpat_${crypto.randomBytes(16).toString("hex")}`;
    this.#tokens.set(token, scopes);
    return token;
  }

  fail(kind) {
    this.#failing = kind;
    if (kind === "throttled") this.#bucket.empty();
  }

  async listen() {
    const server = http.createServer((request, response) => this.#take(request, response));
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${server.address().port}`;
  }

  // A version that is past is served by the oldest that there is.
  #served(asked) {
    if (this.versions.includes(asked)) return asked;
    return /^\d{4}-\d\d$/.test(asked) && asked < this.versions[0] ? this.versions[0] : null;
  }

  async #take(request, response) {
    this.calls += 1;
    const send = (status, body, fields = {}) => {
      response.writeHead(status, { "content-type": "application/json; charset=utf-8", "x-request-id": crypto.randomUUID(), ...fields });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    };
    if (this.#failing === "down") return void request.socket.destroy();
    if (this.#failing === "slow") return void setTimeout(() => request.socket.destroy(), kSlowMs).unref();
    if (this.#failing === "html") return send(200, "<!DOCTYPE html><title>Be right back</title>", { "content-type": "text/html" });
    if (this.#failing === "429") return send(429, { errors: "Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service." }, { "retry-after": "2.0" });
    let text = "";
    for await (const piece of request) text += piece;
    const version = this.#served(/^\/admin\/api\/([\w-]+)\/graphql\.json$/.exec(request.url)?.[1] ?? "");
    if (!version || request.method !== "POST") return send(404, { errors: "Not Found" });
    const scopes = this.#tokens.get(request.headers["x-shopify-access-token"]);
    if (!scopes) return send(401, { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" });
    const fields = { "x-shopify-api-version": version };
    let question;
    try {
      question = JSON.parse(text);
    } catch {
      return send(400, { errors: { query: "Required parameter missing or invalid" } }, fields);
    }
    send(200, await this.#answer(schemaOf("admin", version), question, scopes), fields);
  }

  async #answer(schema, { query, variables = {} }, scopes) {
    let document;
    try {
      document = parse(query);
    } catch (error) {
      return { errors: [{ message: error.message, extensions: { code: "parseError" } }] };
    }
    const wrong = validate(schema, document);
    if (wrong.length > 0) return { errors: wrong.map((one) => ({ message: one.message, locations: one.locations, extensions: { code: "undefinedField" } })) };
    const cost = costOf(schema, document, variables ?? {});
    if (cost > kCostMax) {
      return { errors: [{ message: `Query cost is ${cost}, which exceeds the single query max cost limit (${kCostMax}).`, extensions: { code: "MAX_COST_EXCEEDED", cost, maxCost: kCostMax } }] };
    }
    const extensions = (actual) => ({ cost: { requestedQueryCost: cost, actualQueryCost: actual, throttleStatus: this.#bucket.status() } });
    if (!this.#bucket.take(cost)) {
      return { errors: [{ message: "Throttled", extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/limits" } }], extensions: extensions(null) };
    }
    const shop = this.#shop;
    const result = await execute({
      schema, document, variableValues: variables, contextValue: { scopes }, fieldResolver: shop.resolve,
      typeResolver: (value) => value.__typename,
    });
    const actual = Math.min(cost, 1 + Math.ceil(JSON.stringify(result.data ?? null).length / 200));
    this.#bucket.giveBack(cost - actual);
    const errors = result.errors?.map((one) => (one instanceof GraphQLError ? one.toJSON() : { message: String(one) }));
    return { ...(errors ? { errors } : {}), ...("data" in result ? { data: result.data } : {}), extensions: extensions(actual) };
  }
}
