// An ERP that somebody wrote for one merchant: German names, amounts in cents as texts, times in seconds since 1970.
//
// It knows nothing of Aisle, and is deliberately unlike it. ../sql keeps the same data in a database.
const kDeliveryCents = 490;
const kOffCents = 300;

const now = () => Math.floor(Date.now() / 1000);
const cents = (amount) => String(amount);

/** For answers: the system's own words about why it doesn't do something. */
export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

function goods() {
  const jackets = ["Regenjacke", "Windjacke", "Fleecejacke"].map((name, i) => ({
    artikelnummer: `J-${100 + i}`, bezeichnung: name, langtext: `<p>${name} &amp; Tasche.</p><ul><li>leicht</li></ul>`, hersteller: "Tarnfell",
    warengruppe: "Outdoor > Jacken", seite: `/artikel/j-${100 + i}`, bild: `/bilder/j-${100 + i}.jpg`, material: "Polyester",
    ausfuehrungen: ["S", "M", "L"].map((groesse, n) => ({ sku: `J-${100 + i}-${groesse}`, farbe: "Moos", groesse, preis_ct: 9900 + 1010 * i, alter_preis_ct: i === 0 ? 12900 : null, bestand: 12 + n, verfuegbar: "LIEFERBAR" })),
  }));
  const pots = Array.from({ length: 9 }, (_, i) => ({
    artikelnummer: `T-${i + 1}`, bezeichnung: `Topf ${i + 1}`, langtext: "Aus Titan.", hersteller: null, warengruppe: "Outdoor > Kochen", seite: null, bild: null, material: null,
    ausfuehrungen: [{ sku: `T-${i + 1}`, farbe: null, groesse: null, preis_ct: 1995 + i, alter_preis_ct: null, bestand: 40, verfuegbar: "LIEFERBAR" }],
  }));
  return [...jackets, ...pots];
}

export class Erp {
  artikel = goods();
  kunden = new Map();
  auftraege = new Map();
  #kunde = 5000;
  #auftrag = 71000;
  #retoure = 0;

  ausfuehrung(sku) {
    for (const artikel of this.artikel) {
      const found = artikel.ausfuehrungen.find((one) => one.sku === sku);
      if (found) return { artikel, ausfuehrung: found };
    }
    throw new Refusal(404, `keine Ausführung ${sku}`);
  }

  auftrag(nummer) {
    const found = this.auftraege.get(nummer);
    if (!found) throw new Refusal(404, "kein solcher Auftrag");
    return found;
  }

  kunde(nummer) {
    const found = this.kunden.get(nummer);
    if (!found) throw new Refusal(404, "kein solcher Kunde");
    return found;
  }

  neuerKunde({ email, name }) {
    const kunde = { kundennummer: ++this.#kunde, vorname: name.split(" ").slice(0, -1).join(" "), nachname: name.split(" ").at(-1), mail: email };
    this.kunden.set(String(kunde.kundennummer), kunde);
    return kunde;
  }

  /** Three euros off are shared over the lines, so that not all of them divide by their counts. */
  neuerAuftrag({ email, items, address, guest }) {
    const kunde = guest ? null : [...this.kunden.values()].find((one) => one.mail === email);
    const positionen = items.map(({ variant, count }) => {
      const { artikel, ausfuehrung } = this.ausfuehrung(variant);
      return { sku: variant, artikelnummer: artikel.artikelnummer, text: artikel.bezeichnung, farbe: ausfuehrung.farbe, groesse: ausfuehrung.groesse, menge: count, summe: ausfuehrung.preis_ct * count };
    });
    positionen[0].summe -= Math.min(kOffCents - 1, positionen[0].summe);
    const auftrag = {
      auftragsnummer: `A${++this.#auftrag}`, status: "OFFEN", angelegt: now() + this.auftraege.size, kunde, mail: email, positionen, versand: kDeliveryCents,
      gesamt: positionen.reduce((sum, one) => sum + one.summe, kDeliveryCents),
      adresse: { empfaenger: address.name, strasse: address.street, zusatz: "", plz: address.postcode, ort: address.city, land: address.country },
      storniert: null, sendungen: [], retouren: [], erstattet: 0, vorgaenge: new Set(),
    };
    this.auftraege.set(auftrag.auftragsnummer, auftrag);
    return auftrag;
  }

  versenden({ number, carrier, tracking, items }) {
    const auftrag = this.auftrag(number);
    const sent = (sku) => auftrag.sendungen.flatMap((one) => one.inhalt).filter((one) => one.sku === sku).reduce((sum, one) => sum + one.menge, 0);
    const inhalt = auftrag.positionen
      .map(({ sku, menge }) => ({ sku, menge: Math.min(menge - sent(sku), items ? (items.find((one) => one.variant === sku)?.count ?? 0) : menge) }))
      .filter(({ menge }) => menge > 0);
    auftrag.sendungen.push({ dienst: carrier, nummer: tracking, versandt: now() + auftrag.sendungen.length, zugestellt: null, inhalt });
    auftrag.status = auftrag.positionen.every(({ sku, menge }) => sent(sku) === menge) ? "VERSANDT" : "TEILVERSANDT";
  }

  zustellen({ number }) {
    const auftrag = this.auftrag(number);
    for (const sendung of auftrag.sendungen) sendung.zugestellt ??= sendung.versandt + 1;
    auftrag.status = "ZUGESTELLT";
  }

  /** The same process twice is one. */
  #once(auftrag, vorgang, body) {
    if (vorgang && auftrag.vorgaenge.has(vorgang)) return;
    body();
    if (vorgang) auftrag.vorgaenge.add(vorgang);
  }

