# Charlar, personas, pedidos y lo que queda fuera.

-- saludar
> hola
  intent greeting
  knows
> muchas gracias
  intent thanks
> adiós
  intent goodbye

-- saludar con un deseo
> ¡Buenos días! ¿Tenéis tiendas de campaña?
  includes fjord2

-- quién y qué
> ¿eres un robot?
  says asistente automático
> ¿qué puedes hacer?
  intent help
  says encontrar productos
> ¿qué vendéis?
  intent browse
  says tiendas de campaña

-- personas
> quiero hablar con una persona
  says asistente automático
  says atención al cliente
  cites contact#p1
> ¿cómo puedo contactar con vosotros?
  cites contact#p1

-- pedidos
> ¿dónde está mi pedido?
  says todavía no puedo consultar
  cites delivery#p3

-- reclamación
> mi chaqueta ha llegado estropeada
  intent complaint
  says lo siento
  cites warranty#p2

-- sí y no
> no gracias
  intent deny
> de acuerdo
  intent affirm

-- fuera de alcance
> ¿qué tiempo hará mañana en Madrid?
  nothing
  unsure
> ¿quién ganó el mundial?
  nothing
  unsure

-- las personas no son productos
> un frontal para mi padre
  includes spark beam
  never padre
