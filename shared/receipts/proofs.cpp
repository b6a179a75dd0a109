#include "shared/receipts/proofs.h"

#include <algorithm>

#include "shared/receipts/links.h"
#include "shared/receipts/order_numbers.h"

namespace aisle {
namespace {

bool contains(std::string_view list, std::string_view code) { return list.find(code) != list.npos; }

bool same_currency(std::string_view a, std::string_view b) {
  const auto shared_sign = [](std::string_view sign, std::string_view code) {
    if (sign == "$") return contains("USD CAD AUD NZD SGD HKD MXN", code);
    if (sign == "kr") return contains("SEK NOK DKK ISK", code);
    return sign == "¥" && contains("JPY CNY", code);
  };
  return a == b || shared_sign(a, b) || shared_sign(b, a);
}

bool share_a_reading(const Fact& a, const Fact& b) {
  return std::find_first_of(a.readings.begin(), a.readings.end(), b.readings.begin(),
                            b.readings.end()) != a.readings.end();
}

// A day without a year is any year's, in an answer but not in a receipt.
bool same_day(const Fact& said, const Fact& proven) {
  return std::any_of(said.readings.begin(), said.readings.end(), [&](const std::string& day) {
    return std::any_of(
        proven.readings.begin(), proven.readings.end(), [&](const std::string& known) {
          return day == known || (day[0] == '-' && known.size() > 4 && known.substr(4) == day);
        });
  });
}

std::string_view without_host(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == url.npos) return url;
  const auto path = url.find('/', scheme + 3);
  return path == url.npos ? "/" : url.substr(path);
}

std::size_t scheme_bytes(std::string_view url) {
  const auto scheme = url.find("://");
  return scheme == url.npos ? 0 : scheme + 3;
}

std::string_view host_of(std::string_view url) {
  const std::string_view rest = url.substr(scheme_bytes(url));
  return rest.substr(0, rest.find('/'));
}

// "shop.example/a": said without a scheme, it is no link on the page.
bool is_bare_host(std::string_view address) {
  return address[0] != '/' && address.find(':') == address.npos &&
         address.find('@') == address.npos && !address.starts_with("www.");
}

// Ratings are spoken with one decimal, and "of 5".
bool rating_holds(const Fact& fact, const Fact& proven) {
  const std::string& known = proven.readings[0];
  if (known.size() < 3 || known[1] != '.') return fact.readings[0] == "5";
  int hundredths = (known[0] - '0') * 100 + (known[2] - '0') * 10;
  if (known.size() > 3) hundredths += known[3] - '0';
  const int tenths = (hundredths + 5) / 10;
  std::string rounded = std::to_string(tenths / 10);
  if (tenths % 10 != 0) rounded += '.' + std::to_string(tenths % 10);
  return fact.readings[0] == rounded || fact.readings[0] == "5";
}

}  // namespace

Proofs::Proofs(const std::vector<Receipt>& receipts, std::vector<std::int64_t> allowed)
    : allowed_(std::move(allowed)) {
  for (const Receipt& receipt : receipts) {
    const bool of_orders = receipt.kind == FactKind::order || receipt.kind == FactKind::number ||
                           receipt.kind == FactKind::link;
    for (const std::string* text : {&receipt.title, &receipt.value}) {
      for (std::string& code : codes_in(*text)) {
        if (of_orders) order_numbers_.insert(code);
        codes_.insert(std::move(code));
      }
    }
    if (receipt.kind == FactKind::number) continue;
    for (const std::string* address : {&receipt.url, &receipt.value}) {
      if (!address->empty() && address->size() <= kAddressBytesMax) addresses_.push_back(*address);
    }
    for (Fact& fact : find_facts(receipt.value)) proven_.push_back({receipt.kind, std::move(fact)});
    // A title's figures ("size 42") may be repeated, but they prove no stock.
    for (Fact& fact : find_facts(receipt.title)) titles_.push_back({receipt.kind, std::move(fact)});
  }
}

bool Proofs::any(const auto& matches) const {
  return std::any_of(proven_.begin(), proven_.end(),
                     [&](const Proven& p) { return matches(p.receipt, p.fact); });
}
bool Proofs::holds(const Fact& fact) const {
  switch (fact.kind) {
    case Fact::link: return link_holds(fact.readings[0]);
    case Fact::stock_count:
      return any([&](FactKind receipt, const Fact& proven) {
        return (receipt == FactKind::stock || receipt == FactKind::policy) &&
               share_a_reading(fact, proven);
      });
    case Fact::amount:
      return any([&](FactKind, const Fact& proven) {
        return proven.kind == Fact::amount && same_currency(fact.currency, proven.currency) &&
               share_a_reading(fact, proven);
      });
    case Fact::date:
      return any([&](FactKind, const Fact& proven) {
        return proven.kind == Fact::date && same_day(fact, proven);
      });
    case Fact::percentage:
      return any([&](FactKind, const Fact& proven) {
        return proven.kind == Fact::percentage && share_a_reading(fact, proven);
      });
    case Fact::order_number: return order_number_holds(fact);
    case Fact::number: return number_holds(fact);
  }
  return false;
}

// Digits alone may stand in any text ("20000 mm"), so an order must have them.
bool Proofs::order_number_holds(const Fact& fact) const {
  const std::string& code = fact.readings[0];
  if (order_numbers_.contains(code)) return true;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (std::all_of(code.begin(), code.end(), is_digit)) {
    return any([&](FactKind, const Fact& proven) {
      return proven.kind == Fact::order_number && share_a_reading(fact, proven);
    });
  }
  return codes_.contains(code);
}

bool Proofs::in_a_title(const Fact& fact) const {
  return std::any_of(titles_.begin(), titles_.end(),
                     [&](const Proven& p) { return share_a_reading(fact, p.fact); });
}

bool Proofs::link_holds(std::string_view address) const {
  if (address.starts_with("mailto:")) address.remove_prefix(7);
  if (address.empty()) return false;
  const bool bare = is_bare_host(address);
  return std::any_of(addresses_.begin(), addresses_.end(),
                     [&](const std::string& known) {
                       if (known == address) return true;
                       if (address[0] == '/') return without_host(known) == address;
                       return bare && (known.substr(scheme_bytes(known)) == address ||
                                       host_of(known) == address);
                     }) ||
         any([&](FactKind, const Fact& proven) {
           return proven.kind == Fact::link && proven.readings[0] == address;
         });
}

// What only counts, what is quoted from the shopper, or what a receipt says too.
bool Proofs::number_holds(const Fact& fact) const {
  if (fact.quoted) return true;
  for (const std::int64_t number : allowed_) {
    const std::string text = std::to_string(number);
    if (std::find(fact.readings.begin(), fact.readings.end(), text) != fact.readings.end()) {
      return true;
    }
  }
  return in_a_title(fact) || any([&](FactKind receipt, const Fact& proven) {
           if (share_a_reading(fact, proven)) return true;
           return receipt == FactKind::rating && rating_holds(fact, proven);
         });
}

}  // namespace aisle
