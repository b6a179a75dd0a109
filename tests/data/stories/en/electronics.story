# The small electronics shop: short names, model codes, and numbers that are no prices.

-- cables
> usb c cable 2m
  includes cc
> hdmi cable
  first hdmi
> a cable from usb a to usb c
  includes ac
> displayport cable under 20
  calls "price_max":2000
  first dp

-- laptops
> laptop under 800 with 16gb ram
  calls "price_max":80000
  includes slate14
  excludes slate16
> something lighter
  knows
> laptops
  includes slate14 slate16 feather13
> 32 gb ram
  includes slate16
  excludes feather13
> laptop with 16 gb
  includes slate14
  excludes feather13
> gaming laptop
  includes titan17
> 14 inch laptop
  first slate14
> norvik laptops
  includes slate14 slate16
  excludes feather13

-- phones
> a smartphone with 256 gb
  includes lumo8
  excludes kivi3
> phone under 300 euros
  calls "price_max":30000
  includes kivi3
> lumo 8 pro
  first lumo8pro
> tell me about the first one
> does it have wireless charging?
  says yes
> how big is the screen
  says 6.7
> is it available in silver?
  knows
> how much is the kivi 3
  says 199
> phones with 5g
  includes lumo8 lumo8pro
  excludes kivi3
> blue phone
  includes lumo8

-- monitors
> 27 inch monitor
  includes view27 rush27
  excludes view24
> 144hz monitor
  includes rush27
> 4k monitor
  first view27
> monitors under 200
  includes view24
  excludes view27
> monitor with usb-c
  includes view27
> cheapest monitor
  first view24

-- sound
> noise cancelling headphones
  includes hush
  excludes tune
> wired headphones
  includes tune
> hx-5000
  first hush
> WH-1000XM5
  never order
> earbuds in white
  includes buds2
> wireless earbuds under 100
  calls "price_max":10000
  includes buds2
> waterproof speaker
  includes boom
> a red speaker
  includes boom

-- compatibility
page case8
> is it compatible with the lumo 8 pro?
  intent product_question
  says Lumo 8
> is it leather?
  says leather

-- compatibility of a laptop
page slate14
> does it charge with usb-c?
  intent product_question
  says USB-C
> how much ram does it have
  says 16 GB
> how heavy is it
  says 1.3 kg
> is it compatible with the 65 W charger
  intent product_question

-- what is not wanted
> phone case, not leather
  says leather
  excludes case8
> headphones without noise cancelling
  includes tune
  excludes hush
> headphones without a cable
  knows
> keyboard but not wireless
  includes keys
> phone but not from kivi
  says Kivi
  excludes kivi3

-- quantities
> power bank with at least 10000 mah
  says at least 10000 mAh
  includes bank
> laptop max 1.5 kg
  says max 1.5 kg
> monitor at least 120 hz
  says at least 120 Hz
> charger with 65w
  first charge65
> charger with more than 20 watts
  says more than 20 watts

-- drives and keys
> 2 tb ssd
  includes ssd
> external drive usb-c
  includes ssd
> us keyboard
  includes keys
> mouse
  first mouse

-- slips
> labtop
  includes slate14
> hedphones wireles
  includes hush
> usbc charger
  knows
> moniter 27
  includes view27
