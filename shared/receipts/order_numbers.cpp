#include "shared/receipts/order_numbers.h"

#include <algorithm>

#include "shared/base/text.h"

namespace aisle {
namespace {

constexpr std::size_t kDigitsMin = 4;        // Fewer are a model's or a size's: "GTX-50".
constexpr std::size_t kJoinedDigitsMin = 5;  // Without a hyphen: "TF10023", not "RTX4090".
constexpr std::size_t kMixedDigitsMin = 9;   // Of a carrier's, where letters stand anywhere.
constexpr std::size_t kCapitalsMax = 12;
constexpr std::size_t kSmallLettersMax = 4;
constexpr std::size_t kNumberDigitsMin = 2;  // Behind the word "number".
constexpr std::size_t kWordsBackMax = 4;     // "order number is 48213".

constexpr std::string_view kOrderWords[] = {
    "order",          "orders",         "ordernumber",     "purchase",       "parcel",
    "parcels",        "package",        "shipment",        "consignment",    "tracking",
    "reference",      "confirmation",   "invoice",         "bestellung",     "bestellungen",
    "bestell",        "bestellnummer",  "bestellnr",       "auftrag",        "auftragsnummer",
    "vorgangsnummer", "referenznummer", "sendung",         "sendungsnummer", "paket",
    "paketnummer",    "trackingnummer", "rechnungsnummer", "retourennummer", "commande",
    "commandes",      "colis",          "suivi",           "expedition",     "facture",
    "pedido",         "pedidos",        "compra",          "paquete",        "envio",
    "seguimiento",    "referencia",     "rastreo",         "factura"};
constexpr std::string_view kNumberWords[] = {"number", "no", "nr", "num",  "nummer", "numero",
                                             "n",      "nº", "id", "code", "codigo"};
constexpr std::string_view kCopulas[] = {"is", "ist", "lautet", "est", "es"};
constexpr std::string_view kStandards[] = {"EN", "ISO", "DIN", "IEC", "ANSI", "ASTM"};

bool is_one_of(std::string_view word, const auto& list) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool ends_in_number(std::string_view word) {
  return word.ends_with("number") || word.ends_with("nummer") || word.ends_with("nr");
}

// How a code is built. Its parts stand between hyphens.
struct Shape {
  std::size_t digits = 0;
  std::size_t letters_first = 0;  // Bytes of the first part, when it has no digit.
  std::size_t letters = 0;
  bool pure = true;         // No part has letters and digits.
  bool joined = true;       // Letters, then digits, no hyphen.
  bool is_measure = false;  // Digits, then letters: "1500ml".
  bool small = false;
  std::string_view last;  // Part.
};

Shape shape_of(std::string_view code, std::string_view written) {
  Shape shape;
  shape.small = std::any_of(written.begin(), written.end(), is_small);
  bool is_first = true;
  for (std::string_view rest = code;;) {
    const std::size_t end = std::min(rest.find('-'), rest.size());
    shape.last = rest.substr(0, end);
    const auto digits =
        static_cast<std::size_t>(std::count_if(shape.last.begin(), shape.last.end(), is_digit));
    shape.digits += digits;
    shape.letters += end - digits;
    shape.pure &= digits == 0 || digits == end;
    if (is_first && digits == 0) shape.letters_first = end;
    const auto digit = std::find_if(shape.last.begin(), shape.last.end(), is_digit);
    shape.joined &= is_first && digits < end && std::all_of(digit, shape.last.end(), is_digit);
    is_first = false;
    if (end == rest.size()) break;
    rest.remove_prefix(end + 1);
  }
  const auto letter = std::find_if_not(code.begin(), code.end(), is_digit);
  shape.is_measure = letter != code.begin() && letter != code.end() &&
                     std::none_of(letter, code.end(), is_digit) && *letter != '-';
  return shape;
}

bool is_year(std::string_view digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

// Where the last code point begins; the text must not be empty.
std::size_t last_begin(std::string_view text) {
  std::size_t begin = text.size() - 1;
  while (begin > 0 && (text[begin] & 0xC0) == 0x80) --begin;
  return begin;
}

char32_t last_of(std::string_view text) {
  std::size_t begin = last_begin(text);
  return next_code_point(text, begin);
}

bool may_stand_between(char32_t c) {
  return c == 0xA0 || c == 0x202F || c == 0xB0 ||
         (c < 0x80 &&
          std::string_view(" :#*_`(\"'-").find(static_cast<char>(c)) != std::string_view::npos);
}

// The folded word at the text's end, which it is taken off with the marks behind it. Empty when
// something else stands there. `pointed`: a point stands behind it.
std::string take_word(std::string_view& before, bool& pointed) {
  pointed = false;
  for (; !before.empty(); before.remove_suffix(before.size() - last_begin(before))) {
    const char32_t c = last_of(before);
    if (c == '.' && !pointed)
      pointed = true;
    else if (!may_stand_between(c))
      break;
  }
  const std::string_view whole = before;
  while (!before.empty()) {
    const char32_t c = last_of(before);
    if (!is_letter(c) || digit_value(c) >= 0) break;
    before = before.substr(0, last_begin(before));
  }
  return fold(whole.substr(before.size()));
}

// Called an order's number, and whether the word "number" says so.
enum class Called { no, plainly, as_number };

Called called(std::string_view before) {
  if (before.size() > kCalledBytesMax) before.remove_prefix(before.size() - kCalledBytesMax);
  bool pointed = false, number = false, copula = false;
  for (std::size_t i = 0; i < kWordsBackMax; ++i) {
    const std::string word = take_word(before, pointed);
    if (is_one_of(word, kNumberWords)) {
      number = true;
      continue;
    }
    if (pointed) return Called::no;  // A sentence ends there.
    if (is_one_of(word, kCopulas) && i == 0) {
      copula = true;
      continue;
    }
    if (!is_one_of(word, kOrderWords)) return Called::no;
    number |= ends_in_number(word);
    if (copula && !number) return Called::no;  // "The order is 1500 g".
    return number ? Called::as_number : Called::plainly;
  }
  return Called::no;
}

}  // namespace

bool is_hyphen(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2013) || c == 0x2212; }

bool is_code_part(char32_t c) {
  return is_hyphen(c) || digit_value(c) >= 0 || (is_letter(c) && (c < 0x2E80 || c >= 0xFE00));
}

std::string as_code(std::string_view written) {
  std::string code;
  for (std::size_t pos = 0; pos < written.size();) {
    const std::size_t begin = pos;
    const char32_t c = next_code_point(written, pos);
    if (is_hyphen(c))
      code += '-';
    else if (c != '#')
      code += written.substr(begin, pos - begin);
  }
  const auto first = code.find_first_not_of('-');
  if (first == code.npos) return {};
  return fold(std::string_view(code).substr(first, code.find_last_not_of('-') + 1 - first));
}

bool looks_like_order_number(std::string_view written) {
  const std::string code = as_code(written);
  const Shape shape = shape_of(code, written);
  if (shape.letters == 0) return false;
  if (shape.digits >= kMixedDigitsMin) return true;
  if (shape.joined) {
    return !shape.small && shape.letters <= 3 && shape.digits >= kJoinedDigitsMin;
  }
  if (!shape.pure || shape.letters_first == 0 || shape.digits < kDigitsMin) return false;
  if (!is_digit(shape.last[0]) || is_one_of(written.substr(0, shape.letters_first), kStandards)) {
    return false;
  }
  if (!shape.small) return shape.letters <= kCapitalsMax;
  return shape.letters <= kSmallLettersMax && !is_year(shape.last);
}

bool is_called_order(std::string_view before, std::string_view written) {
  const std::string code = as_code(written);
  const Shape shape = shape_of(code, written);
  if (shape.digits < kNumberDigitsMin || shape.is_measure) return false;
  const Called how = called(before);
  if (how == Called::no) return false;
  const bool hyphened = shape.pure && shape.letters_first > 0;
  const std::size_t digits_min = hyphened ? kDigitsMin - 1 : kDigitsMin;
  return shape.digits >= (how == Called::as_number ? kNumberDigitsMin : digits_min);
}

bool follows_standard(std::string_view before) {
  if (before.empty() || before.back() != ' ') return false;
  before.remove_suffix(1);
  std::size_t begin = before.size();
  while (begin > 0 && before[begin - 1] >= 'A' && before[begin - 1] <= 'Z') --begin;
  if (begin > 0 && is_letter(last_of(before.substr(0, begin)))) return false;
  return is_one_of(before.substr(begin), kStandards);
}

std::vector<std::string> codes_in(std::string_view text) {
  std::vector<std::string> codes;
  std::string before;  // The run before, when only a space stands between.
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    std::size_t end = pos;
    bool digit = false;
    while (pos < text.size() && pos - begin < kCodeBytesMax) {
      const char32_t c = next_code_point(text, pos);
      if (!is_code_part(c)) break;
      digit |= digit_value(c) >= 0;
      end = pos;
    }
    if (end == begin) {
      if (text.substr(begin, pos - begin) != " ") before.clear();
      continue;
    }
    pos = end;
    std::string code = as_code(text.substr(begin, end - begin));
    if (digit && !before.empty()) codes.push_back(before + '-' + code);
    if (digit) codes.push_back(code);
    before = digit ? std::string() : std::move(code);
  }
  return codes;
}

}  // namespace aisle
