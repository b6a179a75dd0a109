# What people say without thinking of a program.

-- two products by their names
> whats the difference between the spark headlamp and the beam headlamp
  layout comparison
  includes spark beam
  says Lowest price

-- names that are no products
> difference between the moon and the sun
  never Lowest price
  unsure

-- a policy, and then what else about it
> do you deliver to switzerland?
  knows
> how much?
  intent policy_question
  knows
> and how long does it take?
  intent policy_question
  knows

-- small talk is no search
> headlamps
> lol ok
  nothing

-- people are no products
> headlamp for my dad
  includes spark beam
  never dad

-- "that" behind a noun points at nothing
> do you have headlamps that weigh under 80 g
  shows spark
  never Which product

-- more of something that no search can be told
> hiking boots
> show me warmer ones
  never searched for
  says warmer

-- a policy that does not know the product
> how do i return a jacket i bought in your store
  intent policy_question
  says 30 days

-- something of mine is broken
> my boots leak, what can i do
  intent complaint
> boots that do not leak
  intent find_product
