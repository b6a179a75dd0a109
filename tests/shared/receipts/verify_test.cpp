#include "shared/receipts/verify.h"

#include <gtest/gtest.h>

namespace aisle {
namespace {

Receipt receipt(FactKind kind, std::string value, std::string title = "", std::string url = "") {
  Receipt r;
  r.kind = kind;
  r.value = std::move(value);
  r.title = std::move(title);
  r.url = std::move(url);
  return r;
}

const std::vector<Receipt>& turn_receipts() {
  static const std::vector<Receipt> receipts = {
      receipt(FactKind::price, "19.99 EUR", "Trail socks", "https://shop.example/p/socks"),
      receipt(FactKind::price, "1299.00 USD", "Alpine tent 3000"),
      receipt(FactKind::stock, "in_stock 3", "Trail socks, size 42"),
      receipt(FactKind::rating, "4.65 (132)", "Trail socks"),
      receipt(FactKind::attribute, "20,000 mm", "Water column"),
      receipt(
          FactKind::policy,
          "Sale items can be returned within 30 days, until 24 November 2026, with 10 % off the "
          "next order. We are open 9:00-18:00. Write to help@shop.example. Free from €50.",
          "Returns: sale items", "https://shop.example/returns#sale")};
  return receipts;
}

std::vector<std::string> withheld(std::string_view text, std::vector<std::int64_t> allowed = {}) {
  std::vector<std::string> facts;
  for (Withheld& w : verify(text, turn_receipts(), "…", allowed).withheld) facts.push_back(w.fact);
  return facts;
}
using Facts = std::vector<std::string>;

TEST(Verify, AnAmountInAnyWritingIsTheSameAmount) {
  for (const char* text :
       {"€19.99", "19.99 €", "19,99 €", "EUR 19.99", "19.99 EUR", "19,99EUR", "€ 19,99",
        "19.99 euros", "$1,299", "$1,299.00", "1299 USD", "US$1299", "1.299,00 USD", "$1’299",
        "€٥٠", "1\u202F299,00\u00A0$US", "1.299,00\u00A0$", "19,99\u00A0€", "USD\u00A01,299.00"}) {
    EXPECT_EQ(withheld(text), Facts{}) << text;
  }
}

TEST(Verify, AnotherAmountOrCurrencyIsWithheld) {
  for (const char* text : {"€19.98", "€1999", "€20", "19,99 $", "£19.99", "CHF 19.99", "$1,298",
                           "€1,299", "$129.90", "€0"}) {
    EXPECT_EQ(withheld(text), Facts{text}) << text;
  }
}

TEST(Verify, WhatIsWithheldIsReplacedAndTheRestStays) {
  const Verified v =
      verify("It costs €19.99 instead of €29.99.", turn_receipts(), "[not confirmed]");
  EXPECT_EQ(v.text, "It costs €19.99 instead of [not confirmed].");
  EXPECT_EQ(v.withheld, (std::vector<Withheld>{{29, 37, "€29.99"}}));
}

TEST(Verify, PercentagesNeedAReceipt) {
  EXPECT_EQ(withheld("10% off, 10 percent, 10 %"), Facts{});
  EXPECT_EQ(withheld("Now 15% off"), Facts{"15%"});
  EXPECT_EQ(withheld("30 percent off"), Facts{"30 percent"}) << "30 days are not 30 percent";
}

TEST(Verify, DatesInAnyWritingAreTheSameDay) {
  for (const char* text :
       {"2026-11-24", "24 November 2026", "November 24, 2026", "24. November 2026", "24.11.2026",
        "11/24/2026", "24/11/2026", "24 November", "Nov 24"}) {
    EXPECT_EQ(withheld(text), Facts{}) << text;
  }
  for (const char* text :
       {"2026-11-25", "25 November 2026", "November 24, 2027", "12/24/2026", "24 May"}) {
    EXPECT_EQ(withheld(text).size(), 1u) << text;
  }
}

TEST(Verify, AStockCountNeedsAReceiptOfStock) {
  EXPECT_EQ(withheld("Only 3 left!"), Facts{});
  EXPECT_EQ(withheld("Only 2 left!", {2}), Facts{"2"}) << "a count of results is no stock";
  EXPECT_EQ(withheld("There are 42 in stock."), Facts{"42"});
}

TEST(Verify, OrderNumbersNeedAReceipt) {
  EXPECT_EQ(withheld("Order #1042 is on its way"), Facts{"#1042"});
  const std::vector<Receipt> orders = {receipt(FactKind::number, "#1042", "Your order")};
  EXPECT_TRUE(verify("Order #1042 is on its way", orders, "…").withheld.empty());
}

TEST(Verify, AnOrderNumberNeedsAReceiptWithoutItsSignToo) {
  const std::pair<const char*, const char*> kSaid[] = {
      {"Your order TF-9999 is on its way.", "TF-9999"},
      {"It is tf-9999.", "tf-9999"},
      {"TF\u20119999 has shipped", "TF\u20119999"},
      {"TF–9999 has shipped", "TF–9999"},
      {"**ORD-2026-0001** is packed", "ORD-2026-0001"},
      {"It is TF10023.", "TF10023"},
      {"Your order 100234 has shipped.", "100234"},
      {"Order number: 100234", "100234"},
      {"Order no. 17 has shipped.", "17"},
      {"Your order TF-101 has shipped.", "TF-101"},
      {"Your order number is AB12CD.", "AB12CD"},
      {"The tracking number is 1Z999AA10123456784.", "1Z999AA10123456784"},
      {"Parcel JD014600003828 is there.", "JD014600003828"},
      {"Bestellung TF-9999 ist unterwegs.", "TF-9999"},
      {"Ihre Bestell-Nr. 100234 ist da.", "100234"},
      {"Ihre Bestellnummer lautet **100234**.", "100234"},
      {"Sendungsnummer: 00340434161094021501", "00340434161094021501"},
      {"Le colis n° TF-9999 est parti.", "TF-9999"},
      {"Votre commande n° 100234 est partie.", "100234"},
      {"Numéro de commande : 100234", "100234"},
      {"Su pedido TF-9999 ha salido.", "TF-9999"},
      {"El número de pedido es 100234.", "100234"},
      {"Pedido n.º 100234", "100234"}};
  for (const auto& [text, number] : kSaid) EXPECT_EQ(withheld(text), Facts{number}) << text;
}

TEST(Verify, AnOrderNumberOfAReceiptMayBeWrittenInAnyWay) {
  const std::vector<Receipt> orders = {receipt(FactKind::order, "TF-9999\n00340434161094021501"),
                                       receipt(FactKind::order, "#100234")};
  for (const char* text :
       {"Order TF-9999", "order #TF-9999", "tf-9999", "TF\u20119999", "order 100234", "#100234",
        "Bestellnummer 100234", "Sendung 00340434161094021501"}) {
    EXPECT_TRUE(verify(text, orders, "…").withheld.empty()) << text;
  }
}

TEST(Verify, WhatOnlyCountsOrMeasuresIsNoOrderNumber) {
  const std::vector<Receipt> other = {receipt(FactKind::attribute, "20000 mm")};
  EXPECT_FALSE(verify("Your order 20000 has shipped.", other, "…").withheld.empty());
  EXPECT_FALSE(verify("Your order 2000 has shipped.", {}, "…", {2000}).withheld.empty());
  EXPECT_TRUE(verify("You ordered 2 pairs; order 3 more.", {}, "…", {2, 3}).withheld.empty());
}

TEST(Verify, ModelsAndStandardsAreNames) {
  EXPECT_EQ(withheld("The WH-1000XM5, the GTX-50 and the RTX4090 have USB-C and 4K; it is EN 1621-2 "
                     "and EN ISO 20345:2011 (EN-13537, ISO 9001), from mid-2026, order USB3 or 3XL, "
                     "a package A4, the Q30, UTF-8 and a 1500ml bottle. Order a 5000mAh pack."),
            Facts{});
  EXPECT_EQ(withheld("They come EN 60 days"), Facts{"60"});
}

TEST(Verify, AModelThatLooksLikeAnOrderNumberNeedsItsProduct) {
  EXPECT_EQ(withheld("Take the DC-3000."), Facts{"DC-3000"});
  const std::vector<Receipt> product = {receipt(FactKind::price, "9.99 EUR", "Drill DC-3000")};
  EXPECT_TRUE(verify("Take the DC-3000, or order DC-3000.", product, "…").withheld.empty());
}

TEST(Verify, LinksNeedAReceipt) {
  for (const char* text :
       {"[socks](https://shop.example/p/socks)", "See https://shop.example/p/socks.",
        "[returns](/returns#sale)", "Write to help@shop.example."}) {
    EXPECT_EQ(withheld(text), Facts{}) << text;
  }
  EXPECT_EQ(withheld("[socks](https://evil.example/p/socks)"),
            Facts{"[socks](https://evil.example/p/socks)"});
  EXPECT_EQ(withheld("at www.evil.example/a, now"), Facts{"www.evil.example/a"});
  EXPECT_EQ(withheld("ask ceo@evil.example"), Facts{"ceo@evil.example"});
  EXPECT_EQ(withheld("[x](/admin)"), Facts{"[x](/admin)"});
}

TEST(Verify, NoLinkWithoutAReceiptPassesInAnyForm) {
  for (const char* text :
       {"![p](https://evil.example/p.png)", "[a](<https://evil.example/x>)",
        "[a]( https://evil.example \"t\")", "[a](https://evil.example 't')", "[a]()",
        "[a](javascript:alert(1))", "[a](JaVaScRiPt:x)", "[a](data:text/html,x)", "[a](//evil.example)",
        "[r]: /admin", "[r]: <javascript:x>", "javascript:alert", "data:text/html;base64,AAA",
        "vbscript:x", "HTTPS://EVIL.EXAMPLE/x", "WWW.evil.example", "ftp://evil.example/x",
        "evil.example/x", "evil.com", "Evil.COM", "evil.co.uk", "shop.example.evil.net/p",
        "a\u200B.evil.com", "java\u00ADscript:x", "[a](h\u200Dttps://evil.example)"}) {
    EXPECT_EQ(withheld(text).size(), 1u) << text;
  }
  const Verified nested = verify("[![a](https://evil.example/1)](https://evil.example/2)", {}, "…");
  EXPECT_EQ(nested.text, "[……");
}

TEST(Verify, TheShopsOwnAddressMayBeSaidWithoutItsScheme) {
  EXPECT_EQ(withheld("See shop.example/p/socks on shop.example. ![s](https://shop.example/p/socks)"),
            Facts{});
}

TEST(Verify, WhatLooksLikeAHostButIsNoneStays) {
  EXPECT_EQ(withheld("The end.Next one, e.g. this, i.e. that, z.B. jenes, S/M, and/or, node.js, "
                     "guide.pdf, data: none, note:this, [sic] and [a] (b)."),
            Facts{});
}

TEST(Verify, WhatIsNotVisibleIsTakenOut) {
  EXPECT_EQ(verify("a\u200Bb\u202Ec\u2066d\uFEFFe\u00ADf\U000E0041g\xFFh", {}, "").text,
            "abcdefgh");
  EXPECT_EQ(withheld("1\u200B9.98 EUR"), Facts{"19.98 EUR"});
  EXPECT_EQ(verify("👩\u200D💻 ❤\uFE0F", {}, "").text, "👩\u200D💻 ❤\uFE0F");
}

TEST(Verify, ANumberThatOnlyCountsMustBeAmongThoseAllowed) {
  EXPECT_EQ(withheld("Here are 3 of 12 results", {3, 12}), Facts{});
  EXPECT_EQ(withheld("Here are 7 results", {3, 12}), Facts{"7"});
}

TEST(Verify, ANumberOfAReceiptMayBeSaid) {
  EXPECT_EQ(
      withheld("You have 30 days. The water column is 20.000 mm. Size 42 of Alpine tent 3000."),
      Facts{});
  EXPECT_EQ(withheld("You have 60 days."), Facts{"60"});
}

TEST(Verify, ARatingMayBeRounded) {
  EXPECT_EQ(withheld("Rated 4.7 of 5 by 132 buyers, 4,65 to be exact."), Facts{});
  EXPECT_EQ(withheld("Rated 4.8 of 5"), Facts{"4.8"});
}

TEST(Verify, AQuoteOfAPassageIsFine) { EXPECT_EQ(withheld(turn_receipts().back().value), Facts{}); }

TEST(Verify, WithoutReceiptsNoFactStands) {
  const Verified v = verify("€5, 5 %, 2026-11-24, #7, https://a.example, 9 left, 8", {}, "");
  EXPECT_EQ(v.withheld.size(), 7u);
}

TEST(Verify, FiguresSideBySideStayApart) {
  const Verified v = verify("10€20€30", {}, "x");
  EXPECT_EQ(v.text, "xxx");
}

TEST(Verify, HostileTextsEndInTime) {
  for (const std::string part :
       {"1", "1,", "1 ", "€", "[", "[a](", "@", "a@", "#1", "24 Nov ", "\"", "1€", "\xFF"}) {
    std::string text;
    while (text.size() < 20'000) text += part;
    EXPECT_LE(verify(text, turn_receipts(), "").text.size(), text.size()) << part;
  }
}

// Sentences as assistants write them, true by the receipts above: nothing may be withheld.
TEST(Verify, OrdinarySentencesPass) {
  const char* const kSentences[] = {
      "Hello! What can I help you find today?",
      "Here are the first two.",
      "The second one is the lighter of both.",
      "I found 12 jackets; these 3 fit best.",
      "These are the Trail socks, at 19.99 EUR.",
      "The Trail socks cost €19.99 and there are only 3 left.",
      "Yes, they come in size 42.",
      "They are made of a merino 3-ply yarn with an A4 booklet.",
      "1. Trail socks\n2. Alpine tent 3000\n3. A third thing",
      "The Alpine tent 3000 costs $1,299.00.",
      "The tent is waterproof to 20,000 mm.",
      "You can return sale items within 30 days.",
      "Returns are possible until November 24, 2026.",
      "Until 24 November, to be precise.",
      "You get 10% off your next order.",
      "Delivery is free from €50.",
      "We are open 9:00-18:00.",
      "You can write to help@shop.example.",
      "More is said under [Returns](https://shop.example/returns#sale).",
      "I searched for “jackets under 80 for 2 people”.",
      "I took that as \"size 46\".",
      "Rated 4.7 of 5 by 132 buyers.",
      "It has an average of 4.65.",
      "Sorry, I don't know that. Shall I ask somebody at the shop?",
      "Nothing matches all of that, but these come closest.",
      "I can show you jackets, tents and socks, among others.",
      "The 1st is cheaper, the 2nd warmer.",
      "GORE-TEX3 and MP3 are names, as is the USB-C cable Q30.",
      "It weighs little and packs small.",
      "One of them is waterproof, two are not.",
      "Do you mean the red one or the blue one?",
      "Thanks! Anything else?",
      "**Trail socks** – €19.99\n- in stock\n- size 42",
      "| | Trail socks | Alpine tent 3000 |\n|---|---|---|\n| Price | €19.99 | $1,299 |",
      "Die Socken kosten 19,99 €.",
      "Sie sind bis zum 24. November 2026 rückgabefähig.",
      "Noch 3 auf Lager.",
      "Les chaussettes coûtent 19,99 €.",
      "Il en reste 3.",
      "Sí, la talla 42 está disponible.",
      "Für 19,99 EUR bekommst du die Trail socks.",
      "The socks fit sizes S to 3XL.",
      "I compared 2 products for you.",
      "There are 12 in all; say “show more” for the rest.",
      "You asked for “2.5 kg at most”.",
      "Both are in stock.",
      "The cheapest is €19.99, the dearest $1,299.",
      "Sale items: within 30 days, with 10 percent off the next order.",
      "I have 3 more like this.",
      "Goodbye, and enjoy your trip!"};
  EXPECT_EQ(std::size(kSentences), 50u);
  for (const char* sentence : kSentences)
    EXPECT_EQ(withheld(sentence, {0, 1, 2, 3, 12}), Facts{}) << sentence;
}

}  // namespace
}  // namespace aisle
