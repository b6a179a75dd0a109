// What is pointed at: "the second one", "1 and 3", "the first two", "it", "these", "the blue one".
#include "shared/nlu/entities.h"

namespace aisle {
namespace {

constexpr std::int64_t kPointedMax = 20;

class Pointer {
 public:
  Pointer(Utterance& words, const Lexicon& lexicon, Pointing& out)
      : words_(words), lexicon_(lexicon), out_(out) {}

  void read() {
    // "First aid kit" points at nothing; its words stay free, so they are only passed over.
    for (std::size_t i = 0; i < words_.size();) {
      if (const auto span = words_.at(i, lexicon_.list("not_ordinals"))) {
        i = span->end;
      } else {
        i = read_ordinal(i);
      }
    }
    if (comparing() || only_numbers()) read_bare_numbers();
    take_relatives();
    take_other();
    take_pronouns();
    if (words_.take_all(lexicon_.list("these"))) out_.these = true;
    if (words_.take_all(lexicon_.list("ones"))) out_.ones = true;
    if (words_.take_all(lexicon_.list("one"))) out_.one = true;
  }

 private:
  // In "tents that sleep three" the "that" behind a noun, with more to come, points at nothing.
  void take_relatives() {
    for (std::size_t i = 1; i + 1 < words_.size(); ++i) {
      const auto relative = words_.at(i, lexicon_.list("relative"));
      if (!relative || !words_.is_free(i - 1)) continue;
      if (!lexicon_.is_common(words_.word(i - 1))) words_.take(*relative);
    }
  }

  // "The other one", but not "the other colours".
  void take_other() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const auto other = words_.at(i, lexicon_.list("other_one"));
      if (!other) continue;
      const bool leads = words_.is_free(other->end) && words_.raw_before(other->end) == " " &&
                         !lexicon_.is_common(words_.word(other->end));
      if (leads) continue;
      words_.take(*other);
      out_.other = true;
    }
  }

  // "Ist das wasserdicht?", but not "ist das Fjord wasserdicht?": there it is an article. Where a
  // verb alone points ("¿pesa mucho?"), it does not before one ("¿pesa la Fiordo?").
  void take_pronouns() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const auto pronoun = words_.at(i, lexicon_.list("pronouns"));
      if (!pronoun || leads_to_name(*pronoun)) continue;
      words_.take(*pronoun);
      out_.it = true;
    }
  }

  bool leads_to_name(Span pronoun) const {
    const auto& definite = lexicon_.list("definite");
    const auto article = words_.at(pronoun.end, definite);
    if (!article && !words_.ending_at(pronoun.end, definite)) return false;
    const std::size_t next = article ? article->end : pronoun.end;
    return words_.is_free(next) && !lexicon_.is_common(words_.word(next)) && !asks_aspect(next);
  }

  // Reads what stands at `i` and says where to go on.
  std::size_t read_ordinal(std::size_t i) {
    if (!words_.is_free(i)) return i + 1;
    if (const auto mark = words_.at(i, lexicon_.list("number_of"))) {
      if (const auto n = count_at(mark->end)) {
        point(static_cast<int>(*n), {i, mark->end + 1});
        return mark->end + 1;
      }
    }
    const auto ordinal = lexicon_.ordinals.find(words_.word(i));
    if (ordinal == lexicon_.ordinals.end()) return i + 1;
    const int position = static_cast<int>(ordinal->second);
    // "The first two", "les deux premiers".
    if (const auto n = count_at(i + 1); n && *n > 1) return point_on(position, *n, {i, i + 2});
    if (const auto n = i > 0 ? count_at(i - 1) : std::nullopt; n && *n > 1 && !is_named(i - 1)) {
      return point_on(position, *n, {i - 1, i + 1});
    }
    if (!may_point(i)) return i + 1;
    std::size_t end = i + 1;
    if (const auto one = words_.at(end, lexicon_.list("one"))) end = one->end;
    point(position, {i, end});
    return end;
  }

  // "the first" with nothing, a common word or another ordinal behind it; "first class" is a text,
  // and "how long does it last" asks for no position.
  bool may_point(std::size_t i) const {
    if (words_.at(i + 1, lexicon_.list("one"))) return true;
    const bool led = i == 0 || words_.ending_at(i, lexicon_.list("definite")) ||
                     words_.ending_at(i, lexicon_.list("compare")) ||
                     words_.ending_at(i, lexicon_.list("either"));
    if (!led) return false;
    if (i + 1 >= words_.size()) return true;
    const std::string& next = words_.word(i + 1);
    return lexicon_.is_common(next) || lexicon_.ordinals.contains(next) || asks_aspect(i + 1);
  }

  std::size_t point_on(int position, std::int64_t count, Span span) {
    for (int k = 0; k < count; ++k) {
      out_.ordinals.push_back(position < 0 ? position - k : position + k);
    }
    words_.take(span);
    return span.end;
  }

  // "Size 42 second hand": the number is another's.
  bool is_named(std::size_t i) const {
    return words_.ending_at(i, lexicon_.list("named_size")).has_value();
  }

  bool asks_aspect(std::size_t i) const {
    for (const Aspect& aspect : lexicon_.aspects) {
      if (words_.at(i, aspect.asks)) return true;
    }
    return false;
  }

  bool comparing() const { return words_.has(lexicon_.list("compare")); }

  bool only_numbers() const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_.is_free(i) && !count_at(i) && !lexicon_.is_common(words_.word(i))) return false;
    }
    return true;
  }

  void read_bare_numbers() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const auto n = count_at(i);
      const bool is_digits = n && words_.word(i)[0] >= '0' && words_.word(i)[0] <= '9';
      if (is_digits) point(static_cast<int>(*n), {i, i + 1});
    }
  }

  // A small whole number without a currency.
  std::optional<std::int64_t> count_at(std::size_t i) const {
    const auto number = read_number(words_, lexicon_, i);
    if (!number || number->has_currency || number->thousandths % 1000 != 0) return std::nullopt;
    const std::int64_t n = number->thousandths / 1000;
    if (n < 1 || n > kPointedMax) return std::nullopt;
    return n;
  }

  void point(int position, Span span) {
    out_.ordinals.push_back(position);
    words_.take(span);
  }

  Utterance& words_;
  const Lexicon& lexicon_;
  Pointing& out_;
};

}  // namespace

void read_pointing(Utterance& words, const Lexicon& lexicon, Entities& out) {
  Pointer(words, lexicon, out.pointing).read();
}

}  // namespace aisle
