# Escrito después del asistente y sin ajustarlo a ello.

-- hacer la mochila
> Buenas, me haría falta una bolsa estanca amarilla
  includes drybag
> ¿cuántos litros tiene?
  says 20 l
> y si me arrepiento, ¿la puedo devolver?
  intent policy_question

-- botas para la montaña
> quisiera unas botas de cuero del 42
  includes summit
> ¿son de verdad impermeables?
  intent product_question
> ¿y qué precio tienen?
  says 179,00 €

-- una tienda para un festival
> somos tres y queremos una tienda de campaña que no pase de 150 euros
  includes basecamp
> ¿en cuántos días la mandáis?
  says 2 a 4 días
> ¿se puede abonar por transferencia?
  cites payment#p1

-- preguntas breves
> calcetines merino 42-44
  includes socks
> los verdes
  includes socks
> ¿hay descuento si me llevo diez?
  unsure

-- un regalo
> ¿qué se le puede regalar a una senderista por 30 euros?
  knows
> un gorro
  includes beanie
> ¿en azul noche?
  knows

-- enfado
> ¡La cremallera de mi tienda se ha roto a las dos semanas!
  intent complaint
> quiero llamar por teléfono a alguien ya
  intent talk_to_person

-- comparar
> plumíferos
> ¿en qué se diferencian?
  layout comparison
> ¿y cuál pesa menos?
  says 390 g
