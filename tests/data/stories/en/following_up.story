# What refers back to the list before it.

-- narrowing
> jackets
  includes storm drizzle cirrus nimbus
> only the red ones
  calls "category":"Jackets"
  includes storm cirrus kidrain
  excludes drizzle nimbus
> in size M
  calls "value":"red"
  calls "value":"M"
  includes storm cirrus
  excludes kidrain
> under 150 then
  calls "price_max":15000
  shows storm

-- more
> show me something in stock
  calls "available_only":true
> show me more
  calls "offset":6
  intent show_more
> next
  calls "offset":12
> more please
  calls "offset":18

-- the end of a list
> sleeping bags
> show more
  says sleeping bags
  nothing

-- nothing to continue
> show more
  says no list

-- brand, price and order change
> headlamps
> from Brezza
  calls "brand":"Brezza"
  shows spark
> any brand
  includes beam spark
> cheapest first
  first spark
> only from Tarnfell
  shows beam
> forget the brand
  includes beam spark

-- lifting limits
> tents under 160
  excludes fjord2
> forget the price
  includes fjord2 fjord4
> in blue
  shows basecamp
> any colour
  includes fjord2 basecamp

-- cheaper
> down jackets
> cheaper ones
  calls "sort":"price_up"
  shows nimbus
> show me something cheaper
  says cheapest already
  knows

-- too expensive
> tents over 300
  shows fjord4
> that's too expensive
  calls "sort":"price_up"
  excludes fjord4

-- picking
> headlamps
  includes beam spark
> the second one
  intent pick_result
  layout detail
> tell me about the first one
  layout detail
> the cheaper one
  shows spark
> the last one
  layout detail

-- the blue one
> tents
> the blue one
  shows basecamp
> the one from Oslund
  shows solo

-- number and ordinal words
> daypacks
> number 2
  intent pick_result
  layout detail
> 1
  layout detail
> show me the 2nd
  layout detail

-- too high a number
> daypacks
> the fifth one
  says many
  nothing

-- a question about one of the list
> daypacks
> how heavy is the first one?
  layout detail
  says g
> and what is the second made of?
  layout detail
> is it in stock?
  says in stock

-- starting over
> red tents under 300
> start over
  knows
> boots
  calls "category":"Hiking boots"

-- on sale and rating
> jackets
> only reduced ones
  calls "reduced_only":true
  shows drizzle
> tents
> with good reviews
  calls "rating_min_hundredths":400
  excludes basecamp
> in stock only
  calls "available_only":true
  excludes tarp

-- a new search forgets the old one
> red jackets in size M
> tents
  excludes storm
  includes fjord2
