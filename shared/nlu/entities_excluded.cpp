// What is not wanted: "not from Tarnfell", "without wool", "anything but black or grey".
//
// A name of the catalog can be left out of a search; other words ("without a hood") can only be
// repeated, since a text that mentions a hood may say that there is none.
#include "shared/nlu/entities.h"

namespace aisle {
namespace {

constexpr std::size_t kNameWords = 3;  ///< Of a name behind "not": "not the rain jackets".

class Excluded {
 public:
  Excluded(Utterance& words, const Lexicon& lexicon, const NameIndex& names,
           std::string_view currency, Entities& out)
      : words_(words), lexicon_(lexicon), names_(names), currency_(currency), out_(out) {}

  void read() {
    while (const auto negation = words_.find(lexicon_.list("negation"))) {
      std::size_t end = read_one(negation->end);
      while (const auto nor = words_.at(end, lexicon_.list("nor"))) {
        const std::size_t next = read_one(nor->end);
        if (!found_) break;
        end = next;
      }
      words_.take({negation->begin, end});
    }
  }

 private:
  // Reads what stands at `i`, small words aside, and says where it ends.
  std::size_t read_one(std::size_t i) {
    found_ = false;
    while (words_.is_free(i) && lexicon_.stop_words.contains(words_.word(i))) ++i;
    if (!words_.is_free(i)) return i;
    for (std::size_t count = kNameWords; count > 0; --count) {
      const Span span{i, i + count};
      if (!words_.is_free(span) || !stands_together(span)) continue;
      if (const auto name = name_in(span)) {
        out_.without.push_back(*name);
        found_ = true;
        return span.end;
      }
    }
    if (lexicon_.is_common(words_.word(i))) return i;
    out_.excluded.emplace_back(words_.raw(i));
    found_ = true;
    return i + 1;
  }

  bool stands_together(Span span) const {
    if (span.size() > 1 && lexicon_.stop_words.contains(words_.word(span.end - 1))) return false;
    for (std::size_t i = span.begin + 1; i < span.end; ++i) {
      if (words_.raw_before(i) != " ") return false;
    }
    return true;
  }

  // The one name that the words are, and nothing beside it.
  std::optional<Attribute> name_in(Span span) const {
    std::string text;
    for (std::size_t i = span.begin; i < span.end; ++i) {
      text += (text.empty() ? "" : " ") + std::string(words_.raw(i));
    }
    const Entities read = read_entities(text, lexicon_, names_, currency_);
    const std::size_t count =
        (read.category.empty() ? 0u : 1u) + (read.brand.empty() ? 0u : 1u) + read.options.size();
    const bool limits = read.price_min || read.price_max || !read.limits.empty();
    if (count != 1 || !read.text.empty() || limits) return std::nullopt;
    if (!read.category.empty()) return Attribute{"category", read.category};
    if (!read.brand.empty()) return Attribute{"brand", read.brand};
    return read.options.front();
  }

  Utterance& words_;
  const Lexicon& lexicon_;
  const NameIndex& names_;
  std::string_view currency_;
  Entities& out_;
  bool found_ = false;
};

}  // namespace

void read_excluded(Utterance& words, const Lexicon& lexicon, const NameIndex& names,
                   std::string_view currency, Entities& out) {
  Excluded(words, lexicon, names, currency, out).read();
}

}  // namespace aisle
