# Der Warenkorb auf der Seite des Shops: was hineinkommt, was darin ist, was sich ändert. Nur der Klick tut es.

-- nach der Größe wird einmal gefragt
who cart
page storm
> leg die blaue in den warenkorb
  asks variant
  layout detail
> M
  offers 1xstorm-6
  says Seeblau, M
  chip Zeig meinen Warenkorb
  click offer
  cart 1xstorm-6
> was is im warenkorb
  layout cart
  says 1 × Sturm Hardshelljacke (Seeblau, M)
  says 129,00 €

-- alles in einer Nachricht, klein und eilig
who cart
page storm
> 2 stück in glutrot M in den warenkorb pls
  offers 2xstorm-2
  click offer
  cart 2xstorm-2

-- beim Namen, von überall
who cart
> pack mir die Niesel Regenjacke in nachtblau L in den warenkorb
  offers 1xdrizzle-7
  click offer
  cart 1xdrizzle-7

-- was nicht angeklickt wurde, ist nicht darin
who cart
page storm
> tu die rote in M in den korb
  offers 1xstorm-2
> was hab ich im warenkorb?
  says leer
  cart

-- ausverkauft wird gesagt, nicht angeboten
who cart
page storm
> die rote in XL in den warenkorb
  offers
  says ausverkauft
  layout detail

-- was es nur einmal gibt, braucht keine Frage
who cart
> zeig mir das Fjord 2 Zelt
> das nehm ich
  offers 1xfjord2-1
  click offer
  cart 1xfjord2-1

-- aus einer Liste
who cart
> zelte
> das Fjord 2 bitte in den warenkorb
  offers 1xfjord2-1

-- wie viele
who cart
page fjord2
> ab in den warenkorb damit
  click offer
  cart 1xfjord2-1
> doch lieber 3 stück
  offers =3xfjord2-1
  click offer
  cart 3xfjord2-1
> nimm eins davon wieder raus
  offers =2xfjord2-1
  click offer
  cart 2xfjord2-1
> raus damit aus dem warenkorb
  offers =0xfjord2-1
  says aus Ihrem Warenkorb
  click offer
  cart
> zeig warenkorb
  says leer

-- wie viele, wird gefragt, wenn es nicht dabeistand
who cart
page fjord2
> in den warenkorb
  click offer
> menge ändern
  asks quantity
> vier
  offers =4xfjord2-1

-- welche von zwei Zeilen
who cart
page fjord2
> in den warenkorb
  click offer
> und die Niesel Regenjacke in sonnengelb M auch in den warenkorb
  offers 1xdrizzle-2
  click offer
  cart 1xfjord2-1 1xdrizzle-2
> das zelt wieder aus dem warenkorb raus
  offers =0xfjord2-1
> jacke aus dem warenkorb löschen
  offers =0xdrizzle-2
> nimm die stiefel aus dem warenkorb
  offers
  says sehe ich nicht
  layout cart
> alles raus aus dem warenkorb
  offers =0xfjord2-1 =0xdrizzle-2
  click offer
  cart

-- den ganzen Korb leeren
who cart
page drizzle
> die gelbe in S in den einkaufswagen
  offers 1xdrizzle-1
  click offer
> warenkorb leeren
  offers =0xdrizzle-1
  click offer
  cart

-- ein neuer Wunsch ist keine Antwort
who cart
page storm
> leg die blaue in den warenkorb
  asks variant
> zeig mir zelte
  intent find_product
  includes fjord2

-- eine Seite ohne Warenkorb sagt es
page storm
> die blaue in M in den warenkorb
  offers
  says Von hier aus kann ich den Warenkorb nicht füllen
  layout detail
> was ist in meinem warenkorb?
  says keinen Warenkorb
