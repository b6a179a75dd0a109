// Writes what the ERP knows into tables, with the command-line shell of SQLite.
import { spawn } from "node:child_process";

const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin", dateStyle: "short", timeStyle: "medium" });

const text = (value) => (value === null || value === undefined ? "NULL" : `'${String(value).replaceAll("'", "''")}'`);
const euros = (cents) => (cents === null ? "NULL" : (cents / 100).toFixed(2));
const time = (seconds) => (seconds === null ? "NULL" : text(clock.format(new Date(seconds * 1000))));
const row = (table, values) => `INSERT INTO ${table} VALUES (${values.join(", ")});`;

/** Runs statements on a database file; rejects with what the shell says. */
export function run(file, statements) {
  return new Promise((resolve, reject) => {
    const shell = spawn("sqlite3", ["-bail", file], { stdio: ["pipe", "ignore", "pipe"] });
    let said = "";
    shell.stderr.on("data", (bytes) => (said += bytes));
    shell.once("error", reject);
    shell.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(said))));
    shell.stdin.end(statements);
  });
}

function* rowsOf(erp) {
  for (const artikel of erp.artikel) {
    const { artikelnummer, bezeichnung, langtext, hersteller, warengruppe, seite, bild, material } = artikel;
    yield row("artikel", [artikelnummer, bezeichnung, langtext, hersteller, warengruppe, seite, bild, material].map(text));
    for (const one of artikel.ausfuehrungen) {
      yield row("ausfuehrung", [text(one.sku), text(artikelnummer), text(one.farbe), text(one.groesse), euros(one.preis_ct), euros(one.alter_preis_ct), one.bestand, text(one.verfuegbar)]);
    }
  }
  for (const { kundennummer, vorname, nachname, mail } of erp.kunden.values()) yield row("kunde", [kundennummer, text(vorname), text(nachname), text(mail)]);
  for (const auftrag of erp.auftraege.values()) {
    const { auftragsnummer: nummer, adresse } = auftrag;
    yield row("auftrag", [
      text(nummer), auftrag.kunde?.kundennummer ?? "NULL", text(auftrag.mail), text(auftrag.status), time(auftrag.angelegt), euros(auftrag.versand), euros(auftrag.gesamt),
      euros(auftrag.erstattet), ...[adresse.empfaenger, adresse.strasse, adresse.plz, adresse.ort, adresse.land].map(text),
    ]);
    for (const one of auftrag.positionen) yield row("position", [text(nummer), text(one.sku), text(one.text), one.menge, euros(one.summe)]);
    for (const sendung of auftrag.sendungen) {
      for (const { sku, menge } of sendung.inhalt) yield row("sendung", [text(nummer), text(sendung.dienst), text(sendung.nummer), time(sendung.versandt), time(sendung.zugestellt), text(sku), menge]);
    }
  }
}

export const statementsOf = (erp) =>
  ["BEGIN IMMEDIATE;", ...["artikel", "ausfuehrung", "kunde", "auftrag", "position", "sendung"].map((table) => `DELETE FROM ${table};`), ...rowsOf(erp), "COMMIT;"].join("\n");
