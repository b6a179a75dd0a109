# Écrit après l'assistant et non ajusté sur lui.

-- faire son sac
> Bonsoir, il me faudrait un sac étanche jaune
  includes drybag
> il contient combien de litres ?
  says 20 l
> et si je change d'avis, je peux le rendre ?
  intent policy_question

-- des chaussures pour la montagne
> je voudrais des chaussures de marche en cuir, pointure 42
  includes summit
> elles sont vraiment étanches ?
  intent product_question
> et combien coûtent-elles ?
  says 179,00 €

-- une tente pour un festival
> on est trois, il nous faut une tente pas plus chère que 150 euros
  includes basecamp
> vous livrez en combien de jours ?
  says 2 à 4 jours
> je peux régler par virement ?
  cites payment#p1

-- questions brèves
> chaussettes mérinos 42-44
  includes socks
> celles en vert
  includes socks
> une remise si j'en prends dix ?
  unsure

-- un cadeau
> que peut-on offrir à une randonneuse pour 30 euros ?
  knows
> un bonnet
  includes beanie
> en bleu nuit ?
  knows

-- colère
> La fermeture de ma tente s'est cassée au bout de deux semaines !!
  intent complaint
> je veux téléphoner à quelqu'un maintenant
  intent talk_to_person

-- comparer
> doudounes
> qu'est-ce qui les différencie ?
  layout comparison
> et laquelle pèse le moins ?
  says 390 g
