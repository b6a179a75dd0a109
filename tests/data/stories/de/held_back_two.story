# Nach dem Assistenten geschrieben und nicht auf ihn abgestimmt.
# Beim ersten Lauf hielten 16 von 20 Zeilen.

-- vor der Tour
> Moin, ich such ne Stirnlampe die man über USB laden kann
  includes beam
> was wiegt die?
  says 86 g
> und habt ihr auch was um die dreißig euro
  includes spark

-- Familie im Regen
> regenjacke fürs kind, größe 122
  includes kidrain
> gibts die auch in rot
  says Glutrot
> wie lange habe ich zeit die zurückzugeben
  intent policy_question

-- Zelt
> ein zelt für vier leute bitte
  includes fjord4
> und das leichteste für eine person?
  includes solo
> vergleich die beiden mal
  layout comparison

-- was nicht hierher gehört
> wie macht man eigentlich kaiserschmarrn
  intent out_of_scope
> kannst du meine hausaufgaben in geschichte machen
  intent out_of_scope
> was läuft heute abend im kino
  intent out_of_scope

-- eine Bestellung, angemeldet
who signed
> wann kommt denn meine bestellung TF-1002 an
  orders TF-1002
> ich will die jacke aus TF-1003 zurückgeben, sie ist zu klein
  asks reason
> Falsche Größe
  proposes return_items

-- noch eine
who signed
> bestellung TF-1001 bitte nicht mehr verschicken, ich brauche sie nicht
  proposes cancel
> hab ich für TF-1004 mein geld schon zurückbekommen
  intent refund_status

-- Fragen an den Laden
> kann ich bei euch mit rechnung zahlen
  intent policy_question
> verschickt ihr auch nach österreich
  intent policy_question
> ich würd gern mit jemandem von euch telefonieren
  intent talk_to_person
