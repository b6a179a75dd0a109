// Prices: "under 80", "80 or less", "between 50 and 100", "50-100", "around 100 euros".
#include <algorithm>

#include "shared/base/text.h"
#include "shared/commerce/money.h"
#include "shared/nlu/entities.h"

namespace aisle {
namespace {

constexpr std::int64_t kPositionMax = 20;
constexpr std::int64_t kNumberMax = 1'000'000'000;  ///< Whole units; more is not a price.

// "79.99" in thousandths. A point before three last digits parts thousands: "1,000" is "1.000"
// here.
std::optional<std::int64_t> thousandths_of(std::string_view digits) {
  std::int64_t whole = 0;
  std::int64_t fraction = 0;
  std::size_t decimals = 0;
  const std::size_t point = digits.rfind('.');
  const bool has_fraction = point != digits.npos && digits.size() - point - 1 != 3;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (!is_digit(digits[i])) continue;
    if (has_fraction && i > point) {
      if (decimals++ < 3) fraction = fraction * 10 + (digits[i] - '0');
    } else if ((whole = whole * 10 + (digits[i] - '0')) > kNumberMax) {
      return std::nullopt;
    }
  }
  for (; decimals < 3; ++decimals) fraction *= 10;
  return whole * 1000 + fraction;
}

bool holds_symbol(std::string_view between, const Lexicon& lexicon) {
  return std::any_of(lexicon.currencies.begin(), lexicon.currencies.end(), [&](const auto& entry) {
    const bool is_word = !words(entry.first).empty();
    return !is_word && between.find(entry.first) != between.npos;
  });
}

bool is_group(std::string_view word) {
  const std::string_view whole = word.substr(0, word.find('.'));
  return whole.size() == 3 && word.size() <= 6 && is_digit(whole[0]) &&
         word.find_first_not_of("0123456789.") == word.npos;
}

// Where a number ends whose thousands are parted by spaces: "1 299,00 €". A common space only parts
// them where cents or a currency say that it is an amount: "2 150" may be two numbers.
std::size_t end_of_groups(const Utterance& words, const Lexicon& lexicon, std::size_t i) {
  std::size_t end = i + 1;
  if (words.word(i).size() > 3 || words.word(i).find('.') != std::string::npos) return end;
  bool tight = true;
  bool cents = false;
  while (!cents && words.is_free(end) && is_group(words.word(end))) {
    const std::string_view gap = words.raw_before(end);
    if (gap != " " && gap != "\u00A0" && gap != "\u202F") break;
    tight = tight && gap != " ";
    cents = words.word(end).find('.') != std::string::npos;
    ++end;
  }
  const bool marked = holds_symbol(words.raw_after(end - 1), lexicon) ||
                      (words.is_free(end) && lexicon.currencies.contains(words.word(end)));
  return tight || cents || marked ? end : i + 1;
}

// Reads the prices of one message.
class Prices {
 public:
  Prices(Utterance& words, const Lexicon& lexicon, std::string_view currency, Entities& out)
      : words_(words), lexicon_(lexicon), currency_(currency), out_(out) {}

