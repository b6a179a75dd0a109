# Los pedidos: quién pregunta, dónde están, y cambios que solo hace un clic.

-- nadie ha demostrado nada
who nobody
> ¿dónde está mi pedido?
  layout identify
  asks identity
  never TF-100

-- un número dice el estado y nada más
who nobody
> ¿dónde está mi paquete?
  layout identify
who number TF-1002
> Pedido TF-1002
  layout orders
  orders TF-1002
  says está en camino
  says DHL
  never Tormenta
> cancélalo
  layout code
  asks code

-- otro pedido que el demostrado
who number TF-1002
> ¿dónde está el pedido TF-1001?
  layout identify

-- todos los pedidos de quien ha entrado
who signed
> enséñame mis pedidos
  layout orders
  orders TF-1001 TF-1002 TF-1003 TF-1004
  chip Pedido TF-1002
> Pedido TF-1002
  orders TF-1002
  says está en camino

-- por dónde va
who signed
> ¿ya salió el pedido TF-1001?
  intent order_status
  orders TF-1001
  says en preparación
> y el TF-1003, ¿ha llegado?
  orders TF-1003
  says se ha entregado

-- de lo que se hablaba cede a lo que puede ser
who signed
> ¿dónde está el pedido TF-1001?
  orders TF-1001
> quiero devolver algo
  asks item
  orders TF-1003

-- es el pedido que se vio
who signed
> ¿dónde está el pedido TF-1001?
  orders TF-1001
> cancélelo por favor
  proposes cancel
  orders TF-1001

-- un pedido que no existe
who signed
> ¿dónde está el pedido TF-4711?
  says TF-4711
  never en camino

-- cancelar, con un sí
who signed
> cancela el pedido TF-1001
  proposes cancel
  orders TF-1001
  order TF-1001 pending
  click yes
  order TF-1001 cancelled

-- cancelar, con un no
who signed
> Quisiera anular el pedido TF-1001
  proposes cancel
  click no
  order TF-1001 pending

-- escribir sí no hace nada
who signed
> cancela el pedido TF-1001
  proposes cancel
> sí
  order TF-1001 pending

-- el único que se puede cancelar no necesita número
who signed
> me equivoqué, quiero cancelar mi pedido
  proposes cancel
  orders TF-1001

-- demasiado tarde para cancelar
who signed
> por favor cancelen el pedido TF-1002
  says ya ha salido
  order TF-1002 shipped

-- una devolución pregunta qué, luego por qué, y propone
who signed
> quiero devolver una cosa
  asks item
  orders TF-1003
  chip Todo
> las botas
  asks reason
  chip Talla equivocada
> Talla equivocada
  proposes return_items
  order TF-1003 delivered
  click yes
  order TF-1003 return_requested
> ¿dónde está el reembolso del pedido TF-1003?
  says en cuanto lleguen los artículos
  says Visa 4242

-- lo que ya se dijo no se vuelve a preguntar
who signed
> Quiero devolver las botas del pedido TF-1003
  asks reason
> Dañado
  proposes return_items

-- todo vuelve
who signed
> Devuelve artículos del pedido TF-1003
  asks item
> Todo
  asks reason
> He cambiado de opinión
  proposes return_items
  click yes
  order TF-1003 return_requested

-- un cambio por otra talla
who signed
> quiero cambiar la chaqueta del pedido TF-1003 por otra talla
  intent exchange_items
  asks variant
> Azul lago, L
  proposes exchange_items
  click yes
  order TF-1003 exchange_requested

-- el número ya está dicho
who signed
> quiero cambiar las botas del pedido TF-1003 por un 43
  asks variant
> las gris pizarra en 43
  proposes exchange_items

-- todavía no ha llegado
who signed
> quiero devolver el pedido TF-1002
  says aún no le ha llegado

-- artículos de un pedido que no ha salido
who signed
> modifica la talla de la chaqueta en mi pedido TF-1001
  asks variant
> Rojo brasa, S
  proposes change_items
  click yes
  order TF-1001 pending

-- pagar de otra forma
who signed
> Paga el pedido TF-1001 de otra forma
  asks method
> PayPal
  proposes change_payment
  click yes
  order TF-1001 pending

-- el pago en sus palabras
who signed
> ¿puedo cambiar la forma de pago del TF-1001 a paypal?
  proposes change_payment

-- un reembolso que ha llegado
who signed
> ¿dónde está mi dinero del pedido TF-1004?
  intent refund_status
  says reembolsado a Visa 4242

-- el tema cambia y vuelve
who signed
> ¿dónde está el pedido TF-1002?
  orders TF-1002
> ¿puedo devolver artículos rebajados?
  intent policy_question
> cancela el pedido TF-1001
  proposes cancel
