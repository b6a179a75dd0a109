# Écrit après l'assistant et non ajusté sur lui.
# Au premier passage, 15 lignes sur 20 tenaient.

-- avant la rando
> Bonjour, je cherche une lampe frontale qui se recharge en USB
  includes beam
> elle pèse combien ?
  says 86 g
> vous avez quelque chose autour de trente euros ?
  includes spark

-- la famille sous la pluie
> veste de pluie pour enfant en 122
  includes kidrain
> elle existe en rouge ?
  says Rouge braise
> j'ai combien de temps pour la rendre
  intent policy_question

-- la tente
> une tente pour quatre personnes svp
  includes fjord4
> et la plus légère pour une personne ?
  includes solo
> compare les deux
  layout comparison

-- ce qui n'est pas d'ici
> comment on fait une ratatouille
  intent out_of_scope
> tu peux faire mon devoir d'histoire
  intent out_of_scope
> qu'est-ce qui passe au ciné ce soir
  intent out_of_scope

-- une commande, connecté
who signed
> quand est-ce que ma commande TF-1002 arrive
  orders TF-1002
> je voudrais rendre la veste de la TF-1003, elle est trop petite
  asks reason
> Mauvaise taille
  proposes return_items

-- une autre
who signed
> n'envoyez pas la commande TF-1001, je n'en ai plus besoin
  proposes cancel
> est-ce que j'ai été remboursé pour la TF-1004
  intent refund_status

-- des questions à la boutique
> on peut payer par virement chez vous ?
  intent policy_question
> vous expédiez en suisse ?
  intent policy_question
> j'aimerais avoir quelqu'un au téléphone
  intent talk_to_person
