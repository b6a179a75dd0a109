# Côte à côte, avec une raison.

-- les deux premières
> lampes frontales
> compare les deux premières
  intent compare
  layout comparison
  says Étincelle 200, 29,00 €
  includes beam spark
> laquelle éclaire le plus ?
  layout comparison
  says 400 lumens
> laquelle est la plus légère ?
  layout comparison
  says 74 g
> laquelle est la meilleure ?
  layout comparison
  says dépend
> laquelle est la moins chère ?
  says Étincelle 200 coûte le moins

-- par numéro
> tentes
> compare 1 et 3
  layout comparison
  intent compare
> quelle est la différence entre la première et la deuxième
  layout comparison

-- toutes
> chaussures de randonnée
> compare-les
  layout comparison
  includes summit meadow
> lesquelles ont les meilleurs avis ?
  says Sommet Pro est le mieux noté

-- ce que les données ne permettent pas
> lampes frontales
> laquelle est plus chaude ?
  says ne veux pas deviner

-- rien à comparer
> compare les deux premiers
  unsure
  says deux produits
