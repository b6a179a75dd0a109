# Le panier de la page : ce qu'on y met, ce qu'il contient, ce qui change. Seul le clic le fait.

-- la taille est demandée une fois
who cart
page storm
> mets la bleue dans mon panier
  asks variant
  layout detail
> M
  offers 1xstorm-6
  says Bleu lac, M
  chip Montre mon panier
  click offer
  cart 1xstorm-6
> y a quoi dans mon panier
  layout cart
  says 1 × Veste Tempête (Bleu lac, M)
  says 129,00 €

-- tout en un message, vite écrit
who cart
page storm
> mets en 2 rouge braise taille M au panier stp
  offers 2xstorm-2
  click offer
  cart 2xstorm-2

-- par son nom, de partout
who cart
> ajoute la veste Bruine bleu nuit en L au panier
  offers 1xdrizzle-7
  click offer
  cart 1xdrizzle-7

-- ce qui n'a pas été cliqué n'y est pas
who cart
page storm
> la rouge en M dans le panier
  offers 1xstorm-2
> j'ai quoi dans mon panier ?
  says vide
  cart

-- épuisé est dit, pas proposé
who cart
page storm
> la rouge en XL au panier
  offers
  says épuisé
  layout detail

-- ce qui n'existe qu'en un exemplaire ne demande rien
who cart
> montre moi la tente Fjord 2
> je la prends
  offers 1xfjord2-1
  click offer
  cart 1xfjord2-1

-- depuis une liste
who cart
> tentes
> la Fjord 2 au panier svp
  offers 1xfjord2-1

-- combien
who cart
page fjord2
> au panier
  click offer
  cart 1xfjord2-1
> finalement mets en 3
  offers =3xfjord2-1
  click offer
  cart 3xfjord2-1
> enlève en une du panier
  offers =2xfjord2-1
  click offer
  cart 2xfjord2-1
> retire tout du panier
  offers =0xfjord2-1
  says de votre panier
  click offer
  cart
> voir panier
  says vide

-- combien, c'est demandé quand ce n'est pas dit
who cart
page fjord2
> ajoute au panier
  click offer
> changer la quantité
  asks quantity
> quatre
  offers =4xfjord2-1

-- laquelle de deux lignes
who cart
page fjord2
> au panier
  click offer
> et la veste Bruine jaune soleil en M aussi dans le panier
  offers 1xdrizzle-2
  click offer
  cart 1xfjord2-1 1xdrizzle-2
> enlève la tente du panier
  offers =0xfjord2-1
> vire la veste du panier
  offers =0xdrizzle-2
> enlève les chaussures du panier
  offers
  says Je ne vois pas cela
  layout cart
> vide le panier
  offers =0xfjord2-1 =0xdrizzle-2
  click offer
  cart

-- on se ravise
who cart
page drizzle
> la jaune en S au panier
  offers 1xdrizzle-1
  click offer
> non j'en veux plus, enlève la du panier
  offers =0xdrizzle-1
  click offer
  cart

-- un nouveau souhait n'est pas la réponse
who cart
page storm
> mets la bleue dans le panier
  asks variant
> montre moi des tentes
  intent find_product
  includes fjord2

-- une page sans panier le dit
page storm
> la bleue en M au panier
  offers
  says Je ne peux pas remplir le panier d'ici
  layout detail
> qu'est-ce qu'il y a dans mon panier ?
  says Je ne vois pas de panier
