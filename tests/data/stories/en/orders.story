# Orders: who asks, where they are, and changes that only a click makes.

-- nobody has proven anything
who nobody
> where is my order?
  layout identify
  asks identity
  never TF-100

-- a number tells the status and nothing else
who nobody
> where is my order?
  layout identify
who number TF-1002
> Order TF-1002
  layout orders
  orders TF-1002
  says on its way
  says DHL
  never Storm
> cancel it
  layout code
  asks code

-- another order than the one proven
who number TF-1002
> where is order TF-1001?
  layout identify

-- all orders of who is signed in
who signed
> show my orders
  layout orders
  orders TF-1001 TF-1002 TF-1003 TF-1004
  chip Order TF-1002
> Order TF-1002
  orders TF-1002
  says on its way

-- what is talked about gives way to what the wish can be about
who signed
> where is order TF-1001?
  orders TF-1001
> I want to return something
  asks item
  orders TF-1003

-- it is the order that was shown
who signed
> where is order TF-1001?
  orders TF-1001
> cancel it
  proposes cancel
  orders TF-1001

-- an order that there is not
who signed
> where is order TF-4711?
  says TF-4711
  never on its way

-- cancelling, with a yes
who signed
> cancel order TF-1001
  proposes cancel
  orders TF-1001
  order TF-1001 pending
  click yes
  order TF-1001 cancelled

-- cancelling, with a no
who signed
> cancel order TF-1001
  proposes cancel
  click no
  order TF-1001 pending

-- typing yes does nothing
who signed
> cancel order TF-1001
  proposes cancel
> yes
  order TF-1001 pending

-- the only one that can be cancelled needs no number
who signed
> cancel my order
  proposes cancel
  orders TF-1001

-- too late to cancel
who signed
> please cancel order TF-1002
  says has left already
  order TF-1002 shipped

-- a return asks for what, then why, then proposes
who signed
> I want to return something
  asks item
  orders TF-1003
  chip Everything
> the boots
  asks reason
  chip Wrong size
> Wrong size
  proposes return_items
  order TF-1003 delivered
  click yes
  order TF-1003 return_requested
> where is my refund for order TF-1003?
  says as soon as the goods have arrived
  says Visa 4242

-- what was said already is not asked again
who signed
> I want to return the boots from order TF-1003
  asks reason
> Damaged
  proposes return_items

-- everything goes back
who signed
> return my last order TF-1003
  asks item
> Everything
  asks reason
> I changed my mind
  proposes return_items
  click yes
  order TF-1003 return_requested

-- an exchange for another size
who signed
> exchange the jacket from order TF-1003
  asks variant
> Lake blue, L
  proposes exchange_items
  click yes
  order TF-1003 exchange_requested

-- not delivered yet
who signed
> I want to return order TF-1002
  says not with you yet

-- items of an order that has not left
who signed
> change the size of the jacket in my order TF-1001
  asks variant
> Ember red, S
  proposes change_items
  click yes
  order TF-1001 pending

-- paying another way
who signed
> pay order TF-1001 with another card
  asks method
> PayPal
  proposes change_payment
  click yes
  order TF-1001 pending

-- a refund that is back
who signed
> where is the refund for order TF-1004?
  says went back to Visa 4242

-- the topic changes and comes back
who signed
> where is order TF-1002?
  orders TF-1002
> can I return sale items?
  intent policy_question
> cancel order TF-1001
  proposes cancel
