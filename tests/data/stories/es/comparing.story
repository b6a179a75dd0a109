# Uno al lado del otro, con una razón.

-- los dos primeros
> frontales
> compara los dos primeros
  intent compare
  layout comparison
  says Frontal Chispa 200, 29,00 €
  includes beam spark
> ¿cuál alumbra más?
  layout comparison
  says 400 lúmenes
> ¿cuál es más ligero?
  layout comparison
  says 74 g
> ¿cuál es mejor?
  layout comparison
  says depende
> ¿cuál es más barato?
  says Frontal Chispa 200 es lo que menos cuesta

-- por número
> tiendas de campaña
> compara 1 y 3
  layout comparison
  intent compare
> cuál es la diferencia entre la primera y la segunda
  layout comparison

-- todos
> botas de montaña
> compara estas
  layout comparison
  includes summit meadow
> ¿cuáles tienen mejores opiniones?
  says Botas Cumbre Pro tiene la mejor valoración

-- lo que los datos no permiten
> frontales
> ¿cuál es más abrigado?
  says no quiero adivinar

-- nada que comparar
> compara los dos primeros
  unsure
  says dos productos
