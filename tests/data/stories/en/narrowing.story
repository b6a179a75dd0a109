# A vague wish: products at once, one good question, and replies that answer it.

-- a jacket of which kind
> I need a jacket
  intent find_product
  includes storm cirrus
  asks narrow:category
  says rain jackets
  says down jackets
  chip Show me rain jackets
> Show me rain jackets
  intent refine_search
  includes storm drizzle kidrain
  excludes cirrus

-- the kind in other words
> I'm looking for a jacket
  asks narrow:category
> rain jackets please
  intent refine_search
  excludes cirrus

-- the price told before stays
> I'm looking for a jacket under 150
  asks narrow:category
  calls "price_max":15000
> Show me rain jackets
  calls "price_max":15000
  calls "category":"Rain jackets"
  includes storm drizzle kidrain

-- a tent in which colour
> help me choose a tent
  includes fjord2 solo
  asks narrow:Colour
  says moss green
  chip Only moss green
> Only moss green
  intent refine_search
  shows fjord2 fjord4 tarp

-- something else is told instead
> help me choose a tent
  asks narrow:Colour
> for four people
  shows fjord4

-- not twice the same
> help me choose a tent
  asks narrow:Colour
> start over
> I need a tent
  never by colour

-- it does not matter
> I need a jacket
  asks narrow:category
> doesn't matter
  calls "sort":"rating"
  first cirrus
  knows

-- no idea
> help me choose a tent
> i don't know
  calls "sort":"rating"
  knows

-- who knows what is wanted is not asked
> red rain jackets in size M
  asks
> jackets
  asks

-- few are looked through at once
> I need a daypack
  includes ferry28 ferry18
  asks

-- a detail ends the question
> I need a jacket
  asks narrow:category
> do you have headlamps?
  intent find_product
  includes beam spark

-- a policy in between
> I need a jacket
  asks narrow:category
> how long does delivery take?
  says 2 to 4 working days
> only rain jackets
  includes storm
  excludes cirrus

-- a limit instead of the kind
> I need a jacket
  asks narrow:category
> under 100
  intent refine_search
  calls "category":"Jackets"
  calls "price_max":10000
  includes drizzle kidrain

-- other things first
> I need a jacket
> which is the cheapest?
  says Puddle Kids Rain Jacket costs the least: €49.00
