#include "shared/receipts/streaming.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>

namespace aisle {
namespace {

const std::vector<Receipt>& turn_receipts() {
  static const std::vector<Receipt> receipts = {
      {.kind = FactKind::price,
       .title = "Trail socks, size 42",
       .value = "19.99 EUR",
       .url = "https://shop.example/p/socks"},
      {.kind = FactKind::price, .title = "Alpine tent 3000", .value = "1299.00 EUR"},
      {.kind = FactKind::stock, .title = "Trail socks", .value = "in_stock 3"},
      {.kind = FactKind::policy,
       .title = "Returns",
       .value = "Within 30 days, until 24 November 2026, 10 % off. Write to help@shop.example."}};
  return receipts;
}

StreamingVerifier verifier() { return {turn_receipts(), "[…]", {0, 1, 2, 3}}; }

std::string whole(std::string_view text) {
  return verify(text, turn_receipts(), "[…]", {0, 1, 2, 3}).text;
}

std::string in_pieces(std::string_view text, const std::vector<std::size_t>& cuts) {
  StreamingVerifier stream = verifier();
  std::string out;
  std::size_t begin = 0;
  for (const std::size_t cut : cuts) {
    out += stream.add(text.substr(begin, cut - begin));
    begin = cut;
  }
  out += stream.add(text.substr(begin));
  return out + stream.finish();
}

const char* const kTexts[] = {
    "It costs €1,299.00 now.",
    "It costs 1,299.00 EUR, not 1,399.00 EUR.",
    "Das Zelt kostet 1.299,00 €.",
    "Das Zelt kostet 1.298,00 €, die Socken 19,99 €.",
    "La tente coûte 1 299,00 €.",
    "La tente coûte 1\u202F299,00\u00A0€ au lieu de 1\u202F399,00\u00A0€.",
    "La tienda cuesta 1.299,00 euros.",
    "Until 24 November 2026, or 25 November 2026.",
    "November 24, 2026 or November 25, 2026",
    "Bis zum 24. November 2026, nicht 25. Dezember 2026.",
    "Jusqu'au 24 novembre 2026 et le 3 août 2027.",
    "Hasta el 24 de noviembre y el 5 diciembre 2026",
    "Nov. 24 and Sep. 30 and May. 7",
    "Ｎｏｖ 24 Ｎｏｖ 25 fullwidth",
    "[socks](https://shop.example/p/socks) and [x](https://evil.example/x)",
    "![pixel](https://evil.example/p.png?d=1) tail",
    "![socks](https://shop.example/p/socks)",
    "[![alt](https://evil.example/a)](https://evil.example/b) end",
    "[a][ref]\n\n[ref]: https://evil.example/x",
    "[a][ref]\n\n[ref]: /admin\nmore",
    "[note] is not a link, [nor (this), [or this",
    "[a](javascript:alert(1)) b [c](data:text/html,x \"title\") d",
    "[a](<https://evil.example/a b>) c",
    "[a](https://evil.example \"never closed",
    "javascript:alert(1) data:text/html;base64,AAAA data: none",
    "See evil.example/x, shop.example/p/socks or evil.com.",
    "Write to ceo@evil.example, help@shop.example. or 5@x.de",
    "USD 5a@b.example €5@x.example",
    "at www.evil.example/a, now HTTPS://EVIL.EXAMPLE",
    "Only 3 left! Only 4 left! There are 42 in stock, 9 in the box.",
    "Noch 3 auf Lager, noch 7 auf Lager.",
    "1. Trail socks\n2. Alpine tent 3000\n17. third",
    "1) one\n- 2. two\n  3. three",
    "He said “size 46 and 80” and \"77\" and 78.",
    "«taille 46», „Größe 46“ und 46",
    "Order #1042 and #A-77x, # 5 and #x",
    "Order TF-9999, TF\u20119999 or order no. 100234, 1Z999AA10123456784",
    "Bestell-Nr. 100234 n° TF-9999 TF10023-",
    "RTX-4090 WH-1000XM5 EN 1621-2 10€TF-9999",
    "10€20€30 10 € 20 € 30",
    "€        19.99 and €           19.99",
    "9:00-18:00 and 50-80 and 2026-11-24T10:00:00Z.",
    "3XL, A4, GORE-TEX2, MP3, 1st, 2nd, Q30",
    "10% off, 10 percent, 15 Prozent, 12 %",
    "€٥٠ and ١٢٣ units",
    "1’299 and 1'299 and 1,2,3,4",
    "zł 5, 5 zł, Kč 7, kr 8, Fr. 9, US$ 5",
    "Fr. Müller zahlt 9 Fr. und US",
    "A tail of money €",
    "A tail of money € ",
    "A tail of a month: Nov",
    "A tail of a figure 19.",
    "A tail of a figure 19,9",
    "A tail of a link http",
    "A tail of a link https://",
    "A tail of a link [x](",
    "A tail of a link [x](y",
    "tail !",
    "tail ]",
    "Hidden 1\u200B9.98 and ht\u200Btps://evil.example and java\u00ADscript:x",
    "bidi \u202E99.91\u202C tag \U000E0041\U000E0042 end",
    "family 👩\u200D💻 ❤\uFE0F and می\u200Cخواهم",
    "broken \xE2\x82 and \xFF bytes \xC3",
    "\xF0\x9F",
    "日本語のテキスト 5個 と 19.99 EUR です",
    "Das kostet 19,99 €, rückgabefähig bis 24.11.2026; sonst 25.11.2026.",
    "| Preis | 19,99 € | 1.299 € |\n|---|---|---|\n| 5 | 6 € | 7 |",
    "Guten Tag! Was suchen Sie heute?",
    "Bonjour, que cherchez-vous aujourd'hui ?",
    "Hola, ¿qué buscas hoy? Tengo 3 ideas y 44 más.",
    "end.Next and node.js and e.g. this, i.e. that, z.B. jenes, S/M, and/or",
    "",
    " ",
    "\n\n",
};

TEST(Streaming, EveryCutInTwoGivesTheTextOfTheWhole) {
  EXPECT_GE(std::size(kTexts), 60u);
  for (const std::string_view text : kTexts) {
    const std::string expected = whole(text);
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
      ASSERT_EQ(in_pieces(text, {cut}), expected) << text << " cut at " << cut;
    }
  }
}

TEST(Streaming, SingleBytesGiveTheTextOfTheWhole) {
  for (const std::string_view text : kTexts) {
    std::vector<std::size_t> cuts;
    for (std::size_t i = 0; i < text.size(); ++i) cuts.push_back(i);
    EXPECT_EQ(in_pieces(text, cuts), whole(text)) << text;
  }
}

TEST(Streaming, EveryCutInThreeGivesTheTextOfTheWhole) {
  for (const std::string_view text : kTexts) {
    if (text.size() > 36) continue;
    const std::string expected = whole(text);
    for (std::size_t a = 0; a <= text.size(); ++a) {
      for (std::size_t b = a; b <= text.size(); ++b) {
        ASSERT_EQ(in_pieces(text, {a, b}), expected) << text << " cut at " << a << ", " << b;
      }
    }
  }
}

// Long texts, so that what was read is dropped behind the reader, in any order of the table's.
TEST(Streaming, RandomCutsOfLongTextsGiveTheTextOfTheWhole) {
  std::mt19937 random(20261128);
  for (int round = 0; round < 40; ++round) {
    std::string text;
    while (text.size() < 12'000) {
      text += kTexts[random() % std::size(kTexts)];
      if (random() % 2 == 0) text += ' ';
    }
    std::vector<std::size_t> cuts;
    const std::size_t step = 1 + random() % 40;
    for (std::size_t at = 0; (at += 1 + random() % step) < text.size();) cuts.push_back(at);
    ASSERT_EQ(in_pieces(text, cuts), whole(text)) << round;
  }
}

TEST(Streaming, ProseWithoutFiguresIsNeverHeldBackBeyondTheBound) {
  const std::string_view text =
      "These socks are knitted from merino wool, which stays warm even when it is wet. Übrigens: "
      "Die Donaudampfschifffahrtsgesellschaft trägt sie auch im November und im Mai gern. "
      "Les chaussettes sont très légères ; elles sèchent vite. ¿Quieres ver más? "
      "**Bold**, *slanted* and a list:\n- warm\n- light\n- soft (very), and so on.";
  StreamingVerifier stream = verifier();
  std::size_t given = 0, most = 0, sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    given += stream.add(text.substr(i, 1)).size();
    most = std::max(most, i + 1 - given);
    sum += i + 1 - given;
  }
  EXPECT_LE(most, kHeldBytesMax);
  EXPECT_LE(sum / text.size(), 8u) << "on average about a word";
  RecordProperty("held_bytes_most", static_cast<int>(most));
  RecordProperty("held_bytes_mean_tenths", static_cast<int>(sum * 10 / text.size()));
}

