#include "shared/assistant/understanding.h"

#include <algorithm>
#include <string>

#include "shared/assistant/orders_and_cart.h"
#include "shared/assistant/policy_query.h"
#include "shared/assistant/query.h"
#include "shared/assistant/witnesses.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

struct FoundAspect {
  const Aspect* aspect = nullptr;
  int direction = 0;
  std::size_t length = 0;  ///< Words of the phrase that names it.

  void consider(const Witnesses& see, const Aspect& named, const std::vector<Phrase>& phrases,
                int wanted) {
    const auto span = see.words.find(phrases);
    if (span && span->size() > length) *this = {&named, wanted, span->size()};
  }
};

// What the aspect is and which end of it is meant. "How much" and "come in" are said of much else
// ("how much does it weigh?"), so price and stock give way, unless a choice is named already
// ("how much is it in size M?").
void read_aspect(const Witnesses& see, Understanding& out) {
  FoundAspect special, common;
  for (const Aspect& aspect : see.lexicon.aspects) {
    FoundAspect& found = aspect.name == "price" || aspect.name == "stock" ? common : special;
    found.consider(see, aspect, aspect.lower, -1);
    found.consider(see, aspect, aspect.higher, 1);
    found.consider(see, aspect, aspect.asks, 0);
  }
  const bool names_choice = special.aspect && !out.entities.options.empty() &&
                            see.lexicon.option_kinds.contains(special.aspect->name);
  const FoundAspect& found = special.aspect && !(names_choice && common.aspect) ? special : common;
  out.aspect = found.aspect;
  out.direction = found.direction;
  if (!see.has("restock")) return;
  const auto stock = std::find_if(see.lexicon.aspects.begin(), see.lexicon.aspects.end(),
                                  [](const Aspect& aspect) { return aspect.name == "stock"; });
  if (stock != see.lexicon.aspects.end()) out.aspect = &*stock;
}

// Messages that a single phrase makes up.
std::optional<Intent> by_whole(const Witnesses& see) {
  constexpr std::pair<const char*, Intent> kWhole[] = {
      {"goodbye", Intent::goodbye},  {"who_are_you", Intent::who_are_you},
      {"browse", Intent::browse},    {"show_more", Intent::show_more},
      {"deny", Intent::deny},        {"affirm", Intent::affirm},
      {"thanks", Intent::thanks},    {"help", Intent::help},
      {"greeting", Intent::greeting}};
  for (const auto& [list, intent] : kWhole) {
    if (see.is_only(list)) return intent;
  }
  if (see.has("who_are_you")) return Intent::who_are_you;
  return std::nullopt;
}

// Messages that a phrase gives away, whatever else they say.
std::optional<Intent> by_phrase(const Witnesses& see, const Entities& entities) {
  if (see.has("order_status") || see.has("own_account")) {
    return see.has("complaint") ? Intent::complaint : Intent::order_status;
  }
  if (see.has("person") && !entities.names_catalog()) return Intent::talk_to_person;
  // "My boots leak", but not "boots that don't leak".
  if (see.has("complaint") && (!entities.names_catalog() || see.has("possessive"))) {
    return Intent::complaint;
  }
  return std::nullopt;
}

// "Which is lighter?", "compare the first two"; "cheaper ones" is another search instead.
bool compares(const Witnesses& see, const Understanding& out) {
  const Pointing& pointing = out.entities.pointing;
  if (see.has("compare")) return true;
  if (ranks_category(out)) return true;
  const bool several = see.context.listed.size() > 1;
  // "Which is lighter, the Fjord or the Wren tent?", "which of them is waterproof?"
  const bool which = see.has("which_of") && out.aspect && !out.aspect->attributes.empty();
  if (which && !several && out.direction != 0 && !out.entities.text.empty()) return true;
  if (which && several && out.entities.category.empty() && !pointing.it) return true;
  // "The warmer one" is found by comparing; the cheaper one is known from the list.
  const bool measured = out.direction != 0 && out.aspect && !out.aspect->attributes.empty();
  if (several && measured && pointing.one && out.entities.category.empty()) return true;
  if (!several || !out.entities.category.empty()) return false;
  if (see.has("which_better")) return true;
  if (out.direction == 0 || pointing.ones || see.has("search")) return false;
  if (pointing.these || pointing.ordinals.size() > 1) return true;
  // "Which one is lighter?", but not "the lighter one".
  return out.asks && !pointing.it && !(pointing.one && see.has("definite"));
}

bool points_at_product(const Witnesses& see, const Understanding& out) {
  const Pointing& pointing = out.entities.pointing;
  if (pointing.it) return !see.context.focus.empty() || !see.context.listed.empty();
  if (pointing.other) return !see.context.listed.empty();
  return !pointing.ordinals.empty() || (pointing.one && !see.context.listed.empty());
}

