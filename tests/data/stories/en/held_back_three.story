# Thirty people, written before the assistant was made to fit a large catalog, and not tuned for.

-- in a hurry
> rain jacket men m under 100
  includes drizzle

-- a grandmother
> Good morning, I would like to buy a rain jacket for my grandson please, he is 8 years old.
  includes kidrain
> And what does it cost to have it sent to me?
  cites delivery#p1

-- thumbs on a phone
> sleping bag for wintr
  includes polar
> hw much does it weigh
  says 1350 g

-- suspicious
> why should i trust you, are you even human
  intent who_are_you
> do you sell my data to anyone
  cites privacy#p1

-- annoyed
> my parcel STILL isn't here!!!
  intent order_status
> just get me a human
  intent talk_to_person

-- undecided
> i don't know which tent to take, there are two of us
  includes fjord2
> whats the difference between the first two
  layout comparison

-- a gift
> looking for a present for a hiker, 30 euros max
  calls "price_max":3000
  includes beanie

-- changes the mind
> trekking backpack
  includes haul
> way too big. smaller please
  includes ferry28 ferry18
> ok forget backpacks, gloves in size L
  includes gloves

-- exact
> Summit Pro Hiking Boots size 42
  first summit
> in stock?
  knows

-- one word
> stove
  includes gas

-- wants a bargain
> anything on sale in tents
  includes basecamp
  excludes fjord2
> what was the price before
  says 179

-- chatty
> hiya! so im off to norway in june n i need something light to sleep in, any ideas?
  includes summer

-- picky about colour
> a red beanie
  shows beanie
> and the same in blue?
  knows

-- materials
> leather boots
  includes summit
  excludes meadow
> are these goretex
  knows

-- numbers
> tents between 150 and 250 euros
  includes solo fjord2
  excludes fjord4 basecamp
> only the ones under 2 kg
  knows

-- best of
> what's your best rated sleeping bag?
  first polar

-- in reverse
> don't show me anything above fifty euros, i need a headlamp
  includes spark
  excludes beam

-- several sentences
> I bought boots here last year. Now I want a second pair. Which hiking boots do you have?
  includes summit meadow

-- slang
> yo got any dope beanies
  includes beanie

-- after the sale
> these gloves ripped on day one. who pays for a replacement?
  cites warranty#p2

-- shipping
> can u get it here by tomorrow
  cites delivery#p1
> and to oslo?
  cites delivery#p2

-- on a page
page ferry28
> does my 15 inch notebook fit
  says laptop
> is there a smaller version of it
  includes ferry18

-- another page
page gas
> are the cartridges included
  says separately
> does it come with a guarantee
  cites warranty#p1

-- quantities
> something that holds about 20 litres and is waterproof
  includes drybag

-- swapping
> picked the wrong colour, how do i swap
  cites returns#p4

-- compares by name
> fjord 2 vs fjord 4
  layout comparison

-- asks for all
> what do you have?
  knows
> show me all the footwear
  includes summit meadow ridge

-- off topic
> who won the football yesterday
  intent out_of_scope
> can you write my homework
  intent out_of_scope

-- negative
> a jacket but no down please
  includes storm
  excludes cirrus

-- money
> can i pay in instalments
  never yes
> do u take gift cards
  cites payment#p1
