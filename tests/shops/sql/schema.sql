-- A till system of one merchant. Nothing in it is made for Aisle but the view at the end.
CREATE TABLE artikel (nummer TEXT PRIMARY KEY, bezeichnung TEXT, langtext TEXT, hersteller TEXT, warengruppe TEXT, seite TEXT,
                      bild TEXT, material TEXT);
CREATE TABLE ausfuehrung (sku TEXT PRIMARY KEY, artikel TEXT, farbe TEXT, groesse TEXT, preis DECIMAL(10,2), alter_preis DECIMAL(10,2),
                          bestand INTEGER, verfuegbar TEXT);
CREATE TABLE kunde (nummer INTEGER PRIMARY KEY, vorname TEXT, nachname TEXT, mail TEXT);
CREATE TABLE auftrag (nummer TEXT PRIMARY KEY, kunde INTEGER, mail TEXT, status TEXT, angelegt DATETIME, versand DECIMAL(10,2),
                      gesamt DECIMAL(10,2), erstattet DECIMAL(10,2), empfaenger TEXT, strasse TEXT, plz TEXT, ort TEXT, land TEXT);
CREATE TABLE position (auftrag TEXT, sku TEXT, bezeichnung TEXT, menge INTEGER, summe DECIMAL(10,2));
CREATE TABLE sendung (auftrag TEXT, dienst TEXT, nummer TEXT, versandt DATETIME, zugestellt DATETIME, sku TEXT, menge INTEGER);
CREATE VIEW aisle_order AS
  SELECT a.nummer AS number, a.status AS state, a.angelegt AS placed_at, a.kunde AS customer,
         k.vorname || ' ' || k.nachname AS name, a.mail AS email, a.versand AS delivery_fee, a.gesamt AS total,
         a.erstattet AS refunded, a.empfaenger AS recipient, a.strasse AS street, a.plz AS postcode, a.ort AS city,
         a.land AS country
  FROM auftrag a LEFT JOIN kunde k ON k.nummer = a.kunde;
