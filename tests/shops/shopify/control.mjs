// The hand on the test shop's till: plays shopper and merchant for the conformance suite. See ../README.md.
import http from "node:http";
import { kCurrency } from "./orders.mjs";
import { tail } from "./pages.mjs";

function routes(shop, api) {
  const order = (number) => {
    const found = shop.order(number);
    if (!found) throw new Error("no such order");
    return found;
  };
  return {
    "POST /customer": (body) => ({ id: tail(shop.addCustomer(body).id) }),
    "POST /order": (body) => ({ number: shop.addOrder(body).name.replace("#", "") }),
    "POST /ship": (body) => (order(body.number).ship(body), {}),
    "POST /deliver": (body) => (order(body.number).deliver(), {}),
    "POST /receive-return": (body) => (order(body.number).receiveReturn(), {}),
    "POST /set-stock": ({ variant, count }) => ((shop.variant(variant).stock = count), {}),
    "POST /set-price": ({ variant, amount }) => ((shop.variant(variant).minor = amount), {}),
    "POST /fail": ({ kind }) => (api.fail(kind), {}),
    "POST /token": ({ scopes }) => ({ key: api.token(scopes) }),
    "GET /calls": () => ({ calls: api.calls }),
    "GET /order": (_, query) => {
      const one = order(query.get("number"));
      const { name, address1: street, zip: postcode, city, countryCodeV2: country } = one.shippingAddress;
      return {
        state: `${one.displayFulfillmentStatus} ${one.displayFinancialStatus}${one.cancelledAt ? " cancelled" : ""}`,
        total: one.total,
        currency: kCurrency,
        items: one.lines.map((line) => ({ variant: tail(line.variant.id), count: line.quantity })),
        address: { name, street, postcode, city, country },
        returns: one.returnList.map(({ name, status }) => ({ name, status })),
        refunded: one.refunded,
      };
    },
    "GET /catalog": () => ({
      products: shop.onSale().length,
      variants: shop.onSale().flatMap((product) =>
        product.all.map((variant) => ({ variant: tail(variant.id), product: tail(product.id), price: variant.minor, currency: kCurrency, stock: variant.inventoryItem.tracked ? variant.stock : null })),
      ),
    }),
  };
}

export async function serveControl(shop, api) {
  const table = routes(shop, api);
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
