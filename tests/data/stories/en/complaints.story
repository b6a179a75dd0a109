# Something went wrong: sorry, what the shop says, the way to a person, the order once.

-- broken
> my tent arrived broken
  intent complaint
  says sorry
  cites warranty#p2
  says help@shop.example

-- angry
> this is unacceptable, the zip fell apart after two days!!!
  intent complaint
  says sorry

-- the order is asked for
who nobody
> my headlamp stopped working
  intent complaint
  says sorry
  says number
  asks order

-- and only once
who signed
> my boots leak
  intent complaint
  asks order
> the zip of my jacket is broken too
  intent complaint
  asks
  says sorry

-- the order is told
who signed
> I got the wrong item
  intent complaint
  asks order
> TF-1001
  orders TF-1001
  says sorry

-- told at once
who signed
> the boots from order TF-1001 arrived damaged
  orders TF-1001

-- to a person
> I want to complain to a real person
  says customer service
  cites contact#p1

-- a complaint, then shopping
> my jacket ripped
  intent complaint
> show me rain jackets
  intent find_product
  includes storm

-- who nobody knows
who nobody
> my tent is torn
  asks order
> it was order TF-1001
  asks identity
  layout identify
