# Preguntas sobre la tienda: el pasaje, citado.

-- devoluciones
> ¿puedo devolver artículos rebajados?
  intent policy_question
  says artículos rebajados se pueden
  cites returns#p2
> cuánto tiempo tengo para devolver algo
  says 30 días
> ¿cuándo me devolvéis el dinero?
  says 5 días laborables
  cites returns#p3
> ¿puedo cambiar por otra talla?
  cites returns#p4

-- envío
> ¿cuánto tarda el envío?
  says 2 a 4 días
  cites delivery#p1
> cuánto cuesta el envío
  says 4,90 EUR
> ¿enviáis a Noruega?
  says Noruega
  cites delivery#p2
> hacéis envíos a suiza
  cites delivery#p2
> ¿el envío es gratis?
  says gratis

-- garantía y pago
> cuánto dura la garantía
  says 3 años
  cites warranty#p1
> ¿puedo pagar con paypal?
  says PayPal
  cites payment#p1
> qué formas de pago aceptáis
  says tarjeta de crédito
> ¿vendéis mis datos personales?
  says nunca los vendemos

-- tildes olvidadas y erratas
> plazo de envio?
  says días
> politica de devolucion
  says 30 días

-- en la página de un producto sigue siendo una condición
page storm
> ¿puedo devolverla?
  intent policy_question
  says 30 días

-- y después
> ¿enviáis a suiza?
  knows
> ¿y cuánto tarda?
  intent policy_question
  knows

-- lo que ninguna condición dice
> ¿hay descuento para estudiantes?
  unsure
