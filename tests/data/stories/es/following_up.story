# Lo que se refiere a la lista anterior.

-- acotar
> chaquetas
  includes storm drizzle cirrus nimbus
> solo las rojas
  calls "category":"Chaquetas"
  includes storm cirrus kidrain
  excludes drizzle nimbus
> en talla M
  calls "value":"rojo"
  calls "value":"M"
  includes storm cirrus
  excludes kidrain
> entonces menos de 150
  calls "price_max":15000
  shows storm

-- más
> enséñame algo en stock
  calls "available_only":true
> enséñame más
  calls "offset":6
  intent show_more
> siguiente
  calls "offset":12

-- el final de la lista
> sacos de dormir
> ver más
  says sacos de dormir
  nothing

-- aún no hay lista
> ver más
  says ninguna lista

-- marca, precio y orden
> frontales
> de Brezza
  calls "brand":"Brezza"
  shows spark
> da igual la marca
  includes beam spark
> los más baratos primero
  first spark
> solo de Tarnfell
  shows beam
> olvida la marca
  includes beam spark

-- quitar límites
> tiendas de campaña por menos de 160
  excludes fjord2
> da igual el precio
  includes fjord2 fjord4
> en azul
  shows basecamp
> da igual el color
  includes fjord2 basecamp

-- más barato
> plumíferos
> más barato
  calls "sort":"price_up"
  shows nimbus
> algo más barato
  says ya eran los más baratos
  knows

-- demasiado caro
> tiendas de campaña de más de 300
  shows fjord4
> es demasiado caro
  calls "sort":"price_up"
  excludes fjord4

-- elegir
> frontales
  includes beam spark
> el segundo
  intent pick_result
  layout detail
> más sobre el primero
  layout detail
> el más barato
  shows spark
> el último
  layout detail

-- la azul
> tiendas de campaña
> la azul
  shows basecamp
> la de Oslund
  shows solo

-- números
> mochilas
> número 2
  intent pick_result
  layout detail
> 1
  layout detail

-- número demasiado alto
> mochilas
> el quinto
  says tantos productos
  nothing

-- una pregunta sobre uno de ellos
> mochilas
> ¿cuánto pesa la primera?
  layout detail
  says g
> ¿está en stock?
  intent product_question
  says Sí

-- empezar de nuevo
> tiendas de campaña rojas por menos de 300
> empezar de nuevo
  knows
> calcetines
  calls "category":"Calcetines"

-- ofertas y valoraciones
> chaquetas
> solo en oferta
  calls "reduced_only":true
  shows drizzle
> tiendas de campaña
> con buenas opiniones
  calls "rating_min_hundredths":400
  excludes basecamp
> solo en stock
  calls "available_only":true
  excludes tarp

-- una búsqueda nueva olvida la anterior
> chaquetas rojas en talla M
> tiendas de campaña
  excludes storm
  includes fjord2