// A product's title stands in the message when all its words do; one shown already is enough.
bool asks_about_product(const Witnesses& see, const Understanding& out) {
  const Entities& entities = out.entities;
  const bool pointed = points_at_product(see, out);
  const bool about = out.aspect && out.direction == 0;
  // "What about a mat to go with it?" looks for another one.
  const bool another = !about && out.entities.pointing.it && see.has("search") &&
                       (!entities.category.empty() || entities.names_kind);
  if (another) return false;
  if (pointed && (about || out.asks)) return true;
  if (entities.pointing.it && about && out.asks) return true;  // Which product, is then asked.
  if (see.has("search") && !see.likely(Intent::product_question)) return false;
  if (!entities.category.empty() || !entities.brand.empty()) {
    // "How heavy is the Tarnfell tent?" names one, and so does "is the tent waterproof?" on its
    // page; "which tents are waterproof?" does not.
    const bool names_one = !entities.text.empty() || !see.context.focus.empty();
    return about && out.asks && see.has("definite") && names_one;
  }
  // "In M?", on a product's page.
  const bool of_choice = !entities.options.empty() && entities.text.empty() && out.asks;
  if (of_choice && !see.context.focus.empty() && see.context.listed.empty()) return true;
  if (!about) {
    return out.asks && !see.context.focus.empty() && see.likely(Intent::product_question);
  }
  if (!see.context.focus.empty()) return true;
  return out.asks && (see.has("definite") || see.likely(Intent::product_question)) &&
         (!entities.text.empty() || !see.context.listed.empty());
}

bool asks_policy(const Witnesses& see, const Understanding& out) {
  if (see.has("policy_topics")) {
    const bool searches = !out.entities.category.empty() && see.has("search");
    return !searches || see.sure_of(Intent::policy_question);
  }
  if (out.entities.names_catalog()) return false;
  // "How do I swap?" asks for the rules of what the model takes it for.
  const bool of_rules = see.has("how_to") && is_about_orders(see.predicted);
  return see.sure_of(of_rules ? see.predicted : Intent::policy_question);
}

// "How much?", "and how long?" right after a policy was quoted: what it asks about is still that.
bool continues_policy(const Witnesses& see, const Entities& entities) {
  return !entities.names_catalog() && !entities.names_kind &&
         !continued_policy_query(see.context.policy_query, see.text, see.lexicon).empty();
}

// "The second one", "the cheaper one", "tell me about it".
bool picks(const Witnesses& see, const Understanding& out) {
  const Pointing& pointing = out.entities.pointing;
  if (!pointing.ordinals.empty()) return true;
  if (pointing.other) return see.context.listed.size() > 1;
  if (pointing.it && out.entities.text.empty() && !out.entities.narrows()) {
    return !see.context.focus.empty() || see.context.listed.size() == 1;
  }
  return pointing.one && !see.context.listed.empty() && see.has("definite") &&
         out.entities.category.empty();
}

// A reply to "which kind?", or that it doesn't matter.
std::optional<Intent> by_narrowing(const Witnesses& see, const Understanding& out) {
  if (!see.context.is_narrowing() || !see.context.wanted) return std::nullopt;
  const auto& replies = see.context.question->replies;
  const bool chosen = std::find(replies.begin(), replies.end(), see.text) != replies.end();
  const Entities& entities = out.entities;
  const bool limits = entities.names_catalog() || entities.price_min || entities.price_max;
  const bool tells = entities.text.empty() && limits && (chosen || !see.has("search"));
  if (!tells && !see.is_only("indifferent")) return std::nullopt;
  const bool recommends = see.context.intent == enum_name(Intent::recommend);
  return recommends ? Intent::recommend : Intent::refine_search;
}

// "No, the blue one", "I meant trousers", "no, under 50": what takes back the message before.
std::optional<Intent> by_correction(const Witnesses& see, const Understanding& out) {
  const Entities& entities = out.entities;
  if (entities.goes_back && earlier_query(see.context, entities)) return Intent::refine_search;
  if (!entities.corrects) return std::nullopt;
  const Pointing& pointing = entities.pointing;
  if (pointing.other || !pointing.ordinals.empty()) return Intent::pick_result;
  const bool asked = see.context.intent == enum_name(Intent::product_question);
  const bool of_choice = !entities.options.empty() && entities.category.empty();
  if (asked && of_choice && !pointing.one && !see.context.focus.empty()) {
    return Intent::product_question;
  }
  if (pointing.one && !see.context.listed.empty()) return Intent::pick_result;
  const bool tells = entities.narrows() || !entities.text.empty();
  if (see.context.wanted && tells && !see.has("policy_topics")) return Intent::refine_search;
  return std::nullopt;
}

