# Small talk, people, orders, and what is out of reach.

-- greeting
> hi
  intent greeting
  knows
> thanks a lot
  intent thanks
> bye
  intent goodbye

-- greeting with a wish
> good morning! do you have tents?
  includes fjord2

-- who and what
> are you a bot?
  says automated assistant
> what can you do?
  intent help
  says find products
> what do you sell?
  intent browse
  says tents

-- people and orders
> I want to talk to a human
  says automated
  says customer service
  cites contact#p1
> where is my order?
  says can't look up
  says tracking
  cites delivery#p3
> cancel my order
  says can't look up
> my jacket arrived damaged
  intent complaint
  says sorry
  cites warranty#p2
> how can I contact you?
  cites contact#p1

-- yes and no
> no thanks
  intent deny
> ok
  intent affirm

-- out of reach
> what's the weather in Paris tomorrow?
  nothing
  unsure
> who won the football world cup?
  nothing
  unsure
> asdf qwerty zxcv
  nothing
