# Written after features and quantities were read, run once, and not tuned for.

-- features
> got a rain proof coat for women
  includes storm
> waterproof boots
  shows summit
> the ones that aren't waterproof
  knows
> is there a jacket with a hood
  includes storm
> waterprof jaket under 100 euro
  includes drizzle
  excludes cirrus

-- quantities
> two person tent
  shows fjord2
> we are 4 people and need a tent
  includes fjord4
> 18l daypack
  shows ferry18
> tent for one
  shows solo
> 65 litre pack
  includes haul
> headlamp 400 lumens
  includes beam

-- policies
> how quickly will my stuff be delivered
  cites delivery#p1
> shipping to switzerland how long
  cites delivery#p2
> what are the shipping fees
  cites delivery#p1
> till when can i return things
  cites returns#p1
> returning stuff from the sale
  cites returns#p2
> when will i be refunded
  cites returns#p3
> need another size, is swapping possible
  cites returns#p4
> guarantee period?
  cites warranty#p1
> came damaged, what now
  cites warranty#p2
> pay by invoice possible?
  cites payment#p1
> can i still cancel
  cites orders#p1
> what happens with my data
  cites privacy#p1
> do you rent out skis
  unsure
> is there a loyalty card
  unsure

-- one product
page cirrus
> will it keep me dry in the rain
  says No
> is it heavy
  knows
> is it made in europe
  unsure

-- compare
> headlamps
  includes beam spark
> compare them, which is lighter
  says Spark
