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
