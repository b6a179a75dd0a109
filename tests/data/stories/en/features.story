# Features and quantities are constraints: what a shop's data denies or leaves open is not shown.

-- a feature that is there, in words or as a figure
> waterproof jackets
  calls {"name":"Waterproof","value":"Yes"}
  includes storm drizzle kidrain
  excludes cirrus nimbus
> under 100
  includes drizzle
  excludes storm cirrus

-- by another word
> rainproof jacket
  excludes cirrus nimbus

-- a rain cover makes nothing waterproof
> waterproof daypack
  says doesn't confirm

-- what is denied can be asked for
> jackets that are not waterproof
  calls {"name":"Waterproof","value":"No"}
  shows cirrus

-- how many people
> tents for two people
  shows fjord2
> 4 person tent
  shows fjord4
> a tent for three
  shows basecamp
> tent for 9 people
  says found no
  says nearest

-- how many litres
> 28 litre backpack
  shows ferry28
> backpack bigger than 20 litres
  says keep to “bigger than 20 litres”
  says 65 l
