#include "shared/assistant/order_wish.h"

#include <algorithm>

#include "shared/assistant/citing.h"
#include "shared/assistant/references.h"
#include "shared/base/text.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

constexpr std::size_t kPartBytesMin = 4;  // Of a word within another; less is an ending or a size.

std::string join(const std::vector<Attribute>& options) {
  std::string text;
  for (const Attribute& option : options) text += (text.empty() ? "" : ", ") + option.value;
  return text;
}

// Order numbers are compared without case, as `folded_number` of the server does.
std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return result;
}

// `word` stands in `text` between what are no letters and no digits; both are folded.
bool has_word(std::string_view text, std::string_view word) {
  if (word.empty()) return false;
  const auto part_of_word = [&](std::size_t i) {
    const auto c = static_cast<unsigned char>(text[i]);
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
  };
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !part_of_word(at - 1)) && (end == text.size() || !part_of_word(end))) {
      return true;
    }
  }
  return false;
}

// Wishes that an open question gives way to, since they say clearly what they are.
bool is_another_wish(Intent intent) {
  switch (intent) {
    case Intent::policy_question:
    case Intent::compare:
    case Intent::browse:
    case Intent::recommend:
    case Intent::greeting:
    case Intent::thanks:
    case Intent::goodbye:
    case Intent::deny:
    case Intent::who_are_you:
    case Intent::help:
    case Intent::talk_to_person:
    case Intent::list_orders:
    case Intent::cancel_order:
    case Intent::change_address:
    case Intent::change_items:
    case Intent::change_payment:
    case Intent::return_items:
    case Intent::exchange_items:
    case Intent::refund_status:
    case Intent::add_to_cart:
    case Intent::change_cart:
    case Intent::remove_from_cart:
    case Intent::show_cart: return true;
    default: return false;
  }
}

// "It's been three days": a sentence, and neither a question nor what anything is called.
bool only_tells(const Scene& scene) {
  const Intent intent = scene.understood.intent;
  const bool open = intent == Intent::find_product || intent == Intent::unsure;
  const Utterance words(scene.text, scene.lexicon);
  if (!open || scene.understood.asks || scene.understood.entities.narrows() ||
      words.has(scene.lexicon.list("search"))) {
    return false;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (scene.lexicon.stop_words.contains(words.word(i))) return true;
  }
  return false;
}

}  // namespace

std::size_t count_words(std::string_view name, const std::vector<std::string>& wanted,
                        const Lexicon& lexicon) {
  if (!lexicon.forms.compounds) return count_held(name, wanted, lexicon);
  const Utterance parts(name, lexicon);
  return static_cast<std::size_t>(
      std::count_if(wanted.begin(), wanted.end(), [&](const std::string& word) {
        const std::string one = lexicon.forms.singular(word);
        for (std::size_t i = 0; i < parts.size() && one.size() >= kPartBytesMin; ++i) {
          if (std::string_view(parts.singular(i)).ends_with(one)) return true;
        }
        return count_held(name, {word}, lexicon) > 0;
      }));
}

std::vector<std::string_view> told(const Scene& scene) {
  std::vector<std::string_view> texts = {scene.text};
  if (!scene.context.question || !scene.answers) return texts;
  const auto& before = scene.context.question->told;
  texts.insert(texts.end(), before.rbegin(), before.rend());
  return texts;
}

bool names_order(const Scene& scene) {
  const auto& question = scene.context.question;
  return scene.turn.form || !scene.understood.entities.order_number.empty() ||
         (question && scene.answers && question->orders.size() == 1);
}

OrderId meant_order(const Scene& scene) {
  if (const auto& form = scene.turn.form) {
    return form->return_items ? form->return_items->order : form->change_address->order;
  }
  const Entities& said = scene.understood.entities;
  if (!said.order_number.empty()) return {upper(said.order_number)};
  if (names_order(scene)) return scene.context.question->orders.front();
  return said.last_order ? OrderId{} : scene.context.order;
}

std::string item_name(const LineItem& line) {
  const std::string options = join(line.options);
  return options.empty() ? line.title : line.title + " (" + options + ")";
}

std::string variant_name(const Variant& variant) { return join(variant.options); }

std::string method_name(const PaymentMethod& method) {
  return method.last_digits.empty() ? method.label : method.label + ' ' + method.last_digits;
}

