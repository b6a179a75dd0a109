// The products and policies of a small outdoor shop in French, for conversations in tests. The ids
// are those of shop_catalog.h.
#pragma once

#include <string>
#include <vector>

#include "tests/support/shop_catalog.h"

namespace aisle::test {

inline std::vector<Product> french_products() {
  const ChoiceNames names{"Couleur", "Taille"};
  const std::vector<std::string> rain = {"Vêtements", "Vestes", "Vestes de pluie"};
  const std::vector<std::string> down = {"Vêtements", "Vestes", "Doudounes"};
  const std::vector<std::string> boots = {"Chaussures", "Chaussures de randonnée"};
  const std::vector<std::string> packs = {"Sacs", "Sacs à dos"};
  return {
      ProductBuilder("storm", "Veste Tempête")
          .in(rain)
          .by("Tarnfell")
          .rated(460, 120)
          .has(without(grid(12900, {"Rouge braise", "Bleu lac"}, kLetters, names), "XL"))
          .with("Matière", "Polyester recyclé")
          .with("Poids", "410 g")
          .with("Imperméable", "20 000 mm de colonne d'eau")
          .with("Genre", "Femme")
          .about("Une veste imperméable pour les jours de pluie. La capuche passe sur un casque et "
                 "a une visière rigide.\n\nDeux fermetures sous les bras laissent sortir la "
                 "chaleur."),
      ProductBuilder("drizzle", "Veste Bruine")
          .in(rain)
          .by("Brezza")
          .rated(410, 64)
          .has(sale(grid(7900, {"Jaune soleil", "Bleu nuit"}, kLetters, names), 9900))
          .with("Matière", "Nylon")
          .with("Poids", "280 g")
          .with("Imperméable", "Oui")
          .with("Genre", "Homme")
          .about("Une veste légère et imperméable qui se range dans sa propre poche."),
      ProductBuilder("kidrain", "Veste de pluie Flaque enfant")
          .in(rain)
          .by("Brezza")
          .rated(470, 88)
          .has(grid(4900, {"Jaune soleil", "Rouge braise"}, {"110", "122", "134"}, names))
          .with("Imperméable", "Oui")
          .with("Genre", "Enfant")
          .about("Colorée, imperméable et facile à fermer pour de petites mains."),
      ProductBuilder("cirrus", "Doudoune Cirrus")
          .in(down)
          .by("Oslund")
          .rated(480, 210)
          .has(grid(22900, {"Noir charbon", "Rouge braise"}, kLetters, names))
          .with("Matière", "Nylon")
          .with("Poids", "390 g")
          .with("Pouvoir gonflant", "750 cuin")
          .with("Imperméable", "Non")
          .about("Du duvet d'oie chaud pour les soirées froides. Pas pour la pluie : le duvet "
                 "mouillé ne chauffe plus."),
      ProductBuilder("nimbus", "Veste isolante Nimbus")
          .in(down)
          .by("Korrin")
          .rated(430, 51)
          .has(grid(14900, {"Vert mousse", "Gris ardoise"}, kLetters, names))
          .with("Poids", "520 g")
          .about("Un garnissage synthétique qui reste chaud quand il est humide."),
      ProductBuilder("fjord2", "Tente Fjord 2")
          .in({"Tentes"})
          .by("Tarnfell")
          .rated(450, 140)
          .has(grid(24900, {"Vert mousse"}, {}, names))
          .with("Capacité", "2 personnes")
          .with("Poids", "1,9 kg")
          .with("Matière", "Polyester ripstop")
          .with("Encombrement", "45 x 14 cm")
          .with("Saison", "3 saisons")
          .about("Une tente pour deux qui se monte en dix minutes. L'abside abrite deux sacs."),
      ProductBuilder("fjord4", "Tente familiale Fjord 4")
          .in({"Tentes"})
          .by("Tarnfell")
          .rated(440, 75)
          .has(grid(39900, {"Vert mousse", "Beige sable"}, {}, names))
          .with("Capacité", "4 personnes")
          .with("Poids", "4,2 kg")
          .with("Matière", "Polyester ripstop")
          .about("De la place pour quatre et un jour de pluie. Deux portes, deux absides."),
      ProductBuilder("solo", "Tente Troglodyte Solo")
          .in({"Tentes"})
          .by("Oslund")
          .rated(470, 45)
          .has(grid(18900, {"Gris ardoise", "Orange rouille"}, {}, names))
          .with("Capacité", "1 personne")
          .with("Poids", "1,1 kg")
          .about("La tente la plus légère ici, pour une personne. Elle tient avec vos bâtons."),
      ProductBuilder("basecamp", "Tente Camp de base 3")
          .in({"Tentes"})
          .by("Korrin")
          .rated(390, 22)
          .has(sale(grid(14900, {"Bleu lac"}, {}, names), 17900))
          .with("Capacité", "3 personnes")
          .with("Poids", "3,4 kg")
          .about("Un dôme simple pour les festivals et les nuits d'été."),
      ProductBuilder("tarp", "Tarp Canopée")
          .in({"Tentes"})
          .by("Korrin")
          .rated(420, 31)
          .has({sold_out(variant(6900, {{"Couleur", "Vert mousse"}}))})
          .with("Poids", "620 g")
          .about("Un toit pour la cuisine ou une nuit sous les arbres."),
      ProductBuilder("summit", "Chaussures Sommet Pro")
          .in(boots)
          .by("Korrin")
          .rated(460, 190)
          .has(without(grid(17900, {"Gris ardoise", "Noir charbon"}, kShoes, names), "44"))
          .with("Matière", "Cuir")
          .with("Poids", "620 g")
          .with("Imperméable", "Oui")
          .about("Des chaussures en cuir avec membrane pour les chemins rudes. La semelle se "
                 "remplace."),
      ProductBuilder("meadow", "Chaussures Prairie Mid")
          .in(boots)
          .by("Brezza")
          .rated(420, 97)
          .has(grid(9900, {"Vert mousse", "Beige sable"}, kShoes, names))
          .with("Matière", "Daim")
          .with("Poids", "480 g")
          .with("Imperméable", "Non")
          .about("Des chaussures légères pour les chemins secs."),
      ProductBuilder("ridge", "Chaussures de trail Crête")
          .in({"Chaussures", "Chaussures de course"})
          .by("Oslund")
          .rated(440, 130)
          .has(grid(11900, {"Orange rouille", "Bleu lac"}, kShoes, names))
          .with("Poids", "290 g")
          .about("De l'accroche dans la boue, de la place pour les orteils."),
      ProductBuilder("ferry28", "Sac à dos Traversée 28")
          .in(packs)
          .by("Oslund")
          .rated(460, 322)
          .has(grid(11900, {"Vert mousse", "Rouge braise", "Noir charbon"}, {}, names))
          .with("Volume", "28 l")
          .with("Poids", "980 g")
          .with("Imperméable", "Housse de pluie incluse")
          .about("Un sac pour la journée avec un dos en filet tendu. Un ordinateur de 15 pouces "
                 "entre dans la poche."),
      ProductBuilder("ferry18", "Sac à dos Traversée 18")
          .in(packs)
          .by("Oslund")
          .rated(450, 208)
          .has(grid(8900, {"Bleu lac", "Jaune soleil"}, {}, names))
          .with("Volume", "18 l")
          .with("Poids", "640 g")
          .about("Le petit frère pour les sorties courtes et le trajet du travail."),
      ProductBuilder("haul", "Sac de trek Long cours 65")
          .in({"Sacs", "Sacs de trek"})
          .by("Oslund")
          .rated(480, 176)
          .has(sale(grid(27900, {"Gris ardoise"}, {}, names), 31900))
          .with("Volume", "65 l")
          .with("Poids", "2150 g")
          .about("Pour des semaines plutôt que pour des jours."),
      ProductBuilder("drybag", "Sac étanche Loutre 20")
          .in({"Sacs", "Sacs étanches"})
          .by("Tarnfell")
          .rated(470, 295)
          .has(grid(2900, {"Jaune soleil", "Rouge braise"}, {}, names))
          .with("Volume", "20 l")
          .with("Imperméable", "Oui")
          .about("Rouler trois fois, fermer, c'est prêt."),
      ProductBuilder("polar", "Sac de couchage Polaire 800")
          .in({"Sacs de couchage"})
          .by("Korrin")
          .rated(490, 77)
          .has(grid(29900, {"Bleu nuit"}, {"Normal", "Long"}, names))
          .with("Température de confort", "-8 °C")
          .with("Poids", "1350 g")
          .with("Garnissage", "Duvet d'oie")
          .about("Un sac de couchage en duvet pour les nuits d'hiver."),
      ProductBuilder("summer", "Sac de couchage Été 200")
          .in({"Sacs de couchage"})
          .by("Brezza")
          .rated(400, 120)
          .has(grid(5900, {"Bleu lac", "Vert mousse"}, {"Normal", "Long"}, names))
          .with("Température de confort", "12 °C")
          .with("Poids", "780 g")
          .with("Entretien", "Lavage en machine à 30 degrés")
          .about("Un sac léger pour les nuits chaudes et les refuges."),
      ProductBuilder("beam", "Lampe frontale Rayon 400")
          .in({"Éclairage", "Lampes frontales"})
          .by("Tarnfell")
          .rated(460, 260)
          .has(grid(5900, {"Noir charbon", "Orange rouille"}, {}, names))
          .with("Luminosité", "400 lumens")
          .with("Autonomie", "40 heures")
          .with("Poids", "86 g")
          .about("Se recharge par USB-C. Une lumière rouge ménage les yeux la nuit."),
      ProductBuilder("spark", "Lampe frontale Étincelle 200")
          .in({"Éclairage", "Lampes frontales"})
          .by("Brezza")
          .rated(410, 140)
          .has(grid(2900, {"Bleu lac", "Rouge braise"}, {}, names))
          .with("Luminosité", "200 lumens")
          .with("Autonomie", "60 heures")
          .with("Poids", "74 g")
          .about("Fonctionne avec trois piles AAA, fournies."),
      ProductBuilder("lantern", "Lanterne de camp Lueur")
          .in({"Éclairage", "Lanternes"})
          .by("Korrin")
          .has(grid(3900, {"Blanc neige"}, {}, names))
          .with("Luminosité", "300 lumens")
          .about("Une lumière chaude pour la table."),
      ProductBuilder("gas", "Réchaud à gaz Braise")
          .in({"Cuisine", "Réchauds"})
          .by("Tarnfell")
          .rated(440, 84)
          .has(grid(4500, {"Gris ardoise"}, {}, names))
          .with("Poids", "95 g")
          .about("Fait bouillir un demi-litre en trois minutes. Cartouches vendues à part."),
      ProductBuilder("pot", "Popote Bouilloire")
          .in({"Cuisine", "Popotes"})
          .by("Korrin")
          .rated(450, 61)
          .has(grid(3900, {"Gris ardoise"}, {}, names))
          .with("Matière", "Titane")
          .with("Poids", "240 g")
          .about("Deux casseroles et un couvercle qui sert de poêle."),
      ProductBuilder("beanie", "Bonnet Mérinos")
          .in({"Vêtements", "Bonnets et gants"})
          .by("Oslund")
          .rated(470, 286)
          .has(grid(2900, {"Rouge braise", "Gris ardoise", "Bleu nuit"}, {}, names))
          .with("Matière", "100 pour cent laine mérinos")
          .about("Fin, chaud et il passe sous un casque."),
      ProductBuilder("gloves", "Gants Guide")
          .in({"Vêtements", "Bonnets et gants"})
          .by("Korrin")
          .rated(450, 113)
          .has(grid(8500, {"Noir charbon"}, {"S", "M", "L"}, names))
          .with("Matière", "Cuir de chèvre")
          .with("Tactile", "Oui")
          .about("Du cuir là où passent les cordes, du softshell là où bougent les mains."),
      ProductBuilder("socks", "Chaussettes Sentier mérinos")
          .in({"Vêtements", "Chaussettes"})
          .by("Brezza")
          .rated(460, 301)
          .has(grid(1900, {"Gris ardoise", "Vert mousse"}, {"36-38", "39-41", "42-44"}, names))
          .with("Matière", "Laine mérinos")
          .about("Rembourrées au talon et aux orteils."),
  };
}

inline std::vector<Policy> french_policies() {
  return {
      policy("delivery", "Livraison",
             {{"Délais et frais de livraison",
               "La livraison standard prend 2 à 4 jours ouvrés et coûte 4,90 EUR. À partir de 75 "
               "EUR elle est gratuite. La livraison express arrive le jour ouvré suivant et coûte "
               "12,90 EUR."},
              {"Livraison à l'étranger",
               "Nous livrons dans tous les pays de l'Union européenne, en Norvège et en Suisse. La "
               "livraison à l'étranger prend 4 à 8 jours ouvrés. Les droits de douane pour la "
               "Suisse sont payés par l'acheteur."},
              {"Suivre un colis",
               "Quand votre commande part de chez nous, vous recevez un e-mail avec un lien de "
               "suivi. Il montre où est le colis."}}),
      policy("returns", "Retours",
             {{"Retourner un article",
               "Vous pouvez retourner les articles non utilisés dans les 30 jours après la "
               "livraison. L'étiquette de retour est dans le colis et le retour est gratuit dans "
               "l'Union européenne."},
              {"Articles soldés",
               "Les articles soldés peuvent être retournés comme les autres dans les 30 jours, "
               "sauf s'ils sont marqués comme vente définitive."},
              {"Remboursements",
               "Nous remboursons dans les 5 jours ouvrés après l'arrivée du colis, sur le moyen de "
               "paiement utilisé."},
              {"Échanges",
               "Pour échanger contre une autre taille, retournez l'article et commandez la bonne "
               "taille ; la deuxième livraison est gratuite."}}),
      policy("warranty", "Garantie",
             {{"Garantie",
               "Tous les produits ont une garantie de 3 ans contre les défauts de matière et de "
               "fabrication. L'usure normale n'est pas couverte."},
              {"Articles endommagés ou erronés",
               "Si un article arrive endommagé ou n'est pas celui commandé, écrivez-nous avec une "
               "photo ; nous le remplaçons à nos frais."}}),
      policy("payment", "Paiement",
             {{"Moyens de paiement",
               "Vous pouvez payer par carte bancaire, PayPal, facture et virement. Les cartes "
               "cadeaux sont aussi acceptées."}}),
      policy("contact", "Contact",
             {{"Comment nous joindre",
               "Notre service client répond par téléphone et par e-mail, du lundi au vendredi de 9 "
               "h à 17 h. Écrivez à aide@shop.example."}}),
      policy("orders", "Commandes",
             {{"Modifier ou annuler une commande",
               "Une commande peut être modifiée ou annulée jusqu'à ce qu'elle soit emballée, en "
               "général pendant deux heures. Contactez le service client avec votre numéro de "
               "commande."}}),
      policy("privacy", "Confidentialité",
             {{"Vos données",
               "Nous gardons les données personnelles seulement aussi longtemps que la loi "
               "l'exige, et ne les vendons jamais."}}),
  };
}

}  // namespace aisle::test
