# Suchen: Bedingungen in jeder Reihenfolge, Tippfehler, Mehrzahl, zusammengesetzte Wörter.

-- ein Wort allein
> Zelte
  intent find_product
  calls "category":"Zelte"
  includes fjord2 fjord4 solo basecamp
  excludes storm
  layout cards

-- in einem Satz
> Hallo, habt ihr Regenjacken?
  calls "category":"Regenjacken"
  includes storm drizzle kidrain
> ich suche einen Tagesrucksack
  calls "category":"Tagesrucksäcke"
  includes ferry28 ferry18
> zeig mir bitte Schlafsäcke
  calls "category":"Schlafsäcke"
> Können Sie mir Stirnlampen zeigen?
  calls "category":"Stirnlampen"
  includes beam spark

-- die Mehrzahl und die Einzahl
> Schlafsack
  calls "category":"Schlafsäcke"
> Jacke
  calls "category":"Jacken"
  includes storm cirrus
> Socke
  calls "category":"Socken"

-- ohne Umlaute
> Schlafsaecke
  calls "category":"Schlafsäcke"
> Tagesrucksaecke von Oslund
  calls "brand":"Oslund"
  includes ferry28
> muetze aus merino
  includes beanie
> wasserdichte jacke fuer herren
  includes drizzle

-- Tippfehler
> Regenjaken
  calls "category":"Regenjacken"
> stirnlampn
  calls "category":"Stirnlampen"
> Wanderstifel
  calls "category":"Wanderstiefel"
> schlafsak
  calls "category":"Schlafsäcke"

-- der letzte Teil eines Wortes
> Stiefel
  calls "category":"Wanderstiefel"
  includes summit meadow
> rucksack
  includes ferry28 haul
> Lampe
  includes beam spark

-- zusammengesetzte Wünsche
> Damenregenjacke
  calls "category":"Regenjacken"
  calls "value":"Damen"
  shows storm
> Lederstiefel
  includes summit
> Kinderjacke
  includes kidrain

-- bis zu einem Preis
> Zelte unter 200
  calls "price_max":20000
  includes solo basecamp
  excludes fjord2 fjord4
> Jacken für weniger als 80 Euro
  calls "price_max":8000
  includes drizzle kidrain
  excludes storm
> Wanderstiefel bis 100 €
  calls "price_max":10000
  shows meadow
> stirnlampe max 60
  calls "price_max":6000
  includes beam spark
> Schlafsäcke unter 100,00 €
  calls "price_max":10000
  shows summer
> Zelt bis zu 190€
  calls "price_max":19000
  includes solo
> Regenjacke, mein Budget ist 80
  calls "price_max":8000
> Jacke höchstens 79,95 Euro
  calls "price_max":7995
> Zelte bis 1.299,00 €
  calls "price_max":129900
> Zelte bis 1 299,00 €
  calls "price_max":129900

-- ab einem Preis, dazwischen und ungefähr
> Zelte über 200
  calls "price_min":20000
  includes fjord2 fjord4
  excludes solo
> Jacken zwischen 100 und 150 Euro
  calls "price_min":10000
  calls "price_max":15000
  includes storm nimbus
  excludes cirrus drizzle
> Stirnlampen 50-100 €
  calls "price_min":5000
  shows beam
> Zelte von 100 bis 200 Euro
  includes solo basecamp
  excludes fjord2
> Wanderstiefel um die 100 Euro
  calls "price_min":8000
  calls "price_max":12000
  shows meadow
> Zelte ab 150 Euro
  calls "price_min":15000
> eine Jacke für mehr als zweihundert
  shows cirrus

-- Maße sind keine Preise
> Zelt unter 2 kg
  never bis 2
> 2-Personen-Zelt
  includes fjord2
  excludes fjord4
> Zelt für zwei
  includes fjord2
> Rucksack mit 28 Litern
  includes ferry28

-- Farben in jeder Form
> rote Jacken
  calls "value":"rot"
  includes storm kidrain cirrus
  excludes drizzle
> ein grünes Zelt
  includes fjord2 fjord4
  excludes solo
> graue Mütze
  shows beanie
> moosgrüner Tagesrucksack
  calls "value":"Moosgrün"
  shows ferry28
> Jacke in Rot
  includes storm cirrus

-- Größen
> Regenjacke in Größe M
  calls "value":"M"
  includes storm drizzle
> Wanderstiefel 44
  includes meadow
> Wanderstiefel Größe 43 in grau
  shows summit
> Jacken in XL
  calls "value":"XL"
> Stiefel Gr. 42
  calls "value":"42"

-- Material und Marken
> Lederstiefel
  first summit

-- eine Marke allein
> Habt ihr was von Brezza?
  calls "brand":"Brezza"
  includes drizzle
> Zelte von Korrin
  calls "brand":"Korrin"
  includes basecamp
> tarnfell stirnlampen
  shows beam

-- Reihenfolge
> das günstigste Zelt
  calls "sort":"price_up"
  first tarp
> eure teuerste Jacke
  calls "sort":"price_down"
  first cirrus
> am besten bewertete Schlafsäcke
  calls "sort":"rating"
  first polar
> billigste Stirnlampe
  first spark

-- Bewertung, Bestand und Rabatt
> Jacken mit mindestens 4,5 Sternen
  calls "rating_min_hundredths":450
  includes storm cirrus kidrain
  excludes drizzle nimbus
> Zelte auf Lager
  calls "available_only":true
  excludes tarp

-- was reduziert ist
> Was ist reduziert?
  calls "reduced_only":true
  includes drizzle basecamp haul
> reduzierte Zelte
  shows basecamp

-- freie Worte
> etwas Wasserdichtes für Kinder
  includes kidrain
> Topf aus Titan
  first pot
> Laterne fürs Camping
  includes lantern

-- vieles auf einmal
> wasserdichte Jacke unter 100, Größe M, auf Lager
  calls "price_max":10000
  calls "value":"M"
  calls "available_only":true
  first drizzle
> auf Lager, rot, von tarnfell, unter 150: eine Regenjacke
  shows storm

-- wasserdicht oder nicht
> wasserdichte Jacken
  calls {"name":"Wasserdicht","value":"Ja"}
  includes storm drizzle kidrain
  excludes cirrus nimbus
> Jacken, die nicht wasserdicht sind
  shows cirrus

-- was sich nicht ausschließen lässt, wird gesagt
> Zelte ohne Gestänge
  says nichts ausschließen

-- empfehlen
> kannst du ein Zelt für eine Familie empfehlen
  includes fjord4
> habt ihr Geschenkideen?
  knows
> ich brauche ein Geschenk für meine Schwester
  knows

-- wenn nichts passt, das nächste
> rote Zelte unter 300
  says nichts gefunden
  layout cards
  includes basecamp
> Daunenjacken unter 50
  says Preis
  first nimbus
> Wanderstiefel Größe 51
  says 51
  includes summit meadow
> Zelte von Brezza
  says Zelte von Brezza
  includes fjord2
> rosa Stirnlampen
  says rosa
  includes beam spark
> Quantentoaster
  nothing
  says Quantentoaster
