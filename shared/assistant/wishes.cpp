#include "shared/assistant/wishes.h"

#include <algorithm>
#include <optional>
#include <string>

#include "shared/assistant/orders_and_cart.h"
#include "shared/base/text.h"
#include "shared/nlu/utterance.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

// How a part is parted from the one before it, from weak to strong.
enum class Border { none, joined, also, sentence };

struct Part {
  std::size_t begin = 0;  ///< In the text.
  std::size_t end = 0;
  Border border = Border::none;
};

Border border_in(std::string_view gap) {
  if (gap.find_first_of("?!;\n") != gap.npos) return Border::sentence;
  if (gap.find(". ") != gap.npos) return Border::sentence;
  return gap.find(", ") != gap.npos ? Border::joined : Border::none;
}

// Words from `i` on that are a phrase of the list; how many.
std::size_t phrase_at(const std::vector<Word>& all, std::size_t i, const Lexicon& lexicon,
                      std::string_view list) {
  std::size_t longest = 0;
  for (const Phrase& phrase : lexicon.list(list)) {
    if (phrase.size() <= longest || i + phrase.size() > all.size()) continue;
    bool same = true;
    for (std::size_t k = 0; same && k < phrase.size(); ++k) {
      same = lexicon.forms.plain(all[i + k].folded) == phrase[k];
    }
    if (same) longest = phrase.size();
  }
  return longest;
}

// Where the text may be parted: its pieces, each between words that may part.
std::vector<Part> pieces(std::string_view text, const Lexicon& lexicon) {
  const std::vector<Word> all = words(text, kUtteranceWordsMax);
  std::vector<Part> parts;
  Border border = Border::none;
  std::size_t end = 0;  // Of the word before.
  for (std::size_t i = 0; i < all.size();) {
    border = std::max(border, border_in(text.substr(end, all[i].begin - end)));
    const std::size_t also = phrase_at(all, i, lexicon, "also");
    const std::size_t joins = phrase_at(all, i, lexicon, "joins");
    if (also + joins > 0) {
      border = std::max(border, also >= joins ? Border::also : Border::joined);
      i += std::max(also, joins);
      end = all[i - 1].end;
      continue;
    }
    end = all[i].end;
    if (parts.empty() || (border != Border::none && parts.size() < kPartsMax)) {
      parts.push_back({all[i].begin, end, border});
    }
    parts.back().end = end;
    border = Border::none;
    ++i;
  }
  // A question keeps its mark: it is told by it.
  for (Part& part : parts) {
    while (part.end < text.size() &&
           std::string_view("?!.").find(text[part.end]) != std::string_view::npos) {
      ++part.end;
    }
  }
  return parts;
}

/// One part, understood alone.
class Clause {
 public:
  Clause(std::string_view text, const Lexicon& lexicon, const Understand& understand)
      : lexicon_(lexicon), words_(text, lexicon), understood_(understand(text)) {}

  Intent intent() const { return understood_.intent; }
  bool names_order() const { return !understood_.entities.order_number.empty(); }
  const std::string& category() const { return understood_.entities.category; }
  bool has(std::string_view list) const { return words_.has(lexicon_.list(list)); }

  bool corrects() const {
    const Entities& entities = understood_.entities;
    return entities.corrects && (entities.names_catalog() || !entities.text.empty());
  }

  /// "Actually no," and what is wanted instead is still to come.
  bool only_corrects() const { return understood_.entities.corrects && !corrects(); }

  bool searches() const {
    return intent() == Intent::find_product || intent() == Intent::recommend;
  }

  /// Whether it begins like a sentence that wants something.
  bool opens() const {
    for (const char* list :
         {"question", "search", "how_to", "compare", "recommend", "which_better"}) {
      if (words_.at(0, lexicon_.list(list))) return true;
    }
    return false;
  }

  /// Whether it is a wish without what stands around it.
  bool stands() const {
    const Entities& entities = understood_.entities;
    switch (intent()) {
      case Intent::find_product:
      case Intent::recommend:
        // "I love my tent" tells something.
        if (has("own_order") || has("possessive")) return has("gift") || has("search");
        if (words_.at(0, lexicon_.list("definite"))) return has("search");
        return !entities.category.empty() || entities.names_kind || has("gift") ||
               (has("search") && !entities.text.empty());
      case Intent::policy_question: return has("policy_topics");
      case Intent::product_question: return opens();
      case Intent::compare: return opens() || has("compare");
      case Intent::pick_result:
      case Intent::browse: return opens();
      case Intent::talk_to_person:
      case Intent::complaint:
      case Intent::order_status:
      case Intent::thanks: return true;
      default: return is_about_orders_or_cart(intent()) && stands_for_itself();
    }
  }

 private:
  bool stands_for_itself() const {
    return has(enum_name(intent())) || !understood_.entities.order_number.empty() || opens();
  }

  const Lexicon& lexicon_;
  Utterance words_;
  Understanding understood_;
};

// Whether the text is parted between these two, each of which is a wish.
bool parts(const Clause& left, const Clause& right, Border border) {
  if (right.searches()) {
    // "A tent and a sleeping bag" are two searches, "hats and gloves" of one category are one.
    const bool another = !right.category().empty() && right.category() != left.category();
    if (left.searches() && !another) return border == Border::also && right.category().empty();
    if (left.intent() == Intent::compare && border == Border::joined) return false;
    return border != Border::joined || right.opens() || (left.searches() && another);
  }
  if (right.intent() == left.intent() && is_about_orders_or_cart(right.intent())) return false;
  // "And TF-1003, has it come?" asks once.
  if (right.intent() == Intent::order_status && !right.names_order() &&
      (is_about_orders(left.intent()) || left.intent() == Intent::order_status)) {
    return false;
  }
  if (border != Border::joined) return true;
  switch (right.intent()) {
    case Intent::policy_question: return right.opens() || left.intent() != right.intent();
    case Intent::product_question:
    case Intent::compare: return right.opens() || right.has("compare");
    case Intent::thanks: return false;
    default: return true;
  }
}

}  // namespace

std::vector<std::string_view> part_wishes(std::string_view text, const Lexicon& lexicon,
                                          const Understand& understand) {
  std::vector<Part> all = pieces(text, lexicon);
  std::vector<std::string_view> wishes;
  if (all.size() < 2) return {text};
  const auto between = [&](std::size_t begin, std::size_t end) {
    return text.substr(begin, end - begin);
  };
  Part current = all.front();
  std::optional<Clause> left;
  left.emplace(between(current.begin, current.end), lexicon, understand);
  for (std::size_t i = 1; i < all.size(); ++i) {
    std::optional<Clause> right;
    right.emplace(between(all[i].begin, all[i].end), lexicon, understand);
    if (right->only_corrects() && i + 1 < all.size()) {
      all[i + 1].begin = all[i].begin;
      all[i + 1].border = Border::sentence;
      continue;
    }
    if (right->corrects()) {
      // "Jackets. Actually no, boots": what was said before is taken back.
      wishes.clear();
      current = all[i];
      left.emplace(std::move(*right));
    } else if (left->stands() && right->stands() && parts(*left, *right, all[i].border)) {
      wishes.push_back(between(current.begin, current.end));
      current = all[i];
      left.emplace(std::move(*right));
    } else {
      current.end = all[i].end;
      left.emplace(between(current.begin, current.end), lexicon, understand);
    }
  }
  wishes.push_back(between(current.begin, current.end));
  if (wishes.size() == 1 && current.begin == all.front().begin) wishes.front() = text;
  return wishes;
}

}  // namespace aisle
