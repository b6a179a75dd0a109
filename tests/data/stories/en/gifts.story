# Recommendations and gifts: within the budget, over several categories, with reasons from the data.

-- for dad under 50
> a gift for my dad under 50
  intent recommend
  calls "price_max":5000
  includes drybag beanie kidrain
  says rated 4.7 of 5
  excludes storm cirrus
  never dad

-- around a sum
> something for a hiker around 100 euros
  intent recommend
  calls "price_min":8000
  calls "price_max":12000
  includes meadow
  layout cards

-- no budget yet
> I'm looking for a present for my sister
  intent recommend
  knows
  asks narrow:price
> under 50
  intent recommend
  calls "price_max":5000
  excludes polar storm
  says rated

-- a chip of the budget
> any gift ideas?
  asks narrow:price
  chip Under €50
> Under €50
  intent recommend
  calls "price_max":5000

-- nothing is made up where no one has rated
> a present of around 39 euros
  intent recommend
  never rated 0

-- what is reduced
> can you recommend a jacket under 100?
  intent recommend
  includes drizzle kidrain
  says reduced from €99.00
  excludes storm

-- in stock only
> recommend a tent
  intent recommend
  excludes tarp
  says in stock

-- the best of a kind
> which headlamp do you recommend?
  includes beam spark
  says 4.6

-- a gift of a kind
> a warm present for my wife, maybe a sleeping bag
  calls "category":"Sleeping bags"
  includes polar summer

-- a gift in a colour
> gift ideas in red under 60
  calls "value":"red"
  calls "price_max":6000
  includes drybag beanie spark

-- a gift that nobody sells
> birthday gift under 5 euros
  knows
  says no

-- christmas
> christmas present for a friend, max 30
  calls "price_max":3000
  includes drybag beanie
  excludes lantern

-- who it is for says nothing to the data
> something for an astronaut under 50
  intent recommend
  says won't guess
  includes drybag

-- more of them
> a gift under 50
  intent recommend
> show me more
  knows

-- one of them
> a gift under 50
  first kidrain
> tell me about the second one
  layout detail
  shows drybag

-- the cheaper of the gifts
> a gift under 50
> the cheapest one
  layout detail
  knows

-- gift cards are a policy
> can I pay with a gift card?
  intent policy_question
  says Gift cards

-- gift wrap is not in the policies
> do you offer gift wrapping?
  intent policy_question

-- a suggestion for an activity
> can you suggest something for camping under 70
  intent recommend
  calls "price_max":7000
  knows

-- not from one brand
> a gift under 50 but not from Tarnfell
  intent recommend
  calls "without":[{"name":"brand","value":"Tarnfell"}]
  excludes drybag
