# What people in a hurry type, as tried on the demo shop; written after a long look at what went wrong there.

-- cold is no crowd
> sleeping bag for -10
  never persons
  never people
-- an amount for a gift is what it may cost at most
> gift for my girlfriend, 50 bucks
  calls "price_max":5000
  never between
-- may it be cancelled
who signed
> where is my stuff
  intent order_status
> can i still cancel it
  intent cancel_order
-- an address in the chat is not for the chat
who nobody
> i want to return something
  layout identify
> its anna.keller@example.com
  layout identify
  intent return_items
-- one of several, then what was asked about it
> headlamps
> how heavy is it
  asks product
  chip Spark 200 Headlamp
> the spark
  shows spark
  intent product_question
  says 74 g
-- what all of them have
> backpacks
> how many litres
  layout comparison
  says 65 l
-- told once is enough
who cart
> do you have the storm jacket in lake blue, size M?
  knows
> add it to my cart
  offers 1xstorm-6
-- what about something else to go with it
> sleeping bags
> what about a tent to go with it
  intent find_product
-- things that no outdoor shop has
> do u sell iphones
  intent find_product
-- a category is said once
> whats the best rated backpack
  never backpack backpacks
-- buying it is the cart
who cart
page storm
> do you have it in lake blue, size M?
> ok order it
  offers 1xstorm-6
-- another country
> do you ship to norway?
  knows
> and germany?
  intent policy_question
-- what is told while the form waits
who nobody
> where is my order
  layout identify
> its been 3 days
  layout identify
  nothing
-- a question and its price in one message
> u ship to norway?? how much
  never Which of these
  never which product
  knows
