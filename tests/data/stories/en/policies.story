# Questions about the shop: the passage, quoted and cited.

-- returns
> can I return sale items?
  intent policy_question
  says sale items can be returned
  cites returns#p2
> how long do i have to send something back
  says 30 days
> when do I get my money back?
  says refund within 5 working days
> can I exchange for another size?
  says exchange
  cites returns#p4

-- delivery
> how long does delivery take?
  says 2 to 4 working days
  cites delivery#p1
> how much is shipping
  says 4.90 EUR
> do you ship to Norway?
  says Norway
  cites delivery#p2
> is delivery free?
  says free

-- warranty and payment
> how long is the warranty
  says 3 years
  cites warranty#p1
> can i pay with paypal?
  says PayPal
  cites payment#p1
> wich payment methods do you accept
  says credit card
> do you sell my personal data?
  says never sell

-- typos
> delivry time?
  says working days
> whats your retrun policy
  says 30 days

-- on a product's page it is still a policy
page storm
> can I return it?
  intent policy_question
  says 30 days

-- what no policy says
> do you have a student discount code?
  unsure
> what are your policies on llama grooming
  unsure
