# Nebeneinander, mit einem Grund.

-- die ersten zwei
> Stirnlampen
> vergleiche die ersten zwei
  intent compare
  layout comparison
  says Funke 200 Stirnlampe, 29,00 €
  includes beam spark
> welche ist heller?
  layout comparison
  says 400 Lumen
> welche ist leichter?
  says 74 g
  says Funke
> welche ist besser?
  layout comparison
  says hängt davon ab
> welche ist günstiger?
  says Funke 200 Stirnlampe kostet am wenigsten

-- nach Nummern
> Zelte
> vergleiche 1 und 3
  layout comparison
  intent compare
> was ist der Unterschied zwischen dem ersten und dem zweiten
  layout comparison

-- alle
> Wanderstiefel
> vergleiche diese
  layout comparison
  includes summit meadow
> welcher hat die besseren Bewertungen?
  says Gipfel Pro Wanderstiefel ist am besten bewertet
> welcher ist schwerer?
  says 620 g

-- was die Angaben nicht hergeben
> Stirnlampen
> welche ist wärmer?
  says nicht raten

-- nichts zu vergleichen
> vergleiche die ersten zwei
  unsure
  says zwei Produkte

-- zwei beim Namen
> was ist der Unterschied zwischen der Funke Stirnlampe und der Strahl Stirnlampe
  layout comparison
  includes spark beam
