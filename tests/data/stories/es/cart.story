# El carrito de la página: lo que entra, lo que hay, lo que cambia. Solo el clic lo hace.

-- la talla se pregunta una vez
who cart
page storm
> pon la azul en el carrito
  asks variant
  layout detail
> M
  offers 1xstorm-6
  says Azul lago, M
  chip Muéstrame mi carrito
  click offer
  cart 1xstorm-6
> q hay en mi carrito
  layout cart
  says 1 × Chaqueta Tormenta (Azul lago, M)
  says 129,00 €

-- todo en un mensaje, escrito con prisa
who cart
page storm
> ponme 2 rojo brasa talla M en el carrito porfa
  offers 2xstorm-2
  click offer
  cart 2xstorm-2

-- por su nombre, desde cualquier sitio
who cart
> añade la chaqueta Llovizna azul noche L al carrito
  offers 1xdrizzle-7
  click offer
  cart 1xdrizzle-7

-- lo que no se pulsó no está
who cart
page storm
> la roja en M a la cesta
  offers 1xstorm-2
> qué llevo en el carrito?
  says vacío
  cart

-- agotado se dice, no se ofrece
who cart
page storm
> mete la roja en XL en el carrito
  offers
  says agotad
  layout detail

-- lo que solo hay de una forma no necesita pregunta
who cart
> enséñame la tienda Fiordo 2
> me la llevo
  offers 1xfjord2-1
  click offer
  cart 1xfjord2-1

-- de una lista
who cart
> tiendas de campaña
> la Fiordo 2 al carrito
  offers 1xfjord2-1

-- cuántas
who cart
page fjord2
> al carrito
  click offer
  cart 1xfjord2-1
> mejor pon 3
  offers =3xfjord2-1
  click offer
  cart 3xfjord2-1
> quita una del carrito
  offers =2xfjord2-1
  click offer
  cart 2xfjord2-1
> quítala del carrito
  offers =0xfjord2-1
  says de su carrito
  click offer
  cart
> ver carrito
  says vacío

-- cuántas, se pregunta si no se dijo
who cart
page fjord2
> añádela al carrito
  click offer
> cambiar la cantidad
  asks quantity
> cuatro
  offers =4xfjord2-1

-- cuál de dos líneas
who cart
page fjord2
> al carrito
  click offer
> y la chaqueta Llovizna amarillo sol M también al carrito
  offers 1xdrizzle-2
  click offer
  cart 1xfjord2-1 1xdrizzle-2
> quita la tienda del carrito
  offers =0xfjord2-1
> saca la chaqueta del carrito
  offers =0xdrizzle-2
> quita las botas del carrito
  offers
  says No veo eso
  layout cart
> vacía el carrito
  offers =0xfjord2-1 =0xdrizzle-2
  click offer
  cart

-- cambiar de idea
who cart
page drizzle
> la amarilla en S al carrito
  offers 1xdrizzle-1
  click offer
> ya no la quiero, sácala del carrito
  offers =0xdrizzle-1
  click offer
  cart

-- un deseo nuevo no es la respuesta
who cart
page storm
> mete la azul en el carrito
  asks variant
> enséñame tiendas
  intent find_product
  includes fjord2

-- una página sin carrito lo dice
page storm
> la azul en M al carrito
  offers
  says No puedo llenar el carrito desde aquí
  layout detail
> qué hay en mi carrito?
  says No veo ningún carrito
