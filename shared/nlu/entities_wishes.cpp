// Fixed phrases: order, stock, reductions, ratings, and limits that are lifted.
#include <algorithm>

#include "shared/nlu/entities.h"

namespace aisle {
namespace {

constexpr std::int64_t kStarsMax = 5;
constexpr std::int64_t kGoodRatingHundredths = 400;

// The kind of limit that the words at `i` name; takes nothing.
std::optional<Span> limit_at(const Utterance& words, const Lexicon& lexicon, std::size_t i,
                             Lifted& lifted) {
  const auto named = [&](const char* list) { return words.at(i, lexicon.list(list)); };
  if (const auto span = named("price_words")) return lifted.price = true, span;
  if (const auto span = named("brand_words")) return lifted.brand = true, span;
  if (const auto span = named("category_words")) return lifted.category = true, span;
  if (const auto span = named("rating_unit")) return lifted.rating = true, span;
  for (const auto& [kind, names] : lexicon.option_kinds) {
    for (const std::string& name : names) {
      if (!words.is_free(i) || !words.is(i, name)) continue;
      lifted.option_kinds.push_back(kind);
      return Span{i, i + 1};
    }
  }
  return std::nullopt;
}

std::size_t behind_stop_words(const Utterance& words, const Lexicon& lexicon, std::size_t i) {
  while (words.is_free(i) && lexicon.stop_words.contains(words.word(i))) ++i;
  return i;
}

// "any brand", "forget about the price".
void read_lifted_behind(Utterance& words, const Lexicon& lexicon, std::string_view list,
                        Lifted& lifted) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto mark = words.at(i, lexicon.list(list));
    if (!mark) continue;
    const std::size_t begin = behind_stop_words(words, lexicon, mark->end);
    if (const auto limit = limit_at(words, lexicon, begin, lifted)) words.take({i, limit->end});
  }
}

// "the price does not matter".
void read_lifted_before(Utterance& words, const Lexicon& lexicon, Lifted& lifted) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    Lifted named = lifted;
    const auto limit = limit_at(words, lexicon, i, named);
    if (!limit) continue;
    const auto mark = words.at(limit->end, lexicon.list("forget_after"));
    if (!mark) continue;
    lifted = std::move(named);
    words.take({i, mark->end});
  }
}

// "Barato" asks for an order, but "más barato" for less than what was shown.
bool is_in_comparison(const Utterance& words, const Lexicon& lexicon, Span span) {
  for (const char* list : {"cheaper", "dearer"}) {
    const auto found = words.ending_at(span.end, lexicon.list(list));
    if (found && found->size() > span.size()) return true;
  }
  return false;
}

}  // namespace

void read_lifted(Utterance& words, const Lexicon& lexicon, Entities& out) {
  if (words.take_all(lexicon.list("start_over"))) out.lifted.all = true;
  read_lifted_behind(words, lexicon, "forget", out.lifted);
  read_lifted_behind(words, lexicon, "any", out.lifted);
  read_lifted_before(words, lexicon, out.lifted);
}

void read_wishes(Utterance& words, const Lexicon& lexicon, Entities& out) {
  constexpr std::pair<const char*, WantedOrder> kOrders[] = {
      {"sort_price_up", WantedOrder::price_up},
      {"sort_price_down", WantedOrder::price_down},
      {"sort_rating", WantedOrder::rating},
      {"sort_newest", WantedOrder::newest}};
  for (const auto& [list, order] : kOrders) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto span = words.at(i, lexicon.list(list));
      if (!span || is_in_comparison(words, lexicon, *span)) continue;
      words.take(*span);
      out.order = order;
    }
  }
  // What contains "available" or "sale" without meaning it goes first.
  words.take_all(lexicon.list("not_reduced"));
  if (words.take_all(lexicon.list("available"))) out.available_only = true;
  if (words.take_all(lexicon.list("reduced"))) out.reduced_only = true;
  // "cheaper than 50" is a price: its reader comes later and needs the words.
  const auto relative = [&](const char* list) {
    const auto found = words.find(lexicon.list(list));
    if (!found) return false;
    for (std::size_t i = found->end; i < words.size() && i < found->end + 3; ++i) {
      // "The cheaper one" is no price.
      if (words.at(i, lexicon.list("one"))) break;
      if (read_number(words, lexicon, i)) return false;
    }
    words.take(*found);
    return true;
  };
  out.cheaper = relative("cheaper");
  out.dearer = relative("dearer");
}

void read_rating(Utterance& words, const Lexicon& lexicon, Entities& out) {
  const auto& units = lexicon.list("rating_unit");
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto stars = read_number(words, lexicon, i);
    if (!stars || stars->has_currency || stars->thousandths > kStarsMax * 1000) continue;
    // "at least 4 stars", or "rated 4 and up".
    Span span = stars->span;
    const auto least = words.ending_at(i, lexicon.list("price_at_least"));
    const auto behind = words.at(span.end, units);
    const auto before = words.ending_at(least ? least->begin : i, units);
    if (!behind && !before) continue;
    if (least) span.begin = least->begin;
    if (before) span.begin = before->begin;
    if (behind) span.end = behind->end;
    if (const auto up = words.at(span.end, lexicon.list("price_at_least_after"))) {
      span.end = up->end;
    }
    out.rating_min_hundredths = stars->thousandths / 10;
    words.take(span);
    return;
  }
  if (words.take_all(lexicon.list("rating_good")))
    out.rating_min_hundredths = kGoodRatingHundredths;
}

}  // namespace aisle
