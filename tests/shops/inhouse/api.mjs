// The ERP's HTTP API: a key in a header of its own, lists by offset, refusals as 409 and 422.
import http from "node:http";
import { artikelJson, auftragJson, Refusal } from "./erp.mjs";

const kPageMax = 5;

function routes(erp) {
  return [
    ["GET", /^\/artikel$/, (_, { query }) => {
      const from = Number(query.get("ab") ?? 0);
      return { anzahl_gesamt: erp.artikel.length, daten: erp.artikel.slice(from, from + kPageMax).map(artikelJson) };
    }],
    ["GET", /^\/auftraege\/([^/]+)$/, ([nummer]) => ({ auftrag: auftragJson(erp.auftrag(nummer)) })],
    ["GET", /^\/kunden\/([^/]+)$/, ([nummer]) => erp.kunde(nummer)],
    ["GET", /^\/kunden\/([^/]+)\/auftraege$/, ([nummer]) => {
      const kunde = erp.kunde(nummer);
      return { auftraege: [...erp.auftraege.values()].filter((one) => one.kunde === kunde).map(auftragJson) };
    }],
    ["POST", /^\/auftraege\/([^/]+)\/storno$/, ([nummer], { vorgang }) => (erp.stornieren(nummer, vorgang), {})],
    ["PUT", /^\/auftraege\/([^/]+)\/lieferadresse$/, ([nummer], { vorgang, body }) => (erp.umleiten(nummer, body, vorgang), {})],
    ["POST", /^\/auftraege\/([^/]+)\/retouren$/, ([nummer], { vorgang, body }) => (erp.zurueck(nummer, body, vorgang), {})],
  ];
}

async function jsonOf(request) {
  let text = "";
  for await (const piece of request) text += piece;
  return text ? JSON.parse(text) : {};
}

/** Listens on 127.0.0.1; the port. */
export async function startApi(erp, key) {
  const table = routes(erp);
  const server = http.createServer(async (request, response) => {
    const send = (status, body) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (request.headers["x-schluessel"] !== key) return send(401, { fehler: "Schlüssel?" });
    const url = new URL(request.url, "http://erp");
    try {
      const body = await jsonOf(request);
      for (const [method, pattern, answer] of table) {
        const match = request.method === method && url.pathname.startsWith("/api/v2/") ? pattern.exec(url.pathname.slice("/api/v2".length)) : null;
        if (match) return send(200, answer(match.slice(1).map(decodeURIComponent), { query: url.searchParams, body, vorgang: request.headers["vorgangs-id"] }));
      }
      send(404, { fehler: "keine solche Adresse" });
    } catch (error) {
      send(error instanceof Refusal ? error.status : 400, { fehler: error.message });
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server.address().port;
}
