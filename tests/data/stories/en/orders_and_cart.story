# What is about an order placed before, or about the cart, and what only asks for the rules.

-- orders
> show my orders
  intent list_orders
> order history
  intent list_orders
> what did i buy last time?
  intent list_orders
> cancel my order
  intent cancel_order
> please cancel TO-48213
  intent cancel_order
> I ordered twice by accident, cancel one of them
  intent cancel_order
> change the delivery address of my order
  intent change_address
> I moved, can you send my parcel to the new address
  intent change_address
> change the size in my order
  intent change_items
> can you add a beanie to the order i just placed
  intent change_items
> use another card for my order
  intent change_payment
> I paid with the wrong card
  intent change_payment
> I want to send the boots back
  intent return_items
> I'd like to return my jacket
  intent return_items
> swap them for a 43
  intent exchange_items
> the boots are too small, can I have them one size bigger?
  intent exchange_items
> where is my money?
  intent refund_status
> I returned the tent two weeks ago and still have no refund
  intent refund_status
> where is order #48213
  intent order_status
> has TO-48213 left yet
  intent order_status

-- the rules
> can I return sale items?
  intent policy_question
> how do I cancel an order?
  intent policy_question
> how long does a refund take?
  intent policy_question
> who pays for sending things back?
  intent policy_question
> until when can an order be changed
  intent policy_question
> how do exchanges work
  intent policy_question
> can I pay with paypal?
  intent policy_question

-- the cart
> hiking boots
  includes summit meadow
> put the first one in my cart
  intent add_to_cart
  includes summit
> make it two
  intent change_cart
> what's in my cart?
  intent show_cart
> remove it from the cart
  intent remove_from_cart
> add the meadow boots to my basket
  intent add_to_cart
> show my basket
  intent show_cart
> change the quantity to 3
  intent change_cart

-- from a list
> rain jackets
  includes storm drizzle
> I'll take the second one
  intent add_to_cart
> I'll take two of them in M
  intent add_to_cart

-- on a page
page storm
> add the blue one in M
  intent add_to_cart
> I'll take it
  intent add_to_cart
  includes storm

-- searching stays searching
> I want to buy a tent
  intent find_product
> remove the price limit
  intent refine_search
> only the green ones
  intent refine_search
> how do I add something to the cart?
  intent help
