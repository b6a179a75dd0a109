# Les commandes : qui demande, où elles en sont, et les changements que seul un clic fait.

-- personne n'a rien prouvé
who nobody
> où est ma commande ?
  layout identify
  asks identity
  never TF-100

-- un numéro donne l'état et rien d'autre
who nobody
> où en est mon colis ?
  layout identify
who number TF-1002
> Commande TF-1002
  layout orders
  orders TF-1002
  says est en route
  says DHL
  never Tempête
> annule-la
  layout code
  asks code

-- une autre commande que celle qui est prouvée
who number TF-1002
> où est la commande TF-1001 ?
  layout identify

-- toutes les commandes de qui est connecté
who signed
> montre-moi mes commandes
  layout orders
  orders TF-1001 TF-1002 TF-1003 TF-1004
  chip Commande TF-1002
> Commande TF-1002
  orders TF-1002
  says est en route

-- où elle en est
who signed
> la commande TF-1001 est déjà partie ?
  intent order_status
  orders TF-1001
  says en préparation
> et la TF-1003, elle est arrivée ?
  orders TF-1003
  says a été livrée

-- ce dont on parlait cède à ce qui est possible
who signed
> où est la commande TF-1001 ?
  orders TF-1001
> je voudrais renvoyer quelque chose
  asks item
  orders TF-1003

-- c'est la commande qu'on a vue
who signed
> où est la commande TF-1001 ?
  orders TF-1001
> annulez-la s'il vous plaît
  proposes cancel
  orders TF-1001

-- une commande qui n'existe pas
who signed
> où est la commande TF-4711 ?
  says TF-4711
  never en route

-- annuler, avec un oui
who signed
> annule la commande TF-1001
  proposes cancel
  orders TF-1001
  order TF-1001 pending
  click yes
  order TF-1001 cancelled

-- annuler, avec un non
who signed
> Je souhaite annuler la commande TF-1001
  proposes cancel
  click no
  order TF-1001 pending

-- écrire oui ne fait rien
who signed
> annule la commande TF-1001
  proposes cancel
> oui
  order TF-1001 pending

-- la seule qu'on peut annuler se passe de numéro
who signed
> je me suis trompé, annulez ma commande svp
  proposes cancel
  orders TF-1001

-- trop tard pour annuler
who signed
> merci d'annuler la commande TF-1002
  says est déjà partie
  order TF-1002 shipped

-- un retour demande quoi, puis pourquoi, puis propose
who signed
> je veux rendre quelque chose
  asks item
  orders TF-1003
  chip Tout
> les chaussures
  asks reason
  chip Mauvaise taille
> Mauvaise taille
  proposes return_items
  order TF-1003 delivered
  click yes
  order TF-1003 return_requested
> où est le remboursement de la commande TF-1003 ?
  says dès que les articles seront arrivés
  says Visa 4242

-- ce qui est déjà dit n'est pas redemandé
who signed
> Je voudrais renvoyer les chaussures de la commande TF-1003
  asks reason
> Endommagé
  proposes return_items

-- tout repart
who signed
> Renvoie des articles de la commande TF-1003
  asks item
> Tout
  asks reason
> J'ai changé d'avis
  proposes return_items
  click yes
  order TF-1003 return_requested

-- un échange contre une autre taille
who signed
> échange la veste de la commande TF-1003
  asks variant
> Bleu lac, L
  proposes exchange_items
  click yes
  order TF-1003 exchange_requested

-- la pointure est déjà dite
who signed
> je voudrais échanger les chaussures de la commande TF-1003 contre du 43
  asks variant
> les gris ardoise en 43
  proposes exchange_items

-- pas encore livrée
who signed
> je voudrais retourner la commande TF-1002
  says ne vous est pas encore parvenue

-- les articles d'une commande qui n'est pas partie
who signed
> change la taille de la veste dans ma commande TF-1001
  asks variant
> Rouge braise, S
  proposes change_items
  click yes
  order TF-1001 pending

-- payer autrement
who signed
> Paie la commande TF-1001 autrement
  asks method
> PayPal
  proposes change_payment
  click yes
  order TF-1001 pending

-- le paiement dans ses mots
who signed
> je peux changer le moyen de paiement de la TF-1001 pour paypal ?
  proposes change_payment

-- un remboursement qui est arrivé
who signed
> où est mon argent pour la commande TF-1004 ?
  intent refund_status
  says remboursé sur Visa 4242

-- le sujet change et revient
who signed
> où est la commande TF-1002 ?
  orders TF-1002
> puis-je retourner un article soldé ?
  intent policy_question
> annule la commande TF-1001
  proposes cancel
