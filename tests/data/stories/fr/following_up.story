# Ce qui renvoie à la liste d'avant.

-- restreindre
> vestes
  includes storm drizzle cirrus nimbus
> seulement les rouges
  calls "category":"Vestes"
  includes storm cirrus kidrain
  excludes drizzle nimbus
> en taille M
  calls "value":"rouge"
  calls "value":"M"
  includes storm cirrus
  excludes kidrain
> alors moins de 150
  calls "price_max":15000
  shows storm

-- plus
> montre-moi quelque chose en stock
  calls "available_only":true
> montre-m'en plus
  calls "offset":6
  intent show_more
> la suite
  calls "offset":12

-- la fin de la liste
> sacs de couchage
> voir plus
  says sacs de couchage
  nothing

-- pas encore de liste
> voir plus
  says pas encore de liste

-- marque, prix et ordre
> lampes frontales
> de Brezza
  calls "brand":"Brezza"
  shows spark
> peu importe la marque
  includes beam spark
> les moins chers d'abord
  first spark
> seulement de Tarnfell
  shows beam
> oublie la marque
  includes beam spark

-- lever des limites
> tentes à moins de 160
  excludes fjord2
> peu importe le prix
  includes fjord2 fjord4
> en bleu
  shows basecamp
> peu importe la couleur
  includes fjord2 basecamp

-- moins cher
> doudounes
> moins cher
  calls "sort":"price_up"
  shows nimbus
> encore moins cher
  says déjà les moins chers
  knows

-- trop cher
> tentes à plus de 300
  shows fjord4
> c'est trop cher
  calls "sort":"price_up"
  excludes fjord4

-- choisir
> lampes frontales
  includes beam spark
> la deuxième
  intent pick_result
  layout detail
> en savoir plus sur la première
  layout detail
> la moins chère
  shows spark
> la dernière
  layout detail

-- la bleue
> tentes
> la bleue
  shows basecamp
> celle de Oslund
  shows solo

-- numéros
> sacs à dos
> numéro 2
  intent pick_result
  layout detail
> 1
  layout detail

-- numéro trop haut
> sacs à dos
> le cinquième
  says autant de produits
  nothing

-- une question sur l'un d'eux
> sacs à dos
> combien pèse le premier ?
  layout detail
  says g
> est-il en stock ?
  intent product_question
  says Oui

-- recommencer
> tentes rouges à moins de 300
> recommencer
  knows
> chaussettes
  calls "category":"Chaussettes"

-- promotions et notes
> vestes
> seulement en promotion
  calls "reduced_only":true
  shows drizzle
> tentes
> avec de bons avis
  calls "rating_min_hundredths":400
  excludes basecamp
> seulement en stock
  calls "available_only":true
  excludes tarp

-- une nouvelle recherche oublie l'ancienne
> vestes rouges en taille M
> tentes
  excludes storm
  includes fjord2