  stornieren(nummer, vorgang) {
    const auftrag = this.auftrag(nummer);
    this.#once(auftrag, vorgang, () => {
      if (auftrag.status !== "OFFEN") throw new Refusal(409, "nicht mehr möglich");
      Object.assign(auftrag, { status: "STORNIERT", storniert: now(), erstattet: auftrag.gesamt });
    });
  }

  umleiten(nummer, adresse, vorgang) {
    const auftrag = this.auftrag(nummer);
    this.#once(auftrag, vorgang, () => {
      if (auftrag.status !== "OFFEN") throw new Refusal(409, "nicht mehr möglich");
      auftrag.adresse = adresse;
    });
  }

  zurueck(nummer, { positionen, grund }, vorgang) {
    const auftrag = this.auftrag(nummer);
    this.#once(auftrag, vorgang, () => {
      const fits = positionen.every(({ sku, menge }) => auftrag.positionen.some((one) => one.sku === sku && Number.isInteger(menge) && menge <= one.menge));
      if (auftrag.status !== "ZUGESTELLT" || !fits) throw new Refusal(422, "so nicht");
      auftrag.retouren.push({ retourennummer: `R${++this.#retoure}`, angefordert: now(), eingegangen: null, grund, inhalt: positionen });
    });
  }

  /** Dearer pieces of a line come back last; the delivery is paid back when all pieces are. */
  eingang({ number }) {
    const auftrag = this.auftrag(number);
    const retoure = auftrag.retouren.at(-1);
    let amount = 0;
    for (const { sku, menge } of retoure.inhalt) {
      const line = auftrag.positionen.find((one) => one.sku === sku);
      const cheap = line.menge - (line.summe % line.menge);
      amount += Math.floor(line.summe / line.menge) * menge + Math.max(0, menge - cheap);
    }
    if (auftrag.positionen.every(({ sku, menge }) => retoure.inhalt.some((one) => one.sku === sku && one.menge === menge))) amount += auftrag.versand;
    Object.assign(retoure, { eingegangen: now() });
    auftrag.erstattet = amount;
  }
}

/** How the API tells an order. */
export const auftragJson = (auftrag) => ({
  auftragsnummer: auftrag.auftragsnummer, status: auftrag.status, angelegt: auftrag.angelegt, storniert: auftrag.storniert,
  besteller: { kundennummer: auftrag.kunde?.kundennummer ?? null, vorname: auftrag.kunde?.vorname ?? null, nachname: auftrag.kunde?.nachname ?? null, mail: auftrag.mail },
  lieferadresse: auftrag.adresse,
  positionen: auftrag.positionen.map(({ summe, ...rest }) => ({ ...rest, summe_ct: cents(summe) })),
  versand_ct: cents(auftrag.versand), gesamt_ct: cents(auftrag.gesamt), erstattet_ct: cents(auftrag.erstattet),
  sendungen: auftrag.sendungen,
  retouren: auftrag.retouren,
});

export const artikelJson = ({ material, ausfuehrungen, ...rest }) => ({
  ...rest,
  merkmale: { material },
  ausfuehrungen: ausfuehrungen.map(({ preis_ct, alter_preis_ct, ...one }) => ({ ...one, preis_ct: cents(preis_ct), alter_preis_ct: alter_preis_ct === null ? null : cents(alter_preis_ct) })),
});
