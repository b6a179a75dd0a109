#include "shared/receipts/figures.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "shared/base/text.h"
#include "shared/commerce/money.h"

namespace aisle {
namespace {

struct Sign {
  std::string_view text, currency;
};

constexpr Sign kSigns[] = {{"€", "EUR"},     {"£", "GBP"},    {"US$", "USD"},  {"$", "$"},
                           {"¥", "¥"},       {"₹", "INR"},    {"₺", "TRY"},    {"₩", "KRW"},
                           {"zł", "PLN"},    {"kr", "kr"},    {"Kč", "CZK"},   {"Fr.", "CHF"},
                           {"euros", "EUR"}, {"euro", "EUR"}, {"Euro", "EUR"}, {"dollars", "$"},
                           {"pounds", "GBP"}};

// Codes that stand beside amounts; other words of three capitals ("RAM") are no currency.
constexpr std::string_view kCodes =
    "EURUSDGBPCHFSEKNOKDKKPLNCZKHUFRONBGNJPYCNYINRCADAUDNZDTRYBRLMXNZARKRWSGDHKDILSAEDSARTHBIDRISKU"
    "AH";

bool is_code(std::string_view code) {
  if (!is_currency(code)) return false;
  for (std::size_t i = 0; i < kCodes.size(); i += 3) {
    if (kCodes.substr(i, 3) == code) return true;
  }
  return false;
}

bool is_ascii_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

// The separator at `pos` as one sign, or 0; `length` becomes its bytes.
char separator_at(std::string_view text, std::size_t pos, std::size_t& length) {
  length = 1;
  if (pos < text.size() && std::string_view(".,'-/:").find(text[pos]) != std::string_view::npos) {
    return text[pos];
  }
  for (const std::string_view space : {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "’"}) {
    if (text.substr(pos, space.size()) != space) continue;
    length = space.size();
    return '\'';
  }
  return '\0';
}

std::string without_zeros(std::string_view whole, std::string_view fraction) {
  const auto first = whole.find_first_not_of('0');
  whole = first == whole.npos ? std::string_view("0") : whole.substr(first);
  const auto last = fraction.find_last_not_of('0');
  fraction = last == fraction.npos ? std::string_view{} : fraction.substr(0, last + 1);
  std::string out(whole);
  if (!fraction.empty()) out += '.' + std::string(fraction);
  return out;
}

std::string day_text(std::string_view y, std::string_view m, std::string_view d) {
  const int month = small_number(m);
  const int day = small_number(d);
  if (y.size() != 4 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  const auto two = [](int n) { return std::to_string(100 + n).substr(1); };
  return std::string(y) + '-' + two(month) + '-' + two(day);
}

}  // namespace

int small_number(std::string_view digits) {
  int value = 0;
  for (const char c : digits.substr(0, 4)) value = value * 10 + (c - '0');
  return value;
}

Figure read_figure(std::string_view text, std::size_t pos) {
  Figure figure;
  figure.end = pos;
  const std::size_t limit = std::min(text.size(), pos + kFigureBytesMax);
  std::string group;
  for (;;) {
    std::size_t next = pos;
    const int digit = pos < limit ? digit_value(next_code_point(text, next)) : -1;
    if (digit >= 0) {
      group += static_cast<char>('0' + digit);
      pos = figure.end = next;
      continue;
    }
    if (group.empty()) break;
    figure.groups.push_back(std::move(group));
    group.clear();
    std::size_t length = 0;
    const char separator = pos < limit ? separator_at(text, pos, length) : '\0';
    std::size_t after = pos + length;
    if (separator == '\0' || after >= limit || digit_value(next_code_point(text, after)) < 0) break;
    figure.separators += separator;
    pos += length;
  }
  figure.separators.resize(figure.groups.empty() ? 0 : figure.groups.size() - 1);
  return figure;
}

std::vector<std::string> as_number(const Figure& figure) {
  const auto& groups = figure.groups;
  const std::string& separators = figure.separators;
  if (groups.empty() || separators.find_first_of("-/:") != separators.npos) return {};
  std::string all;
  for (const std::string& group : groups) all += group;
  if (separators.empty()) return {without_zeros(all, {})};
  const char last = separators.back();
  const bool one_kind = separators.find_first_not_of(last) == separators.npos;
  const bool thousands = groups.back().size() == 3 && groups.front().size() <= 3;
  const std::string with_point = without_zeros(
      std::string_view(all).substr(0, all.size() - groups.back().size()), groups.back());
  if (last == '\'' || (one_kind && separators.size() > 1)) return {without_zeros(all, {})};
  if (one_kind && thousands) return {without_zeros(all, {}), with_point};
  return {with_point};
}

std::vector<std::string> as_date(const Figure& figure) {
  const auto& g = figure.groups;
  if (g.size() != 3 || figure.separators[0] != figure.separators[1] ||
      std::string_view(".-/").find(figure.separators[0]) == std::string_view::npos) {
    return {};
  }
  if (std::any_of(g.begin(), g.end(), [](const auto& group) { return group.size() > 4; }))
    return {};
  std::vector<std::string> readings;
  const auto add = [&](std::string day) {
    if (!day.empty() && std::find(readings.begin(), readings.end(), day) == readings.end()) {
      readings.push_back(std::move(day));
    }
  };
  add(day_text(g[0], g[1], g[2]));
  add(day_text(g[2], g[1], g[0]));
  if (figure.separators[0] == '/') add(day_text(g[2], g[0], g[1]));
  return readings;
}

std::string_view currency_at(std::string_view text, std::size_t pos, std::size_t& length) {
  for (const Sign& sign : kSigns) {
    length = sign.text.size();
    if (text.substr(pos, length) != sign.text) continue;
    const std::size_t end = pos + length;
    const bool word = is_ascii_letter(sign.text.back());
    if (!word || end >= text.size() || !is_ascii_letter(text[end])) return sign.currency;
  }
  length = 3;
  const bool whole = pos + 3 >= text.size() || !is_ascii_letter(text[pos + 3]);
  const std::string_view code = text.substr(std::min(pos, text.size()), 3);
  return whole && is_code(code) ? code : std::string_view{};
}

std::string_view currency_before(std::string_view text, std::size_t pos, std::size_t& length) {
  const std::string_view before = text.substr(0, pos);
  for (const Sign& sign : kSigns) {
    length = sign.text.size();
    if (before.size() < length || before.substr(before.size() - length) != sign.text) continue;
    const bool word = is_ascii_letter(sign.text.front());
    if (!word || before.size() == length || !is_ascii_letter(before[before.size() - length - 1])) {
      return sign.currency;
    }
  }
  length = 3;
  if (before.size() < 3 || !is_code(before.substr(before.size() - 3))) return {};
  const bool whole = before.size() == 3 || !is_ascii_letter(before[before.size() - 4]);
  return whole ? before.substr(before.size() - 3) : std::string_view{};
}

int month_number(std::string_view folded) {
  struct Month {
    std::string_view name;
    int number;
  };
  // In the order of their letters.
  static constexpr Month kMonths[] = {
      {"abril", 4},     {"agosto", 8},     {"aout", 8},       {"apr", 4},       {"april", 4},
      {"aprile", 4},    {"aug", 8},        {"august", 8},     {"augustus", 8},  {"avril", 4},
      {"dec", 12},      {"december", 12},  {"decembre", 12},  {"dez", 12},      {"dezember", 12},
      {"dicembre", 12}, {"diciembre", 12}, {"enero", 1},      {"feb", 2},       {"febbraio", 2},
      {"febrero", 2},   {"februar", 2},    {"februari", 2},   {"february", 2},  {"fevrier", 2},
      {"gennaio", 1},   {"giugno", 6},     {"jan", 1},        {"januar", 1},    {"januari", 1},
      {"january", 1},   {"janvier", 1},    {"juillet", 7},    {"juin", 6},      {"jul", 7},
      {"juli", 7},      {"julio", 7},      {"july", 7},       {"jun", 6},       {"june", 6},
      {"juni", 6},      {"junio", 6},      {"luglio", 7},     {"maart", 3},     {"maggio", 5},
      {"mai", 5},       {"mar", 3},        {"march", 3},      {"mars", 3},      {"marz", 3},
      {"marzo", 3},     {"may", 5},        {"mayo", 5},       {"mei", 5},       {"nov", 11},
      {"november", 11}, {"novembre", 11},  {"noviembre", 11}, {"oct", 10},      {"october", 10},
      {"octobre", 10},  {"octubre", 10},   {"okt", 10},       {"oktober", 10},  {"ottobre", 10},
      {"sep", 9},       {"sept", 9},       {"september", 9},  {"septembre", 9}, {"septiembre", 9},
      {"settembre", 9}};
  const auto* found =
      std::lower_bound(std::begin(kMonths), std::end(kMonths), folded,
                       [](const Month& month, std::string_view name) { return month.name < name; });
  return found != std::end(kMonths) && found->name == folded ? found->number : 0;
}

}  // namespace aisle
