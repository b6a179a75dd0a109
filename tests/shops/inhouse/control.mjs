// The hand on the ERP's till: plays shopper and merchant for the conformance suite. See ../README.md.
import http from "node:http";

function routes(erp, fail) {
  return {
    "POST /customer": (body) => ({ id: String(erp.neuerKunde(body).kundennummer) }),
    "POST /order": (body) => ({ number: erp.neuerAuftrag(body).auftragsnummer }),
    "POST /ship": (body) => (erp.versenden(body), {}),
    "POST /deliver": (body) => (erp.zustellen(body), {}),
    "POST /receive-return": (body) => (erp.eingang(body), {}),
    "POST /set-stock": ({ variant, count }) => {
      const { ausfuehrung } = erp.ausfuehrung(variant);
      Object.assign(ausfuehrung, { bestand: count, verfuegbar: count > 0 ? "LIEFERBAR" : "AUSVERKAUFT" });
      return {};
    },
    "POST /set-price": ({ variant, amount }) => ((erp.ausfuehrung(variant).ausfuehrung.preis_ct = amount), {}),
    "POST /fail": async ({ kind }) => (await fail(kind), {}),
    "GET /order": (_, query) => {
      const one = erp.auftrag(query.get("number"));
      const { empfaenger: name, strasse: street, plz: postcode, ort: city, land: country } = one.adresse;
      return {
        state: one.status, total: one.gesamt, currency: "EUR", items: one.positionen.map(({ sku, menge }) => ({ variant: sku, count: menge })),
        address: { name, street, postcode, city, country }, returns: one.retouren, refunded: one.erstattet,
      };
    },
    "GET /catalog": () => ({
      products: erp.artikel.length,
      variants: erp.artikel.flatMap(({ artikelnummer, ausfuehrungen }) => ausfuehrungen.map((one) => ({ variant: one.sku, product: artikelnummer, price: one.preis_ct, currency: "EUR", stock: one.bestand }))),
    }),
  };
}

/** `fail` plays a failure; `changed` is told after everything that may have changed something. The address. */
export async function startControl(erp, { fail, changed = async () => {} }) {
  const table = routes(erp, fail);
  const server = http.createServer(async (request, response) => {
    const send = (status, body) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    let text = "";
    for await (const piece of request) text += piece;
    const url = new URL(request.url, "http://control");
    const route = table[`${request.method} ${url.pathname}`];
    if (!route) return send(501, { error: "the test shop can't do that" });
    try {
      const answer = await route(text ? JSON.parse(text) : {}, url.searchParams);
      if (request.method === "POST" && url.pathname !== "/fail") await changed();
      send(200, answer);
    } catch (error) {
      send(400, { error: error.message });
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${server.address().port}`;
}
