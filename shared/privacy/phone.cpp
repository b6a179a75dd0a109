// Telephone numbers.
//
// A shop is full of numbers that are none: prices, sizes, dates, order numbers, product codes,
// barcodes. So a number counts as a telephone's only when it is written like one:
//   +49 170 1234567        a plus, then 8 to 15 digits in groups (ITU-T E.164)
//   0049 170 1234567       two zeros, 10 to 17 digits, in two groups or more
//   030 1234567, 01.23.45.67.89    one zero, 10 to 12 digits, in two groups or more, and no date;
//                          points only between groups of two digits
//   01711234567            one zero, 10 or 11 digits in one piece, standing alone
//   (555) 234-5678         North America: three, three and four digits (NANP)
//   call me at 1234567     7 to 15 digits behind a word for telephones
// and never directly behind a word or sign for orders, articles and the like, but for the first
// form.
#include "shared/privacy/scan.h"

namespace aisle::privacy {
namespace {

constexpr std::size_t kPhoneSeparatorsMax = 3;
constexpr std::size_t kGroupsMax = 8;

struct PhoneNumber {
  std::size_t end = 0;
  std::size_t digits = 0;
  std::size_t groups = 0;
  std::size_t lengths[kGroupsMax] = {};
  bool pairs = true;  // All groups have two digits.
  bool points = false;
  bool date = false;  // Begins like 24.11.2026 or 2026-11-24.
};

// The digits from `i` on with what may part them in a telephone number.
PhoneNumber read_number(const Scan& scan, std::size_t i) {
  PhoneNumber number;
  while (number.groups < kGroupsMax) {
    const std::size_t end = scan.digits_end(i);
    number.lengths[number.groups++] = end - i;
    number.digits += end - i;
    number.pairs = number.pairs && end - i == 2;
    number.end = end;
    i = end;
    bool point = false;
    while (i - end < kPhoneSeparatorsMax && (scan.is(i, " -./()") || scan.at(i).code == 0xA0)) {
      point = point || scan.is(i, ".");
      ++i;
    }
    if (i == end || !scan.digit(i)) break;
    number.points = number.points || point;
  }
  const auto& l = number.lengths;
  number.date = number.groups >= 3 &&
                ((l[0] <= 2 && l[1] <= 2 && l[2] == 4) || (l[0] == 4 && l[1] <= 2 && l[2] <= 2));
  return number;
}

bool names_a_phone(std::string_view word) {
  return is_one_of(word,
                   {"tel",      "telephone",   "phone",         "call",     "mobile", "cell",
                    "fax",      "telefon",     "handy",         "mobil",    "ruf",    "rufnummer",
                    "anrufen",  "handynummer", "telefonnummer", "telefono", "movil",  "telephoner",
                    "portable", "appeler",     "cellulare",     "whatsapp", "sms",    "phonenumber",
                    "telefoon", "telefone",    "celular"});
}

bool names_an_article(std::string_view word) {
  return is_one_of(word, {"order",      "orders",     "sku",
                          "model",      "article",    "item",
                          "art",        "artikel",    "artikelnummer",
                          "ean",        "gtin",       "upc",
                          "isbn",       "barcode",    "part",
                          "mpn",        "bestellung", "bestellnummer",
                          "commande",   "pedido",     "ordine",
                          "bestelling", "invoice",    "rechnung",
                          "tracking",   "sendung",    "sendungsnummer",
                          "serial",     "oem",        "ref",
                          "reference",  "code",       "id"});
}

bool any_word_before(const Scan& scan, std::size_t i, bool (*names)(std::string_view)) {
  for (int k = 0; k < 3; ++k) {
    if (names(scan.word_before(i, k))) return true;
  }
  return false;
}

bool is_north_american(const Scan& scan, std::size_t i, const PhoneNumber& number) {
  const std::size_t k = number.groups == 4 && number.lengths[0] == 1 && scan.at(i).digit == 1;
  if (number.groups != k + 3 || number.lengths[k] != 3 || number.lengths[k + 1] != 3 ||
      number.lengths[k + 2] != 4) {
    return false;
  }
  if (k == 1) {
    ++i;
    while (!scan.digit(i)) ++i;
  }
  return scan.at(i).digit >= 2;
}

bool is_phone(const Scan& scan, std::size_t begin, const PhoneNumber& number) {
  if (begin > 0 && scan.is(begin - 1, "+")) {
    return scan.at(begin).digit > 0 && number.digits >= 8 && number.digits <= 15;
  }
  if (begin > 0 && (scan.is(begin - 1, "#$/-.,_*=") || scan.at(begin - 1).code == 0x20AC))
    return false;
  if (any_word_before(scan, begin, names_a_phone)) {
    return number.digits >= 7 && number.digits <= 15 && !number.date;
  }
  if (any_word_before(scan, begin, names_an_article) || number.date) return false;
  if (is_north_american(scan, begin, number)) return true;
  if (scan.at(begin).digit != 0 || number.lengths[0] > 11) return false;
  const bool international = scan.digit(begin + 1) && scan.at(begin + 1).digit == 0;
  if (international) return number.groups >= 2 && number.digits >= 10 && number.digits <= 17;
  if (number.groups == 1) return number.digits == 10 || number.digits == 11;
  return number.digits >= 10 && number.digits <= 12 && number.lengths[0] >= 2 &&
         (number.pairs || !number.points);
}

}  // namespace

void find_phones(Scan& scan) {
  for (std::size_t i = 0; i < scan.size(); ++i) {
    if (!scan.digits_begin(i)) continue;
    const PhoneNumber number = read_number(scan, i);
    const bool in_a_word =
        (i > 0 && (scan.letter(i - 1))) || scan.letter(number.end) || scan.is(number.end, "_%$");
    if (!in_a_word && is_phone(scan, i, number)) {
      std::size_t begin = i;
      while (begin > 0 && scan.is(begin - 1, "+(")) --begin;
      scan.take(PersonalData::phone, begin, number.end);
    }
    // A number is looked at as a whole: its later groups don't begin another.
    i = number.end - 1;
  }
}

}  // namespace aisle::privacy
