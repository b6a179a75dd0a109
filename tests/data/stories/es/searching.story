# Buscar: condiciones en cualquier orden, erratas, plurales, tildes olvidadas.

-- una palabra sola
> tiendas de campaña
  intent find_product
  calls "category":"Tiendas de campaña"
  includes fjord2 fjord4 solo basecamp
  excludes storm
  layout cards

-- dentro de una frase
> Hola, ¿tenéis chaquetas de lluvia?
  calls "category":"Chaquetas de lluvia"
  includes storm drizzle kidrain
> busco una mochila
  calls "category":"Mochilas"
  includes ferry28 ferry18
> enséñame sacos de dormir por favor
  calls "category":"Sacos de dormir"
> ¿Me puedes enseñar frontales?
  calls "category":"Frontales"
  includes beam spark
> necesito botas de montaña
  calls "category":"Botas de montaña"

-- singular y plural
> saco de dormir
  calls "category":"Sacos de dormir"
> una chaqueta
  calls "category":"Chaquetas"
  includes storm cirrus
> calcetín
  calls "category":"Calcetines"

-- tildes olvidadas y erratas
> plumifero
  includes cirrus
> gorro merino
  includes beanie
> chaqueta impermeable de hombre
  includes drizzle
> calcetnes
  calls "category":"Calcetines"
> botas de montana
  calls "category":"Botas de montaña"
> chaquettas
  calls "category":"Chaquetas"

-- hasta un precio
> tiendas de campaña por menos de 200
  calls "price_max":20000
  includes solo basecamp
  excludes fjord2 fjord4
> chaquetas por menos de 80 euros
  calls "price_max":8000
  includes drizzle kidrain
  excludes storm
> botas de montaña hasta 100 €
  calls "price_max":10000
  shows meadow
> frontal max 60
  calls "price_max":6000
  includes beam spark
> sacos de dormir por debajo de 100 euros
  calls "price_max":10000
  shows summer
> tienda de campaña 190€ como mucho
  calls "price_max":19000
  includes solo
> chaqueta de lluvia, mi presupuesto es 80
  calls "price_max":8000
> chaqueta no más de 79,95 euros
  calls "price_max":7995
> tiendas de campaña hasta 1.299,00 €
  calls "price_max":129900

-- desde un precio, entre dos y aproximado
> tiendas de campaña de más de 200
  calls "price_min":20000
  includes fjord2 fjord4
  excludes solo
> chaquetas entre 100 y 150 euros
  calls "price_min":10000
  calls "price_max":15000
  includes storm nimbus
  excludes cirrus drizzle
> frontales 50-100 €
  calls "price_min":5000
  shows beam
> tiendas de campaña de 100 a 200 euros
  includes solo basecamp
  excludes fjord2
> botas de montaña alrededor de 100 euros
  calls "price_min":8000
  calls "price_max":12000
  shows meadow
> tiendas de campaña desde 150 euros
  calls "price_min":15000

-- las medidas no son precios
> tienda de campaña de menos de 2 kg
  never hasta 2
> tienda de campaña 2 plazas
  includes fjord2
  excludes fjord4
> tienda de campaña para dos
  includes fjord2
> mochila de 28 litros
  includes ferry28

-- colores en todas sus formas
> chaquetas rojas
  calls "value":"rojo"
  includes storm kidrain cirrus
  excludes drizzle
> una tienda de campaña verde
  includes fjord2 fjord4
  excludes solo
> gorro gris
  shows beanie
> mochila verde musgo
  calls "value":"Verde musgo"
  shows ferry28
> chaqueta en rojo
  includes storm cirrus

-- tallas
> chaqueta de lluvia en talla M
  calls "value":"M"
  includes storm drizzle
> botas de montaña 44
  includes meadow
> botas de montaña talla 43 grises
  shows summit
> chaquetas en XL
  calls "value":"XL"

-- material
> botas de cuero
  includes summit

-- marcas
> ¿tenéis algo de Brezza?
  calls "brand":"Brezza"
  includes drizzle
> tiendas de campaña Korrin
  calls "brand":"Korrin"
  includes basecamp
> frontales de tarnfell
  shows beam

-- orden
> la tienda de campaña más barata
  calls "sort":"price_up"
  first tarp
> vuestra chaqueta más cara
  calls "sort":"price_down"
  first cirrus
> los sacos de dormir mejor valorados
  calls "sort":"rating"
  first polar

-- valoraciones y stock
> chaquetas con al menos 4,5 estrellas
  calls "rating_min_hundredths":450
  includes storm cirrus kidrain
  excludes drizzle nimbus
> tiendas de campaña en stock
  calls "available_only":true
  excludes tarp

-- ofertas
> ¿qué hay en oferta?
  calls "reduced_only":true
  includes drizzle basecamp haul
> tiendas de campaña en oferta
  shows basecamp

-- texto libre
> algo impermeable para niños
  includes kidrain
> ollas de titanio
  first pot

-- todo a la vez
> chaqueta impermeable por menos de 100, talla M, en stock
  calls "price_max":10000
  calls "value":"M"
  calls "available_only":true
  first drizzle

-- impermeable o no
> chaquetas impermeables
  calls {"name":"Impermeable","value":"Sí"}
  includes storm drizzle kidrain
  excludes cirrus nimbus
> chaquetas que no sean impermeables
  shows cirrus

-- lo que no se puede excluir se dice
> tiendas de campaña sin varillas
  says no sé excluir cosas

-- recomendar
> ¿me recomiendas una tienda de campaña para una familia?
  includes fjord4
> ideas de regalo
  knows

-- nada encaja, lo más cercano
> tiendas de campaña rojas por menos de 300
  says no he encontrado nada
  layout cards
  includes basecamp
> plumíferos por menos de 50
  says precio
  first nimbus
> botas de montaña talla 51
  says 51
  includes summit meadow
> frontales rosas
  says rosa
  includes beam spark
> tostadora cuántica
  nothing