TEST(Streaming, AWordIsShownOnceItHasEnded) {
  StreamingVerifier stream = verifier();
  EXPECT_EQ(stream.add("These soc"), "These ");
  EXPECT_EQ(stream.add("ks are"), "socks ");
  EXPECT_EQ(stream.finish(), "are");
}

TEST(Streaming, AFigureIsShownOnceNothingCanChangeIt) {
  StreamingVerifier stream = verifier();
  EXPECT_EQ(stream.add("for €19"), "for ");
  EXPECT_EQ(stream.add(".99"), "");
  EXPECT_EQ(stream.add(" and more to "), "€19.99 and more to ");
}

TEST(Streaming, HostileTextsTakeLinearTime) {
  for (const std::string_view part :
       {"1", "1,", "1 ", "€", "€ ", "[", "[a](", "](", "[a](b ", "@", "a@", "a.", "#1", "24 Nov ",
        "\"", "“", "http", "http://", "x://", "1€", "\xFF", "\u200B", "!", "![", "a", ".", " ", "("}) {
    std::string text;
    while (text.size() < 64 * 1024) text += part;
    const auto start = std::chrono::steady_clock::now();
    StreamingVerifier stream = verifier();
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += 5) {
      out += stream.add(std::string_view(text).substr(i, 5));
    }
    out += stream.finish();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    EXPECT_LT(took.count(), 5.0) << part;
    ASSERT_EQ(out, whole(text)) << part;
  }
}

}  // namespace
}  // namespace aisle
