// E-mail addresses and IBANs.
//
// Sources: RFC 5321 section 4.5.3.1 for lengths, with the letters of RFC 6531; ISO 13616-1 for the
// IBAN's form and check, and SWIFT's IBAN registry (release 97) for the length in each country.
#include "shared/privacy/scan.h"

namespace aisle::privacy {
namespace {

constexpr std::size_t kEmailNameMax = 64;
constexpr std::size_t kEmailDomainMax = 255;

// Two letters and the whole length.
constexpr std::string_view kIbanLengths =
    "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24"
    "FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32"
    "LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24"
    "RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";

bool is_name_char(const Scan& scan, std::size_t i) {
  return scan.letter(i) || scan.digit(i) || scan.is(i, "._%+-'");
}

// An ASCII letter or a digit as it counts in an IBAN, 10 for A; -1 for anything else.
int iban_value(const Scan& scan, std::size_t i) {
  if (scan.digit(i)) return scan.at(i).digit;
  const char32_t c = scan.at(i).code | 32;
  return scan.letter(i) && c >= 'a' && c <= 'z' ? static_cast<int>(c - 'a') + 10 : -1;
}

std::size_t iban_length(const Scan& scan, std::size_t i) {
  const char country[] = {static_cast<char>(scan.at(i).code & ~32u),
                          static_cast<char>(scan.at(i + 1).code & ~32u)};
  for (std::size_t k = 0; k < kIbanLengths.size(); k += 4) {
    if (kIbanLengths.substr(k, 2) != std::string_view(country, 2)) continue;
    return static_cast<std::size_t>((kIbanLengths[k + 2] - '0') * 10 + kIbanLengths[k + 3] - '0');
  }
  return 0;
}

}  // namespace

void find_ibans(Scan& scan) {
  for (std::size_t i = 0; i + 4 < scan.size(); ++i) {
    const bool begins = iban_value(scan, i) >= 10 && iban_value(scan, i + 1) >= 10 &&
                        scan.digit(i + 2) && (i == 0 || !(scan.letter(i - 1) || scan.digit(i - 1)));
    if (!begins) continue;
    const std::size_t length = iban_length(scan, i);
    int values[34];
    std::size_t count = 0, pos = i, end = i;
    while (count < length) {
      const int value = iban_value(scan, pos);
      if (value >= 0) {
        values[count++] = value;
        end = ++pos;
      } else if (pos == end && count > 0 && (scan.is(pos, " -.") || scan.at(pos).code == 0xA0)) {
        ++pos;
      } else {
        break;
      }
    }
    if (length == 0 || count < length || scan.letter(end) || scan.digit(end)) continue;
    int rest = 0;
    for (std::size_t k = 0; k < count; ++k) {
      const int value = values[(k + 4) % count];
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    if (rest == 1) scan.take(PersonalData::iban, i, end);
  }
}

void find_emails(Scan& scan) {
  for (std::size_t at = 1; at + 3 < scan.size(); ++at) {
    const char32_t sign = scan.at(at).code;
    if ((sign != '@' && sign != 0xFF20) || scan.at(at).taken) continue;
    std::size_t begin = at;
    while (begin > 0 && at - begin < kEmailNameMax && is_name_char(scan, begin - 1)) --begin;
    while (begin < at && scan.is(begin, ".'")) ++begin;
    std::size_t end = at + 1, label = 0, letters = 0, labels = 1;
    std::size_t good_end = 0;  // The last place where the domain could end.
    for (; end - at <= kEmailDomainMax; ++end) {
      if (scan.letter(end) || scan.digit(end)) {
        ++label;
        letters += scan.letter(end);
        if (labels > 1 && label >= 2 && letters == label) good_end = end + 1;
      } else if (scan.is(end, "-") && label > 0) {
        ++label;
      } else if (scan.is(end, ".") && label > 0) {
        label = letters = 0;
        ++labels;
      } else {
        break;
      }
    }
    if (begin < at && good_end > 0) scan.take(PersonalData::email, begin, good_end);
  }
}

}  // namespace aisle::privacy
