# Side by side, with a reason.

-- the first two
> headlamps
> compare the first two
  intent compare
  layout comparison
  says Spark 200 Headlamp, €29.00
  includes beam spark
> which is brighter?
  layout comparison
  says 400 lumens
> which is lighter?
  says 74 g
  says Spark
> which one is better?
  layout comparison
  says depends
> which is cheaper?
  says Spark 200 Headlamp costs the least

-- by number
> tents
> compare 1 and 3
  layout comparison
  intent compare
> whats the difference between the first and the second
  layout comparison
> 2 vs 4
  layout comparison

-- all of them
> hiking boots
> compare these
  layout comparison
  includes summit meadow
> which has the better reviews?
  says Summit Pro Hiking Boots is rated best
> which one is heavier?
  says 620 g

-- what the data doesn't allow
> headlamps
> which is warmer?
  says don't want to guess

-- nothing to compare
> compare the first two
  unsure
  says two products

-- typo
> daypacks
> comapre the first two
  layout comparison

-- why one is lighter
> headlamps
> which one is lighter?
  says Spark 200 Headlamp has the lowest weight: 74 g
  says Beam 400 Headlamp: 86 g
  cites spark beam

-- what the price difference is
> headlamps
> which is cheaper?
  says Spark 200 Headlamp costs the least: €29.00
  says Beam 400 Headlamp: €59.00

-- for rain
> rain jackets
> compare the first two
> which one would you take for rain?
  layout comparison
  says 20000 mm water column

-- only one says yes
> hiking boots
> compare the first two
> which is waterproof?
  says Only Summit Pro Hiking Boots

-- better, by the data alone
> sleeping bags
> which one would you take?
  layout comparison
  says depends
  says Lowest price
  says Best rated

-- more room
> daypacks
> which one is bigger?
  says 28 l
  says 18 l

-- what not all say
> tents
> compare the first two
  layout comparison
> which is more waterproof?
  says don't want to guess

-- three of them
> tents
> compare the first three
  layout comparison

-- by name with a question
> which is lighter, the fjord 2 or the wren solo tent?
  knows
  says 1.1 kg

-- the rating
> hiking boots
> which one has better reviews?
  says 4.6

-- the lightest of a category
> what's your lightest tent?
  intent compare
  says Canopy Tarp has the lowest weight: 620 g
  says Wren Solo Tent: 1.1 kg
> under 200
  calls "category":"Tents"
  excludes fjord2 fjord4

-- the warmest, without a question mark
> which sleeping bag is warmest
  says Polar 800 Sleeping Bag has the lowest comfort temperature: -8

-- the lightest within a budget
> lightest jacket under 150
  says Drizzle Jacket has the lowest weight: 280 g
  excludes cirrus

-- a limit is no question for the first of them
> tents lighter than 2 kg
  intent find_product
  says lighter than 2 kg

-- what is measured in no product of a category
> brightest stove
  never highest brightness
