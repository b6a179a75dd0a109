// The HTTP face of the test shop: WordPress's ways of answering around WooCommerce's routes.
import crypto from "node:crypto";
import http from "node:http";
import { Refusal, whoAsks } from "./oauth.mjs";
import { checkQuestion, routeOf } from "./rules.mjs";

const kPage = 10;

/** "dp" places for amounts, and the fields that were asked for. A field that the resource hasn't is a mistake of ours. */
function shown(resource, params) {
  const full = resource.show ? resource.show(Number(params.get("dp") ?? 2)) : resource;
  const fields = params.get("_fields")?.split(",");
  if (!fields) return full;
  const unknown = fields.filter((name) => !Object.hasOwn(full, name));
  if (unknown.length > 0) throw new Refusal(400, "rest_invalid_param", `no such field: ${unknown}`);
  return Object.fromEntries(fields.map((name) => [name, full[name]]));
}

function pageOf(list, params) {
  const size = Number(params.get("per_page") ?? kPage);
  const first = params.has("offset") ? Number(params.get("offset")) : (Number(params.get("page") ?? 1) - 1) * size;
  const fields = { "x-wp-total": String(list.length), "x-wp-totalpages": String(Math.ceil(list.length / size)) };
  return { body: list.slice(first, first + size).map((one) => shown(one, params)), fields };
}

class Api {
  calls = 0;
  home = "";
  #keys = new Map();
  #shop;
  #plain;

  constructor(shop, plain) {
    this.#shop = shop;
    this.#plain = plain;
  }

  /** A consumer key: "read", "write" or "read_write". */
  addKey(permissions) {
    const key = `ck_${crypto.randomBytes(20).toString("hex")}`;
    const secret = `cs_${crypto.randomBytes(20).toString("hex")}`;
    this.#keys.set(key, { secret, permissions, nonces: new Set() });
    return { key, secret };
  }

  #pathOf(url) {
    const isIndex = url.pathname === "/" || url.pathname === "/index.php";
    const path = isIndex ? url.searchParams.get("rest_route") : this.#plain ? null : /^\/wp-json(\/.*)$/.exec(url.pathname)?.[1];
    return path ?? null;
  }

  async answer(request, text) {
    const url = new URL(request.url, this.home);
    const path = this.#pathOf(url);
    if (path === null) return { status: 404, page: "<!DOCTYPE html><title>Page not found</title>" };
    if (!path.startsWith("/wc/v3/")) throw new Refusal(404, "rest_no_route", "No route was found matching the URL and request method.");
    const params = url.searchParams;
    if ([...params.keys()].some((name, i, all) => all.indexOf(name) !== i)) throw new Refusal(400, "rest_invalid_param", "a parameter twice");
    const key = whoAsks({ method: request.method, url: this.home + url.pathname, params, headers: request.headers, keys: this.#keys });
    if (!key) throw new Refusal(401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.");
    const needed = request.method === "GET" ? "read" : "write";
    if (!key.permissions.includes(needed)) throw new Refusal(401, "woocommerce_rest_authentication_error", `The API key provided does not have ${needed} permissions.`);
    const route = routeOf(request.method, path.slice("/wc/v3".length));
    const body = text === "" ? undefined : JSON.parse(text);
    checkQuestion(route, params, body);
    const found = await this.#shop[route.name]({ params, body, parts: route.parts });
    if (Array.isArray(found)) return { status: 200, ...pageOf(found, params) };
    return { status: request.method === "POST" ? 201 : 200, body: found.plain ?? shown(found, params) };
  }
}

export async function serveApi(shop, { plain }) {
  const api = new Api(shop, plain);
  const server = http.createServer(async (request, response) => {
    api.calls += 1;
    let text = "";
    for await (const piece of request) text += piece;
    let told;
    try {
      told = await api.answer(request, text);
    } catch (error) {
      const { status = 500, code = "internal_server_error" } = error;
      told = { status, body: { code, message: error.message, data: { status } } };
      if (status === 500 && code === "internal_server_error") console.error(error);
      if (code === "rest_invalid_param" || code === "rest_no_route") console.error(`${request.method} ${request.url}: ${error.message}`);
    }
    const kind = told.page ? "text/html; charset=UTF-8" : "application/json; charset=UTF-8";
    response.writeHead(told.status, { "content-type": kind, "x-robots-tag": "noindex", ...told.fields });
    response.end(told.page ?? JSON.stringify(told.body));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  api.port = server.address().port;
  return api;
}
