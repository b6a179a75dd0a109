# Fragen zum Shop: die Stelle, zitiert und belegt.

-- Rückgabe
> kann ich reduzierte Artikel zurückgeben?
  intent policy_question
  says Reduzierte Artikel können Sie
  cites returns#p2
> wie lange habe ich Zeit, etwas zurückzuschicken
  says 30 Tagen
> wann bekomme ich mein Geld zurück?
  says 5 Werktagen
  cites returns#p3
> kann ich in eine andere Größe umtauschen?
  cites returns#p4

-- Lieferung
> wie lange dauert die Lieferung?
  says 2 bis 4 Werktage
  cites delivery#p1
> was kostet der Versand
  says 4,90 EUR
> liefert ihr nach Norwegen?
  says Norwegen
  cites delivery#p2
> versendet ihr auch in die Schweiz
  cites delivery#p2
> ist der Versand kostenlos?
  says kostenlos

-- Garantie und Zahlung
> wie lange gilt die Garantie
  says 3 Jahre
  cites warranty#p1
> kann ich mit paypal zahlen?
  says PayPal
  cites payment#p1
> welche Zahlungsarten akzeptiert ihr
  says Kreditkarte
> geht auch Kauf auf Rechnung
  cites payment#p1
> verkauft ihr meine persönlichen Daten?
  says verkaufen sie nie

-- Tippfehler und ohne Umlaute
> liefrzeit?
  says Werktage
> rueckgaberecht
  says 30 Tagen

-- auf der Seite eines Produkts bleibt es eine Bestimmung
page storm
> kann ich die zurückgeben?
  intent policy_question
  says 30 Tagen

-- und dann, was sonst noch dazu
> liefert ihr in die schweiz?
  knows
> und wie lange dauert das?
  intent policy_question
  knows

-- was keine Bestimmung sagt
> habt ihr einen Studentenrabatt?
  unsure
> was sind eure Bestimmungen zur Lamapflege
  unsure