bool refines(const Witnesses& see, const Understanding& out) {
  const Entities& entities = out.entities;
  if (!see.context.wanted) return false;
  if (entities.lifted.any() || entities.cheaper || entities.dearer) return true;
  if (!entities.category.empty()) return false;
  if (entities.text.empty()) return entities.narrows() || !entities.limits.empty();
  if (entities.names_kind) return false;
  if (!entities.limits.empty()) return true;
  if (entities.pointing.ones || entities.pointing.these || see.has("only")) return true;
  // One more word ("waterproof") narrows; several are a new wish, which in a language that writes
  // words together is one ("Lederstiefel").
  const bool joins = !see.lexicon.search.compound_links.empty();
  const bool one_word = entities.text.find(' ') == entities.text.npos;
  return one_word && !joins && !entities.narrows() && see.likely(Intent::find_product);
}

// What remains open is for the model, and for the look of the words.
Intent by_model(const Witnesses& see, const Understanding& out) {
  const Entities& entities = out.entities;
  // The policies may know how.
  if (see.has("how_to") && !see.sure_of(Intent::help)) return Intent::unsure;
  if (see.has("recommend") || see.has("gift")) return Intent::recommend;
  if (entities.names_catalog()) return Intent::find_product;
  if (entities.narrows()) return Intent::find_product;
  if (see.confidence >= kSureConfidence && !is_about_orders_or_cart(see.predicted)) {
    const bool needs_words = see.predicted == Intent::find_product;
    // "Do you sell iPhones?"
    const bool names = see.predicted == Intent::browse && see.has("search") &&
                       !entities.text.empty() && entities.text.find(' ') == entities.text.npos;
    if (names) return Intent::find_product;
    if (!needs_words || !entities.text.empty()) return see.predicted;
    if (see.context.wanted) return Intent::refine_search;
  }
  if (see.has("browse")) return Intent::browse;
  if (see.has("help") && entities.text.empty()) return Intent::help;
  if (entities.text.empty()) {
    if (see.has("greeting")) return Intent::greeting;
    const bool settled =
        see.predicted == Intent::find_product || is_about_orders_or_cart(see.predicted);
    return see.confidence >= kLikelyConfidence && !settled ? see.predicted : Intent::unsure;
  }
  const auto spaces = std::count(entities.text.begin(), entities.text.end(), ' ');
  const bool short_name = spaces < 4 && !out.asks;
  if (see.has("search") || short_name) return Intent::find_product;
  if (see.likely(Intent::find_product) || see.likely(Intent::policy_question)) {
    return see.predicted;
  }
  return Intent::unsure;
}

Intent decide_intent(const Witnesses& see, Understanding& out) {
  if (const auto intent = by_narrowing(see, out)) return *intent;
  // "No, the other" is all small words, and more than a no.
  if (const auto intent = by_whole(see); intent && !out.entities.pointing.other) return *intent;
  if (const auto intent = about_orders_or_cart(see, out)) return *intent;
  if (const auto intent = by_phrase(see, out.entities)) return *intent;
  if (const auto intent = by_correction(see, out)) return *intent;
  if (compares(see, out)) return Intent::compare;
  const bool changes = out.entities.cheaper || out.entities.dearer || out.entities.lifted.any();
  if (changes && see.context.wanted && !out.entities.pointing.one) {
    return Intent::refine_search;
  }
  if (asks_policy(see, out) || continues_policy(see, out.entities)) return Intent::policy_question;
  if (asks_about_product(see, out)) return Intent::product_question;
  if (picks(see, out)) return Intent::pick_result;
  if (refines(see, out)) return Intent::refine_search;
  if (see.has("show_more") && out.entities.text.empty() && !out.entities.narrows() &&
      see.context.wanted) {
    return Intent::show_more;
  }
  return by_model(see, out);
}

}  // namespace

bool ranks_category(const Understanding& understood) {
  const Entities& entities = understood.entities;
  // "Lighter than 1 kg" is a limit.
  const bool limited = std::any_of(
      entities.limits.begin(), entities.limits.end(),
      [](const Limit& limit) { return !limit.kind.empty(); });
  return !limited && understood.direction != 0 && understood.aspect &&
         !understood.aspect->attributes.empty() && !entities.category.empty() &&
         !entities.pointing.any() && entities.text.empty();
}

Understanding understand(std::string_view text, const Context& context, const Lexicon& lexicon,
                         const IntentModel* model, const NameIndex& names,
                         std::string_view currency) {
  const Utterance words(text, lexicon);
  Understanding out;
  out.entities = read_entities(text, lexicon, names, currency);
  const bool marked = text.find('?') != text.npos;
  std::size_t first = 0;
  while (first < words.size() && words.at(first, lexicon.list("greeting"))) ++first;
  out.asks = marked || words.at(first, lexicon.list("question")).has_value();
  Witnesses see{text, words, context, lexicon, Intent::unsure, 0};
  if (model) {
    const Prediction prediction = model->predict(text);
    see.predicted = enum_value<Intent>(prediction.intent).value_or(Intent::unsure);
    see.confidence = prediction.confidence;
  }
  read_aspect(see, out);
  out.intent = decide_intent(see, out);
  return out;
}

}  // namespace aisle