std::vector<const LineItem*> meant_items(const Scene& scene, const std::vector<LineItem>& lines,
                                         std::string_view all) {
  for (const std::string_view text : told(scene)) {
    std::vector<const LineItem*> meant;
    if (fold(text) == fold(all)) {
      for (const LineItem& line : lines) meant.push_back(&line);
      return meant;
    }
    const std::vector<std::string> wanted = content_words(text, scene.lexicon);
    std::size_t most = 0;
    for (const LineItem& line : lines) {
      const std::string name = item_name(line);
      if (fold(text) == fold(name)) return {&line};
      const std::size_t held = count_words(name, wanted, scene.lexicon);
      if (held > most) meant.clear();
      if (held > 0 && held >= most) meant.push_back(&line);
      most = std::max(most, held);
    }
    if (meant.size() == 1) return meant;
  }
  return {};
}

const Variant* meant_variant(const Scene& scene, const std::vector<const Variant*>& choices) {
  for (const std::string_view text : told(scene)) {
    const std::string folded = fold(text);
    const Utterance words(text, scene.lexicon);
    const auto says = [&](const Attribute& option) {
      if (has_word(folded, fold(option.value))) return true;
      const WordForms& forms = scene.lexicon.forms;
      const std::string one = forms.singular(forms.plain(option.value));
      for (std::size_t i = 0; i < words.size() && one.size() >= kPartBytesMin; ++i) {
        if (words.singular(i) == one) return true;  // "The slate-grey ones", where endings differ.
      }
      return false;
    };
    const Variant* found = nullptr;
    std::size_t most = 0;
    bool alone = false;
    for (const Variant* choice : choices) {
      if (folded == fold(variant_name(*choice))) return choice;
      const auto held = static_cast<std::size_t>(
          std::count_if(choice->options.begin(), choice->options.end(), says));
      if (held == 0 || held < most) continue;
      alone = held > most;
      most = held;
      found = choice;
    }
    if (found && alone) return found;
  }
  return nullptr;
}

const PaymentMethod* meant_method(const Scene& scene, const std::vector<PaymentMethod>& methods) {
  for (const std::string_view text : told(scene)) {
    const std::string folded = fold(text);
    const PaymentMethod* found = nullptr;
    int fitting = 0;
    for (const PaymentMethod& method : methods) {
      if (folded == fold(method_name(method))) return &method;
      if (!has_word(folded, fold(method.label)) && !has_word(folded, method.last_digits)) continue;
      found = &method;
      ++fitting;
    }
    if (fitting == 1) return found;
  }
  return nullptr;
}

bool answers_question(const Scene& scene) {
  const auto& question = scene.context.question;
  if (!question || scene.context.is_narrowing()) return false;
  const auto& replies = question->replies;
  if (std::find(replies.begin(), replies.end(), scene.text) != replies.end()) return true;
  const Entities& said = scene.understood.entities;
  const bool names_order = !said.order_number.empty() || said.last_order;
  // About the cart: a colour, a size, a number, one of its lines. Anything else is another wish.
  const auto about = enum_value<Intent>(question->intent);
  const bool of_cart = about == Intent::add_to_cart || about == Intent::change_cart ||
                       about == Intent::remove_from_cart;
  if (of_cart && question->asking == "variant" && (!said.category.empty() || !said.brand.empty())) {
    return false;
  }
  const bool asks_order = question->asking == "order" || question->asking == "identity" ||
                          question->asking == "code";
  if (question->asking == kAskingProduct) {
    const Intent intent = scene.understood.intent;
    const Utterance words(scene.text, scene.lexicon);
    const bool finds = intent == Intent::find_product || intent == Intent::refine_search;
    return intent == Intent::pick_result ||
           (finds && !words.has(scene.lexicon.list("search")) &&
            (words.has(scene.lexicon.list("definite")) || resolve(scene).products.size() == 1));
  }
  // An address typed here instead of into the form, perhaps with a mark in its place by now.
  const bool has_address = scene.text.find('@') != scene.text.npos ||
                           scene.text.find("[email]") != scene.text.npos;
  if (asks_order && has_address) return true;
  if (asks_order) {
    return (names_order && !is_another_wish(scene.understood.intent)) || only_tells(scene);
  }
  return !is_another_wish(scene.understood.intent);
}

}  // namespace aisle
