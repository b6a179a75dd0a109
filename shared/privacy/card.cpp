// Payment cards and their security codes.
//
// A card is 12 to 19 digits in groups of any kind that pass the Luhn check (ISO/IEC 7812-1 annex
// B). One number in ten passes by chance, so beyond that: a number that begins like a card of a
// known network may be parted by anything; any other only by single spaces or hyphens into groups
// of three digits or more. Not a card is a barcode (12 or 13 digits in one piece whose own check
// digit fits, or any behind a word for it, GS1 General Specifications section 7.9) unless a word
// for cards stands before it, nor is what begins with 0, nor a list of rising numbers ("38, 39, 40,
// ...": sizes).
#include <algorithm>
#include <array>

#include "shared/privacy/scan.h"

namespace aisle::privacy {
namespace {

constexpr std::size_t kDigitsMin = 12;
constexpr std::size_t kDigitsMax = 19;
constexpr std::size_t kCardSeparatorsMax =
    4;  // Between two groups: " - ", or a keycap's signs and a space.

struct CardNumber {
  std::array<int, kDigitsMax> digits{};
  std::size_t count = 0;
  std::size_t groups = 0;
  std::size_t shortest_group = kDigitsMax;
  bool plain_separators = true;  // Single spaces or hyphens.
  bool rising = true;  // Each group is a greater number than the one before, of one length.
};

bool passes_luhn(const CardNumber& number) {
  int sum = 0;
  for (std::size_t k = 0; k < number.count; ++k) {
    int digit = number.digits[number.count - 1 - k];
    if (k % 2 == 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 == 0;
}

bool is_barcode(const CardNumber& number) {
  int sum = 0;
  for (std::size_t k = 0; k < number.count; ++k) {
    sum += number.digits[number.count - 1 - k] * (k % 2 == 1 ? 3 : 1);
  }
  return sum % 10 == 0;
}

// Issuer ranges of the networks, and how many digits their cards have.
bool is_known_network(const CardNumber& number) {
  struct Range {
    int first, last;  // Of the first four digits.
    std::size_t digits_min, digits_max;
  };
  static constexpr Range kRanges[] = {
      {2200, 2204, 16, 19},  // Mir
      {2221, 2720, 16, 16},  // Mastercard
      {3000, 3059, 14, 19}, {3095, 3095, 14, 19},
      {3600, 3699, 14, 19}, {3800, 3999, 14, 19},  // Diners
      {3400, 3499, 15, 15}, {3700, 3799, 15, 15},  // American Express
      {3528, 3589, 16, 19},                        // JCB
      {4000, 4999, 13, 19},                        // Visa
      {5000, 5099, 12, 19},                        // Maestro, Elo
      {5100, 5599, 16, 16},                        // Mastercard
      {5600, 6999, 12, 19},                        // Maestro, Discover, UnionPay, RuPay
      {8100, 8299, 16, 19},                        // UnionPay, RuPay
      {9792, 9792, 16, 16}};                       // Troy
  const int start =
      number.digits[0] * 1000 + number.digits[1] * 100 + number.digits[2] * 10 + number.digits[3];
  return std::any_of(std::begin(kRanges), std::end(kRanges), [&](const Range& range) {
    return start >= range.first && start <= range.last && number.count >= range.digits_min &&
           number.count <= range.digits_max;
  });
}

bool names_a_barcode(std::string_view word) {
  return is_one_of(word, {"ean", "gtin", "upc", "isbn", "barcode", "strichcode", "asin", "sku"});
}

bool names_a_card(std::string_view word) {
  return is_one_of(word, {"card", "visa", "mastercard", "maestro", "karte", "kreditkarte", "carte",
                          "tarjeta", "carta", "kaart", "karta", "cartao", "kort"});
}

// `any` also lets in a number of no known network.
bool is_card(const Scan& scan, std::size_t begin, const CardNumber& number, bool any) {
  if (number.count < kDigitsMin || number.digits[0] == 0 || !passes_luhn(number)) return false;
  if (!any && !is_known_network(number)) return false;
  const bool looks_grouped = number.plain_separators && number.shortest_group >= 4;
  if (number.groups >= 3 && number.rising && !looks_grouped) return false;
  for (int k = 0; k < 3; ++k) {
    if (names_a_card(scan.word_before(begin, k))) return true;
  }
  if (number.count <= 14 && number.groups == 1) {
    for (int k = 0; k < 3; ++k) {
      if (names_a_barcode(scan.word_before(begin, k))) return false;
    }
    if (number.count <= 13 && is_barcode(number)) return false;
  }
  return is_known_network(number) || (number.plain_separators && number.shortest_group >= 3);
}

// Takes in the digits up to the end of the next group. False when they are too many.
bool add_group(const Scan& scan, std::size_t begin, std::size_t end, CardNumber& number) {
  const std::size_t length = end - begin;
  if (number.count + length > kDigitsMax) return false;
  if (number.groups > 0) {
    // Groups of the same length rise when their digits do.
    bool greater = false;
    const std::size_t before = number.count - length;
    if (number.count >= length) {
      for (std::size_t k = 0; k < length; ++k) {
        const int difference = scan.at(begin + k).digit - number.digits[before + k];
        if (difference == 0) continue;
        greater = difference > 0;
        break;
      }
    }
    number.rising = number.rising && greater;
  }
  for (std::size_t i = begin; i < end; ++i) number.digits[number.count++] = scan.at(i).digit;
  ++number.groups;
  number.shortest_group = std::min(number.shortest_group, length);
  return true;
}

// The end of the card that begins at `begin`, or 0: of several possible ones that of 16 digits, as
// most cards have, or else the longest.
std::size_t card_end(const Scan& scan, std::size_t begin, bool any) {
  CardNumber number;
  std::size_t found = 0;
  for (std::size_t i = begin;;) {
    const std::size_t end = scan.digits_end(i);
    if (!add_group(scan, i, end, number)) return found;
    if (is_card(scan, begin, number, any)) found = end;
    if (found == end && number.count == 16) return found;
    i = end;
    while (i - end < kCardSeparatorsMax && i < scan.size() && !scan.digit(i) && !scan.letter(i) &&
           !scan.at(i).taken) {
      ++i;
    }
    if (!scan.digit(i)) return found;
    if (i - end > 1 || !(scan.is(end, " -") || scan.at(end).code == 0xA0)) {
      number.plain_separators = false;
    }
  }
}

bool is_code_word(const Scan& scan, std::size_t i) {
  const std::string word = scan.word_before(i, 0);
  if (is_one_of(word, {"cvv", "cvc", "csc", "cid", "cvn", "cav", "kpn", "prufnummer", "prufziffer",
                       "kartenprufnummer", "sicherheitscode", "cryptogramme", "beveiligingscode",
                       "sakerhetskod", "sikkerhedskode", "turvakoodi"})) {
    return true;
  }
  const std::string before = scan.word_before(i, 1);
  if (is_one_of(word, {"code", "number"}) &&
      is_one_of(before, {"security", "verification", "cvv", "cvc"}))
    return true;
  // "code de sécurité", "código de seguridad", "codice di sicurezza", "código de segurança"
  return is_one_of(word, {"securite", "seguridad", "sicurezza", "seguranca"}) &&
         is_one_of(scan.word_before(i, 2), {"code", "codigo", "codice"});
}

bool is_code(const Scan& scan, std::size_t begin, std::size_t end) {
  return end - begin >= 3 && end - begin <= 4 && !scan.letter(end);
}

// "12/27" or "12/2027" behind a card; answers where it ends, or `i`.
std::size_t skip_expiry(const Scan& scan, std::size_t i) {
  const std::size_t month = scan.digits_end(i);
  if (month == i || month - i > 2) return i;
  std::size_t year = month;
  while (scan.is(year, "/-. |")) ++year;
  const std::size_t end = scan.digits_end(year);
  return year > month && (end - year == 2 || end - year == 4) ? end : i;
}

}  // namespace

void find_cards(Scan& scan) {
  // The surer ones first, so that a number before a card can't pull some of its digits away.
  for (const bool any : {false, true}) {
    for (std::size_t i = 0; i < scan.size(); ++i) {
      if (!scan.digits_begin(i)) continue;
      const std::size_t end = card_end(scan, i, any);
      if (end > 0) scan.take(PersonalData::card, i, end);
    }
  }
}

// A code behind a word for it, or bare behind a card and perhaps its expiry date.
void find_security_codes(Scan& scan) {
  for (std::size_t i = 0; i < scan.size(); ++i) {
    if (!scan.digits_begin(i)) continue;
    const std::size_t end = scan.digits_end(i);
    // The "2" of "CVV2" is part of the word.
    if (is_code(scan, i, end) && is_code_word(scan, i))
      scan.take(PersonalData::security_code, i, end);
    else if (end - i == 1 && is_code_word(scan, i) && scan.letter(i - 1)) {
      std::size_t next = end;
      while (next - end < 4 && next < scan.size() && !scan.digit(next) && !scan.letter(next))
        ++next;
      const std::size_t next_end = scan.digits_end(next);
      if (is_code(scan, next, next_end)) scan.take(PersonalData::security_code, next, next_end);
    }
  }
  const std::vector<std::size_t> ends = scan.card_ends();
  for (const std::size_t card : ends) {
    std::size_t i = card;
    const auto skip = [&] {
      const std::size_t from = i;
      while (i - from < kCardSeparatorsMax && scan.is(i, " ,;/|-\n\t.:")) ++i;
    };
    skip();
    i = skip_expiry(scan, i);
    skip();
    const std::size_t end = scan.digits_end(i);
    std::size_t after = end;
    while (scan.is(after, " ")) ++after;
    const bool amount = scan.letter(after) || scan.is(after, "$%") ||
                        scan.at(after).code == 0x20AC || scan.at(after).code == 0xA3 ||
                        (scan.is(end, ".,") && scan.digit(end + 1));
    if (i > card && is_code(scan, i, end) && !amount)
      scan.take(PersonalData::security_code, i, end);
  }
}

}  // namespace aisle::privacy
