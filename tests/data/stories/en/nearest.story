# When nothing fits: the nearest, said honestly.

-- no red tents
> red tents under 300
  says no red tents
  says nearest
  layout cards
  includes basecamp

-- nothing so cheap
> down jackets under 50
  says no down jackets
  says price
  first nimbus

-- no such size
> storm shell jacket in XL in stock
  says no
  knows

-- no such colour in the shop
> pink headlamps
  says pink
  says another colour
  includes beam spark

-- a size that nobody has
> hiking boots size 51
  says 51
  includes summit meadow

-- no tent of that brand
> tents from Brezza
  says no tents from Brezza
  includes fjord2

-- two wishes too many
> pink sleeping bags under 20
  says no
  includes summer

-- nothing at all
> quantum toaster
  nothing
  says toaster

-- reduced tents that are red
> red tents on sale
  says no red tents
  knows
