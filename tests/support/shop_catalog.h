// The products and policies of a small outdoor shop, for conversations in tests.
#pragma once

#include <string>
#include <vector>

#include "tests/support/catalog.h"

namespace aisle::test {

/// What a shop calls the choices of its products.
struct ChoiceNames {
  std::string colour = "Colour";
  std::string size = "Size";
};

// Each colour in each size, at one price.
inline std::vector<Variant> grid(std::int64_t cents, const std::vector<std::string>& colours,
                                 const std::vector<std::string>& sizes,
                                 const ChoiceNames& names = {}) {
  std::vector<Variant> variants;
  for (const std::string& colour : colours) {
    if (sizes.empty()) variants.push_back(variant(cents, {{names.colour, colour}}));
    for (const std::string& size : sizes) {
      variants.push_back(variant(cents, {{names.colour, colour}, {names.size, size}}));
    }
  }
  return variants;
}

// With this size, or another option's value, sold out.
inline std::vector<Variant> without(std::vector<Variant> variants, const std::string& value) {
  for (Variant& v : variants) {
    for (const Attribute& option : v.options) {
      if (option.value == value) v = sold_out(v);
    }
  }
  return variants;
}

inline std::vector<Variant> sale(std::vector<Variant> variants, std::int64_t before) {
  for (Variant& v : variants) v = reduced(v, before);
  return variants;
}

inline const std::vector<std::string> kLetters = {"S", "M", "L", "XL"};
inline const std::vector<std::string> kShoes = {"38", "39", "40", "41", "42", "43", "44"};

inline std::vector<Product> shop_products() {
  const std::vector<std::string> rain = {"Clothing", "Jackets", "Rain jackets"};
  const std::vector<std::string> down = {"Clothing", "Jackets", "Down jackets"};
  const std::vector<std::string> boots = {"Footwear", "Hiking boots"};
  const std::vector<std::string> packs = {"Backpacks & bags", "Daypacks"};
  return {
      ProductBuilder("storm", "Storm Shell Jacket")
          .in(rain)
          .by("Tarnfell")
          .rated(460, 120)
          .has(without(grid(12900, {"Ember red", "Lake blue"}, kLetters), "XL"))
          .with("Material", "Recycled polyester")
          .with("Weight", "410 g")
          .with("Waterproof", "20000 mm water column")
          .with("Gender", "Women")
          .about("A waterproof shell for days of rain. The hood fits over a helmet and has a stiff "
                 "brim.\n\nTwo zips under the arms let the heat out."),
      ProductBuilder("drizzle", "Drizzle Jacket")
          .in(rain)
          .by("Brezza")
          .rated(410, 64)
          .has(sale(grid(7900, {"Sun yellow", "Deep navy"}, kLetters), 9900))
          .with("Material", "Nylon")
          .with("Weight", "280 g")
          .with("Waterproof", "Yes")
          .with("Gender", "Men")
          .about("A light waterproof jacket that packs into its own pocket. No vents, no frills."),
      ProductBuilder("kidrain", "Puddle Kids Rain Jacket")
          .in(rain)
          .by("Brezza")
          .rated(470, 88)
          .has(grid(4900, {"Sun yellow", "Ember red"}, {"110", "122", "134"}))
          .with("Waterproof", "Yes")
          .with("Gender", "Kids")
          .about("Bright, waterproof and easy to close for small hands."),
      ProductBuilder("cirrus", "Cirrus Down Jacket")
          .in(down)
          .by("Oslund")
          .rated(480, 210)
          .has(grid(22900, {"Coal black", "Ember red"}, kLetters))
          .with("Material", "Nylon")
          .with("Weight", "390 g")
          .with("Fill power", "750 cuin")
          .with("Waterproof", "No")
          .about(
              "Warm goose down for cold evenings. Not for rain: down loses its warmth when wet."),
      ProductBuilder("nimbus", "Nimbus Insulated Jacket")
          .in(down)
          .by("Korrin")
          .rated(430, 51)
          .has(grid(14900, {"Moss green", "Slate grey"}, kLetters))
          .with("Weight", "520 g")
          .about("Synthetic filling that stays warm when it is damp."),
      ProductBuilder("fjord2", "Fjord 2 Tent")
          .in({"Tents"})
          .by("Tarnfell")
          .rated(450, 140)
          .has(grid(24900, {"Moss green"}, {}))
          .with("Capacity", "2 people")
          .with("Weight", "1.9 kg")
          .with("Material", "Ripstop polyester")
          .with("Packed size", "45 x 14 cm")
          .with("Season", "3 seasons")
          .about("A tent for two that stands in ten minutes. The porch has room for two packs."),
      ProductBuilder("fjord4", "Fjord 4 Family Tent")
          .in({"Tents"})
          .by("Tarnfell")
          .rated(440, 75)
          .has(grid(39900, {"Moss green", "Sand beige"}, {}))
          .with("Capacity", "4 people")
          .with("Weight", "4.2 kg")
          .with("Material", "Ripstop polyester")
          .about("Room for four and a bad day. Two doors, two porches."),
      ProductBuilder("solo", "Wren Solo Tent")
          .in({"Tents"})
          .by("Oslund")
          .rated(470, 45)
          .has(grid(18900, {"Slate grey", "Rust orange"}, {}))
          .with("Capacity", "1 person")
          .with("Weight", "1.1 kg")
          .about("The lightest tent here, for one. Stands with your trekking poles."),
      ProductBuilder("basecamp", "Basecamp 3 Tent")
          .in({"Tents"})
          .by("Korrin")
          .rated(390, 22)
          .has(sale(grid(14900, {"Lake blue"}, {}), 17900))
          .with("Capacity", "3 people")
          .with("Weight", "3.4 kg")
          .about("A simple dome for festivals and summer nights."),
      ProductBuilder("tarp", "Canopy Tarp")
          .in({"Tents"})
          .by("Korrin")
          .rated(420, 31)
          .has({sold_out(variant(6900, {{"Colour", "Moss green"}}))})
          .with("Weight", "620 g")
          .about("A roof for the kitchen or a night under trees."),
      ProductBuilder("summit", "Summit Pro Hiking Boots")
          .in(boots)
          .by("Korrin")
          .rated(460, 190)
          .has(without(grid(17900, {"Slate grey", "Coal black"}, kShoes), "44"))
          .with("Material", "Leather")
          .with("Weight", "620 g")
          .with("Waterproof", "Yes")
          .about("Leather boots with a membrane for rough paths. The sole can be replaced."),
      ProductBuilder("meadow", "Meadow Mid Hiking Boots")
          .in(boots)
          .by("Brezza")
          .rated(420, 97)
          .has(grid(9900, {"Moss green", "Sand beige"}, kShoes))
          .with("Material", "Suede")
          .with("Weight", "480 g")
          .with("Waterproof", "No")
          .about("Light boots for dry paths."),
      ProductBuilder("ridge", "Ridge Trail Shoes")
          .in({"Footwear", "Running shoes"})
          .by("Oslund")
          .rated(440, 130)
          .has(grid(11900, {"Rust orange", "Lake blue"}, kShoes))
          .with("Weight", "290 g")
          .about("Grip on mud, room for toes."),
      ProductBuilder("ferry28", "Ferry 28 Daypack")
          .in(packs)
          .by("Oslund")
          .rated(460, 322)
          .has(grid(11900, {"Moss green", "Ember red", "Coal black"}, {}))
          .with("Capacity", "28 l")
          .with("Weight", "980 g")
          .with("Waterproof", "Rain cover included")
          .about("A daypack with a tensioned mesh back. A 15-inch laptop fits into the sleeve."),
      ProductBuilder("ferry18", "Ferry 18 Daypack")
          .in(packs)
          .by("Oslund")
          .rated(450, 208)
          .has(grid(8900, {"Lake blue", "Sun yellow"}, {}))
          .with("Capacity", "18 l")
          .with("Weight", "640 g")
          .about("The small brother for short rounds and the ride to work."),
      ProductBuilder("haul", "Long Haul 65 Pack")
          .in({"Backpacks & bags", "Trekking packs"})
          .by("Oslund")
          .rated(480, 176)
          .has(sale(grid(27900, {"Slate grey"}, {}), 31900))
          .with("Capacity", "65 l")
          .with("Weight", "2150 g")
          .about("For weeks rather than days."),
      ProductBuilder("drybag", "Otter 20 Dry Bag")
          .in({"Backpacks & bags", "Bags & pouches"})
          .by("Tarnfell")
          .rated(470, 295)
          .has(grid(2900, {"Sun yellow", "Ember red"}, {}))
          .with("Capacity", "20 l")
          .with("Waterproof", "Yes")
          .about("Roll three times, clip, done."),
      ProductBuilder("polar", "Polar 800 Sleeping Bag")
          .in({"Sleeping bags"})
          .by("Korrin")
          .rated(490, 77)
          .has(grid(29900, {"Deep navy"}, {"Regular", "Long"}))
          .with("Comfort temperature", "-8 °C")
          .with("Weight", "1350 g")
          .with("Fill", "Goose down")
          .about("A down sleeping bag for winter nights."),
      ProductBuilder("summer", "Summer 200 Sleeping Bag")
          .in({"Sleeping bags"})
          .by("Brezza")
          .rated(400, 120)
          .has(grid(5900, {"Lake blue", "Moss green"}, {"Regular", "Long"}))
          .with("Comfort temperature", "12 °C")
          .with("Weight", "780 g")
          .with("Care", "Machine wash at 30 degrees")
          .about("A light bag for warm nights and huts."),
      ProductBuilder("beam", "Beam 400 Headlamp")
          .in({"Lighting", "Headlamps"})
          .by("Tarnfell")
          .rated(460, 260)
          .has(grid(5900, {"Coal black", "Rust orange"}, {}))
          .with("Brightness", "400 lumens")
          .with("Battery life", "40 hours")
          .with("Weight", "86 g")
          .about("Charges by USB-C. A red light spares the eyes at night."),
      ProductBuilder("spark", "Spark 200 Headlamp")
          .in({"Lighting", "Headlamps"})
          .by("Brezza")
          .rated(410, 140)
          .has(grid(2900, {"Lake blue", "Ember red"}, {}))
          .with("Brightness", "200 lumens")
          .with("Battery life", "60 hours")
          .with("Weight", "74 g")
          .about("Runs on three AAA batteries, which come with it."),
      ProductBuilder("lantern", "Glow Camp Lantern")
          .in({"Lighting", "Lanterns"})
          .by("Korrin")
          .has(grid(3900, {"Snow white"}, {}))
          .with("Brightness", "300 lumens")
          .about("Warm light for the table."),
      ProductBuilder("gas", "Ember Gas Stove")
          .in({"Cooking", "Stoves"})
          .by("Tarnfell")
          .rated(440, 84)
          .has(grid(4500, {"Slate grey"}, {}))
          .with("Weight", "95 g")
          .about("Boils half a litre in three minutes. Cartridges are sold separately."),
      ProductBuilder("pot", "Kettle Pot Set")
          .in({"Cooking", "Pots"})
          .by("Korrin")
          .rated(450, 61)
          .has(grid(3900, {"Slate grey"}, {}))
          .with("Material", "Titanium")
          .with("Weight", "240 g")
          .about("Two pots and a lid that is a pan."),
      ProductBuilder("beanie", "Merino Beanie")
          .in({"Clothing", "Hats & gloves"})
          .by("Oslund")
          .rated(470, 286)
          .has(grid(2900, {"Ember red", "Slate grey", "Deep navy"}, {}))
          .with("Material", "Merino wool 100 percent")
          .about("Thin, warm, and fits under a helmet."),
      ProductBuilder("gloves", "Guide Gloves")
          .in({"Clothing", "Hats & gloves"})
          .by("Korrin")
          .rated(450, 113)
          .has(grid(8500, {"Coal black"}, {"S", "M", "L"}))
          .with("Material", "Goat leather")
          .with("Touchscreen", "Yes")
          .about("Leather where ropes run, softshell where hands move."),
      ProductBuilder("socks", "Trail Merino Socks")
          .in({"Clothing", "Socks"})
          .by("Brezza")
          .rated(460, 301)
          .has(grid(1900, {"Slate grey", "Moss green"}, {"36-38", "39-41", "42-44"}))
          .with("Material", "Merino wool")
          .about("Cushioned at heel and toe."),
  };
}

inline std::vector<Policy> shop_policies() {
  return {
      policy("delivery", "Delivery",
             {{"Delivery times and costs",
               "Standard delivery takes 2 to 4 working days and costs 4.90 EUR. From 75 EUR on it "
               "is free. Express delivery arrives the next working day and costs 12.90 EUR."},
              {"Delivery abroad",
               "We ship to all countries of the European Union, Norway and Switzerland. Delivery "
               "abroad takes 4 to 8 working days. Customs duties for Switzerland are paid by the "
               "buyer."},
              {"Tracking a parcel",
               "When your order leaves us, you get an e-mail with a tracking link. It shows where "
               "the parcel is."}}),
      policy(
          "returns", "Returns",
          {{"Returning an item",
            "You can return unused items within 30 days of delivery. The return label is in the "
            "parcel and returning is free within the European Union."},
           {"Sale items",
            "Sale items can be returned like all others within 30 days, unless they are marked "
            "as final sale."},
           {"Refunds",
            "We refund within 5 working days after the parcel has arrived, to the payment method "
            "you used."},
           {"Exchanges",
            "To exchange for another size, return the item and order the right size anew; the "
            "second delivery is free."}}),
      policy(
          "warranty", "Warranty",
          {{"Warranty",
            "All products have a warranty of 3 years against faults in material and making. "
            "Normal wear is not covered."},
           {"Damaged or wrong items",
            "If an item arrives damaged or is not what you ordered, write to us with a photo; we "
            "replace it at our cost."}}),
      policy("payment", "Payment",
             {{"Payment methods",
               "You can pay by credit card, PayPal, invoice and bank transfer. Gift cards are "
               "accepted as well."}}),
      policy("contact", "Contact",
             {{"How to reach us",
               "Our customer service answers by phone and e-mail, Monday to Friday from 9 to 17. "
               "Write to help@shop.example."}}),
      policy("orders", "Orders",
             {{"Changing or cancelling an order",
               "An order can be changed or cancelled until it is packed, usually within two hours. "
               "Contact customer service with your order number."}}),
      policy("privacy", "Privacy",
             {{"Your data",
               "We keep personal data only as long as the law asks, and never sell it."}}),
  };
}

}  // namespace aisle::test
