# Questions about one product: from its attributes, options and description, or honestly not.

-- on a product's page
page storm
> is it waterproof?
  intent product_question
  says 20000 mm
  layout detail
  shows storm
  cites storm
> how much does it weigh?
  says 410 g
  cites storm
> what's it made of?
  says recycled polyester
> which sizes are there?
  says S, M and L
  says XL
> what colours does it come in
  says ember red
> is it in stock in M?
  says in stock in m
> is it available in XL?
  says sold out
> how much is it?
  says €129.00
  cites storm
> does it come in green?
  says does not come in green
> does it have a hood?
  says hood
  cites storm
> who makes it?
  says Tarnfell
> how is it rated?
  says 4.6
> is it vegan?
  unsure
  says don't
> can I wash it in a machine?
  unsure

-- a price that was reduced
page drizzle
> what does this cost?
  says €79.00 instead of €99.00
> is it waterproof
  says Yes

-- what it is not
page cirrus
> is this waterproof
  says No
> whats the fill power?
  says 750

-- typos in questions
page fjord2
> waht does it wiegh
  says 1.9 kg
> how many people does it fit?
  says 2 people
> hw big is it packed? packed size
  says 45 x 14
> is it watterproof
  unsure

-- sold out
page tarp
> is it in stock?
  says sold out

-- the product last shown, without a page
> headlamps
> tell me about the first one
> how bright is it?
  says lumens
> what about the battery life?
  says hours

-- named in the question
> how heavy is the Fjord 2 tent?
  shows fjord2
  says 1.9 kg
> is the Summit Pro waterproof?
  shows summit
  says Yes
> how much is the merino beanie?
  shows beanie
  says €29.00
> does the Beam 400 have a red light?
  shows beam
  says red light

-- no product in sight
> is it waterproof?
  says which product
  unsure

-- several in sight
> sleeping bags
> is it warm?
  unsure

-- sizes of a thing without any
page beam
> which sizes?
  says no choice
> how long does the battery last
  says 40 hours
> can i charge it by usb
  says USB-C

-- another page, another product
page storm
> how heavy is it
  says 410 g
page drizzle
> how heavy is it
  says 280 g
