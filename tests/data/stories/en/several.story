# Several wishes in one message: each is answered, in order, in one turn.

-- an order and the rules for returns
> where is my order and can I return sale items?
  says can't look up
  says sale items can be returned
  cites returns#p2

-- an order that is known, and a rule
who signed
> where is my order TF-1001, and do you ship to Norway?
  orders TF-1001
  says Norway
  cites delivery#p2

-- two searches
> I need a tent for two and a sleeping bag under 100
  calls "category":"Tents"
  calls "category":"Sleeping bags"
  calls "price_max":10000
  shows fjord2 summer
  layout cards

-- two nouns
> rain jackets and hiking boots
  calls "category":"Rain jackets"
  calls "category":"Hiking boots"
  includes storm summit

-- three searches with commas
> I need a stove, a pot and a headlamp
  calls "category":"Headlamps"
  calls "category":"Stoves"
  includes gas pot beam

-- thanks first
> thanks, and do you ship to Norway?
  intent policy_question
  says welcome
  says Norway

-- thanks without a connecting word
> Thanks! Do you have headlamps?
  says welcome
  includes beam spark

-- a search and a policy in two sentences
> show me red jackets. also what is your return policy?
  calls "value":"red"
  includes storm
  says 30 days

-- a search and delivery
> do you have daypacks, and how long does delivery take?
  includes ferry28 ferry18
  says 2 to 4 working days

-- two policies
> how long is the warranty? and can I pay with paypal?
  says 3 years
  says PayPal

-- two policies in one breath
> do you ship to switzerland and how can i pay
  says Switzerland
  says credit card

-- two facts of one product
page storm
> is it waterproof and how much does it weigh?
  says 20000 mm
  says 410 g
  layout detail

-- a fact and a policy
page storm
> Is it in stock? How long does delivery take?
  says Yes, Storm
  says 2 to 4 working days

-- a product and a question about it
> show me the Spark 200 headlamp and is it waterproof?
  includes spark

-- a list and a comparison of it
> show me headlamps and compare the first two
  calls "category":"Headlamps"
  says Lowest price
  includes beam spark

-- two comparisons
> headlamps
> which is brighter and which is cheaper?
  says 400 lumens
  says costs the least

-- black and red is one wish
> jackets in black and red
  intent find_product
  calls "category":"Jackets"

-- a range is one wish
> tents between 150 and 200
  calls "price_min":15000
  calls "price_max":20000

-- both of a comparison are one wish
> compare the spark and the beam headlamp
  layout comparison
  includes spark beam

-- two words for one category
> hats and gloves
  intent find_product
  includes beanie gloves

-- a story around one wish
> We are going to Norway in June. It will rain a lot. Do you have rain jackets?
  intent find_product
  includes storm

-- a greeting is no wish
> Hello! I am looking for a tent, please. Thank you!
  intent find_product
  includes fjord2

-- a colour and a price behind a comma
> rain jackets, under 100, in yellow
  calls "category":"Rain jackets"
  calls "price_max":10000

-- a need that goes on
> I'm looking for a jacket. It should be waterproof.
  intent find_product
  calls {"name":"Waterproof","value":"Yes"}
  excludes cirrus

-- too many at once
> where is my order? do you ship to norway? how long is the warranty? can I pay by invoice?
  says Norway
  says 3 years
  says left
  says invoice
  chip can I pay by invoice?

-- one change at a time: the second is left for later
who signed
> cancel order TF-1001 and return the boots from TF-1003
  proposes cancel
  says left

-- a complaint and a wish for the money
> my boots arrived broken and how do I get a refund?
  says sorry
  says refund

-- plus
> headlamps under 40 plus do you have a store I can visit
  includes spark
  calls "price_max":4000

-- the second refers to the first
> do you have the fjord 2 tent? how heavy is it?
  says 1.9 kg

-- returns and exchanges of one thing are said once
> can I return it? how do I return it?
  says 30 days