  void read() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!words_.is_free(i)) continue;
      if (!read_between(i) && !read_marked(i)) read_bare(i);
    }
  }

 private:
  std::int64_t minor(const ReadNumber& number) const {
    std::int64_t amount = number.thousandths;
    int exponent = currency_exponent(currency_);
    for (; exponent > 3; --exponent) amount *= 10;
    for (; exponent < 3; ++exponent) amount /= 10;
    return amount;
  }

  // A number that no unit of measure follows: "under 2 kg" is not a price.
  std::optional<ReadNumber> number(std::size_t i) const {
    const auto found = read_number(words_, lexicon_, i);
    if (!found) return std::nullopt;
    const std::size_t next = found->span.end;
    const bool measured =
        !found->has_currency && next < words_.size() && lexicon_.units.contains(words_.word(next));
    return measured ? std::nullopt : found;
  }

  std::size_t behind_stop_words(std::size_t i) const {
    while (words_.is_free(i) && lexicon_.stop_words.contains(words_.word(i)) &&
           !lexicon_.numbers.contains(words_.word(i))) {
      ++i;
    }
    return i;
  }

  void set_range(const ReadNumber& low, const ReadNumber& high, std::size_t begin) {
    out_.price_min = std::min(minor(low), minor(high));
    out_.price_max = std::max(minor(low), minor(high));
    words_.take({begin, high.span.end});
  }

  void set_around(const ReadNumber& middle, Span span) {
    const std::int64_t amount = minor(middle);
    out_.price_min = amount * (100 - kAroundPercent) / 100;
    out_.price_max = amount * (100 + kAroundPercent) / 100;
    words_.take(span);
  }

  // The second number of "50 to 100" or "50-100".
  std::optional<ReadNumber> upper(const ReadNumber& low) const {
    const std::size_t next = low.span.end;
    if (const auto to = words_.at(next, lexicon_.list("price_to"))) return number(to->end);
    if (next >= words_.size()) return std::nullopt;
    const std::string_view between = words_.raw_before(next);
    const bool dash = between.find('-') != between.npos || between.find("\u2013") != between.npos;
    return dash ? number(next) : std::nullopt;
  }

  bool read_between(std::size_t i) {
    const auto mark = words_.at(i, lexicon_.list("price_between"));
    if (!mark) return false;
    const auto low = number(mark->end);
    const auto high = low ? upper(*low) : std::nullopt;
    if (!high) return false;
    set_range(*low, *high, i);
    return true;
  }

  bool read_marked(std::size_t i) {
    for (const char* list : {"price_at_most", "price_at_least", "price_around"}) {
      const auto mark = words_.at(i, lexicon_.list(list));
      if (!mark) continue;
      const auto amount = number(behind_stop_words(mark->end));
      if (!amount) continue;
      const Span span{i, amount->span.end};
      if (list == std::string_view("price_around")) {
        set_around(*amount, span);
      } else {
        auto& limit = list == std::string_view("price_at_most") ? out_.price_max : out_.price_min;
        limit = minor(*amount);
        words_.take(span);
      }
      return true;
    }
    return false;
  }

  // A number whose mark, if any, stands behind it: "80 or less", "100+", "80 euros".
  void read_bare(std::size_t i) {
    const auto amount = number(i);
    if (!amount || is_size(i)) return;
    if (const auto high = upper(*amount)) {
      const std::size_t next = high->span.end;
      // "1 and 3" are positions in a list.
      const bool position = amount->thousandths <= kPositionMax * 1000;
      const bool ends = next >= words_.size() || lexicon_.stop_words.contains(words_.word(next));
      if ((ends && !position) || amount->has_currency || high->has_currency)
        set_range(*amount, *high, i);
      return;
    }
    const std::size_t next = amount->span.end;
    const auto mark_after = [&](const char* list) { return words_.at(next, lexicon_.list(list)); };
    if (const auto most = mark_after("price_at_most_after")) {
      out_.price_max = minor(*amount);
      words_.take({i, most->end});
    } else if (const auto least = mark_after("price_at_least_after")) {
      out_.price_min = minor(*amount);
      words_.take({i, least->end});
    } else if (amount->has_currency && words_.raw_after(i).starts_with('+')) {
      out_.price_min = minor(*amount);
      words_.take(amount->span);
    } else if (follows_price_word(i)) {
      out_.price_max = minor(*amount);
      words_.take(amount->span);
    } else if (amount->has_currency) {
      set_around(*amount, amount->span);
      out_.price_named = minor(*amount);
    }
  }

  bool is_size(std::size_t i) const {
    return words_.ending_at(i, lexicon_.list("named_size")).has_value();
  }

  // "my budget is 80", "price: 80".
  bool follows_price_word(std::size_t i) const {
    while (i > 0 && lexicon_.stop_words.contains(words_.word(i - 1))) --i;
    return words_.ending_at(i, lexicon_.list("price_words")).has_value();
  }

  Utterance& words_;
  const Lexicon& lexicon_;
  std::string_view currency_;
  Entities& out_;
};

}  // namespace

std::optional<ReadNumber> read_number(const Utterance& words, const Lexicon& lexicon,
                                      std::size_t i) {
  if (!words.is_free(i)) return std::nullopt;
  const std::string& word = words.word(i);
  ReadNumber number{0, {i, i + 1}, holds_symbol(words.raw_before(i), lexicon)};
  const std::size_t letters = word.find_first_not_of("0123456789.");
  if (is_digit(word[0])) {
    std::string digits = word.substr(0, letters);
    if (letters == word.npos) number.span.end = end_of_groups(words, lexicon, i);
    for (std::size_t k = i + 1; k < number.span.end; ++k) digits += words.word(k);
    const auto value = thousandths_of(digits);
    if (!value) return std::nullopt;
    number.thousandths = *value;
    if (letters != word.npos) {
      if (!lexicon.currencies.contains(std::string_view(word).substr(letters))) return std::nullopt;
      number.has_currency = true;
    }
  } else {
    const auto known = lexicon.numbers.find(word);
    if (known == lexicon.numbers.end()) return std::nullopt;
    number.thousandths = known->second * 1000;
    // "Two hundred" is two of a hundred.
    const auto scale =
        words.is_free(i + 1) ? lexicon.numbers.find(words.word(i + 1)) : lexicon.numbers.end();
    if (scale != lexicon.numbers.end() && scale->second >= 100 && known->second < 100) {
      number.thousandths *= scale->second;
      number.span.end = i + 2;
    }
  }
  const std::size_t last = number.span.end - 1;
  // "80 €" has its sign behind, but "80 $100" has it before the next number.
  const std::string_view after = words.raw_after(last);
  const bool sign_is_next =
      last + 1 < words.size() && is_digit(words.word(last + 1)[0]) && !after.ends_with(' ');
  if (!sign_is_next && holds_symbol(after, lexicon)) number.has_currency = true;
  if (words.is_free(last + 1) && lexicon.currencies.contains(words.word(last + 1))) {
    number.has_currency = true;
    number.span.end = last + 2;
  }
  return number;
}

void read_prices(Utterance& words, const Lexicon& lexicon, std::string_view currency,
                 Entities& out) {
  Prices(words, lexicon, currency, out).read();
}

}  // namespace aisle
