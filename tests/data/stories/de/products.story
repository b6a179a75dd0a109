# Fragen zu einem Produkt.

-- auf der Seite eines Produkts
page storm
> Ist die Jacke wasserdicht?
  intent product_question
  says 20.000 mm
  layout detail
  shows storm
  cites storm
> wie viel wiegt sie?
  says 410 g
  cites storm
> Woraus ist sie gemacht?
  says Recyceltes Polyester
> welche Größen gibt es?
  says S, M und L
  says XL
> in welchen Farben gibt es die?
  says Glutrot
> ist sie in M auf Lager?
  says in M auf Lager
> gibt es sie in XL?
  says ausverkauft
> Was kostet sie?
  says 129,00 €
  cites storm
> gibt es die auch in grün?
  says nicht in
> hat sie eine Kapuze?
  says Kapuze
  cites storm
> Von welcher Marke ist sie?
  says Tarnfell
> wie ist sie bewertet?
  says 4,6
> ist sie vegan?
  unsure
> kann ich sie in der Maschine waschen?
  unsure

-- ein reduzierter Preis
page drizzle
> was kostet das?
  says 79,00 € statt 99,00 €
> ist das wasserdicht
  says Ja

-- was es nicht ist
page cirrus
> ist die wasserdicht
  says Nein

-- Tippfehler in Fragen
page fjord2
> wieviel wigt es
  says 1,9 kg
> für wie viele Personen ist das Zelt?
  says 2 Personen
> wie ist das Packmass?
  says 45 x 14

-- ausverkauft
page tarp
> ist das auf Lager?
  says ausverkauft

-- das zuletzt gezeigte Produkt
> Stirnlampen
> mehr zur ersten
  layout detail
> wie hell ist sie?
  says Lumen
> und die Leuchtdauer?
  says Stunden

-- beim Namen genannt
> wie schwer ist das Fjord 2 Zelt?
  shows fjord2
  says 1,9 kg
> ist der Gipfel Pro wasserdicht?
  shows summit
  says Ja
> was kostet die Merino Mütze?
  shows beanie
  says 29,00 €

-- kein Produkt in Sicht
> ist es wasserdicht?
  says welches Produkt
  unsure

-- mehrere in Sicht
> Schlafsäcke
> ist er warm?
  unsure

-- eine andere Seite, ein anderes Produkt
page storm
> wie schwer ist sie
  says 410 g
page drizzle
> wie schwer ist sie
  says 280 g

-- eine Stirnlampe
page beam
> wie lange hält der Akku
  says 40 Stunden
> kann man sie per USB laden
  says USB-C
