# Nach dem Assistenten geschrieben und nicht auf ihn abgestimmt.

-- ein Abend beim Packen
> Moin, ich bräuchte noch was gegen Regen für meinen Rucksack
  knows
> Habt ihr Packsäcke in gelb?
  includes drybag
> und wieviel Liter fasst der?
  says 20 l

-- Schuhe für die Alpen
> ich suche feste Bergschuhe aus Leder, Größe 42
  includes summit
> sind die auch wirklich dicht?
  intent product_question
> was wenn sie mir nicht passen?
  intent policy_question

-- Zelt fürs Festival
> brauchen ein Zelt zu dritt, soll nicht mehr als 150 kosten
  includes basecamp
> wie lange braucht ihr zum Liefern?
  says 2 bis 4 Werktage
> kann ich auch per Rechnung zahlen
  cites payment#p1

-- kurze Fragen
> Merinosocken Gr. 42-44
  includes socks
> die moosgrünen
  includes socks
> gibts Mengenrabatt?
  unsure

-- ein Geschenk
> Was kann man einer Wanderin für 30 Euro schenken?
  knows
> Mütze
  includes beanie
> in dunkelblau?
  knows

-- Ärger
> Der Reißverschluss von meinem Zelt ist nach zwei Wochen kaputt!!
  intent complaint
> Ich will jetzt mit jemandem telefonieren
  intent talk_to_person

-- Verglichen
> Daunenjacken
> Worin unterscheiden sich die beiden?
  layout comparison
> und welche wiegt weniger?
  says 390 g
