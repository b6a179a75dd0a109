#include "server/connectors/feed_value.h"

#include <algorithm>
#include <charconv>

#include "shared/base/text.h"

namespace aisle {
namespace {

Error expected(const std::string& what) { return {ErrorCode::invalid_argument, what}; }

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// One end of a period, in the forms Google takes: seconds, time and zone may be missing.
Result<Time> read_moment(std::string_view text, bool is_end) {
  std::string whole(trim(text));
  constexpr std::size_t kDate = 10;  // "2026-11-24"
  if (whole.size() == kDate) return parse_time(whole + (is_end ? "T23:59:59Z" : "T00:00:00Z"));
  std::string zone;
  const std::size_t at = whole.find_first_of("+-Zz", kDate);
  if (at != whole.npos) {
    zone = whole.substr(at);
    whole.resize(at);
  }
  if (zone.empty()) zone = "Z";
  if (zone.size() == 5 && zone[0] != 'Z') zone.insert(3, ":");  // "+0100"
  if (std::count(whole.begin(), whole.end(), ':') == 1) whole += ":00";
  return parse_time(whole + zone);
}

}  // namespace

Result<Money> read_price(std::string_view text, std::string_view currency) {
  text = trim(text);
  const std::size_t space = text.find_first_of(" \t");
  std::string code(space == text.npos ? std::string_view(currency) : trim(text.substr(space)));
  if (!is_currency(code)) return expected("expected an amount and a currency, like 19.99 EUR");
  Result<Money> money = parse_money(text.substr(0, space), code);
  if (!money) return expected("expected a plain decimal and a currency, like 19.99 EUR");
  if (!currency.empty() && code != currency) {
    return expected("is in " + code + ", where " + std::string(currency) + " was expected");
  }
  return money;
}

void put_prices(FeedRow& row, std::string_view now, std::string_view before,
                std::string_view currency) {
  row[Field::price] = now;
  if (trim(before).empty()) return;
  const Result<Money> paid = read_price(now, currency);
  const Result<Money> list = read_price(before, currency);
  if (!paid || !list || list->amount <= paid->amount) return;
  row[Field::price] = before;
  row[Field::sale_price] = now;
}

Result<Availability> read_availability(std::string_view text) {
  std::string name = fold(trim(text));
  name.erase(std::remove_if(name.begin(), name.end(),
                            [](char c) { return c == ' ' || c == '_' || c == '-'; }),
             name.end());
  if (name == "instock") return Availability::in_stock;
  if (name == "outofstock") return Availability::out_of_stock;
  if (name == "preorder") return Availability::preorder;
  if (name == "backorder") return Availability::backorder;
  return expected("expected in_stock, out_of_stock, preorder or backorder");
}

std::optional<Time> FeedPeriod::turns_after(Time now) const {
  if (end < begin || end < now) return std::nullopt;
  return now < begin ? begin : end + std::chrono::milliseconds(1);
}

Result<FeedPeriod> read_period(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == text.npos) return expected("expected two times parted by a slash");
  const Result<Time> begin = read_moment(text.substr(0, slash), false);
  const Result<Time> end = read_moment(text.substr(slash + 1), true);
  if (!begin || !end) return expected("expected times like 2026-11-24T09:30+0100");
  return FeedPeriod{*begin, *end};
}

Result<std::int64_t> read_rating(std::string_view text) {
  text = trim(text);
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, point);
  const std::string_view decimals = point < text.size() ? text.substr(point + 1) : "0";
  std::int64_t rating = 0;
  if (whole.size() == 1 && all_digits(whole) && decimals.size() <= 2 && all_digits(decimals)) {
    rating = (whole[0] - '0') * 100 + (decimals[0] - '0') * 10;
    if (decimals.size() == 2) rating += decimals[1] - '0';
    if (rating <= 500) return rating;
  }
  return expected("expected stars from 0 to 5, like 4.65");
}

Result<std::int64_t> read_count(std::string_view text) {
  constexpr std::int64_t kCountMax = 1'000'000'000;
  text = trim(text);
  std::int64_t count = 0;
  const bool digits = all_digits(text);
  const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
  if (!digits || read.ec != std::errc() || count > kCountMax) {
    return expected("expected a whole number, at most a billion");
  }
  return count;
}

Result<std::string> read_address(std::string_view text, std::string_view base_url) {
  text = trim(text);
  std::string address(text);
  if (text.empty()) return address;
  if (text[0] == '/' && !text.starts_with("//") && !base_url.empty()) {
    while (base_url.ends_with('/')) base_url.remove_suffix(1);
    address.insert(0, base_url);
  }
  const std::string scheme = fold(std::string_view(address).substr(0, 8));
  if (!scheme.starts_with("http://") && scheme != "https://") {
    return expected("expected an address that begins with https:// or http://");
  }
  const bool clean = std::all_of(address.begin(), address.end(), [](char c) {
    return static_cast<unsigned char>(c) > 0x20 && c != 0x7F && c != '"' && c != '<' && c != '>' &&
           c != '\\';
  });
  if (!clean) return expected("expected an address without spaces, quotes or angle brackets");
  return address;
}

std::vector<std::string> read_category(std::string_view text) {
  std::vector<std::string> levels;
  while (!text.empty() && levels.size() < kCategoryLevelsMax) {
    const std::size_t at = text.find('>');
    const std::string_view level = trim(text.substr(0, at));
    if (!level.empty()) levels.emplace_back(level);
    text = at == text.npos ? std::string_view() : text.substr(at + 1);
  }
  if (levels.size() == 1 && all_digits(levels[0])) levels.clear();
  return levels;
}

}  // namespace aisle
