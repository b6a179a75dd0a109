# The cart on the shop's page: what goes in, what it holds, what changes. Only the click does it.

-- a size is asked for once, and then it is offered
who cart
page storm
> add the blue one to my cart
  asks variant
  layout detail
> M
  offers 1xstorm-6
  says Lake blue, M
  chip Show my cart
  click offer
  cart 1xstorm-6
> show my cart
  layout cart
  says 1 × Storm Shell Jacket (Lake blue, M)
  says €129.00

-- everything in one message
who cart
page storm
> put two of the ember red in M into my cart please
  offers 2xstorm-2
  click offer
  cart 2xstorm-2

-- by its name, from anywhere
who cart
> add the Drizzle Jacket in deep navy L to my basket
  offers 1xdrizzle-7
  click offer
  cart 1xdrizzle-7

-- what was offered and not taken is not there
who cart
page storm
> add it in red M to the cart
  offers 1xstorm-2
> what's in my cart?
  says empty
  cart

-- sold out is said, not offered
who cart
page storm
> add the red one in XL to my cart
  offers
  says sold out
  layout detail

-- one variant needs no question
who cart
> show me the Fjord 2 Tent
> add it to my cart
  offers 1xfjord2-1
  click offer
  cart 1xfjord2-1

-- from a list by its place
who cart
> tents
> put the Fjord 2 in my cart
  offers 1xfjord2-1

-- how many
who cart
page fjord2
> add this to my cart
  click offer
  cart 1xfjord2-1
> change the quantity to 3
  offers =3xfjord2-1
  click offer
  cart 3xfjord2-1
> remove one of them from the cart
  offers =2xfjord2-1
  click offer
  cart 2xfjord2-1
> remove it from the cart
  offers =0xfjord2-1
  says out of your cart
  click offer
  cart
> show my cart
  says empty

-- how many is asked when it was not said
who cart
page fjord2
> add this to my cart
  click offer
> change the quantity in my cart
  asks quantity
> 4
  offers =4xfjord2-1

-- which of two lines
who cart
page fjord2
> add this to my cart
  click offer
> add the Drizzle Jacket in sun yellow M to my cart
  offers 1xdrizzle-2
  click offer
  cart 1xfjord2-1 1xdrizzle-2
> remove the tent from my cart
  offers =0xfjord2-1
> remove the jacket from my cart
  offers =0xdrizzle-2
> take the boots out of my cart
  offers
  says I don't see that
  layout cart
> empty my cart
  offers =0xfjord2-1 =0xdrizzle-2
  click offer
  cart

-- a new wish is not taken for the answer
who cart
page storm
> add the blue one to my cart
  asks variant
> show me tents
  intent find_product
  includes fjord2

-- a page without a cart is told so
page storm
> add the blue one in M to my cart
  offers
  says I can't fill the cart from here
  layout detail
> what's in my cart?
  says can't see a cart
