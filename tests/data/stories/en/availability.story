# Sizes, colours and stock, asked the way people do.

-- in a size
page storm
> do you have it in L?
  says in stock
  layout detail

-- sold out in a size
page storm
> is it available in XL?
  says sold out
  cites storm

-- when it is back
page tarp
> is it in stock?
  says sold out
> when is it back?
  says no date
  cites tarp

-- back in stock
page tarp
> when will it be back in stock?
  intent product_question
  says no date

-- it never left
page fjord2
> when is it available again?
  says Yes, Fjord

-- the red one in a size
> hiking boots
> is the grey one in 42 in stock?
  intent product_question
  shows summit
  says in stock

-- a size that is sold out
> is the summit pro available in 44?
  says sold out

-- a size that it never had
page gloves
> do you have it in XL?
  says does not come in

-- which sizes
page kidrain
> which sizes are there
  says 110
  says 134

-- which colours
page ferry18
> what colours does it come in?
  says Lake blue
  says Sun yellow

-- colour and size together
page drizzle
> yellow in M?
  says in stock

-- a colour that it does not have
page drizzle
> can I get it in pink?
  says does not come in

-- short
page meadow
> 43?
  says in stock

-- of a list
> rain jackets
> do you have the second one in M
  layout detail
  says in stock

-- only what can be had
> tents
  includes tarp
> only what is in stock
  excludes tarp

-- sold out, and then another
page tarp
> is it available?
  says sold out
> show me tents in stock
  excludes tarp
  includes fjord2
