# Bavarder, des personnes, des commandes, et ce qui est hors de portée.

-- saluer
> bonjour
  intent greeting
  knows
> merci beaucoup
  intent thanks
> au revoir
  intent goodbye

-- saluer avec un souhait
> Bonjour ! Vous avez des tentes ?
  includes fjord2

-- qui et quoi
> es-tu un robot ?
  says assistant automatique
> que peux-tu faire ?
  intent help
  says trouver des produits
> que vendez-vous ?
  intent browse
  says tentes

-- personnes
> je voudrais parler à un conseiller
  says assistant automatique
  says service client
  cites contact#p1
> comment vous contacter ?
  cites contact#p1

-- commandes
> où est ma commande ?
  says pas encore consulter
  cites delivery#p3

-- réclamation
> ma veste est arrivée abîmée
  intent complaint
  says désolé
  cites warranty#p2

-- oui et non
> non merci
  intent deny
> d'accord
  intent affirm

-- hors de portée
> quel temps fera-t-il demain à Paris ?
  nothing
  unsure
> qui a gagné la coupe du monde ?
  nothing
  unsure

-- les personnes ne sont pas des produits
> une lampe frontale pour mon papa
  includes spark beam
  never papa
