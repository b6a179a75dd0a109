# Questions sur la boutique : le passage, cité.

-- retours
> puis-je retourner un article soldé ?
  intent policy_question
  says articles soldés peuvent
  cites returns#p2
> combien de temps ai-je pour renvoyer un article
  says 30 jours
> quand vais-je être remboursé ?
  says 5 jours ouvrés
  cites returns#p3
> puis-je échanger contre une autre taille ?
  cites returns#p4

-- livraison
> quels sont les délais de livraison ?
  says 2 à 4 jours
  cites delivery#p1
> combien coûte la livraison
  says 4,90 EUR
> livrez-vous en Norvège ?
  says Norvège
  cites delivery#p2
> vous expédiez en suisse
  cites delivery#p2
> la livraison est-elle gratuite ?
  says gratuite

-- garantie et paiement
> combien de temps dure la garantie
  says 3 ans
  cites warranty#p1
> puis-je payer avec paypal ?
  says PayPal
  cites payment#p1
> quels moyens de paiement acceptez-vous
  says carte bancaire
> vendez-vous mes données personnelles ?
  says ne les vendons jamais

-- accents oubliés et fautes
> delai de livraison ?
  says jours
> politique de retour
  says 30 jours

-- sur la page d'un produit cela reste une condition
page storm
> puis-je la retourner ?
  intent policy_question
  says 30 jours

-- et ensuite
> livrez-vous en suisse ?
  knows
> et combien de temps ça prend ?
  intent policy_question
  knows

-- ce qu'aucune condition ne dit
> avez-vous une réduction étudiant ?
  unsure
