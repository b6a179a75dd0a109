#include "shared/receipts/verify.h"

#include <algorithm>

#include "shared/receipts/facts.h"

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

class Verifier {
 public:
  Verifier(const std::vector<Receipt>& receipts, const std::vector<std::int64_t>& allowed)
      : receipts_(receipts), allowed_(allowed) {
    for (const Receipt& receipt : receipts) {
      for (Fact& fact : find_facts(receipt.value)) proven_.push_back({&receipt, std::move(fact)});
      // A title's figures ("size 42") may be repeated, but they prove no stock.
      for (Fact& fact : find_facts(receipt.title)) titles_.push_back({&receipt, std::move(fact)});
    }
  }

  bool holds(const Fact& fact) const {
    switch (fact.kind) {
      case Fact::link: return link_holds(fact.readings[0]);
      case Fact::stock_count:
        return any([&](const Receipt& receipt, const Fact& proven) {
          return (receipt.kind == FactKind::stock || receipt.kind == FactKind::policy) &&
                 share_a_reading(fact, proven);
        });
      case Fact::amount:
        return any([&](const Receipt&, const Fact& proven) {
          return proven.kind == Fact::amount && same_currency(fact.currency, proven.currency) &&
                 share_a_reading(fact, proven);
        });
      case Fact::date:
        return any([&](const Receipt&, const Fact& proven) {
          return proven.kind == Fact::date && same_day(fact, proven);
        });
      case Fact::percentage:
        return any([&](const Receipt&, const Fact& proven) {
          return proven.kind == Fact::percentage && share_a_reading(fact, proven);
        });
      case Fact::order_number:
        return any([&](const Receipt&, const Fact& proven) {
          const std::string_view bare = std::string_view(fact.readings[0]).substr(1);
          return share_a_reading(fact, proven) || proven.readings[0] == bare;
        });
      case Fact::number: return number_holds(fact);
    }
    return false;
  }

 private:
  struct Proven {
    const Receipt* receipt;
    Fact fact;
  };

  bool any(const auto& matches) const {
    return std::any_of(proven_.begin(), proven_.end(),
                       [&](const Proven& p) { return matches(*p.receipt, p.fact); });
  }
  bool in_a_title(const Fact& fact) const {
    return std::any_of(titles_.begin(), titles_.end(),
                       [&](const Proven& p) { return share_a_reading(fact, p.fact); });
  }

  bool link_holds(std::string_view address) const {
    return std::any_of(receipts_.begin(), receipts_.end(),
                       [&](const Receipt& receipt) {
                         if (address[0] == '/' && without_host(receipt.url) == address) return true;
                         return receipt.url == address || receipt.value == address;
                       }) ||
           any([&](const Receipt&, const Fact& proven) {
             return proven.kind == Fact::link && proven.readings[0] == address;
           });
  }

  // What only counts, what is quoted from the shopper, or what a receipt says too.
  bool number_holds(const Fact& fact) const {
    if (fact.quoted) return true;
    for (const std::int64_t number : allowed_) {
      const std::string text = std::to_string(number);
      if (std::find(fact.readings.begin(), fact.readings.end(), text) != fact.readings.end()) {
        return true;
      }
    }
    return in_a_title(fact) || any([&](const Receipt& receipt, const Fact& proven) {
             if (share_a_reading(fact, proven)) return true;
             return receipt.kind == FactKind::rating && rating_holds(fact, proven);
           });
  }

  // Ratings are spoken with one decimal, and "of 5".
  static bool rating_holds(const Fact& fact, const Fact& proven) {
    const std::string& known = proven.readings[0];
    if (known.size() < 3 || known[1] != '.') return fact.readings[0] == "5";
    int hundredths = (known[0] - '0') * 100 + (known[2] - '0') * 10;
    if (known.size() > 3) hundredths += known[3] - '0';
    const int tenths = (hundredths + 5) / 10;
    std::string rounded = std::to_string(tenths / 10);
    if (tenths % 10 != 0) rounded += '.' + std::to_string(tenths % 10);
    return fact.readings[0] == rounded || fact.readings[0] == "5";
  }

  const std::vector<Receipt>& receipts_;
  const std::vector<std::int64_t>& allowed_;
  std::vector<Proven> proven_;
  std::vector<Proven> titles_;
};

}  // namespace

Verified verify(std::string_view text, const std::vector<Receipt>& receipts,
                std::string_view replacement, const std::vector<std::int64_t>& allowed_numbers) {
  const std::vector<Fact> facts = find_facts(text);
  Verified verified;
  if (facts.empty()) {
    verified.text = text;
    return verified;
  }
  const Verifier verifier(receipts, allowed_numbers);
  std::size_t done = 0;
  for (const Fact& fact : facts) {
    if (verifier.holds(fact)) continue;
    const std::string_view said = text.substr(fact.begin, fact.end - fact.begin);
    verified.withheld.push_back({fact.begin, fact.end, std::string(said)});
    verified.text += text.substr(done, fact.begin - done);
    verified.text += replacement;
    done = fact.end;
  }
  verified.text += text.substr(done);
  return verified;
}

}  // namespace aisle
