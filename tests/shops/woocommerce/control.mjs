// The hand on the test shop's till: plays shopper and merchant for the conformance suite. See ../README.md.
import http from "node:http";
import { kCurrency } from "./order.mjs";

function routes(shop, api, proxy) {
  const order = (number) => {
    const found = shop.byNumber(number);
    if (!found) throw new Error("no such order");
    return found;
  };
  const sold = (id) => {
    const found = shop.sold(id);
    if (!found) throw new Error("no such variant");
    return found;
  };
  return {
    "POST /customer": (body) => ({ id: String(shop.addCustomer(body).id) }),
    "POST /order": (body) => ({ number: shop.addOrder(body).number }),
    "POST /ship": (body) => (order(body.number).ship(body), {}),
    "POST /set-stock": ({ variant, count }) => ((sold(variant).stock = count), {}),
    "POST /set-price": ({ variant, amount }) => ((sold(variant).minor = amount), {}),
    "POST /fail": ({ kind }) => {
      if (!proxy.fail(kind)) throw new Error("no such failure");
      return {};
    },
    "POST /token": ({ permissions }) => api.addKey(permissions),
    "GET /calls": () => ({ calls: proxy.takeCalls() }),
    "GET /order": (_, query) => {
      const one = order(query.get("number"));
      const { first_name: first, last_name: last, address_1: street, postcode, city, country } = one.shipping;
      return {
        state: one.status,
        total: one.total,
        currency: kCurrency,
        items: one.lines.map((line) => ({ variant: String(line.sold.id), count: line.count })),
        address: { name: `${first} ${last}`.trim(), street, postcode, city, country },
        returns: [],
        refunded: one.refunded,
        notes: one.notes,
      };
    },
    "GET /catalog": () => ({
      products: shop.onSale().length,
      variants: shop.onSale().flatMap((product) =>
        (product.variations.length > 0 ? product.variations : [product]).map((one) => ({ variant: String(one.id), product: String(product.id), price: one.minor, currency: kCurrency, stock: one.counts ? one.stock : null })),
      ),
    }),
  };
}

export async function serveControl(shop, api, proxy) {
  const table = routes(shop, api, proxy);
  const server = http.createServer(async (request, response) => {
    const send = (status, body) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    let text = "";
    for await (const piece of request) text += piece;
    const url = new URL(request.url, "http://control");
    const route = table[`${request.method} ${url.pathname}`];
    if (!route) return send(501, { error: "the test shop can't do that" });
    try {
      send(200, await route(text ? JSON.parse(text) : {}, url.searchParams));
    } catch (error) {
      send(400, { error: error.message });
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${server.address().port}`;
}
