# Written after several wishes, narrowing, gifts, corrections and complaints could be understood, the way
# hurried people type on phones, and not tuned for. First run: 37 of 51 lines hold.

-- tent n mats
> hey need smth to sleep in for me n my gf, 2 ppl tent pls
  includes fjord2
> too pricey got anythin cheaper
  excludes fjord2
> ok n do u ship to norway
  says Norway

-- xmas panic
> gift for my bro max 40 bucks help
  intent recommend
  calls "price_max":4000
  excludes storm polar

-- where stuff
who signed
> yo wheres my stuff
  intent order_status
> and whats ur return policy
  says 30 days

-- two things no punctuation
> do you have headlamps and whats shipping cost
  includes beam spark
  says 4.90

-- rain in scotland
> going to scotland next month need a jacket thats actually waterproof
  excludes cirrus
  includes storm

-- not that brand
> any jackets that arent from brezza
  excludes drizzle

-- no i meant
> boots
> no sorry i meant running shoes
  includes ridge

-- nope the red
> daypacks
> the first one
> nope the other one
  layout detail
  shows ferry18

-- how much n sizes
page storm
> how much n what sizes u got
  says 129
  says XL

-- angry
> the zip on my jacket just died after 1 week!!! not happy at all
  intent complaint
  says sorry

-- broken tent order
who signed
> tent pole snapped first night wtf
  intent complaint

-- gimme the best
> which sleeping bag is best
  includes polar

-- winter bag
> sleeping bag for winter camping
  includes polar

-- budget first
> i got 100 euro what jacket can i get
  calls "price_max":10000
  includes drizzle

-- in xl
> rain jacket xl not the red one
  includes drizzle

-- compare quick
> beam vs spark which is lighter
  says 74 g

-- back again
> tents under 200
> whats ur warranty
  says 3 years
> ok back to tents
  calls "price_max":20000

-- idk
> need a jacket
> idk u choose
  knows

-- colour only
> hiking boots
> got them in green?
  includes meadow

-- shoe size
page meadow
> u got it in 43
  says stock

-- sold out tarp
page tarp
> when r u getting more of these
  says no date

-- cancel
who signed
> pls cancel my order TF-1001 asap
  proposes cancel

-- cancel and refund
who signed
> cancel TF-1001 and when do i get my money back
  proposes cancel
  says 5 working days

-- last order
who signed
> status of my last order??
  intent order_status

-- human
> this is useless let me talk to a human
  intent talk_to_person
  says customer service

-- thanks then more
> thx! also can i pay with paypal
  says PayPal

-- warm hat
> sth warm for the head
  includes beanie

-- cheapest light
> cheapest light for camping
  includes spark

-- kids
> rain jacket for my 8yo kid
  includes kidrain

-- wool allergy
> socks without wool
  excludes socks

-- two tents
> whats the diff between fjord 2 and wren solo
  layout comparison
  includes fjord2 solo

-- do i need
page gas
> does it come with gas
  says Cartridges

-- store hours
> when r u open
  knows

-- what if small
> what if the boots r too small can i swap them
  says exchange

-- laptop bag
> backpack that fits a 15 inch laptop
  includes ferry28

-- present vague
> looking for a birthday present
  asks narrow:price
> around 30
  intent recommend
  includes beanie

-- three at once
> need socks, a beanie and gloves
  includes socks beanie gloves

-- weight
> whats ur lightest tent
  includes solo

-- discount
> anything on sale rn
  includes drizzle basecamp

-- spelling
> slepping bag undr 100 in gren
  shows summer
