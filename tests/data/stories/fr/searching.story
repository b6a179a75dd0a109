# Chercher : des conditions dans tous les ordres, fautes de frappe, pluriels, accents oubliés.

-- un mot seul
> tentes
  intent find_product
  calls "category":"Tentes"
  includes fjord2 fjord4 solo basecamp
  excludes storm
  layout cards

-- dans une phrase
> Bonjour, avez-vous des vestes de pluie ?
  calls "category":"Vestes de pluie"
  includes storm drizzle kidrain
> je cherche un sac à dos
  calls "category":"Sacs à dos"
  includes ferry28 ferry18
> montre-moi les sacs de couchage s'il te plaît
  calls "category":"Sacs de couchage"
> Pouvez-vous me montrer des lampes frontales ?
  calls "category":"Lampes frontales"
  includes beam spark
> il me faut des chaussures de randonnée
  calls "category":"Chaussures de randonnée"

-- singulier et pluriel
> sac de couchage
  calls "category":"Sacs de couchage"
> une veste
  calls "category":"Vestes"
  includes storm cirrus
> chaussette
  calls "category":"Chaussettes"

-- accents oubliés et fautes de frappe
> rechaud
  includes gas
> bonnet en merinos
  includes beanie
> veste impermeable pour homme
  includes drizzle
> lampe frontal
  calls "category":"Lampes frontales"
> chausettes
  calls "category":"Chaussettes"
> chaussures de randonee
  calls "category":"Chaussures de randonnée"

-- jusqu'à un prix
> tentes à moins de 200
  calls "price_max":20000
  includes solo basecamp
  excludes fjord2 fjord4
> vestes à moins de 80 €
  calls "price_max":8000
  includes drizzle kidrain
  excludes storm
> chaussures de randonnée jusqu'à 100 euros
  calls "price_max":10000
  shows meadow
> lampe frontale max 60
  calls "price_max":6000
  includes beam spark
> sacs de couchage sous 100 euros
  calls "price_max":10000
  shows summer
> tente 190€ maximum
  calls "price_max":19000
  includes solo
> veste de pluie, mon budget est de 80
  calls "price_max":8000
> veste pas plus de 79,95 euros
  calls "price_max":7995
> tentes jusqu'à 1 299,00 €
  calls "price_max":129900

-- à partir d'un prix, entre deux et environ
> tentes à plus de 200
  calls "price_min":20000
  includes fjord2 fjord4
  excludes solo
> vestes entre 100 et 150 euros
  calls "price_min":10000
  calls "price_max":15000
  includes storm nimbus
  excludes cirrus drizzle
> lampes frontales 50-100 €
  calls "price_min":5000
  shows beam
> tentes de 100 à 200 euros
  includes solo basecamp
  excludes fjord2
> chaussures de randonnée autour de 100 euros
  calls "price_min":8000
  calls "price_max":12000
  shows meadow
> tentes à partir de 150 euros
  calls "price_min":15000

-- les mesures ne sont pas des prix
> tente de moins de 2 kg
  never jusqu'à 2
> tente 2 places
  includes fjord2
  excludes fjord4
> tente pour deux
  includes fjord2
> sac à dos 28 litres
  includes ferry28

-- couleurs sous toutes leurs formes
> vestes rouges
  calls "value":"rouge"
  includes storm kidrain cirrus
  excludes drizzle
> une tente verte
  includes fjord2 fjord4
  excludes solo
> bonnet gris
  shows beanie
> sac à dos vert mousse
  calls "value":"Vert mousse"
  shows ferry28
> veste en rouge
  includes storm cirrus

-- tailles
> veste de pluie en taille M
  calls "value":"M"
  includes storm drizzle
> chaussures de randonnée 44
  includes meadow
> chaussures de randonnée pointure 43 grises
  shows summit
> vestes en XL
  calls "value":"XL"

-- matière
> chaussures en cuir
  includes summit

-- marques
> avez-vous quelque chose de Brezza ?
  calls "brand":"Brezza"
  includes drizzle
> tentes Korrin
  calls "brand":"Korrin"
  includes basecamp
> lampes frontales de tarnfell
  shows beam

-- ordre
> la tente la moins chère
  calls "sort":"price_up"
  first tarp
> votre veste la plus chère
  calls "sort":"price_down"
  first cirrus
> les sacs de couchage les mieux notés
  calls "sort":"rating"
  first polar

-- notes et stock
> vestes avec au moins 4,5 étoiles
  calls "rating_min_hundredths":450
  includes storm cirrus kidrain
  excludes drizzle nimbus
> tentes en stock
  calls "available_only":true
  excludes tarp

-- promotions
> qu'est-ce qui est en promo ?
  calls "reduced_only":true
  includes drizzle basecamp haul
> tentes en promotion
  shows basecamp

-- texte libre
> quelque chose d'imperméable pour enfant
  includes kidrain
> popote en titane
  first pot

-- tout à la fois
> veste imperméable à moins de 100, taille M, en stock
  calls "price_max":10000
  calls "value":"M"
  calls "available_only":true
  first drizzle

-- imperméable ou pas
> vestes imperméables
  calls {"name":"Imperméable","value":"Oui"}
  includes storm drizzle kidrain
  excludes cirrus nimbus
> vestes qui ne sont pas imperméables
  shows cirrus

-- ce qui ne peut être exclu est dit
> tentes sans arceaux
  says ne sais pas encore exclure

-- recommander
> pouvez-vous recommander une tente pour une famille
  includes fjord4
> des idées cadeaux ?
  knows

-- rien ne convient, le plus proche
> tentes rouges à moins de 300
  says rien trouvé
  layout cards
  includes basecamp
> doudounes à moins de 50
  says prix
  first nimbus
> chaussures de randonnée taille 51
  says 51
  includes summit meadow
> lampes frontales roses
  says rose
  includes beam spark
> grille-pain quantique
  nothing
