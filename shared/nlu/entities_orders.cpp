// Orders that are meant: "TO-48213", "#48213", "order number 48213", "my last order".
//
// A number with letters may be a model's name as well ("WH-1000"), so it is noted and its words
// stay free; a number that is called an order's is taken.
#include <algorithm>

#include "shared/base/text.h"
#include "shared/nlu/entities.h"
#include "shared/nlu/quantity.h"

namespace aisle {
namespace {

constexpr std::size_t kDigitsMin = 4;       ///< Of a number with letters; less is a size or a unit.
constexpr std::size_t kDigitsFirstMax = 2;  ///< "16gb" and "1080p" count something.
constexpr std::size_t kNumberWordsBetweenMax = 3;  ///< "order number is: 48213".
constexpr std::int64_t kYearMin = 1900;
constexpr std::int64_t kYearMax = 2099;

bool is_ascii_letter(char c) { return c >= 'a' && c <= 'z'; }

// Words that hyphens join, as one.
struct Token {
  Span span;
  std::string text;  ///< As written.
  std::size_t digits = 0;
  std::size_t digits_first = 0;  ///< How many lead it.
  bool letters = false;
  bool hash = false;  ///< '#' stands right before it.
};

class Orders {
 public:
  Orders(Utterance& words, const Lexicon& lexicon, Entities& out)
      : words_(words), lexicon_(lexicon), out_(out) {}

  void read() {
    if (words_.take_all(lexicon_.list("last_order"))) out_.last_order = true;
    const Token* noted = nullptr;
    const std::vector<Token> tokens = find_tokens();
    for (const Token& token : tokens) {
      const bool called = token.hash || is_called_order(token);
      if (called && (token.hash || !token.letters)) {
        out_.order_number = token.text;
        words_.take(token.span);
        return;
      }
      if (!noted && token.letters && token.digits_first <= kDigitsFirstMax &&
          (called || token.digits >= kDigitsMin)) {
        noted = &token;
      }
    }
    if (noted) out_.order_number = noted->text;
  }

 private:
  std::vector<Token> find_tokens() const {
    std::vector<Token> tokens;
    for (std::size_t i = 0; i < words_.size();) {
      std::size_t end = i + 1;
      while (end < words_.size() && words_.raw_before(end) == "-") ++end;
      if (auto token = token_of({i, end})) tokens.push_back(*std::move(token));
      i = end;
    }
    return tokens;
  }

  std::optional<Token> token_of(Span span) const {
    if (!words_.is_free(span)) return std::nullopt;
    Token token{span, {}};
    for (std::size_t i = span.begin; i < span.end; ++i) {
      if (i > span.begin) token.text += '-';
      token.text += words_.raw(i);
      for (const char c : words_.word(i)) {
        if (!is_digit(c) && !is_ascii_letter(c)) return std::nullopt;
        if (is_digit(c) && !token.letters) ++token.digits_first;
        token.digits += is_digit(c) ? 1 : 0;
        token.letters |= is_ascii_letter(c);
      }
    }
    const std::size_t size = token.text.size();
    if (token.digits == 0 || size < kOrderNumberBytesMin || size > kOrderNumberBytesMax) {
      return std::nullopt;
    }
    const std::string_view before = words_.raw_before(span.begin);
    token.hash = before.ends_with('#');
    // "+49 170 ..." is a phone's; "$4800" and "4800 euros" are prices.
    if (before.ends_with('+') || follows_phone(span)) return std::nullopt;
    if (!token.hash && (is_price(span) || is_size(span) || is_year(token))) return std::nullopt;
    return token;
  }

  bool follows_phone(Span span) const {
    for (std::size_t i = span.begin; i > 0 && is_digit(words_.word(i)[0]); --i) {
      if (words_.raw_before(i).ends_with('+')) return true;
    }
    return false;
  }

  bool is_price(Span span) const {
    const auto number = span.size() == 1 ? read_number(words_, lexicon_, span.begin) : std::nullopt;
    return number && number->has_currency;
  }

  bool is_size(Span span) const {
    return quantity_at(words_, lexicon_, span.begin) ||
           words_.ending_at(span.begin, lexicon_.list("size_after"));
  }

  static bool is_year(const Token& token) {
    if (token.letters || token.text.size() != 4) return false;
    std::int64_t year = 0;
    for (const char c : token.text) year = year * 10 + (c - '0');
    return year >= kYearMin && year <= kYearMax;
  }

  // "order number is 48213", "48213 is my order number".
  bool is_called_order(const Token& token) const {
    const auto& called = lexicon_.list("order_words");
    for (std::size_t between = 0; between <= kNumberWordsBetweenMax; ++between) {
      if (between > token.span.begin) break;
      const std::size_t at = token.span.begin - between;
      if (words_.ending_at(at, called)) return true;
      if (at == 0 || !lexicon_.stop_words.contains(words_.word(at - 1))) break;
    }
    for (std::size_t i = token.span.end; i < token.span.end + kNumberWordsBetweenMax; ++i) {
      if (words_.at(i, called)) return true;
      if (!words_.is_free(i) || !lexicon_.stop_words.contains(words_.word(i))) break;
    }
    return false;
  }

  Utterance& words_;
  const Lexicon& lexicon_;
  Entities& out_;
};

}  // namespace

void read_orders(Utterance& words, const Lexicon& lexicon, Entities& out) {
  Orders(words, lexicon, out).read();
}

}  // namespace aisle
