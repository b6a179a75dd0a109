# Bestellungen: wer fragt, wo sie sind, und Änderungen, die nur ein Klick macht.

-- niemand hat sich ausgewiesen
who nobody
> wo ist meine bestellung?
  layout identify
  asks identity
  never TF-100

-- eine Nummer verrät den Stand und sonst nichts
who nobody
> wo bleibt mein paket?
  layout identify
who number TF-1002
> Bestellung TF-1002
  layout orders
  orders TF-1002
  says ist unterwegs
  says DHL
  never Sturm
> storniere sie
  layout code
  asks code

-- eine andere Bestellung als die ausgewiesene
who number TF-1002
> wo ist bestellung TF-1001?
  layout identify

-- alle Bestellungen dessen, der angemeldet ist
who signed
> zeig mir meine bestellungen
  layout orders
  orders TF-1001 TF-1002 TF-1003 TF-1004
  chip Bestellung TF-1002
> Bestellung TF-1002
  orders TF-1002
  says ist unterwegs

-- wie weit ist sie
who signed
> ist die bestellung TF-1001 schon raus?
  intent order_status
  orders TF-1001
  says wird gepackt
> und TF-1003, ist die angekommen?
  orders TF-1003
  says wurde zugestellt

-- wovon die Rede war, weicht dem, was gemeint sein kann
who signed
> wo ist bestellung TF-1001?
  orders TF-1001
> ich möchte etwas zurückschicken
  asks item
  orders TF-1003

-- "sie" ist die Bestellung, die zu sehen war
who signed
> wo ist bestellung TF-1001?
  orders TF-1001
> bitte stornieren
  proposes cancel
  orders TF-1001

-- eine Bestellung, die es nicht gibt
who signed
> wo ist bestellung TF-4711?
  says TF-4711
  never unterwegs

-- stornieren, mit einem Ja
who signed
> storniere bestellung TF-1001
  proposes cancel
  orders TF-1001
  order TF-1001 pending
  click yes
  order TF-1001 cancelled

-- stornieren, mit einem Nein
who signed
> Ich möchte die Bestellung TF-1001 stornieren
  proposes cancel
  click no
  order TF-1001 pending

-- Ja zu tippen bewirkt nichts
who signed
> storniere bestellung TF-1001
  proposes cancel
> ja
  order TF-1001 pending

-- die einzige, die sich stornieren lässt, braucht keine Nummer
who signed
> ich hab mich vertan, bitte meine bestellung canceln
  proposes cancel
  orders TF-1001

-- zu spät zum Stornieren
who signed
> bitte bestellung TF-1002 stornieren
  says ist schon unterwegs
  order TF-1002 shipped

-- eine Rücksendung fragt, was und warum, und schlägt dann vor
who signed
> ich will was zurückgeben
  asks item
  orders TF-1003
  chip Alles
> die stiefel
  asks reason
  chip Falsche Größe
> Falsche Größe
  proposes return_items
  order TF-1003 delivered
  click yes
  order TF-1003 return_requested
> wo ist die erstattung für bestellung TF-1003?
  says sobald die Ware angekommen ist
  says Visa 4242

-- was schon gesagt ist, wird nicht noch einmal gefragt
who signed
> Ich möchte die Stiefel aus Bestellung TF-1003 zurücksenden
  asks reason
> Beschädigt
  proposes return_items

-- alles geht zurück
who signed
> Sende etwas aus Bestellung TF-1003 zurück
  asks item
> Alles
  asks reason
> Ich habe es mir anders überlegt
  proposes return_items
  click yes
  order TF-1003 return_requested

-- ein Umtausch gegen eine andere Größe
who signed
> tausche die jacke aus bestellung TF-1003 um
  asks variant
> Seeblau, L
  proposes exchange_items
  click yes
  order TF-1003 exchange_requested

-- die Größe steht schon dabei
who signed
> ich möchte die stiefel aus bestellung TF-1003 in 43 umtauschen
  asks variant
> die schiefergrauen in 43
  proposes exchange_items

-- noch nicht da
who signed
> ich möchte bestellung TF-1002 zurückschicken
  says noch nicht bei Ihnen

-- Artikel einer Bestellung, die noch nicht unterwegs ist
who signed
> ändere die größe der jacke in meiner bestellung TF-1001
  asks variant
> Glutrot, S
  proposes change_items
  click yes
  order TF-1001 pending

-- anders bezahlen
who signed
> Bezahle Bestellung TF-1001 anders
  asks method
> PayPal
  proposes change_payment
  click yes
  order TF-1001 pending

-- die Zahlungsart in eigenen Worten
who signed
> kann ich für TF-1001 die zahlungsart ändern, auf paypal?
  proposes change_payment

-- eine Erstattung, die da ist
who signed
> wo bleibt mein geld für bestellung TF-1004?
  intent refund_status
  says auf Visa 4242 erstattet

-- das Thema wechselt und kehrt zurück
who signed
> wo ist bestellung TF-1002?
  orders TF-1002
> kann ich reduzierte artikel zurückgeben?
  intent policy_question
> storniere bestellung TF-1001
  proposes cancel
