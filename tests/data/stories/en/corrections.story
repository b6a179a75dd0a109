# Taking back, leaving out, going elsewhere and coming back.

-- no, the blue one
> tents
> the one from Oslund
  shows solo
> no, the blue one
  shows basecamp
  intent pick_result

-- without a comma
> tents
> the first one
> no the blue one
  shows basecamp

-- I meant another kind
> show me hiking boots
  includes summit
> i meant rain jackets
  intent refine_search
  includes storm
  excludes summit

-- I meant what the shop has not
> show me hiking boots
> no i meant trousers
  calls "text":"trousers"
  excludes summit

-- another limit
> rain jackets under 150
  includes storm
> no i said under 50
  calls "price_max":5000
  calls "category":"Rain jackets"
  shows kidrain

-- another colour of a question
page ferry28
> is it available in red?
  says in stock in red
> sorry, i meant green
  intent product_question
  says green

-- the other one
> headlamps
> the first one
  layout detail
> not that one, the other
  layout detail
  intent pick_result

-- the other one of two
> headlamps
> tell me about the cheaper one
  shows spark
> and the other one?
  shows beam

-- which other one
> tents
> the first one
> the other one
  unsure
  says which

-- not a brand
> jackets but not from Tarnfell
  calls "without":[{"name":"brand","value":"Tarnfell"}]
  includes drizzle cirrus
  excludes storm
  says but not Tarnfell

-- a brand left out afterwards
> tents
  includes fjord2 solo
> not from Tarnfell
  excludes fjord2 fjord4
  includes solo basecamp

-- no wool
> hats and gloves, no wool
  excludes beanie
  includes gloves

-- anything but black
> down jackets in anything but black
  calls "without":[{"name":"Colour","value":"black"}]
  includes nimbus

-- neither of two
> tents, not from Tarnfell or Korrin
  shows solo

-- a colour left out of those that come in several
> daypacks not in blue
  includes ferry18 ferry28

-- what is left out and then wanted
> tents but not from Tarnfell
  excludes fjord2
> only from Tarnfell
  includes fjord2
  excludes solo

-- what the data knows nothing of
> jackets without a hood
  says can't leave
  includes storm

-- leaving out a category
> jackets, but no down jackets
  includes storm drizzle
  excludes cirrus nimbus

-- not that expensive
> tents
> not over 200
  calls "price_max":20000
  excludes fjord2

-- back to the tents
> tents under 200
  includes solo basecamp
> do you have sleeping bags?
  includes polar
> back to the tents
  calls "price_max":20000
  includes solo basecamp
  excludes fjord2

-- back after a policy
> red jackets
> how long does delivery take?
  says working days
> ok back to the jackets
  calls "value":"red"
  includes storm

-- back over two subjects
> daypacks from Oslund
> headlamps
> stoves
> let's go back to the daypacks
  calls "brand":"Oslund"
  includes ferry28

-- back to what was never there
> headlamps
> back to the tents
  includes fjord2

-- a topic change forgets
> red jackets in size M
> how much is shipping?
> boots
  calls "category":"Hiking boots"
  never red

-- it, after a list
> sleeping bags
> the cheaper one
  shows summer
> how warm is it?
  says 12
> does it come in green?
  says green

-- the first two
> tents
> the first two, which is lighter?
  layout comparison

-- my last order
who signed
> where is my last order?
  intent order_status
  knows

-- no alone
> headlamps
> no
  intent deny

-- no thanks
> headlamps
> no thanks
  intent deny

-- rather
> hiking boots
> rather running shoes
  includes ridge
  excludes summit

-- the right size
> rain jackets in size L
> sorry, I meant size M
  calls "value":"M"
  never size L

-- from another brand
> headlamps from Brezza
  shows spark
> no, from Tarnfell
  shows beam

-- taken back in the same breath
> jackets please. actually no, boots
  includes summit meadow
  excludes storm

-- the warmer one
> I'm not sure which sleeping bag to take
  includes polar summer
> the warmer one
  says -8

-- so many of them
> we need 2 sleeping bags
  includes polar summer
  never without
