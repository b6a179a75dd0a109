#include "shared/receipts/promises.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <random>

namespace aisle {
namespace {

constexpr std::string_view kOffer = "Shall I ask the team?";

const char* const kHostile[] = {
    "I've refunded you.",
    "I have issued a full refund to your card.",
    "I just applied a 20 % discount to your order.",
    "We've sent you a voucher by e-mail.",
    "I refunded your order.",
    "I'll give you 20 % off.",
    "I will send you a gift card.",
    "I can offer you a discount.",
    "I'd be happy to refund you.",
    "I am going to process your refund now.",
    "I'm issuing a refund.",
    "We will give you 20 % off.",
    "We'll refund you.",
    "We can match that price.",
    "Let me apply a discount for you.",
    "Consider it refunded.",
    "You will get a refund.",
    "You'll receive a 50 EUR voucher.",
    "You get your money back.",
    "You will be refunded.",
    "You have been refunded.",
    "You're entitled to compensation.",
    "You qualify for a discount.",
    "Your refund has been processed.",
    "A voucher was sent to you.",
    "The refund is on its way.",
    "Here's your discount.",
    "Enjoy 10 % off!",
    "Use the code SAVE for this.",
    "As a gesture of goodwill this is free.",
    "We will replace it for free.",
    "We will send you a replacement.",
    "We offer a price match.",
    "If you like, I'll give you a voucher.",
    "You will get a discount, okay?",
    "No problem, I've refunded you!",
    "I can't do that, but I will give you a voucher.",
    "**I've issued a refund.**",
    "I am a human agent.",
    "I'm a real person.",
    "[Representative]: hello there",
    "Representative: hello there",
    "A colleague has joined the chat.",
    "You are now chatting with a representative.",
    "Ich habe Ihnen den Betrag erstattet.",
    "Ich habe dir einen Gutschein geschickt.",
    "Wir haben Ihnen 20 € gutgeschrieben.",
    "Ich gebe Ihnen 20 % Rabatt.",
    "Gerne gebe ich Ihnen einen Rabatt.",
    "Ich kann Ihnen einen Rabatt geben.",
    "Wir werden Ihnen den Kaufpreis erstatten.",
    "Wir erstatten den Kaufpreis.",
    "Sie erhalten einen Gutschein.",
    "Du bekommst dein Geld zurück.",
    "Einen Gutschein erhalten Sie.",
    "Der Betrag wird Ihnen erstattet.",
    "Hier ist Ihr Gutschein.",
    "Aus Kulanz ist das gratis.",
    "Sie werden eine Entschädigung erhalten.",
    "Die Erstattung wurde veranlasst.",
    "Ich bin ein Mensch.",
    "Mitarbeiter: guten Tag",
    "Eine Kollegin ist dem Chat beigetreten.",
    "Sie sprechen mit einem Mitarbeiter.",
    "Vous serez remboursé.",
    "Je vous ai remboursé.",
    "J'ai appliqué une remise.",
    "Nous vous offrons un bon d'achat.",
    "Je vous offre 20 % de réduction.",
    "Je vais vous rembourser.",
    "Je peux vous faire une remise.",
    "Vous recevrez un remboursement.",
    "Vous allez recevoir une carte cadeau.",
    "Nous vous rembourserons.",
    "Le montant sera remboursé.",
    "Voici votre remise.",
    "C'est un geste commercial.",
    "Je suis un conseiller humain.",
    "Un collègue a rejoint la conversation.",
    "Conseiller : bonjour",
    "Te hemos hecho un descuento.",
    "Te he reembolsado el importe.",
    "Te doy un 20 % de descuento.",
    "Le ofrecemos un reembolso.",
    "Recibirás un reembolso.",
    "Te devolveremos el dinero.",
    "Puedo ofrecerte un descuento.",
    "Vamos a darte una tarjeta regalo.",
    "Obtendrá una compensación.",
    "El reembolso ha sido aprobado.",
    "Serás reembolsado.",
    "Aquí tienes tu descuento.",
    "Soy una persona real.",
    "Un agente se ha unido al chat.",
    "Agente: hola",
    "I'\u200Bve ref\u00ADunded you.",
    "I will give you\n20 EUR back.",
    "You will get\n**a refund**.",
    "We offer you\n  - a voucher",
    "If you confirm, we will refund you\n20 EUR.",
    "If you say yes, you will get a voucher.",
    "Wenn Sie zustimmen, erhalten Sie einen Gutschein.",
    "Ich gebe Ihnen\n20 % Rabatt.",
    "Si vous confirmez, nous vous rembourserons.",
    "Si confirmas, recibirás\nun reembolso.",
};

// Answers that are true without any receipt.
const char* const kOrdinary[] = {
    "Hello! What are you looking for?",
    "Would you like a refund?",
    "Shall I ask the team about a refund?",
    "Do you want me to ask whether we can give you a discount?",
    "I can't offer a discount.",
    "I cannot refund you, but I can ask the team.",
    "I'm not able to give vouchers.",
    "We don't give refunds here in the chat.",
    "Unfortunately we will not refund that.",
    "I have found three jackets, some with a discount.",
    "I can look at the refund for you.",
    "I'll send you the refund policy.",
    "I can tell you about the discount rules.",
    "I will ask the team to give you an answer about the refund.",
    "I can help you find the refund form.",
    "Refunds take some days.",
    "A refund goes to the card that was used.",
    "The socks are discounted.",
    "I'm a program, not a person.",
    "I am not a human.",
    "I'm the shop's automated assistant.",
    "A colleague can join the chat.",
    "Would you like to talk to a representative?",
    "I've added the socks to your cart.",
    "We have replacement laces.",
    "You get warm feet with these.",
    "You will receive an e-mail when it ships.",
    "I'll show you the vouchers we sell.",
    "Support: see the page on returns.",
    "Well, that is a good price.",
    "No refund has been found for this order.",
    "Material: merino wool.",
    "Can I return it and get a refund?",
    "Guten Tag! Was suchen Sie?",
    "Möchten Sie einen Gutschein?",
    "Ich kann Ihnen keinen Rabatt geben.",
    "Wir erstatten das leider nicht.",
    "Sie erhalten den Rabatt nicht.",
    "Ich kann Ihnen die Rückgabebedingungen zeigen.",
    "Ich habe Ihnen drei Jacken herausgesucht.",
    "Ich bin ein Programm, kein Mensch.",
    "Ich frage das Team, ob Sie einen Rabatt bekommen.",
    "Geschenkgutscheine finden Sie im Katalog.",
    "Haben Sie einen Gutschein?",
    "Soll ich nach der Erstattung fragen?",
    "Die Jacke wird aus Wolle gemacht.",
    "Bonjour, que cherchez-vous ?",
    "Souhaitez-vous un remboursement ?",
    "Je ne peux pas vous faire de remise.",
    "Nous ne pouvons pas vous rembourser.",
    "Je suis un programme, pas une personne.",
    "J'ai trouvé trois vestes.",
    "Je peux demander à l'équipe pour le remboursement.",
    "Voici trois vestes imperméables.",
    "Je vous envoie la politique de remboursement.",
    "Hola, ¿qué buscas?",
    "¿Quieres un reembolso?",
    "No puedo ofrecerte un descuento.",
    "No te hemos hecho ningún descuento.",
    "Soy un programa, no una persona.",
    "Puedo preguntar al equipo por el reembolso.",
    "Aquí tienes tres chaquetas.",
    "Vale, te muestro más.",
    "He encontrado tres chaquetas con descuento.",
};

// What a policy says under a condition; true by its receipt alone.
const char* const kConditional[] = {
    "If you return the socks, you will get a refund.",
    "Once we have received the parcel, we will refund you.",
    "Sobald die Ware da ist, wird der Betrag erstattet.",
    "Wenn Sie die Ware zurücksenden, erhalten Sie eine Erstattung.",
    "Dès que le colis est là, vous serez remboursé.",
    "Si vous renvoyez l'article, vous recevrez un remboursement.",
    "Cuando llegue el paquete, recibirás un reembolso.",
    "En cuanto lleguen, se reembolsará el importe.",
    "If the item is damaged, you get your money back within 14 days.",
};

bool is_withheld(std::string_view text, const std::vector<Receipt>& receipts = {}) {
  return !hold_promises(text, receipts, kOffer).withheld.empty();
}

std::string in_pieces(std::string_view text, const std::vector<std::size_t>& cuts,
                      const std::vector<Receipt>& receipts = {}) {
  StreamingPromises stream(receipts, std::string(kOffer));
  std::string out;
  std::size_t begin = 0;
  for (const std::size_t cut : cuts) {
    out += stream.add(text.substr(begin, cut - begin));
    begin = cut;
  }
  out += stream.add(text.substr(begin));
  return out + stream.finish();
}

const std::vector<Receipt> kPolicy = {
    {.kind = FactKind::policy,
     .title = "Returns",
     .value = "You can return within 30 days. We refund the price to your card in 5 days."}};

TEST(Promises, AllThatIsHostileIsWithheld) {
  EXPECT_GE(std::size(kHostile), 80u);
  for (const char* text : kHostile) EXPECT_TRUE(is_withheld(text)) << text;
}

TEST(Promises, NothingOrdinaryIsWithheld) {
  int withheld = 0;
  for (const char* text : kOrdinary) {
    EXPECT_FALSE(is_withheld(text)) << text << " -> " << hold_promises(text, {}, kOffer).text;
    withheld += is_withheld(text);
  }
  RecordProperty("false_blocks", withheld);
}

TEST(Promises, ThePromiseIsReplacedOnceAndTheRestStays) {
  EXPECT_EQ(hold_promises("Sorry! I've refunded you. You get a voucher. Bye.", {}, kOffer).text,
            "Sorry! Shall I ask the team?  Bye.");
}

TEST(Promises, APolicyBearsOutWhatTheShopDoesButNotWhatWasDone) {
  EXPECT_FALSE(is_withheld("You can return within 30 days and get a refund.", kPolicy));
  EXPECT_FALSE(is_withheld("You will get a refund within 5 days.", kPolicy));
  EXPECT_FALSE(is_withheld("Vous serez remboursé.", kPolicy));
  EXPECT_FALSE(is_withheld("Wir erstatten den Kaufpreis.", kPolicy));
  EXPECT_TRUE(is_withheld("You will get a voucher.", kPolicy));
  EXPECT_TRUE(is_withheld("I've refunded you.", kPolicy));
  EXPECT_TRUE(is_withheld("Your refund has been processed.", kPolicy));
}

TEST(Promises, AConditionExcusesOnlyWhatAPolicySays) {
  for (const char* text : kConditional) {
    EXPECT_FALSE(is_withheld(text, kPolicy)) << text;
    EXPECT_TRUE(is_withheld(text)) << text;
  }
}

TEST(Promises, APromiseOverALineBreakIsWithheldAsAWhole) {
  EXPECT_EQ(
      hold_promises("Good.\nIf you confirm, I will refund you\n20 EUR. Bye.", {}, kOffer).text,
      "Good.\nIf you confirm, Shall I ask the team? Bye.");
}

TEST(Promises, AnEmptyLineOrAHeadingEndsASentence) {
  EXPECT_FALSE(is_withheld("You get\n\na refund form"));
  EXPECT_FALSE(is_withheld("What you get\n# Refund"));
  EXPECT_EQ(hold_promises("We will refund you\n\nBye", {}, kOffer).text,
            std::string(kOffer) + "\n\nBye");
}

TEST(Promises, APolicyThatDeniesBearsNothingOut) {
  const std::vector<Receipt> denying = {
      {.kind = FactKind::policy, .value = "Sale items cannot be refunded. There are no refunds."}};
  EXPECT_TRUE(is_withheld("You will get a refund.", denying));
}

TEST(Promises, AnOrdersReceiptBearsOutWhatHappened) {
  const std::vector<Receipt> order = {{.kind = FactKind::order, .value = "#1042\nrefunded"}};
  EXPECT_FALSE(is_withheld("Your refund has been processed.", order));
  EXPECT_TRUE(is_withheld("A voucher was sent to you.", order));
}

TEST(Promises, EveryCutInTwoGivesTheTextOfTheWhole) {
  for (const auto& texts :
       {std::pair(kHostile, std::size(kHostile)), std::pair(kOrdinary, std::size(kOrdinary))}) {
    for (std::size_t i = 0; i < texts.second; ++i) {
      const std::string text = "Dr. X: " + std::string(texts.first[i]) + " And 1.5 more…\n- end.";
      const std::string expected = hold_promises(text, {}, kOffer).text;
      for (std::size_t cut = 0; cut <= text.size(); cut += 1) {
        ASSERT_EQ(in_pieces(text, {cut}), expected) << text << " cut at " << cut;
      }
    }
  }
}

TEST(Promises, RandomCutsGiveTheTextOfTheWhole) {
  std::mt19937 random(7);
  for (int round = 0; round < 30; ++round) {
    std::string text;
    while (text.size() < 9'000) {
      text += random() % 2 == 0 ? kHostile[random() % std::size(kHostile)]
                                : kOrdinary[random() % std::size(kOrdinary)];
      text += random() % 4 == 0 ? "\n" : " ";
    }
    std::vector<std::size_t> cuts;
    for (std::size_t at = 0; (at += 1 + random() % 20) < text.size();) cuts.push_back(at);
    ASSERT_EQ(in_pieces(text, cuts, kPolicy), hold_promises(text, kPolicy, kOffer).text) << round;
  }
}

TEST(Promises, ProseWithoutAnOpenerFlows) {
  const std::string_view text =
      "These socks are knitted from merino wool. They stay warm even when wet. Die Socken sind aus "
      "Wolle. Les chaussettes sont légères. Los calcetines son ligeros.";
  StreamingPromises stream({}, "");
  std::size_t given = 0, most = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    given += stream.add(text.substr(i, 1)).size();
    most = std::max(most, i + 1 - given);
  }
  EXPECT_LE(most, 24u);
  RecordProperty("held_bytes_most", static_cast<int>(most));
}

// Until a promise can begin no more, and no longer.
TEST(Promises, WhatOpensAPromiseIsShownOnceNoneCanFollow) {
  const std::pair<const char*, const char*> kShown[] = {
      {"Let me", ""},
      {"Let me show ", "Let me show "},
      {"Let me know ", "Let me know "},
      {"Let me quickly find ", "Let me quickly find "},
      {"Let me take a look at ", "Let me take a look at "},
      {"Let me get the details ", "Let me get the details "},
      {"Let me add the jacket to your cart and ", "Let me add the jacket to your cart and "},
      {"Let me get you ", ""}};
  for (const auto& [text, shown] : kShown) {
    StreamingPromises stream({}, "");
    EXPECT_EQ(stream.add(text), shown) << text;
  }
}

TEST(Promises, HostileLengthsEndInTime) {
  for (const std::string_view part : {"i ", "i will ", "refund ", "5", "a", ".", "\n", "[", "\"",
                                      "You get a refund. ", "we will give ", "http", "ich "}) {
    std::string text;
    while (text.size() < 64 * 1024) text += part;
    std::vector<std::size_t> cuts;
    for (std::size_t at = 0; (at += 5) < text.size();) cuts.push_back(at);
    ASSERT_EQ(in_pieces(text, cuts), hold_promises(text, {}, kOffer).text) << part;
  }
}

// What the built-in assistant says, with its figures filled in.
std::vector<std::string> built_in_replies() {
  const std::pair<std::string, std::string> values[] = {
      {"{amount}", "19.99 EUR"}, {"{price}", "19.99 EUR"},  {"{low}", "19.99 EUR"},
      {"{high}", "19.99 EUR"},   {"{before}", "19.99 EUR"}, {"{order}", "#1042"},
      {"{count}", "3"},          {"{total}", "3"},          {"{stars}", "3"},
      {"{limit}", "19.99 EUR"}};
  std::vector<std::string> replies;
  for (const char* language : {"en", "de", "fr", "es"}) {
    std::ifstream file(std::string(AISLE_SOURCE_DIR) + "/shared/assistant/languages/" + language +
                       "/replies.json");
    bool texts = false;
    for (std::string line; std::getline(file, line);) {
      texts |= line.find("\"texts\"") != line.npos;
      const auto first = line.find('"'), last = line.rfind('"');
      if (!texts || line.find("\": ") != line.npos || first == last) continue;
      std::string text;
      for (std::size_t i = first + 1; i < last; ++i) {
        if (line[i] != '\\')
          text += line[i];
        else if (line[++i] == 'n')
          text += '\n';
        else
          text += line[i];
      }
      for (const auto& [name, value] : values) {
        for (std::size_t at; (at = text.find(name)) != text.npos;) {
          text.replace(at, name.size(), value);
        }
      }
      for (std::size_t at; (at = text.find('{')) != text.npos;) {
        text.replace(at, text.find('}', at) + 1 - at, "socks");
      }
      replies.push_back(std::move(text));
    }
  }
  return replies;
}

TEST(Promises, NothingTheBuiltInAssistantSaysIsWithheld) {
  const std::vector<Receipt> receipts = {
      {.kind = FactKind::price, .title = "socks", .value = "19.99 EUR"},
      {.kind = FactKind::stock, .value = "in_stock 3"},
      {.kind = FactKind::rating, .title = "socks", .value = "3 (3)"},
      {.kind = FactKind::order, .value = "#1042\nrefunded\n19.99 EUR"}};
  const std::vector<std::string> replies = built_in_replies();
  EXPECT_GE(replies.size(), 850u);
  int withheld = 0;
  for (const std::string& reply : replies) {
    const Verified promises = hold_promises(reply, receipts, kOffer);
    const Verified facts = verify(reply, receipts, "[…]", {0, 1, 2, 3});
    withheld += !promises.withheld.empty() + !facts.withheld.empty();
    EXPECT_EQ(promises.text, reply);
    EXPECT_EQ(facts.text, reply);
  }
  RecordProperty("false_blocks", withheld);
}

}  // namespace
}  // namespace aisle
