# Written after the rules for the electronics shop, and not tuned for. The test counts how many lines hold.
# First run: 27 of 30.

-- a commuter
> headphones for the train, should block noise
  includes hush
> do they come in white
  knows
> what's the battery life
  says 30 h

-- a student
> cheap laptop for uni
  includes feather13
> how much storage has the feather 13
  says 256 GB

-- a cable drawer
> need a 1m hdmi cable
  first hdmi
> cable to connect my laptop to a displayport monitor
  includes dp
> what's the difference between the two usb cables
  knows
> charger for the slate 14
  includes charge65

-- a parent
> first phone for my daughter, not too expensive
  includes kivi3
> is it 5g
  says no
> a case for the lumo 8
  includes case8 case8s
> does that fit the pro
  intent product_question

-- a gamer
> fast monitor for gaming 144 hz
  first rush27
> and the resolution?
  says 2560
> gaming laptop under 1500
  excludes titan17
  knows

-- a photographer
> 2tb external ssd
  includes ssd
> monitor with 4k resolution, 27 inches
  first view27
> does it have displayport
  says DisplayPort

-- short
> buds
  includes buds2
> mechanical keyboard uk layout
  first keys
> 65w
  includes charge65
> gan charger
  first charge65

-- limits
> laptop lighter than 1 kg
  says lighter than 1 kg
> phone with more than 4800 mah
  says more than 4800 mah
> anything by pixon but no keyboards
  includes rush27
  says keyboard

-- orders
> cancel order TO-48213
  intent cancel_order
> where's my order #48990
  intent order_status
> can i return opened headphones?
  intent policy_question
> add the glide mouse to my cart
  intent add_to_cart
