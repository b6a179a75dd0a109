# Product search: constraints in any order and wording, typos, plurals, synonyms.

-- a bare noun is a search
> tents
  intent find_product
  calls "category":"Tents"
  includes fjord2 fjord4 solo basecamp
  excludes storm
  layout cards

-- a sentence around it
> Hi, do you have any rain jackets?
  calls "category":"Rain jackets"
  includes storm drizzle kidrain
> I'm looking for a daypack
  calls "category":"Daypacks"
  includes ferry28 ferry18
> show me sleeping bags please
  calls "category":"Sleeping bags"
> can you show me some headlamps
  calls "category":"Headlamps"
  includes beam spark

-- typos
> slepping bags
  calls "category":"Sleeping bags"
> do you have hedlamps
  calls "category":"Headlamps"
> hikng boots
  calls "category":"Hiking boots"
> jackts for rain
  includes storm
> backpaks from oslnd
  calls "brand":"Oslund"
  includes ferry28

-- synonyms
> rucksack
  includes ferry28
> do you sell head torches
  includes beam

-- prices below
> tents under 200
  calls "price_max":20000
  includes solo basecamp
  excludes fjord2 fjord4
> jackets less than $80
  calls "price_max":8000
  includes drizzle kidrain
  excludes storm
> boots 100 or less
  calls "price_max":10000
  shows meadow
> max 60 headlamp
  calls "price_max":6000
  includes beam spark
> sleeping bags below 100 euros
  shows summer
> tent up to €190
  calls "price_max":19000
  includes solo
> rain jacket, my budget is 80
  calls "price_max":8000
> daypack for at most 90 eur
  shows ferry18

-- prices above, between and around
> tents over 200
  calls "price_min":20000
  includes fjord2 fjord4
  excludes solo
> jackets between 100 and 150
  calls "price_min":10000
  calls "price_max":15000
  includes storm nimbus
  excludes cirrus drizzle
> headlamps 50-100
  calls "price_min":5000
  shows beam
> tents from 100 to 200 euros
  includes solo basecamp
  excludes fjord2
> boots around 100
  calls "price_min":8000
  calls "price_max":12000
  shows meadow
> a jacket for more than two hundred
  shows cirrus
> tents 150+ eur
  calls "price_min":15000

-- units are not prices
> tent under 2 kg
  never up to 2
> 2 person tent
  includes fjord2
  excludes fjord4

-- colours
> red jackets
  calls "value":"red"
  includes storm kidrain cirrus
  excludes drizzle
> a green tent
  includes fjord2 fjord4
  excludes solo
> grey beanie
  shows beanie
> moss green daypack
  calls "value":"Moss green"
  shows ferry28

-- sizes
> rain jacket in size M
  calls "value":"M"
  includes storm drizzle
> hiking boots 44
  includes meadow
> hiking boots size 43 in grey
  shows summit
> jackets in XL
  calls "value":"XL"
> small down jacket
  calls "value":"S"
> boots eu 42
  calls "value":"42"

-- materials and brands
> leather boots
  first summit
> merino socks
  first socks

-- a brand alone
> anything from Brezza?
  calls "brand":"Brezza"
  includes drizzle
> Korrin tents
  calls "brand":"Korrin"
  includes basecamp
> tarnfell headlamps
  shows beam

-- order
> cheapest tent
  calls "sort":"price_up"
  first tarp
> what's your most expensive jacket
  calls "sort":"price_down"
  first cirrus
> best rated sleeping bag
  calls "sort":"rating"
  first polar
> cheapest headlamp you have
  first spark

-- ratings, stock and reductions
> jackets with 4.5 stars and up
  calls "rating_min_hundredths":450
  includes storm cirrus kidrain
  excludes drizzle nimbus
> tents rated at least 4 stars
  calls "rating_min_hundredths":400
  excludes basecamp
> tents in stock
  calls "available_only":true
  excludes tarp

-- what is reduced
> what's on sale?
  calls "reduced_only":true
  includes drizzle basecamp haul
> reduced tents
  shows basecamp

-- free text
> something waterproof for kids
  includes kidrain
> stove that boils water fast
  includes gas
> titanium pot
  first pot
> tent for two people
  includes fjord2

-- many constraints at once
> waterproof jacket under 100, size M, in stock
  calls "price_max":10000
  calls "value":"M"
  calls "available_only":true
  first drizzle
> in stock, red, from tarnfell, below 150: a rain jacket
  shows storm
> size L jackets from Oslund in black
  shows cirrus

-- what can't be left out is said
> tents without poles
  says can't leave

-- recommending
> can you recommend a tent for a family
  includes fjord4
> any gift ideas?
  knows
> I need a present for my sister
  knows
