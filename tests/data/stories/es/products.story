# Preguntas sobre un producto.

-- en la página de un producto
page storm
> ¿es impermeable?
  intent product_question
  says 20 000 mm
  layout detail
  shows storm
  cites storm
> ¿cuánto pesa?
  says 410 g
  cites storm
> ¿de qué material es?
  says Poliéster reciclado
> ¿qué tallas hay?
  says S, M y L
  says XL
> ¿en qué colores viene?
  says Rojo brasa
> ¿está en stock en M?
  says en stock en M
> ¿la hay en XL?
  says agotado
> ¿cuánto cuesta?
  says 129,00 €
  cites storm
> ¿la tenéis en verde?
  says no existe en
> ¿tiene capucha?
  says capucha
  cites storm
> ¿de qué marca es?
  says Tarnfell
> ¿qué valoración tiene?
  says 4,6
> ¿es vegana?
  unsure

-- hablando de la chaqueta
page storm
> ¿la chaqueta es impermeable?
  says 20 000 mm

-- un precio rebajado
page drizzle
> ¿cuánto cuesta esto?
  says 79,00 € en lugar de 99,00 €
> ¿es impermeable?
  says Sí

-- lo que no es
page cirrus
> ¿es impermeable?
  says No

-- una tienda
page fjord2
> cuánto pesa
  says 1,9 kg
> ¿para cuántas personas es?
  says 2 personas
> ¿tamaño plegado?
  says 45 x 14

-- agotado
page tarp
> ¿está en stock?
  says agotado

-- el último producto mostrado
> frontales
> más sobre el primero
  layout detail
> ¿cuántos lúmenes tiene?
  says lúmenes
> ¿y la autonomía?
  says horas

-- nombrado en la pregunta
> ¿cuánto pesa la tienda Fiordo 2?
  shows fjord2
  says 1,9 kg
> ¿cuánto cuesta el gorro merino?
  shows beanie
  says 29,00 €

-- ningún producto a la vista
> ¿es impermeable?
  says qué producto
  unsure

-- otra página, otro producto
page storm
> cuánto pesa
  says 410 g
page drizzle
> cuánto pesa
  says 280 g

-- un frontal
page beam
> cuánto dura la batería
  says 40 horas
> se carga por usb
  says USB-C
