// The products and policies of a small outdoor shop in German, for conversations in tests. The ids
// are those of shop_catalog.h.
#pragma once

#include <string>
#include <vector>

#include "tests/support/shop_catalog.h"

namespace aisle::test {

inline std::vector<Product> german_products() {
  const ChoiceNames names{"Farbe", "Größe"};
  const std::vector<std::string> rain = {"Bekleidung", "Jacken", "Regenjacken"};
  const std::vector<std::string> down = {"Bekleidung", "Jacken", "Daunenjacken"};
  const std::vector<std::string> boots = {"Schuhe", "Wanderstiefel"};
  const std::vector<std::string> packs = {"Rucksäcke & Taschen", "Tagesrucksäcke"};
  return {
      ProductBuilder("storm", "Sturm Hardshelljacke")
          .in(rain)
          .by("Tarnfell")
          .rated(460, 120)
          .has(without(grid(12900, {"Glutrot", "Seeblau"}, kLetters, names), "XL"))
          .with("Material", "Recyceltes Polyester")
          .with("Gewicht", "410 g")
          .with("Wasserdicht", "20.000 mm Wassersäule")
          .with("Geschlecht", "Damen")
          .about("Eine wasserdichte Jacke für Regentage. Die Kapuze passt über einen Helm und hat "
                 "einen festen Schirm.\n\nZwei Reißverschlüsse unter den Armen lassen die Wärme "
                 "hinaus."),
      ProductBuilder("drizzle", "Niesel Regenjacke")
          .in(rain)
          .by("Brezza")
          .rated(410, 64)
          .has(sale(grid(7900, {"Sonnengelb", "Nachtblau"}, kLetters, names), 9900))
          .with("Material", "Nylon")
          .with("Gewicht", "280 g")
          .with("Wasserdicht", "Ja")
          .with("Geschlecht", "Herren")
          .about("Eine leichte, wasserdichte Jacke, die in ihre eigene Tasche passt."),
      ProductBuilder("kidrain", "Pfützen Kinderregenjacke")
          .in(rain)
          .by("Brezza")
          .rated(470, 88)
          .has(grid(4900, {"Sonnengelb", "Glutrot"}, {"110", "122", "134"}, names))
          .with("Wasserdicht", "Ja")
          .with("Geschlecht", "Kinder")
          .about("Bunt, wasserdicht und für kleine Hände leicht zu schließen."),
      ProductBuilder("cirrus", "Zirrus Daunenjacke")
          .in(down)
          .by("Oslund")
          .rated(480, 210)
          .has(grid(22900, {"Kohlschwarz", "Glutrot"}, kLetters, names))
          .with("Material", "Nylon")
          .with("Gewicht", "390 g")
          .with("Bauschkraft", "750 cuin")
          .with("Wasserdicht", "Nein")
          .about("Warme Gänsedaune für kalte Abende. Nichts für Regen: Nasse Daune wärmt nicht."),
      ProductBuilder("nimbus", "Nimbus Isolationsjacke")
          .in(down)
          .by("Korrin")
          .rated(430, 51)
          .has(grid(14900, {"Moosgrün", "Schiefergrau"}, kLetters, names))
          .with("Gewicht", "520 g")
          .about("Eine Füllung aus Kunstfaser, die auch feucht noch wärmt."),
      ProductBuilder("fjord2", "Fjord 2 Zelt")
          .in({"Zelte"})
          .by("Tarnfell")
          .rated(450, 140)
          .has(grid(24900, {"Moosgrün"}, {}, names))
          .with("Kapazität", "2 Personen")
          .with("Gewicht", "1,9 kg")
          .with("Material", "Ripstop-Polyester")
          .with("Packmaß", "45 x 14 cm")
          .with("Saison", "3 Jahreszeiten")
          .about("Ein Zelt für zwei, das in zehn Minuten steht. In die Apsis passen zwei "
                 "Rucksäcke."),
      ProductBuilder("fjord4", "Fjord 4 Familienzelt")
          .in({"Zelte"})
          .by("Tarnfell")
          .rated(440, 75)
          .has(grid(39900, {"Moosgrün", "Sandbeige"}, {}, names))
          .with("Kapazität", "4 Personen")
          .with("Gewicht", "4,2 kg")
          .with("Material", "Ripstop-Polyester")
          .about("Platz für vier und einen Regentag. Zwei Türen, zwei Vorräume."),
      ProductBuilder("solo", "Zaunkönig Solozelt")
          .in({"Zelte"})
          .by("Oslund")
          .rated(470, 45)
          .has(grid(18900, {"Schiefergrau", "Rostorange"}, {}, names))
          .with("Kapazität", "1 Person")
          .with("Gewicht", "1,1 kg")
          .about("Das leichteste Zelt hier, für eine Person. Steht mit Ihren Wanderstöcken."),
      ProductBuilder("basecamp", "Basislager 3 Zelt")
          .in({"Zelte"})
          .by("Korrin")
          .rated(390, 22)
          .has(sale(grid(14900, {"Seeblau"}, {}, names), 17900))
          .with("Kapazität", "3 Personen")
          .with("Gewicht", "3,4 kg")
          .about("Eine einfache Kuppel für Festivals und Sommernächte."),
      ProductBuilder("tarp", "Blätterdach Tarp")
          .in({"Zelte"})
          .by("Korrin")
          .rated(420, 31)
          .has({sold_out(variant(6900, {{"Farbe", "Moosgrün"}}))})
          .with("Gewicht", "620 g")
          .about("Ein Dach für die Küche oder eine Nacht unter Bäumen."),
      ProductBuilder("summit", "Gipfel Pro Wanderstiefel")
          .in(boots)
          .by("Korrin")
          .rated(460, 190)
          .has(without(grid(17900, {"Schiefergrau", "Kohlschwarz"}, kShoes, names), "44"))
          .with("Material", "Leder")
          .with("Gewicht", "620 g")
          .with("Wasserdicht", "Ja")
          .about("Lederstiefel mit Membran für raue Wege. Die Sohle lässt sich erneuern."),
      ProductBuilder("meadow", "Wiese Mid Wanderstiefel")
          .in(boots)
          .by("Brezza")
          .rated(420, 97)
          .has(grid(9900, {"Moosgrün", "Sandbeige"}, kShoes, names))
          .with("Material", "Wildleder")
          .with("Gewicht", "480 g")
          .with("Wasserdicht", "Nein")
          .about("Leichte Stiefel für trockene Wege."),
      ProductBuilder("ridge", "Grat Trailschuhe")
          .in({"Schuhe", "Laufschuhe"})
          .by("Oslund")
          .rated(440, 130)
          .has(grid(11900, {"Rostorange", "Seeblau"}, kShoes, names))
          .with("Gewicht", "290 g")
          .about("Halt im Schlamm, Platz für die Zehen."),
      ProductBuilder("ferry28", "Fähre 28 Tagesrucksack")
          .in(packs)
          .by("Oslund")
          .rated(460, 322)
          .has(grid(11900, {"Moosgrün", "Glutrot", "Kohlschwarz"}, {}, names))
          .with("Volumen", "28 l")
          .with("Gewicht", "980 g")
          .with("Wasserdicht", "Mit Regenhülle")
          .about("Ein Tagesrucksack mit gespanntem Netzrücken. Ein Laptop mit 15 Zoll passt in das "
                 "Fach."),
      ProductBuilder("ferry18", "Fähre 18 Tagesrucksack")
          .in(packs)
          .by("Oslund")
          .rated(450, 208)
          .has(grid(8900, {"Seeblau", "Sonnengelb"}, {}, names))
          .with("Volumen", "18 l")
          .with("Gewicht", "640 g")
          .about("Der kleine Bruder für kurze Runden und den Weg zur Arbeit."),
      ProductBuilder("haul", "Fernweg 65 Trekkingrucksack")
          .in({"Rucksäcke & Taschen", "Trekkingrucksäcke"})
          .by("Oslund")
          .rated(480, 176)
          .has(sale(grid(27900, {"Schiefergrau"}, {}, names), 31900))
          .with("Volumen", "65 l")
          .with("Gewicht", "2150 g")
          .about("Eher für Wochen als für Tage."),
      ProductBuilder("drybag", "Otter 20 Packsack")
          .in({"Rucksäcke & Taschen", "Packsäcke"})
          .by("Tarnfell")
          .rated(470, 295)
          .has(grid(2900, {"Sonnengelb", "Glutrot"}, {}, names))
          .with("Volumen", "20 l")
          .with("Wasserdicht", "Ja")
          .about("Dreimal rollen, schließen, fertig."),
      ProductBuilder("polar", "Polar 800 Schlafsack")
          .in({"Schlafsäcke"})
          .by("Korrin")
          .rated(490, 77)
          .has(grid(29900, {"Nachtblau"}, {"Normal", "Lang"}, names))
          .with("Komforttemperatur", "-8 °C")
          .with("Gewicht", "1350 g")
          .with("Füllung", "Gänsedaune")
          .about("Ein Daunenschlafsack für Winternächte."),
      ProductBuilder("summer", "Sommer 200 Schlafsack")
          .in({"Schlafsäcke"})
          .by("Brezza")
          .rated(400, 120)
          .has(grid(5900, {"Seeblau", "Moosgrün"}, {"Normal", "Lang"}, names))
          .with("Komforttemperatur", "12 °C")
          .with("Gewicht", "780 g")
          .with("Pflege", "Maschinenwäsche bei 30 Grad")
          .about("Ein leichter Sack für warme Nächte und Hütten."),
      ProductBuilder("beam", "Strahl 400 Stirnlampe")
          .in({"Beleuchtung", "Stirnlampen"})
          .by("Tarnfell")
          .rated(460, 260)
          .has(grid(5900, {"Kohlschwarz", "Rostorange"}, {}, names))
          .with("Helligkeit", "400 Lumen")
          .with("Leuchtdauer", "40 Stunden")
          .with("Gewicht", "86 g")
          .about("Lädt über USB-C. Ein rotes Licht schont nachts die Augen."),
      ProductBuilder("spark", "Funke 200 Stirnlampe")
          .in({"Beleuchtung", "Stirnlampen"})
          .by("Brezza")
          .rated(410, 140)
          .has(grid(2900, {"Seeblau", "Glutrot"}, {}, names))
          .with("Helligkeit", "200 Lumen")
          .with("Leuchtdauer", "60 Stunden")
          .with("Gewicht", "74 g")
          .about("Läuft mit drei AAA-Batterien, die dabei sind."),
      ProductBuilder("lantern", "Schimmer Campinglaterne")
          .in({"Beleuchtung", "Laternen"})
          .by("Korrin")
          .has(grid(3900, {"Schneeweiß"}, {}, names))
          .with("Helligkeit", "300 Lumen")
          .about("Warmes Licht für den Tisch."),
      ProductBuilder("gas", "Glut Gaskocher")
          .in({"Küche", "Kocher"})
          .by("Tarnfell")
          .rated(440, 84)
          .has(grid(4500, {"Schiefergrau"}, {}, names))
          .with("Gewicht", "95 g")
          .about("Kocht einen halben Liter in drei Minuten. Kartuschen gibt es extra."),
      ProductBuilder("pot", "Kessel Topfset")
          .in({"Küche", "Töpfe"})
          .by("Korrin")
          .rated(450, 61)
          .has(grid(3900, {"Schiefergrau"}, {}, names))
          .with("Material", "Titan")
          .with("Gewicht", "240 g")
          .about("Zwei Töpfe und ein Deckel, der eine Pfanne ist."),
      ProductBuilder("beanie", "Merino Mütze")
          .in({"Bekleidung", "Mützen & Handschuhe"})
          .by("Oslund")
          .rated(470, 286)
          .has(grid(2900, {"Glutrot", "Schiefergrau", "Nachtblau"}, {}, names))
          .with("Material", "100 Prozent Merinowolle")
          .about("Dünn, warm und passt unter einen Helm."),
      ProductBuilder("gloves", "Bergführer Handschuhe")
          .in({"Bekleidung", "Mützen & Handschuhe"})
          .by("Korrin")
          .rated(450, 113)
          .has(grid(8500, {"Kohlschwarz"}, {"S", "M", "L"}, names))
          .with("Material", "Ziegenleder")
          .with("Touchscreen", "Ja")
          .about("Leder, wo Seile laufen, Softshell, wo sich Hände bewegen."),
      ProductBuilder("socks", "Pfad Merinosocken")
          .in({"Bekleidung", "Socken"})
          .by("Brezza")
          .rated(460, 301)
          .has(grid(1900, {"Schiefergrau", "Moosgrün"}, {"36-38", "39-41", "42-44"}, names))
          .with("Material", "Merinowolle")
          .about("An Ferse und Zehen gepolstert."),
  };
}

inline std::vector<Policy> german_policies() {
  return {
      policy("delivery", "Lieferung",
             {{"Lieferzeiten und Versandkosten",
               "Der Standardversand dauert 2 bis 4 Werktage und kostet 4,90 EUR. Ab 75 EUR ist er "
               "kostenlos. Expressversand kommt am nächsten Werktag an und kostet 12,90 EUR."},
              {"Lieferung ins Ausland",
               "Wir liefern in alle Länder der Europäischen Union, nach Norwegen und in die "
               "Schweiz. Die Lieferung ins Ausland dauert 4 bis 8 Werktage. Zollgebühren für die "
               "Schweiz zahlt der Käufer."},
              {"Sendung verfolgen",
               "Wenn Ihre Bestellung unser Lager verlässt, bekommen Sie eine E-Mail mit einem Link "
               "zur Sendungsverfolgung. Er zeigt, wo das Paket ist."}}),
      policy("returns", "Rückgabe",
             {{"Artikel zurückgeben",
               "Sie können unbenutzte Artikel innerhalb von 30 Tagen nach der Lieferung "
               "zurückgeben. Das Rücksendeetikett liegt im Paket, und die Rücksendung ist in der "
               "Europäischen Union kostenlos."},
              {"Reduzierte Artikel",
               "Reduzierte Artikel können Sie wie alle anderen innerhalb von 30 Tagen "
               "zurückgeben, außer wenn der Umtausch ausdrücklich ausgeschlossen ist."},
              {"Erstattung",
               "Wir erstatten das Geld innerhalb von 5 Werktagen, nachdem das Paket angekommen "
               "ist, auf dem Weg, auf dem Sie bezahlt haben."},
              {"Umtausch",
               "Um in eine andere Größe zu tauschen, schicken Sie den Artikel zurück und "
               "bestellen die richtige Größe neu; die zweite Lieferung ist kostenlos."}}),
      policy("warranty", "Garantie",
             {{"Garantie",
               "Auf alle Produkte geben wir 3 Jahre Garantie auf Material und Verarbeitung. "
               "Normaler Verschleiß ist nicht abgedeckt."},
              {"Beschädigte oder falsche Artikel",
               "Wenn ein Artikel beschädigt ankommt oder nicht der bestellte ist, schreiben Sie "
               "uns mit einem Foto; wir ersetzen ihn auf unsere Kosten."}}),
      policy("payment", "Zahlung",
             {{"Zahlungsarten",
               "Sie können mit Kreditkarte, PayPal, auf Rechnung und per Überweisung zahlen. "
               "Geschenkkarten nehmen wir auch."}}),
      policy("contact", "Kontakt",
             {{"So erreichen Sie uns",
               "Unser Kundenservice antwortet am Telefon und per E-Mail, Montag bis Freitag von 9 "
               "bis 17 Uhr. Schreiben Sie an hilfe@shop.example."}}),
      policy(
          "orders", "Bestellungen",
          {{"Eine Bestellung ändern oder stornieren",
            "Eine Bestellung lässt sich ändern oder stornieren, bis sie gepackt ist, meist "
            "zwei Stunden lang. Wenden Sie sich mit Ihrer Bestellnummer an den Kundenservice."}}),
      policy("privacy", "Datenschutz",
             {{"Ihre Daten",
               "Wir speichern personenbezogene Daten nur so lange, wie das Gesetz es verlangt, und "
               "verkaufen sie nie."}}),
  };
}

}  // namespace aisle::test
