# Escrito después del asistente y no ajustado a él.
# En la primera pasada se cumplían 15 de 20 líneas.

-- antes de la ruta
> Buenas, busco una linterna frontal que se cargue por USB
  includes beam
> ¿cuánto pesa?
  says 86 g
> ¿y tenéis algo por unos treinta euros?
  includes spark

-- la familia bajo la lluvia
> chaqueta de lluvia para niño talla 122
  includes kidrain
> ¿la hay en rojo?
  says Rojo brasa
> ¿cuánto tiempo tengo para devolverla?
  intent policy_question

-- la tienda de campaña
> una tienda para cuatro personas
  includes fjord4
> ¿y la más ligera para una persona?
  includes solo
> compara las dos
  layout comparison

-- lo que no es de aquí
> cómo se prepara un gazpacho
  intent out_of_scope
> me puedes hacer los deberes de historia
  intent out_of_scope
> qué ponen esta noche en el cine
  intent out_of_scope

-- un pedido, con la sesión abierta
who signed
> ¿cuándo me llega el pedido TF-1002?
  orders TF-1002
> quiero devolver la chaqueta del TF-1003, me queda pequeña
  asks reason
> Talla equivocada
  proposes return_items

-- otro
who signed
> no envíen el pedido TF-1001, ya no lo necesito
  proposes cancel
> ¿ya me devolvieron el dinero del TF-1004?
  intent refund_status

-- preguntas a la tienda
> ¿se puede pagar con transferencia?
  intent policy_question
> ¿mandan a portugal?
  intent policy_question
> quisiera hablar por teléfono con alguien
  intent talk_to_person
