# Was sich auf die Liste davor bezieht.

-- eingrenzen
> Jacken
  includes storm drizzle cirrus nimbus
> nur die roten
  calls "category":"Jacken"
  includes storm cirrus kidrain
  excludes drizzle nimbus
> in Größe M
  calls "value":"rot"
  calls "value":"M"
  includes storm cirrus
  excludes kidrain
> dann unter 150
  calls "price_max":15000
  shows storm

-- mehr
> zeig mir was auf Lager
  calls "available_only":true
> zeig mir mehr
  calls "offset":6
  intent show_more
> weiter
  calls "offset":12
> mehr bitte
  calls "offset":18

-- das Ende der Liste
> Schlafsäcke
> mehr anzeigen
  says Schlafsäcke
  nothing

-- noch keine Liste
> zeig mehr
  says noch keine Liste

-- Marke, Preis und Reihenfolge
> Stirnlampen
> von Brezza
  calls "brand":"Brezza"
  shows spark
> egal welche Marke
  includes beam spark
> günstigste zuerst
  first spark
> nur von Tarnfell
  shows beam
> vergiss die Marke
  includes beam spark

-- Grenzen aufheben
> Zelte unter 160
  excludes fjord2
> Preis ist egal
  includes fjord2 fjord4
> in blau
  shows basecamp
> Farbe egal
  includes fjord2 basecamp

-- günstiger
> Daunenjacken
> günstigere
  calls "sort":"price_up"
  shows nimbus
> geht es noch günstiger
  says schon die günstigsten
  knows

-- zu teuer
> Zelte über 300
  shows fjord4
> das ist mir zu teuer
  calls "sort":"price_up"
  excludes fjord4

-- auswählen
> Stirnlampen
  includes beam spark
> die zweite
  intent pick_result
  layout detail
> mehr über die erste
  layout detail
> die günstigere
  shows spark
> die letzte
  layout detail

-- das blaue
> Zelte
> das blaue
  shows basecamp
> das von Oslund
  shows solo

-- Zahlen
> Tagesrucksäcke
> Nummer 2
  intent pick_result
  layout detail
> 1
  layout detail
> zeig mir den zweiten
  layout detail

-- zu hohe Zahl
> Tagesrucksäcke
> der fünfte
  says So viele
  nothing

-- eine Frage zu einem aus der Liste
> Tagesrucksäcke
> wie schwer ist der erste?
  layout detail
  says g
> ist er auf Lager?
  intent product_question
  says Ja

-- von vorne
> rote Zelte unter 300
> von vorne
  knows
> Stiefel
  calls "category":"Wanderstiefel"

-- reduziert und Bewertung
> Jacken
> nur reduzierte
  calls "reduced_only":true
  shows drizzle
> Zelte
> mit guten Bewertungen
  calls "rating_min_hundredths":400
  excludes basecamp
> nur was auf Lager ist
  calls "available_only":true
  excludes tarp

-- eine neue Suche vergisst die alte
> rote Jacken in Größe M
> Zelte
  excludes storm
  includes fjord2
