# Questions sur un produit.

-- sur la page d'un produit
page storm
> est-elle imperméable ?
  intent product_question
  says 20 000 mm
  layout detail
  shows storm
  cites storm
> combien pèse-t-elle ?
  says 410 g
  cites storm
> en quelle matière est-elle ?
  says Polyester recyclé
> quelles tailles y a-t-il ?
  says S, M et L
  says XL
> dans quelles couleurs existe-t-elle ?
  says Rouge braise
> est-elle en stock en M ?
  says en stock en M
> existe-t-elle en XL ?
  says épuisé
> combien coûte-t-elle ?
  says 129,00 €
  cites storm
> existe-t-elle en vert ?
  says n'existe pas en
> a-t-elle une capuche ?
  says capuche
  cites storm
> c'est quelle marque ?
  says Tarnfell
> quelle est sa note ?
  says 4,6
> est-ce vegan ?
  unsure

-- en parlant de la veste
page storm
> la veste est-elle imperméable ?
  says 20 000 mm

-- un prix réduit
page drizzle
> combien ça coûte ?
  says 79,00 € au lieu de 99,00 €
> c'est imperméable ?
  says Oui

-- ce qu'il n'est pas
page cirrus
> est-elle imperméable
  says Non

-- une tente
page fjord2
> combien elle pèse
  says 1,9 kg
> c'est pour combien de personnes ?
  says 2 personnes
> quel encombrement ?
  says 45 x 14

-- épuisé
page tarp
> est-il en stock ?
  says épuisé

-- le dernier produit montré
> lampes frontales
> en savoir plus sur la première
  layout detail
> quelle luminosité ?
  says lumens
> et l'autonomie ?
  says heures

-- nommé dans la question
> combien pèse la tente Fjord 2 ?
  shows fjord2
  says 1,9 kg
> combien coûte le bonnet mérinos ?
  shows beanie
  says 29,00 €

-- aucun produit en vue
> est-il imperméable ?
  says quel produit
  unsure

-- une autre page, un autre produit
page storm
> combien ça pèse
  says 410 g
page drizzle
> combien ça pèse
  says 280 g

-- une lampe
page beam
> combien de temps tient la batterie
  says 40 heures
> se recharge-t-elle par usb
  says USB-C
