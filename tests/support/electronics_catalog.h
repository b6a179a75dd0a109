// A small electronics shop: another kind of catalog than the outdoor shop's, full of numbers, short
// names and model codes. Makers and models are invented.
#pragma once

#include <string>
#include <vector>

#include "tests/support/shop_catalog.h"

namespace aisle::test {

inline std::vector<Product> phones_and_laptops() {
  const std::vector<std::string> phones = {"Phones", "Smartphones"};
  const std::vector<std::string> laptops = {"Computers", "Laptops"};
  const auto storage = [](std::int64_t cents, const std::string& colour, const std::string& size) {
    return variant(cents, {{"Colour", colour}, {"Storage", size}});
  };
  return {
      ProductBuilder("lumo8", "Lumo 8 Smartphone")
          .in(phones)
          .by("Lumo")
          .rated(440, 310)
          .has({storage(49900, "Black", "128 GB"), storage(56900, "Black", "256 GB"),
                storage(49900, "Blue", "128 GB")})
          .with("Screen size", "6.1 inch")
          .with("Memory", "8 GB")
          .with("Battery", "4500 mAh")
          .with("Connector", "USB-C")
          .with("5G", "Yes")
          .with("Wireless charging", "No")
          .about("A handy phone with a bright screen. Charges by USB-C."),
      ProductBuilder("lumo8pro", "Lumo 8 Pro Smartphone")
          .in(phones)
          .by("Lumo")
          .rated(470, 120)
          .has({storage(89900, "Black", "256 GB"), sold_out(storage(99900, "Silver", "512 GB"))})
          .with("Screen size", "6.7 inch")
          .with("Memory", "12 GB")
          .with("Battery", "5000 mAh")
          .with("Connector", "USB-C")
          .with("5G", "Yes")
          .with("Wireless charging", "Yes")
          .about("Three cameras and room for all of their pictures."),
      ProductBuilder("kivi3", "Kivi 3 Smartphone")
          .in(phones)
          .by("Kivi")
          .rated(390, 88)
          .has(sale({storage(19900, "Green", "64 GB")}, 24900))
          .with("Screen size", "6.5 inch")
          .with("Memory", "4 GB")
          .with("Battery", "5000 mAh")
          .with("5G", "No")
          .about("The first phone, or the spare one."),
      ProductBuilder("slate14", "Slate 14 Laptop")
          .in(laptops)
          .by("Norvik")
          .rated(450, 140)
          .has({variant(79900, {{"Colour", "Grey"}, {"Memory", "16 GB"}})})
          .with("Screen size", "14 inch")
          .with("Storage", "512 GB SSD")
          .with("Processor", "8 cores")
          .with("Weight", "1.3 kg")
          .with("Connector", "USB-C")
          .about("For the train and the desk. Charges by USB-C with 65 W."),
      ProductBuilder("slate16", "Slate 16 Laptop")
          .in(laptops)
          .by("Norvik")
          .rated(460, 75)
          .has({variant(129900, {{"Colour", "Grey"}, {"Memory", "32 GB"}})})
          .with("Screen size", "16 inch")
          .with("Storage", "1 TB SSD")
          .with("Weight", "1.9 kg")
          .about("A workstation that still fits into a backpack."),
      ProductBuilder("feather13", "Feather 13 Laptop")
          .in(laptops)
          .by("Osto")
          .rated(430, 64)
          .has({variant(69900, {{"Colour", "Silver"}, {"Memory", "8 GB"}})})
          .with("Screen size", "13 inch")
          .with("Storage", "256 GB SSD")
          .with("Weight", "0.98 kg")
          .about("Less than a kilogram, a whole day of battery."),
      ProductBuilder("titan17", "Titan 17 Gaming Laptop")
          .in({"Computers", "Gaming laptops"})
          .by("Osto")
          .rated(440, 51)
          .has({variant(189900, {{"Colour", "Black"}, {"Memory", "32 GB"}})})
          .with("Screen size", "17 inch")
          .with("Refresh rate", "165 Hz")
          .with("Weight", "2.8 kg")
          .about("Loud, fast, heavy."),
  };
}

inline std::vector<Product> screens_and_sound() {
  const std::vector<std::string> monitors = {"Monitors"};
  const std::vector<std::string> headphones = {"Audio", "Headphones"};
  return {
      ProductBuilder("view24", "View 24 Monitor")
          .in(monitors)
          .by("Norvik")
          .rated(420, 210)
          .costs(12900)
          .with("Screen size", "24 inch")
          .with("Resolution", "1920 x 1080")
          .with("Refresh rate", "75 Hz")
          .with("Ports", "HDMI, VGA")
          .about("An office screen that tilts."),
      ProductBuilder("view27", "View 27 4K Monitor")
          .in(monitors)
          .by("Norvik")
          .rated(460, 130)
          .costs(32900)
          .with("Screen size", "27 inch")
          .with("Resolution", "3840 x 2160")
          .with("Refresh rate", "60 Hz")
          .with("Ports", "HDMI, DisplayPort, USB-C")
          .about("Sharp text; one USB-C cable for picture and power."),
      ProductBuilder("rush27", "Rush 27 Gaming Monitor")
          .in(monitors)
          .by("Pixon")
          .rated(450, 95)
          .costs(27900)
          .with("Screen size", "27 inch")
          .with("Resolution", "2560 x 1440")
          .with("Refresh rate", "144 Hz")
          .with("Ports", "HDMI, DisplayPort")
          .about("Fast and curved."),
      ProductBuilder("hush", "Hush HX-5000 Headphones")
          .in(headphones)
          .by("Sonar")
          .rated(470, 402)
          .has({variant(24900, {{"Colour", "Black"}}), variant(24900, {{"Colour", "White"}})})
          .with("Noise cancelling", "Yes")
          .with("Wireless", "Yes")
          .with("Battery life", "30 h")
          .about("Over the ears, and the train is gone."),
      ProductBuilder("tune", "Tune Wired Headphones")
          .in(headphones)
          .by("Sonar")
          .rated(410, 150)
          .has({variant(3900, {{"Colour", "Black"}})})
          .with("Noise cancelling", "No")
          .with("Wireless", "No")
          .with("Cable length", "1.2 m")
          .about("A plug, a cable, two ears."),
      ProductBuilder("buds2", "Pebble Buds 2")
          .in({"Audio", "Earbuds"})
          .by("Lumo")
          .rated(430, 260)
          .has(sale({variant(8900, {{"Colour", "White"}}), variant(8900, {{"Colour", "Black"}})},
                    11900))
          .with("Noise cancelling", "Yes")
          .with("Wireless", "Yes")
          .with("Water protection", "IPX4")
          .about("Small, light, stay in when running."),
      ProductBuilder("boom", "Boom Mini Speaker")
          .in({"Audio", "Speakers"})
          .by("Sonar")
          .rated(440, 77)
          .has({variant(5900, {{"Colour", "Red"}}), variant(5900, {{"Colour", "Blue"}})})
          .with("Waterproof", "Yes")
          .with("Wireless", "Yes")
          .about("For the shower and the lake."),
  };
}

inline std::vector<Product> cables_and_more() {
  const std::vector<std::string> cables = {"Accessories", "Cables"};
  const std::vector<std::string> chargers = {"Accessories", "Chargers"};
  const auto lengths = [](std::int64_t cents) {
    return std::vector<Variant>{variant(cents, {{"Length", "1 m"}}),
                                variant(cents + 400, {{"Length", "2 m"}})};
  };
  return {
      ProductBuilder("cc", "USB-C to USB-C Cable")
          .in(cables)
          .by("Volti")
          .rated(450, 520)
          .has(lengths(1290))
          .with("Power", "100 W")
          .about("Charges laptops with up to 100 W."),
      ProductBuilder("ac", "USB-A to USB-C Cable")
          .in(cables)
          .by("Volti")
          .rated(430, 310)
          .has(lengths(890))
          .about("From the old charger to the new phone."),
      ProductBuilder("hdmi", "HDMI 2.1 Cable")
          .in(cables)
          .by("Volti")
          .rated(440, 190)
          .has(lengths(1490))
          .about("For 4K at 120 Hz."),
      ProductBuilder("dp", "DisplayPort 1.4 Cable")
          .in(cables)
          .by("Pixon")
          .rated(420, 60)
          .has(lengths(1690))
          .about("For fast monitors."),
      ProductBuilder("charge65", "GaN Charger 65 W")
          .in(chargers)
          .by("Volti")
          .rated(470, 240)
          .costs(3990)
          .with("Power", "65 W")
          .with("Ports", "2 x USB-C, 1 x USB-A")
          .about("Small enough for the pocket, strong enough for a laptop."),
      ProductBuilder("charge20", "Charger 20 W")
          .in(chargers)
          .by("Lumo")
          .rated(440, 330)
          .costs(1990)
          .with("Power", "20 W")
          .with("Ports", "1 x USB-C")
          .about("For phones."),
      ProductBuilder("bank", "Power Bank 20000")
          .in({"Accessories", "Power banks"})
          .by("Volti")
          .rated(450, 180)
          .costs(4490)
          .with("Capacity", "20000 mAh")
          .with("Weight", "420 g")
          .about("Four phones full."),
      ProductBuilder("case8", "Lumo 8 Leather Case")
          .in({"Accessories", "Phone cases"})
          .by("Lumo")
          .rated(400, 45)
          .has({variant(2990, {{"Colour", "Brown"}}), variant(2990, {{"Colour", "Black"}})})
          .with("Material", "Leather")
          .with("Compatible with", "Lumo 8")
          .about("Fits the Lumo 8, not the 8 Pro."),
      ProductBuilder("case8s", "Lumo 8 Silicone Case")
          .in({"Accessories", "Phone cases"})
          .by("Lumo")
          .rated(420, 66)
          .has({variant(1990, {{"Colour", "Blue"}})})
          .with("Material", "Silicone")
          .with("Compatible with", "Lumo 8")
          .about("Soft and washable."),
      ProductBuilder("mouse", "Glide Wireless Mouse")
          .in({"Accessories", "Mice"})
          .by("Pixon")
          .rated(430, 220)
          .costs(2990)
          .with("Wireless", "Yes")
          .with("Weight", "85 g")
          .about("Quiet clicks."),
      ProductBuilder("keys", "Clack Mechanical Keyboard")
          .in({"Accessories", "Keyboards"})
          .by("Pixon")
          .rated(460, 105)
          .has({variant(8900, {{"Layout", "US"}}), variant(8900, {{"Layout", "UK"}})})
          .with("Wireless", "No")
          .about("Brown switches, white light."),
      ProductBuilder("ssd", "Vault Portable SSD")
          .in({"Storage", "External drives"})
          .by("Norvik")
          .rated(480, 175)
          .has({variant(9900, {{"Storage", "1 TB"}}), variant(16900, {{"Storage", "2 TB"}})})
          .with("Connector", "USB-C")
          .about("Fast, silent, survives a fall."),
  };
}

inline std::vector<Product> electronics_products() {
  std::vector<Product> all = phones_and_laptops();
  for (auto more : {screens_and_sound(), cables_and_more()}) {
    all.insert(all.end(), more.begin(), more.end());
  }
  return all;
}

}  // namespace aisle::test
