# Plaudern, Menschen, Bestellungen, und was nicht geht.

-- grüßen
> hallo
  intent greeting
  knows
> vielen dank
  intent thanks
> tschüss
  intent goodbye

-- Gruß mit Wunsch
> Guten Morgen! Haben Sie Zelte?
  includes fjord2

-- wer und was
> bist du ein Bot?
  says automatische Assistent
> was kannst du?
  intent help
  says Produkte finden
> was verkauft ihr?
  intent browse
  says Zelte

-- Menschen und Bestellungen
> ich möchte mit einem Menschen sprechen
  says automatischer Assistent
  says Kundenservice
  cites contact#p1
> wo bleibt meine Bestellung?
  says noch nicht einsehen
  cites delivery#p3
> meine Jacke ist beschädigt angekommen
  intent complaint
  says tut mir leid
  cites warranty#p2
> wie kann ich euch erreichen?
  cites contact#p1

-- ja und nein
> nein danke
  intent deny
> ok
  intent affirm

-- nicht in Reichweite
> wie wird das Wetter morgen in Berlin?
  nothing
  unsure
> wer hat die Fußball-WM gewonnen?
  nothing
  unsure
> asdf qwertz yxcv
  nothing

-- Menschen sind keine Produkte
> Stirnlampe für meinen Papa
  includes spark beam
  never Papa
